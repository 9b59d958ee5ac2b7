"""Measure the gap of one subject in every state and in the nation."""

from pathways.domain.errors import NotFound
from pathways.domain.state_gap import GapRequest, GapTable, Subject
from pathways.use_cases.gaps.boards import open_board
from pathways.use_cases.tools import Tools


def measure_gaps(tools: Tools, *, request: GapRequest) -> GapTable:
    """One row a state, in the order of the catalogue; nation is a single row.

    Raises NotFound for a subject that names nothing, BadInput for shares that cannot be.
    """
    check_subject(tools, request.subject)
    board = open_board(tools, whose=request.whose, shares=request.shares)
    areas = range(len(board.figures.layout.areas))
    rows = tuple(board.figures.row(request.subject, area) for area in areas)
    return GapTable(board.figures.whose, rows[:-1], rows[-1:], board.sources, board.shares)


def check_area(tools: Tools, area: str) -> None:
    """Raises NotFound for what is neither a postal code of a state nor 'US'."""
    if area not in tools.gaps.layout.areas:
        message = f"There is no state called “{area[:80]}”."
        raise NotFound("unknown_state", message, field="area", fix="Use its postal code, or US.")


def check_subject(tools: Tools, subject: Subject) -> None:
    """Raises NotFound for a subject that names nothing."""
    if subject not in tools.gaps.layout.places:
        fix = "Take the code from the list of gaps of a state."
        raise NotFound("unknown_subject", f"There is nothing called “{subject.code[:80]}”.", field="of", fix=fix)
