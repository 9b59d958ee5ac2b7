"""Openings of firms, and who is kept in mind for each."""

import datetime
from collections.abc import Iterator

from sqlmodel import Session, col, delete, select, update

from pathways.domain.contact import Shortlisted
from pathways.domain.opening import SavedOpening
from pathways.store.account_rows import FirmRow
from pathways.store.moments import as_utc
from pathways.store.people_rows import OpeningRow, ShortlistRow
from pathways.store.upsert import add_row, put_row


def add_opening(session: Session, saved: SavedOpening) -> bool:
    """Enter an opening; False when the firm has this very one already."""
    fields = {name: getattr(saved, name) for name in OpeningRow.model_fields}
    return add_row(session, OpeningRow, fields, ("firm", "digest"))


def change_opening(session: Session, saved: SavedOpening) -> None:
    """Put corrections in the place of what was saved."""
    changed = update(OpeningRow).where(col(OpeningRow.id) == saved.id)
    fields = {name: getattr(saved, name) for name in ("title", "payload", "status", "vector")}
    session.exec(changed.values(**fields))


def find_opening(session: Session, opening: str) -> SavedOpening | None:
    """The opening of an id, whoever's it is."""
    return next(_found(session, OpeningRow.id == opening), None)


def hold_opening(session: Session, opening: str) -> bool:
    """Whether there is an opening of an id, which nobody then deletes until this transaction ends."""
    found = select(OpeningRow.id).where(OpeningRow.id == opening)
    return session.exec(found.with_for_update(read=True, key_share=True)).first() is not None


def find_same(session: Session, firm: str, digest: str) -> SavedOpening | None:
    """The opening of a firm with this digest."""
    return next(_found(session, (OpeningRow.firm == firm) & (OpeningRow.digest == digest)), None)


def list_openings(session: Session, firm: str) -> tuple[SavedOpening, ...]:
    """All openings of a firm, the newest first."""
    return tuple(_found(session, OpeningRow.firm == firm))


def list_open(session: Session, limit: int) -> tuple[SavedOpening, ...]:
    """Openings that are open, of all firms that are approved, the newest first."""
    return tuple(_found(session, (OpeningRow.status == "open") & (FirmRow.status == "approved"), limit))


def find_open(session: Session, opening: str) -> SavedOpening | None:
    """The opening of an id, if it is open and its firm approved."""
    there = (OpeningRow.id == opening) & (OpeningRow.status == "open") & (FirmRow.status == "approved")
    return next(_found(session, there), None)


def remove_opening(session: Session, opening: str) -> bool:
    """Remove an opening with its shortlist and requests; whether there was one."""
    return session.exec(delete(OpeningRow).where(col(OpeningRow.id) == opening)).rowcount > 0


def put_on_shortlist(session: Session, opening: str, item: Shortlisted) -> None:
    """Keep somebody in mind, or change the note about them."""
    fields = {"opening": opening, "profile": item.profile, "note": item.note, "added": item.added}
    put_row(session, ShortlistRow, fields)


def take_off_shortlist(session: Session, opening: str, profile: str) -> None:
    """Forget somebody for an opening."""
    found = (col(ShortlistRow.opening) == opening, col(ShortlistRow.profile) == profile)
    session.exec(delete(ShortlistRow).where(*found))


def list_shortlist(session: Session, opening: str) -> tuple[Shortlisted, ...]:
    """Who is kept in mind for an opening, in the order in which they were."""
    found = select(ShortlistRow).where(ShortlistRow.opening == opening)
    rows = session.exec(found.order_by(col(ShortlistRow.added), col(ShortlistRow.profile)))
    return tuple(Shortlisted(row.profile, row.note, as_utc(row.added)) for row in rows)


def list_notes_about(session: Session, profile: str) -> tuple[tuple[str, datetime.datetime], ...]:
    """(opening, when) for every shortlist a worker is on; the notes themselves are the employer's own."""
    found = select(ShortlistRow.opening, ShortlistRow.added).where(ShortlistRow.profile == profile)
    return tuple((opening, as_utc(added)) for opening, added in session.exec(found))


def _found(session: Session, where: object, limit: int | None = None) -> Iterator[SavedOpening]:
    query = select(OpeningRow, FirmRow.name).join(FirmRow, col(FirmRow.id) == OpeningRow.firm).where(where)  # type: ignore[arg-type]
    query = query.order_by(col(OpeningRow.created).desc(), col(OpeningRow.id)).limit(limit)
    for row, firm_name in session.exec(query):
        yield SavedOpening(
            id=row.id,
            firm=row.firm,
            firm_name=firm_name,
            title=row.title,
            text=row.text,
            payload=row.payload,
            status=row.status,  # type: ignore[arg-type]
            digest=row.digest,
            created=as_utc(row.created),
            demo=row.demo,
            vector=row.vector,
        )
