"""People counted for gaps: for every skill and role, how many there are of each kind in every state.

A kind is what a person is to one skill: the level held (0 to 4), whether they hold the certificate, and the level that
training under way brings, 0 where it is not above the level held. For a role the level is 1 when they are ready for it,
and training 1 when they would be once it is done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.matching import STEPS
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.state_gap import Whose
from pathways.engine.crowd_columns import INVENTED, Choice, Part, Rows, rows_of
from pathways.engine.crowd_roll import View
from pathways.engine.gap_layout import GapLayout
from pathways.engine.optimum import READY, TOLERANCE
from pathways.engine.ranking import RoleMatrix

LEVELS = MAX_LEVEL + 1
KINDS = LEVELS * 2 * LEVELS
HELD = np.arange(KINDS) // (2 * LEVELS)
CERTIFIED = np.arange(KINDS) // LEVELS % 2
TRAINED = np.arange(KINDS) % LEVELS
WHOSE: tuple[Whose, ...] = ("real", "demonstration")

AT_ONCE = 4096
"""People whose columns are counted together."""

Counts = NDArray[np.int64]
_LEVEL_OF = np.array([0, *(code // (STEPS + 1) + 1 for code in range(255))], np.int64).clip(0, MAX_LEVEL)
"""The level in a byte of matching.encode_held."""


@dataclass(frozen=True, eq=False)
class _Seen:
    """Some people of one block: their codes (skills, people), each one's first kind, which of them are in training, and
    the level their training brings of each skill."""

    codes: NDArray[np.uint8]
    base: NDArray[np.int64]
    trained: Rows
    brought: NDArray[np.uint8]


class Headcount:
    """Everybody once for each skill and role. It follows the crowd: who came is added and who left is taken away, so a
    change costs as much as the people it touches. Not safe for several threads by itself."""

    def __init__(self, layout: GapLayout, matrix: RoleMatrix) -> None:
        self._layout, self._matrix = layout, matrix
        self._view = View((), {})
        self._areas = len(layout.states) + 1
        rows = len(layout.skills) + len(layout.roles)
        self._counts = np.zeros((rows, len(WHOSE) * self._areas * KINDS), np.int64)

    def follow(self, view: View) -> Counts:
        """(whose, skills and roles, areas, kinds) of a view; the last area is that of no known state. What is returned
        is counted on by the next call."""
        old, new = ({part.block.serial: part for part in seen.parts} for seen in (self._view, view))
        for serial in old.keys() | new.keys():
            before, after = old.get(serial), new.get(serial)
            if before is not after:
                self._count(before, after, self._view.choices, -1)
                self._count(after, before, view.choices, 1)
        self._view = view
        return self._counts.reshape(-1, len(WHOSE), self._areas, KINDS).swapaxes(0, 1)

    def _count(self, part: Part | None, other: Part | None, choices: Mapping[Choice, int], sign: int) -> None:
        """Count those who live in one part and not in the other."""
        if part is None:
            return
        rows = rows_of(part.alive & ~other.alive if other else part.alive)
        for first in range(0, len(rows), AT_ONCE):
            seen = _see(part, rows[first : first + AT_ONCE], choices, self._layout)
            for row, kinds in enumerate(_kinds(seen, self._layout, self._matrix)):
                self._counts[row] += sign * np.bincount(kinds, minlength=self._counts.shape[1])


def _see(part: Part, rows: Rows, choices: Mapping[Choice, int], layout: GapLayout) -> _Seen:
    made, nobody = part.made(rows), np.zeros(len(rows), np.bool_)

    def chose(choice: Choice) -> NDArray[np.bool_]:
        number = choices.get(choice, len(made))
        return made[number] if number < len(made) else nobody

    area = np.full(len(rows), len(layout.states), np.int64)
    for place, state in enumerate(layout.states):
        area[chose(("state", state))] = place
    base = (chose(INVENTED) * (len(layout.states) + 1) + area) * KINDS + chose(("certificate", "held")) * LEVELS
    taken = np.array([chose(("training", module)) for module in layout.modules])
    trained = np.flatnonzero(taken.any(axis=0))
    brought = np.zeros((len(layout.skills), len(trained)), np.uint8)
    for module, learners in enumerate(taken[:, trained]):
        here = np.flatnonzero(learners)
        brought[:, here] = np.maximum(brought[:, here], layout.teaches[module][:, None])
    return _Seen(part.block.codes[: len(layout.skills), rows], base, trained, brought)


def _kinds(seen: _Seen, layout: GapLayout, matrix: RoleMatrix) -> Iterable[NDArray[np.int64]]:
    """For every skill, then every role: the kind of each person."""
    for skill in range(len(layout.skills)):
        kinds = seen.base + (_LEVEL_OF * 2 * LEVELS)[seen.codes[skill]]
        held = _LEVEL_OF[seen.codes[skill, seen.trained]]
        kinds[seen.trained] += np.where(seen.brought[skill] > held, seen.brought[skill], 0)
        yield kinds
    held = _LEVEL_OF[seen.codes]
    ready = _ready(held, matrix)
    later = _ready(np.maximum(held[:, seen.trained], seen.brought), matrix)
    for now, then in zip(ready, later, strict=True):
        kinds = seen.base + now * 2 * LEVELS
        kinds[seen.trained] += then & ~now[seen.trained]
        yield kinds


def _ready(levels: NDArray[np.int64], matrix: RoleMatrix) -> NDArray[np.bool_]:
    """(roles, people): whether each is ready who holds these levels (skills, people) in full."""
    steps = levels[:, None] >= np.arange(1, MAX_LEVEL + 1)[:, None]
    worth = matrix.demand.astype(np.float32) @ steps.reshape(matrix.demand.shape[1], -1).astype(np.float32)
    return np.asarray(worth >= READY - _ROUNDING)


_ROUNDING = 1e-5 + TOLERANCE
"""Sums of single precision: what is this near to ready is ready."""


def list_whose(counts: Counts) -> Sequence[Whose]:
    """Of whom there is somebody."""
    return [whose for place, whose in enumerate(WHOSE) if counts[place, 0].any()]
