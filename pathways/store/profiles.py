"""Profiles of workers, by their random id, and the index a search reads them from."""

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Iterator

from sqlmodel import Session, col, delete, select

from pathways.domain.crowd import CrowdRow
from pathways.domain.profile import Contact, SavedProfile
from pathways.store.people_rows import BlockRow, CrowdIndexRow, ProfileRow, RevisionRow
from pathways.store.training_records import list_confirmations
from pathways.store.upsert import put_row

_PEOPLE = "people"
CHUNK = 500
"""Ids asked for at once: well under what every database takes as parameters of one statement."""


def next_revision(session: Session) -> int:
    """The number of the change being made; whoever else changes a profile waits until this transaction ends."""
    put_row(session, RevisionRow, {"name": _PEOPLE, "value": 1}, count="value")
    return session.exec(select(RevisionRow.value).where(RevisionRow.name == _PEOPLE)).one()


def put_profile(session: Session, saved: SavedProfile, now: datetime.datetime) -> None:
    """Enter a profile, or put it in the place of the one with its id."""
    fields = {
        "account": saved.account or None,
        "payload": saved.payload,
        "visibility": saved.visibility,
        "shown": ",".join(sorted(saved.shown)),
        **dataclasses.asdict(saved.contact),
        "demo": saved.demo,
        "revision": saved.revision,
        "changed": now,
    }
    put_row(session, ProfileRow, {"id": saved.id, **fields})
    session.exec(delete(BlockRow).where(col(BlockRow.profile) == saved.id))
    session.add_all(BlockRow(profile=saved.id, firm_key=key) for key in sorted(saved.blocked))


def find_profile(session: Session, profile: str) -> SavedProfile | None:
    """The profile of an id."""
    row = session.get(ProfileRow, profile)
    return next(_saved(session, [row])) if row else None


def hold_profile(session: Session, profile: str) -> bool:
    """Whether there is a profile of an id, which nobody then deletes until this transaction ends: what is entered about
    it would hang in the air."""
    found = select(ProfileRow.id).where(ProfileRow.id == profile)
    return session.exec(found.with_for_update(read=True, key_share=True)).first() is not None


def find_profile_of(session: Session, account: str) -> SavedProfile | None:
    """The profile of an account."""
    row = session.exec(select(ProfileRow).where(ProfileRow.account == account)).first()
    return next(_saved(session, [row])) if row else None


def find_revision(session: Session, profile: str, account: str) -> int:
    """The revision that is kept under an id, or under another id for the same account; 0 for none."""
    mine = (col(ProfileRow.account) == account) if account else (col(ProfileRow.id) == profile)
    found = select(ProfileRow.revision).where((col(ProfileRow.id) == profile) | mine)
    return session.exec(found).first() or 0


def list_profiles(session: Session, ids: Collection[str]) -> dict[str, SavedProfile]:
    """The profiles of these ids that are there, by id."""
    wanted = sorted(ids)
    found: dict[str, SavedProfile] = {}
    for first in range(0, len(wanted), CHUNK):
        rows = session.exec(select(ProfileRow).where(col(ProfileRow.id).in_(wanted[first : first + CHUNK])))
        found.update((item.id, item) for item in _saved(session, rows.all()))
    return found


def list_profile_ids(session: Session, *, demo: bool | None = None) -> tuple[str, ...]:
    """All ids, or those of invented (or of real) people alone."""
    query = select(ProfileRow.id).order_by(col(ProfileRow.id))
    return tuple(session.exec(query if demo is None else query.where(ProfileRow.demo == demo)))


def remove_profile(session: Session, profile: str, revision: int) -> bool:
    """Remove a profile with all that hangs on it; the index keeps its random id as gone. Whether there was one."""
    put_crowd_row(session, CrowdRow(profile, revision, gone=True))
    return session.exec(delete(ProfileRow).where(col(ProfileRow.id) == profile)).rowcount > 0


def put_crowd_row(session: Session, row: CrowdRow, catalogue: str = "") -> None:
    """Enter what searches see of a person, in the place of what they saw before.

    catalogue is the version whose skills the codes are in the order of ('' for a row that is gone).
    """
    fields = {field.name: getattr(row, field.name) for field in dataclasses.fields(row) if field.name != "id"}
    put_row(
        session,
        CrowdIndexRow,
        {"profile": row.id, **fields, **{name: ",".join(fields[name]) for name in _LISTS}, "catalogue": catalogue},
    )


def list_crowd(session: Session, after: int, catalogue: str) -> Iterator[CrowdRow]:
    """What changed after a revision, in the order of the changes, a few rows at a time.

    A row made for another version of the catalogue has its skills in another order: it counts as gone until it is
    made anew.
    """
    columns = [getattr(CrowdIndexRow, name) for name in ("profile", "catalogue", *_COLUMNS)]
    query = select(*columns).where(CrowdIndexRow.revision > after).order_by(col(CrowdIndexRow.revision))
    for row in session.connection().execute(query.execution_options(yield_per=2_000)):
        fields = dict(zip(_COLUMNS, row[2:], strict=True))
        lists = {name: tuple(filter(None, fields.pop(name).split(","))) for name in _LISTS}
        whole = row[1] == catalogue
        yield (
            CrowdRow(row[0], credentials=lists["credentials"], training=lists["training"], **fields)
            if whole
            else CrowdRow(row[0], fields["revision"], gone=True)
        )


def last_revision(session: Session) -> int:
    """The number of the last change; 0 before the first."""
    return session.exec(select(RevisionRow.value).where(RevisionRow.name == _PEOPLE)).first() or 0


def list_outdated(session: Session, catalogue: str) -> tuple[str, ...]:
    """Ids of people whose row was made for another version of the catalogue."""
    found = select(CrowdIndexRow.profile).where(
        CrowdIndexRow.catalogue != catalogue, col(CrowdIndexRow.gone).is_(False)
    )
    return tuple(session.exec(found))


def list_blockers(session: Session, firm_key: str) -> frozenset[str]:
    """Ids of the workers who do not want to be seen by a firm."""
    return frozenset(session.exec(select(BlockRow.profile).where(BlockRow.firm_key == firm_key)))


_COLUMNS = [field.name for field in dataclasses.fields(CrowdRow) if field.name != "id"]
_LISTS = ("credentials", "training")


def _saved(session: Session, rows: Iterable[ProfileRow]) -> Iterator[SavedProfile]:
    listed = list(rows)
    blocked: dict[str, set[str]] = {row.id: set() for row in listed}
    for block in session.exec(select(BlockRow).where(col(BlockRow.profile).in_(list(blocked)))):
        blocked[block.profile].add(block.firm_key)
    confirmed = list_confirmations(session, list(blocked))
    for row in listed:
        yield SavedProfile(
            id=row.id,
            payload=row.payload,
            visibility=row.visibility,  # type: ignore[arg-type]
            shown=frozenset(filter(None, row.shown.split(","))),  # type: ignore[arg-type]
            blocked=frozenset(blocked[row.id]),
            contact=Contact(row.name, row.email, row.phone),
            demo=row.demo,
            revision=row.revision,
            account=row.account or "",
            confirmed=confirmed.get(row.id, ()),
        )
