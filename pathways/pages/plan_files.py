"""A plan as a table for a spreadsheet: first what it rests on, then seats, then states."""

import csv
from collections.abc import Iterator
from io import StringIO

from pathways.domain.catalog import Catalog
from pathways.domain.seat_plan import Rate, SeatPlan
from pathways.pages.takeaways import safe_cell

FORMULA = (
    "closed in a state and skill level = min(gap, graduates who arrive and were taught it); "
    "graduates = seats x completion x placement, each in one state; gap = demand - people known to have it or in "
    "training for it, not below 0; figures are weighted sums of what is closed"
)
RULE = "Supply is counted as published: cells under 11 people are hidden and count as none."


def write_plan(catalog: Catalog, plan: SeatPlan) -> str:
    """Header lines, one row a site and offering, one row a state."""
    out = StringIO()
    writer = csv.writer(out)
    for row in _all_rows(catalog, plan):
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()


def _all_rows(catalog: Catalog, plan: SeatPlan) -> Iterator[tuple[str, ...]]:
    yield from _head(plan)
    yield ()
    yield "site", "state", "offering", "seats", "room", "next seat closes at most"
    titles = {item.code: _title(item.title, item.kind) for item in plan.offerings}
    sites = {site.id: site for site in plan.request.sites}
    for item in plan.placed:
        where = sites[item.site]
        yield where.name, where.state, titles[item.offering], str(item.seats), str(item.room), f"{item.next_seat:.3f}"
    yield ()
    yield "state", "graduates who find work", "weighted skill gaps closed", "weighted gap of what is offered"
    for state in plan.states:
        name = catalog.states[state.state].name if state.state in catalog.states else state.state
        yield name, f"{state.graduates:.2f}", f"{state.closed:.3f}", f"{state.gap:.3f}"


def _head(plan: SeatPlan) -> Iterator[tuple[str, str]]:
    request, sources = plan.request, plan.sources
    yield "title", request.title
    yield "worked out", sources.date
    yield "weighted skill gaps closed", f"{plan.closed:.3f}"
    yield "with both rates at their low ends", f"{plan.low:.3f}"
    yield "with both rates at their high ends", f"{plan.high:.3f}"
    yield "formula", FORMULA
    yield "rule", RULE
    yield "gap counted from", sources.employment if request.basis == "jobs" else sources.openings
    yield "people", f"{sources.supply} ({plan.whose})"
    yield "catalogue", sources.catalogue
    yield "weight of a skill level", request.weighting
    yield "completion (assumed)", _rate(request.completion)
    yield "placement (assumed)", _rate(request.placement)
    for item in request.shares:
        yield f"share of {item.role} in {item.soc} (put by the lead)", f"{item.share:g}"
    yield "reach in miles (assumed)", str(request.reach)
    yield "dollars a learner hour (assumed)", f"{request.hour_cost:g}"


def _rate(rate: Rate) -> str:
    return f"{rate.value:.4g} ({rate.low:.4g} to {rate.high:.4g})"


def _title(title: str, kind: str) -> str:
    return f"{title} (a draft, not a TechAMP module)" if kind == "draft" else title
