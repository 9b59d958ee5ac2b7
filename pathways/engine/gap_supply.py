"""What may be told of everybody who can be found, kept up with them at the cost of what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.state_gap import Whose
from pathways.engine.crowd_roll import View
from pathways.engine.gap_cube import Known, gather_known
from pathways.engine.gap_hiding import Hider, Told
from pathways.engine.gap_layout import GapLayout
from pathways.engine.gap_people import WHOSE, Counts, Headcount, list_whose
from pathways.engine.ranking import RoleMatrix


@dataclass(frozen=True, eq=False)
class People:
    """Of whom there is somebody, and what may be told of either side."""

    there: tuple[Whose, ...]
    known: Mapping[Whose, Known]


class SupplyColumns:
    """Counts people, real and invented apart, and hides what is small. Not safe for several threads by itself."""

    def __init__(self, layout: GapLayout, matrix: RoleMatrix) -> None:
        self._layout = layout
        self._headcount = Headcount(layout, matrix)
        self._hiders = {whose: Hider() for whose in WHOSE}
        self._known: dict[Whose, tuple[Told, Known]] = {}

    def follow(self, view: View) -> People:
        """What may be told of everybody in a view; quick when few changed since the last one."""
        counts = self._headcount.follow(view)
        known = {whose: self._tell(whose, some) for whose, some in zip(WHOSE, counts, strict=True)}
        return People(tuple(list_whose(counts)), known)

    def _tell(self, whose: Whose, counts: Counts) -> Known:
        told = self._hiders[whose].hide(counts)
        kept = self._known.get(whose)
        if kept is None or kept[0] is not told:
            kept = self._known[whose] = (told, gather_known(told, self._layout))
        return kept[1]
