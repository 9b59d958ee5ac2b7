"""Find the rows behind a figure: the roles with their occupations and shares, and the openings and ads."""

from pathways.domain.state_gap import Behind, Figure, GapRequest, OpeningBehind, RoleBehind, Subject
from pathways.engine.gap_jobs import Shares, explain_jobs, list_counts, newest_year
from pathways.store.demand_titles import list_titles
from pathways.use_cases.gaps.boards import Board, keep_up_demand, open_board
from pathways.use_cases.gaps.measure_gaps import check_area, check_subject
from pathways.use_cases.tools import Tools

SHOWN = 50
"""Openings that are listed, the newest."""


def find_behind(tools: Tools, *, request: GapRequest, area: str) -> Behind:
    """What a figure of jobs and a figure of openings are made of; the jobs of the roles add up to the figure.

    Raises NotFound for a subject or an area that names nothing, BadInput for shares that cannot be.
    """
    check_subject(tools, request.subject)
    check_area(tools, area)
    board = open_board(tools, whose=request.whose, shares=request.shares)
    openings, total = _list_openings(tools, board, request.subject, area)
    return Behind(request.subject, area, _list_roles(tools, board, request.subject, area), openings, total)


def _list_roles(tools: Tools, board: Board, subject: Subject, area: str) -> tuple[RoleBehind, ...]:
    layout, place = tools.gaps.layout, tools.gaps.layout.places[subject]
    parts = layout.demand[:, place]
    year = newest_year(tools.wages)
    told = list_counts(row for row in tools.wages if row.year == year)
    shares: Shares = {(share.soc, share.role): share.share for share in board.shares}
    found = []
    for number, role in enumerate(layout.roles):
        if parts[number]:
            code, jobs = explain_jobs(told, area, layout.states, role, shares, tools.catalog)
            part = code.share * parts[number]
            counted = jobs if jobs.value is None else Figure(float(jobs.value * part), jobs.mark if part else "")
            asked = int(layout.needs[number, layout.skills.index(subject.id)]) if subject.kind == "skill" else 0
            found.append(RoleBehind(role, code.soc, year, jobs, code.share, asked, counted))
    return tuple(sorted(found, key=lambda row: -(row.jobs.value or 0)))


def _list_openings(tools: Tools, board: Board, subject: Subject, area: str) -> tuple[tuple[OpeningBehind, ...], int]:
    whose, gaps = board.figures.whose, tools.gaps
    with gaps.lock:
        keep_up_demand(tools)
        found, total = gaps.demand.behind(subject, area, whose, SHOWN)
    with tools.store.reading() as session:
        titles = list_titles(session, [item.id for item in found])
    roles = tools.catalog.roles
    rows = (
        OpeningBehind(
            item.id, titles.get(item.id) or (roles[item.role].title if item.role else ""), item.month, item.role,
            item.level if subject.kind != "role" else 0, whose == "demonstration",
        )
        for item in found
    )  # fmt: skip
    return tuple(rows), total
