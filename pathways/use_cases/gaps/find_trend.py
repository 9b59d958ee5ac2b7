"""Find how the demand for a subject went: jobs by release, openings and ads by month."""

from collections.abc import Iterator, Mapping

from pathways.domain.state_gap import Figure, GapRequest, Subject, TrendPoint
from pathways.engine.gap_jobs import WIDER, Counts, Shares, demand_of, list_counts
from pathways.engine.gap_layout import NATION
from pathways.use_cases.gaps.boards import keep_up_demand, open_board
from pathways.use_cases.gaps.measure_gaps import check_area, check_subject
from pathways.use_cases.tools import Tools


def find_trend(tools: Tools, *, request: GapRequest, area: str) -> tuple[TrendPoint, ...]:
    """Jobs first, then openings, each in the order of time. A state has as many releases as are loaded; the nation all
    that ship. Classifications changed in 2019 and 2021, so a step there need not be one of jobs.

    Raises NotFound for a subject or an area that names nothing, BadInput for shares that cannot be.
    """
    check_subject(tools, request.subject)
    check_area(tools, area)
    board = open_board(tools, whose=request.whose, shares=request.shares)
    shares: Shares = {(share.soc, share.role): share.share for share in board.shares}
    jobs = tuple(_follow_jobs(tools, request.subject, area, shares))
    with tools.gaps.lock:
        keep_up_demand(tools)
        months = tools.gaps.demand.by_month(request.subject, area, board.figures.whose)
    return jobs + tuple(TrendPoint(month, "openings", Figure(value)) for month, value in months.items())


def _follow_jobs(tools: Tools, subject: Subject, area: str, shares: Shares) -> Iterator[TrendPoint]:
    for year, told in sorted(_list_releases(tools, area).items()):
        figure = demand_of(told, area, subject, shares, tools.gaps.layout, tools.catalog)
        yield TrendPoint(str(year), "jobs", figure)


def _list_releases(tools: Tools, area: str) -> Mapping[int, Counts]:
    """Year to the jobs of an area in that release; an imported release stands for its year whole."""
    found: dict[int, Counts] = {}
    if area == NATION:
        for past in tools.gaps.jobs.history:
            known = {(area, past.soc): past.jobs} if past.jobs is not None and WIDER not in past.mark.split() else {}
            found[past.year] = {**found.get(past.year, {}), **known}
    for year in {row.year for row in tools.wages if row.area == area}:
        found[year] = list_counts(row for row in tools.wages if row.area == area and row.year == year)
    return found
