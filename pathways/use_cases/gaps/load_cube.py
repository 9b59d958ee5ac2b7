"""Load the published gaps of all cells as arrays, for plans of seats."""

from collections.abc import Mapping

from pathways.domain.state_gap import Whose
from pathways.engine.gap_cube import GapCube, cut_cube
from pathways.use_cases.gaps.boards import open_board
from pathways.use_cases.tools import Tools


def load_cube(tools: Tools, *, whose: Whose | None, shares: Mapping[tuple[str, str], float]) -> GapCube:
    """All states and cells. Raises BadInput for shares that cannot be."""
    board = open_board(tools, whose=whose, shares=shares)
    return cut_cube(board.figures, board.sources)
