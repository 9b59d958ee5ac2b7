"""What counts over states see of an opening or ad, made whenever it changes, and made anew for a new catalogue.

A firm's opening counts while it is open and its firm approved; a firm that anybody may have signed up moves no figure.
"""

from dataclasses import replace

from pathways.domain.demand import DemandKind, DemandRow
from pathways.domain.opening import Opening, SavedOpening
from pathways.engine.atlas import Progress
from pathways.store.ads import find_ad
from pathways.store.database import Transaction
from pathways.store.demand import (
    list_outdated_demand,
    list_unindexed_openings,
    next_demand_revision,
    put_demand_row,
)
from pathways.store.firms import find_firm
from pathways.store.openings import find_opening
from pathways.use_cases.openings.opening_code import open_opening
from pathways.use_cases.tools import Tools

CHUNK = 200
"""Rows made anew in one transaction."""


def index_opening(tools: Tools, session: Transaction, saved: SavedOpening) -> None:
    """Renew what counts see of a firm's opening."""
    firm = find_firm(session, saved.firm)
    opening = open_opening(tools, saved.payload)
    counts = saved.status == "open" and firm is not None and firm.status == "approved"
    month = saved.created.strftime("%Y-%m")
    row = make_demand_row(tools, saved.id, "opening", opening, month=month, demo=saved.demo, counts=counts)
    put_demand(tools, session, row, next_demand_revision(session))


def make_demand_row(
    tools: Tools, number: str, kind: DemandKind, opening: Opening, *, month: str, demo: bool, counts: bool = True
) -> DemandRow:
    """An opening or ad as counts see it, without a revision."""
    asked = {demand.skill: demand.level for demand in opening.demands}
    return DemandRow(
        id=number,
        revision=0,
        kind=kind,
        levels=bytes(asked.get(skill, 0) for skill in tools.catalog.skills),
        role=opening.role,
        tier=opening.tier or "",
        state=opening.state,
        month=month,
        demo=demo,
        gone=not counts,
    )


def put_demand(tools: Tools, session: Transaction, row: DemandRow, revision: int) -> None:
    """Enter a row under a revision, as made for the catalogue in use."""
    put_demand_row(session, replace(row, revision=revision), tools.catalog.version)


def list_unindexed(session: Transaction, catalogue: str) -> tuple[str, ...]:
    """Openings that counts never heard of, and openings and ads that were indexed for another catalogue."""
    return (*list_unindexed_openings(session), *list_outdated_demand(session, catalogue))


def reindex_demand(tools: Tools, progress: Progress) -> int:
    """Make every row that is missing, or was made for another catalogue; how many there were."""
    with tools.store.reading() as session:
        ids = list_unindexed(session, tools.catalog.version)
    for first in range(0, len(ids), CHUNK):
        with tools.store.writing() as session:
            for number in ids[first : first + CHUNK]:
                _reindex(tools, session, number)
        progress("Indexing openings and ads for the new catalogue", min(first + CHUNK, len(ids)), len(ids))
    return len(ids)


def _reindex(tools: Tools, session: Transaction, number: str) -> None:
    saved, ad = find_opening(session, number), find_ad(session, number)
    if saved is not None:
        index_opening(tools, session, saved)
    elif ad is not None:
        row = make_demand_row(tools, ad.id, "ad", open_opening(tools, ad.payload), month=ad.month, demo=ad.demo)
        put_demand(tools, session, row, next_demand_revision(session))
