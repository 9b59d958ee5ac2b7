"""The rule of small cells written down plainly, one skill at a time, and an attacker who knows all that is told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from pathways.domain.small_cells import LEAST, keep_apart
from pathways.engine.gap_hiding import LEVELS_IN_TURN, Told, list_asked
from pathways.engine.gap_people import CERTIFIED, HELD, KINDS, TRAINED

Cell = tuple[int, int]
"""An area and a kind of people."""
Block = frozenset[Cell]
MANY = 10_000
"""More people than any test makes: what has no upper end ends here."""


class ByHand:
    """Counts of one skill, (areas, kinds), cut into blocks as domain/small_cells has it."""

    def __init__(self, counts: NDArray[np.int64]) -> None:
        self.counts = counts
        areas = range(len(counts))
        apart = keep_apart({area: int(counts[area].sum()) for area in areas})
        pool = [area for area in areas if area not in apart]
        groups = [[area] for area in areas if area in apart] + ([pool] if pool else [])
        self.blocks = [frozenset((area, kind) for area in group for kind in range(KINDS)) for group in groups]
        for attribute, level in [(HELD, n) for n in LEVELS_IN_TURN] + [(CERTIFIED, 1)]:
            self._cut(lambda cell, attribute=attribute, level=level: attribute[cell[1]] >= level)
        for level in LEVELS_IN_TURN:
            self._cut(lambda cell, level=level: TRAINED[cell[1]] >= level)

    def people(self, cells: Iterable[Cell]) -> int:
        """How many people these cells hold."""
        return sum(int(self.counts[cell]) for cell in cells)

    def tell(self, asked: Block) -> tuple[int, bool]:
        """The people of whole blocks among the cells asked for, and whether that is all of them."""
        whole = [block for block in self.blocks if block <= asked and self._stands(block)]
        torn = [block for block in self.blocks if block & asked and block not in whole and self.people(block)]
        return sum(map(self.people, whole)), not torn

    def _cut(self, above: Callable[[Cell], bool]) -> None:
        self.blocks = [part for block in self.blocks for part in self._parts(block, above)]

    def _parts(self, block: Block, above: Callable[[Cell], bool]) -> Iterator[Block]:
        upper = frozenset(cell for cell in block if above(cell))
        parts = (upper, block - upper)
        yield from (part for part in (parts if all(map(self._stands, parts)) else (block,)) if part)

    def _stands(self, cells: Block) -> bool:
        return self.people(cells) == 0 or self.people(cells) >= LEAST


@dataclass
class Attacker:
    """Knows every figure that is told, that people are whole and never fewer than none, and, from elsewhere, how many
    people there are in all in each state told apart and in the pool, unless these are themselves too few."""

    told: Told
    totals: NDArray[np.int64]

    def find(self, area: int, asked: NDArray[np.bool_]) -> tuple[int, int]:
        """The least and the most people of these kinds that an area could have."""
        wanted = np.zeros((len(self.totals), KINDS))
        wanted[area, asked] = 1
        return self._solve(wanted, 1), self._solve(wanted, -1)

    def _solve(self, wanted: NDArray[np.float64], way: int) -> int:
        rows, low, high = zip(*self._known(), strict=True)
        found = milp(
            way * wanted.ravel(), integrality=np.ones(wanted.size), bounds=Bounds(0, MANY),
            constraints=LinearConstraint(np.array(rows), np.array(low), np.array(high)),
        )  # fmt: skip
        assert found.status == 0, found.message
        return round(way * found.fun)

    def _known(self) -> Iterator[tuple[NDArray[np.float64], float, float]]:
        areas = len(self.totals)
        apart = keep_apart(dict(enumerate(self.totals.tolist())))
        for group in [[area] for area in apart] + [[area for area in range(areas) if area not in apart]]:
            people = int(self.totals[group].sum())
            if people == 0 or people >= LEAST:
                yield _row(areas, group, np.ones(KINDS, bool)), people, people
        for number, asked in enumerate(list_asked()):
            place = (number // 4, 0, number % 4)
            for area, group in [*((area, [area]) for area in range(areas - 1)), (-1, list(range(areas)))]:
                value, whole = self.told.value[(*place, area)], self.told.whole[(*place, area)]
                yield _row(areas, group, asked), value, value if whole else np.inf


def _row(areas: int, group: Sequence[int], asked: NDArray[np.bool_]) -> NDArray[np.float64]:
    row = np.zeros((areas, KINDS))
    row[np.ix_(list(group), np.flatnonzero(asked))] = 1
    return row.ravel()
