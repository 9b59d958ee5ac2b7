"""Imported wage figures."""

import dataclasses
from collections.abc import Sequence

from sqlmodel import Session, col, select

from pathways.domain.figures import WageRow
from pathways.store.releases import Progress, insert_many
from pathways.store.rows import WageTableRow

_COLUMNS = [field.name for field in dataclasses.fields(WageRow)]


def add_wages(session: Session, number: int, rows: Sequence[WageRow], progress: Progress) -> None:
    """Enter wage rows under the number of their release."""
    done = 0

    def tell(written: int) -> None:
        nonlocal done
        done += written
        progress("Writing wages", done, len(rows))

    records = [{"release": number, **{name: getattr(row, name) for name in _COLUMNS}} for row in rows]
    insert_many(session, WageTableRow, records, tell)


def list_wages(session: Session) -> tuple[WageRow, ...]:
    """All imported wage rows, of releases in force and of earlier ones, in the order of their files."""
    columns = [getattr(WageTableRow, name) for name in _COLUMNS]
    found = session.connection().execute(select(*columns).order_by(col(WageTableRow.id)))
    return tuple(WageRow(*row) for row in found)
