"""Tries at what is limited, counted in the database so that all processes count together."""

import datetime
import hashlib
from collections.abc import Collection

from sqlmodel import Session, col, delete, func, select, text

from pathways.store.account_rows import AttemptRow
from pathways.store.moments import as_utc

LONGEST_WINDOW = datetime.timedelta(days=1)
LASTING = datetime.timedelta(days=90)


def hold_turn(session: Session, name: str) -> None:
    """Until the end of the transaction, let nobody else pass who holds the same name. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def first_attempt(
    session: Session, kind: str, key: str, since: datetime.datetime, most: int
) -> datetime.datetime | None:
    """None while there were fewer than most tries since a moment; else when the one was that has to go first."""
    found = (col(AttemptRow.kind) == kind, col(AttemptRow.key) == key, col(AttemptRow.at) > since)
    if session.exec(select(func.count()).where(*found)).one() < most:
        return None
    latest = select(AttemptRow.at).where(*found).order_by(col(AttemptRow.at).desc()).offset(most - 1).limit(1)
    return as_utc(session.exec(latest).one())


def add_attempt(session: Session, kind: str, key: str, now: datetime.datetime) -> int:
    """Count one try; its number."""
    row = AttemptRow(kind=kind, key=key, at=now)
    session.add(row)
    session.flush()
    return int(row.id or 0)


def forget_attempts(session: Session, numbers: tuple[int, ...]) -> None:
    """Take tries back."""
    session.exec(delete(AttemptRow).where(col(AttemptRow.id).in_(numbers)))


def forget_kind(session: Session, kind: str, key: str) -> None:
    """Take all tries of a kind by one back."""
    session.exec(delete(AttemptRow).where(col(AttemptRow.kind) == kind, col(AttemptRow.key) == key))


def purge_attempts(session: Session, now: datetime.datetime, lasting: Collection[str] = ()) -> int:
    """Remove tries that no limit looks back to; those of lasting kinds are looked back to for longer."""
    lasts = col(AttemptRow.kind).in_(lasting)
    old = (~lasts & (col(AttemptRow.at) <= now - LONGEST_WINDOW)) | (col(AttemptRow.at) <= now - LASTING)
    return session.exec(delete(AttemptRow).where(old)).rowcount
