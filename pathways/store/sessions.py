"""Sessions, found by the digest of their token."""

import datetime
from typing import Any, get_args

from sqlmodel import Session, col, delete, select, update

from pathways.domain.account import SessionKind, SignedIn
from pathways.store.account_rows import AccountRow, FirmRow, SessionRow
from pathways.store.accounts import account_of
from pathways.store.firms import firm_of
from pathways.store.moments import as_utc


def add_session(session: Session, signed_in: SignedIn, ends: datetime.datetime) -> None:
    """Enter a session; its account must be there."""
    names = ("kind", "label", "second_factor_done", "started", "last_seen")
    fields = {name: getattr(signed_in, name) for name in names}
    session.add(SessionRow(token_digest=signed_in.session_id, account=signed_in.account.id, ends=ends, **fields))
    session.flush()


def find_session(session: Session, digest: str, kind: SessionKind) -> SignedIn | None:
    """The session of a digest with its account and firm as they are now, whether or not it is over."""
    found = (SessionRow.token_digest == digest, SessionRow.kind == kind)
    row = session.exec(_joined().where(*found)).first()
    return _signed_in(*row) if row else None


def list_sessions(session: Session, account: str) -> tuple[SignedIn, ...]:
    """All sessions of an account, the last seen first."""
    rows = session.exec(_joined().where(SessionRow.account == account).order_by(col(SessionRow.last_seen).desc()))
    return tuple(_signed_in(*row) for row in rows)


def touch_session(session: Session, digest: str, now: datetime.datetime) -> None:
    """A session was seen now; never earlier than it was seen before."""
    later = (col(SessionRow.token_digest) == digest, col(SessionRow.last_seen) < now)
    session.exec(update(SessionRow).where(*later).values(last_seen=now))


def remove_session(session: Session, account: str, digest: str) -> bool:
    """End one session of an account; whether there was one."""
    found = (col(SessionRow.token_digest) == digest, col(SessionRow.account) == account)
    return session.exec(delete(SessionRow).where(*found)).rowcount > 0


def remove_sessions(session: Session, account: str, keep: str = "") -> int:
    """End all sessions of an account but the one to keep; how many there were."""
    others = (col(SessionRow.account) == account, col(SessionRow.token_digest) != keep)
    return session.exec(delete(SessionRow).where(*others)).rowcount


def purge_sessions(session: Session, now: datetime.datetime) -> int:
    """Remove sessions that have lasted as long as any may."""
    return session.exec(delete(SessionRow).where(col(SessionRow.ends) <= now)).rowcount


def _joined() -> Any:
    tables: Any = select(SessionRow, AccountRow, FirmRow).join(
        AccountRow, col(SessionRow.account) == col(AccountRow.id)
    )
    return tables.outerjoin(FirmRow, col(AccountRow.firm) == col(FirmRow.id))


def _signed_in(row: SessionRow, account: AccountRow, firm: FirmRow | None) -> SignedIn:
    kind: SessionKind = next(kind for kind in get_args(SessionKind) if kind == row.kind)
    return SignedIn(
        account=account_of(account),
        session_id=row.token_digest,
        second_factor_done=row.second_factor_done,
        started=as_utc(row.started),
        last_seen=as_utc(row.last_seen),
        firm=firm_of(firm) if firm else None,
        kind=kind,
        label=row.label,
    )
