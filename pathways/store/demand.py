"""What counts over states see of openings and ads, in the order of their changes."""

import dataclasses
from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select, update

from pathways.domain.demand import DemandKind, DemandRow
from pathways.store.demand_rows import DemandIndexRow
from pathways.store.people_rows import OpeningRow, RevisionRow
from pathways.store.upsert import put_row

_DEMAND = "demand"
CHUNK = 500


def next_demand_revision(session: Session) -> int:
    """The number of the change being made; whoever else changes the index waits until this transaction ends."""
    put_row(session, RevisionRow, {"name": _DEMAND, "value": 1}, count="value")
    return session.exec(select(RevisionRow.value).where(RevisionRow.name == _DEMAND)).one()


def put_demand_row(session: Session, row: DemandRow, catalogue: str = "") -> None:
    """Enter what counts see of an opening or ad, in the place of what they saw before.

    catalogue is the version whose skills the levels are in the order of ('' for a row that is gone).
    """
    fields = {name: getattr(row, name) for name in _COLUMNS}
    put_row(session, DemandIndexRow, {"id": row.id, **fields, "catalogue": catalogue})


def list_demand_since(session: Session, revision: int, catalogue: str) -> Iterator[DemandRow]:
    """What changed after a revision, in the order of the changes, a few rows at a time.

    A row made for another version of the catalogue has its skills in another order: it counts as gone until it is
    made anew.
    """
    columns = [getattr(DemandIndexRow, name) for name in ("id", "catalogue", *_COLUMNS)]
    query = select(*columns).where(DemandIndexRow.revision > revision)
    ordered = query.order_by(col(DemandIndexRow.revision), col(DemandIndexRow.id))
    for row in session.connection().execute(ordered.execution_options(yield_per=2_000)):
        fields = dict(zip(_COLUMNS, row[2:], strict=True))
        whole = row[1] == catalogue and not fields["gone"]
        yield DemandRow(row[0], **fields) if whole else DemandRow(row[0], fields["revision"], fields["kind"], gone=True)


def list_outdated_demand(session: Session, catalogue: str) -> tuple[str, ...]:
    """Ids of openings and ads whose row was made for another version of the catalogue, closed openings too."""
    found = select(DemandIndexRow.id).where(col(DemandIndexRow.catalogue).not_in(("", catalogue)))
    return tuple(session.exec(found.order_by(col(DemandIndexRow.id))))


def list_unindexed_openings(session: Session) -> tuple[str, ...]:
    """Ids of openings that the index has never heard of."""
    known = select(DemandIndexRow.id).where(DemandIndexRow.id == OpeningRow.id).exists()
    return tuple(session.exec(select(OpeningRow.id).where(~known).order_by(col(OpeningRow.id))))


def recount_firm(session: Session, firm: str, *, counts: bool) -> None:
    """Count the open openings of a firm from now on, or none of them."""
    theirs = select(OpeningRow.id).where(OpeningRow.firm == firm, OpeningRow.status == "open")
    kept = update(DemandIndexRow).where(col(DemandIndexRow.id).in_(theirs))
    session.exec(kept.values(gone=not counts, revision=next_demand_revision(session)))


def drop_firm(session: Session, firm: str) -> None:
    """Tell counts that all openings of a firm go."""
    drop_demand(session, session.exec(select(OpeningRow.id).where(OpeningRow.firm == firm)).all(), "opening")


def drop_demand(session: Session, ids: Sequence[str], kind: DemandKind) -> None:
    """Tell counts that openings or ads are gone, as one change; nothing but their random ids is kept."""
    if not ids:
        return
    row = DemandRow("", next_demand_revision(session), kind, gone=True)
    blank = {**{name: getattr(row, name) for name in _COLUMNS}, "catalogue": ""}
    for first in range(0, len(ids), CHUNK):
        these = col(DemandIndexRow.id).in_(ids[first : first + CHUNK])
        session.exec(update(DemandIndexRow).where(these).values(**blank))


_COLUMNS = [field.name for field in dataclasses.fields(DemandRow) if field.name != "id"]
