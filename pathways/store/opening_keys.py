"""Keys that programs send with new openings."""

import datetime

from sqlmodel import Session, col, delete

from pathways.store.people_rows import OpeningKeyRow
from pathways.store.upsert import add_row


def enter_key(
    session: Session, firm: str, key: str, request: str, opening: str, now: datetime.datetime
) -> tuple[str, str]:
    """Enter a key unless the firm used it already; (request, opening) as they stand under it now."""
    fields = {"firm": firm, "key": key, "request": request, "opening": opening, "created": now}
    add_row(session, OpeningKeyRow, fields, ("firm", "key"))
    row = session.get_one(OpeningKeyRow, (firm, key))
    return row.request, row.opening


def forget_keys(session: Session, before: datetime.datetime) -> None:
    """Drop keys from before a moment."""
    session.exec(delete(OpeningKeyRow).where(col(OpeningKeyRow.created) < before))
