"""The figures of all gaps as they are now: people and openings brought up to date, what was computed before reused."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.role_shares import change_shares
from pathways.domain.state_gap import GapSources, RoleShare, Whose
from pathways.engine.gap_cube import GapBoard, Known, by_area, multiply_jobs
from pathways.engine.gap_demand import Openings
from pathways.engine.gap_jobs import count_jobs
from pathways.engine.gap_supply import People
from pathways.store.demand import list_demand_since
from pathways.use_cases.gaps.sources import tell_sources
from pathways.use_cases.openings.people import keep_up
from pathways.use_cases.tools import Tools


@dataclass(frozen=True, eq=False)
class Board:
    """All figures, the shares they rest on, and where they come from."""

    figures: GapBoard
    shares: tuple[RoleShare, ...]
    sources: GapSources


def open_board(tools: Tools, *, whose: Whose | None, shares: Mapping[tuple[str, str], float]) -> Board:
    """All figures for these people and openings: real ones where whose is None and there are any, else invented ones.

    Raises BadInput for shares that cannot be.
    """
    used = change_shares(tools.gaps.jobs.shares, shares)
    seen, people = _count_people(tools)
    chosen, openings, revision = _count_openings(tools, whose, people)
    key = (seen, revision, chosen, tuple((share.soc, share.role, share.share) for share in used))
    figures = tools.gaps.boards.get(key, lambda: _measure(tools, chosen, used, openings, people.known[chosen]))
    return Board(figures, used, tell_sources(tools, chosen))


def _count_people(tools: Tools) -> tuple[int, People]:
    """The revision that everybody was counted at, and what may be told of them."""
    with tools.store.reading() as session:
        keep_up(tools, session)
    with tools.people.lock:
        revision, view = tools.people.crowd.revision, tools.people.crowd.look()
    return revision, tools.gaps.people.get(revision, lambda: tools.gaps.supply.follow(view))


def _count_openings(tools: Tools, whose: Whose | None, people: People) -> tuple[Whose, Openings, int]:
    gaps = tools.gaps
    with gaps.lock:
        keep_up_demand(tools)
        real = "real" in people.there or gaps.demand.any("real")
        chosen: Whose = whose or ("real" if real else "demonstration")
        revision = gaps.demand.revision
        return chosen, gaps.openings.get((revision, chosen), lambda: gaps.demand.count(chosen)), revision


def keep_up_demand(tools: Tools) -> None:
    """Bring this process's openings and ads up to the database; whoever calls holds the lock."""
    known = tools.gaps.demand.revision
    with tools.store.reading() as session:
        tools.gaps.demand.apply(list_demand_since(session, known, tools.catalog.version))


def _measure(tools: Tools, whose: Whose, shares: tuple[RoleShare, ...], openings: Openings, known: Known) -> GapBoard:
    gaps = tools.gaps
    manufacturing = by_area(gaps.layout, gaps.jobs.manufacturing)
    jobs = count_jobs(tools.wages, gaps.jobs, shares, gaps.layout, tools.catalog)
    return GapBoard(gaps.layout, whose, multiply_jobs(jobs, gaps.layout, manufacturing), openings, known, manufacturing)
