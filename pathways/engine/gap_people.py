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
from pathways.engine.crowd_columns import INVENTED, Choice, Part, Rows, rows_of, unpack
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

Counts = NDArray[np.int64]
_LEVEL_OF = np.array([0, *(code // (STEPS + 1) + 1 for code in range(255))], np.int64).clip(0, MAX_LEVEL)
"""The level in a byte of matching.encode_held."""


@dataclass(frozen=True, eq=False)
class _Seen:
    """One block of people: a kind's first number for each row (too large for a row that is dead), the rows of those in
    training, and the level their training brings of each skill."""

    part: Part
    base: NDArray[np.int64]
    trained: Rows
    brought: NDArray[np.uint8]


def count_people(view: View, layout: GapLayout, matrix: RoleMatrix) -> Counts:
    """(whose, skills and roles, areas, kinds): everybody once in each row; the last area is that of no known state."""
    areas = len(layout.states) + 1
    size = len(WHOSE) * areas * KINDS
    found = np.zeros((len(layout.skills) + len(layout.roles), size), np.int64)
    for part in view.parts:
        seen = _see(part, view.choices, layout, size)
        for row, kinds in enumerate(_kinds(seen, layout, matrix)):
            found[row] += np.bincount(kinds, minlength=size)[:size]
    return found.reshape(-1, len(WHOSE), areas, KINDS).swapaxes(0, 1)


def _see(part: Part, choices: Mapping[Choice, int], layout: GapLayout, size: int) -> _Seen:
    def chose(choice: Choice) -> NDArray[np.bool_]:
        return unpack(part.chosen(choices.get(choice)))

    area = np.full(part.size, len(layout.states), np.int64)
    for place, state in enumerate(layout.states):
        area[rows_of(part.chosen(choices.get(("state", state))))] = place
    base = (chose(INVENTED) * (len(layout.states) + 1) + area) * KINDS + chose(("certificate", "held")) * LEVELS
    base[~unpack(part.living())] = size
    taken = np.array([chose(("training", module)) for module in layout.modules])
    trained = np.flatnonzero(taken.any(axis=0) & (base < size))
    brought = np.zeros((len(layout.skills), len(trained)), np.uint8)
    for module, rows in enumerate(taken[:, trained]):
        here = np.flatnonzero(rows)
        brought[:, here] = np.maximum(brought[:, here], layout.teaches[module][:, None])
    return _Seen(part, base, trained, brought)


def _kinds(seen: _Seen, layout: GapLayout, matrix: RoleMatrix) -> Iterable[NDArray[np.int64]]:
    """For every skill, then every role: the kind of each row."""
    codes, size = seen.part.block.codes, seen.part.size
    for skill in range(len(layout.skills)):
        kinds = seen.base + (_LEVEL_OF * 2 * LEVELS)[codes[skill, :size]]
        held = _LEVEL_OF[codes[skill, seen.trained]]
        kinds[seen.trained] += np.where(seen.brought[skill] > held, seen.brought[skill], 0)
        yield kinds
    for role in matrix.demand:
        ready, later = _ready(seen, role)
        kinds = seen.base + ready * 2 * LEVELS
        kinds[seen.trained] += later & ~ready[seen.trained]
        yield kinds


def _ready(seen: _Seen, demand: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each row is ready for a role, and whether each row in training will be; held levels count in full."""
    codes, size = seen.part.block.codes, seen.part.size
    steps = demand.reshape(-1, MAX_LEVEL)
    now, later = np.zeros(size, np.float32), np.zeros(len(seen.trained), np.float32)
    for skill in np.flatnonzero(steps.any(axis=1)).tolist():
        worth = np.concatenate(([0.0], steps[skill].cumsum())).astype(np.float32)
        by_code = worth[_LEVEL_OF]
        now += by_code[codes[skill, :size]]
        later += np.maximum(by_code[codes[skill, seen.trained]], worth[seen.brought[skill]])
    return now >= READY - _ROUNDING, later >= READY - _ROUNDING


_ROUNDING = 1e-5 + TOLERANCE
"""Sums of single precision: what is this near to ready is ready."""


def list_whose(counts: Counts) -> Sequence[Whose]:
    """Of whom there is somebody."""
    return [whose for place, whose in enumerate(WHOSE) if counts[place, 0].any()]
