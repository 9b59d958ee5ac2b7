"""The integer programme of the route: which modules, proven to be the cheapest set that reaches as far.

One binary a module, and one variable in [0, 1] for every set of modules that can bring some skill to some level
(the thermometer code of the gap, equal sets merged). Once the binaries are whole the others are too, so they stay
continuous and the programme is small. Solved by HiGHS.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pathways.domain.role import Role
from pathways.domain.route import FrontierPoint
from pathways.domain.worker import Worker
from pathways.engine.curriculum import Curriculum, Floats, Mask, Quest, read_standing, set_out
from pathways.engine.solver import minimise

READY = 0.85
"""Where 'just what I need' stops once the essentials are met (assumption): an employer hires before the last
nice-to-have is there. The share counts every held level in full, assumed ones too."""

FRONTIER_POINTS = 8
POINTS = 100.0
"""Readiness enters the programme in percentage points: as a bare share its row is so faint beside the others that
HiGHS has to repair some solutions."""

TOLERANCE = 1e-6 / POINTS
"""HiGHS's feasibility tolerance as a share: a readiness that misses its target by less counts as reached."""

NOTHING = 1e-12
"""Below this a difference in readiness is rounding."""

TIE = 0.5
"""Among sets of equal hours the one with more readiness wins: hours are whole and readiness is at most 1, so half
an hour for the whole of it never buys an hour."""


@dataclass(frozen=True, eq=False)
class Choice:
    """The modules to take (a mask over the curriculum's rows), settled ones left out, and their hours."""

    chosen: Mask
    hours: int
    optimal: bool


@dataclass(frozen=True, eq=False)
class _Covers:
    """What can be gained: rows of modules any of which brings some requirement to some level, and what that adds."""

    rows: Mask
    gain: Floats
    base: float

    @property
    def reachable(self) -> float:
        return self.base + float(self.gain.sum())

    def having(self, taken: Mask) -> "_Covers":
        """What is left to gain once some modules are taken."""
        met = (self.rows & taken).any(axis=1)
        return _Covers(self.rows[~met], self.gain[~met], self.base + float(self.gain[met].sum()))


def choose_needed(quest: Quest) -> Choice:
    """The fewest hours with every essential as far as modules go, and READY reached where modules can reach it.

    Coverage comes first: taking every module reaches the most there is to reach, so it is known before solving.
    Where READY is out of reach the essentials alone decide: the last nice-to-have would not get anybody hired.
    """
    covers = _find_covers(quest, quest.worth)
    target = READY if covers.reachable > READY - TOLERANCE else 0.0
    return _solve(quest, covers, target, tuple(_essential_rows(quest)))


def choose_certificate(quest: Quest) -> Choice:
    """The whole certificate: hub, capstone and the fewest whole spokes it allows, those that lift this goal most.

    Spokes are compared by what the certificate itself teaches; equal ones by the hours of the whole. Bridge modules
    come in only where a prerequisite is not held.
    """
    covers = _find_covers(quest, quest.worth)
    options = [_solve(quest, covers, 0.0, (), must) for must in _best_certificates(quest)]
    return min(options, key=lambda choice: choice.hours)


def find_frontier(curriculum: Curriculum, worker: Worker, role: Role) -> tuple[FrontierPoint, ...]:
    """Hours against expected readiness, least first: each point the fewest hours that reach its readiness.

    Readiness is that of the gap (doubt included), so the first point is where the person stands. At most
    FRONTIER_POINTS solved targets, evenly spaced; slower than a route by that factor.
    """
    quest = set_out(curriculum, read_standing(curriculum, worker), role)
    covers = _find_covers(quest, quest.expected_worth)
    points: list[FrontierPoint] = []
    for target in np.linspace(covers.base, covers.reachable, FRONTIER_POINTS):
        if not points or target > points[-1].readiness + TOLERANCE:
            points.append(_point(quest, _solve(quest, covers, float(target))))
    return tuple(points)


def order_modules(quest: Quest, chosen: Mask) -> tuple[str, ...]:
    """The chosen modules in a workable order: prerequisites first, then what lifts readiness most an hour.

    A module is judged together with the prerequisites still to come before it; the best such bundle goes next.
    """
    curriculum = quest.curriculum
    left, met = chosen.copy(), quest.standing.settled.copy()
    reached = quest.levels
    order: list[int] = []
    while left.any():
        bundles = _bundles(curriculum, left, met)
        taught = np.where(bundles[:, :, None], quest.taught, 0).max(axis=1)
        after = np.minimum(np.maximum(taught, reached), quest.asked)
        lift = ((after - np.minimum(reached, quest.asked)) / quest.asked) @ quest.weight
        rate = np.where(left, lift / np.maximum(bundles @ curriculum.hours, 1.0), -1.0)
        best = int(np.argmax(rate))
        order.extend(place for place in curriculum.rank if bundles[best, place])
        left, met = left & ~bundles[best], met | bundles[best]
        reached = np.maximum(reached, taught[best])
    return tuple(curriculum.modules[place].id for place in order)


def _bundles(curriculum: Curriculum, left: Mask, met: Mask) -> Mask:
    """For each module of `left`, itself and all of `left` it needs first; of an 'any of', the way of fewest hours."""
    bundles = np.diag(left)
    for place in curriculum.rank:
        if left[place]:
            module = curriculum.modules[place]
            for name in module.requires:
                bundles[place] |= bundles[curriculum.places[name]]
            options = [curriculum.places[name] for name in module.requires_any]
            if options and not (met | bundles[place])[options].any():
                ways = [bundles[option] for option in options if left[option]]
                bundles[place] |= min(ways, key=lambda way: float(curriculum.hours[way].sum()))
    return bundles


def _find_covers(quest: Quest, worth: Floats) -> _Covers:
    gain = np.diff(worth, axis=1)
    need, step = np.nonzero(gain > NOTHING)
    rows = (quest.taught[:, need] > step).T
    teachable = rows.any(axis=1)
    merged: dict[bytes, float] = {}
    for row, value in zip(rows[teachable], gain[need, step][teachable], strict=True):
        merged[row.tobytes()] = merged.get(row.tobytes(), 0.0) + float(value)
    found = np.array([np.frombuffer(row, dtype=bool) for row in merged], dtype=bool)
    return _Covers(found.reshape(-1, len(quest.taught)), np.array(list(merged.values())), float(worth[:, 0].sum()))


def _essential_rows(quest: Quest) -> Iterator[Mask]:
    """For each essential that modules can raise, the modules that bring it as far as any can (or is asked)."""
    top = np.minimum(quest.taught.max(axis=0, initial=0), quest.asked)
    for need in np.flatnonzero(quest.essential & (top > quest.levels)):
        yield quest.taught[:, need] >= top[need]


def _best_certificates(quest: Quest) -> list[Mask]:
    """Which modules a certificate must hold, one mask for each choice of spokes that lifts the goal as much as any."""
    curriculum, settled = quest.curriculum, quest.standing.settled
    started = {area: [place for place in spoke if not settled[place]] for area, spoke in curriculum.spokes.items()}
    open_areas = sorted(area for area, places in started.items() if places)
    wanted = max(0, curriculum.catalog.program.spokes_min - (len(started) - len(open_areas)))
    options: list[tuple[float, Mask]] = []
    for areas in combinations(open_areas, min(wanted, len(open_areas))):
        must = np.zeros(len(settled), dtype=bool)
        must[[*curriculum.core, *(place for area in areas for place in started[area])]] = True
        options.append((quest.readiness(quest.worth, must), must & ~settled))
    most = max(value for value, _ in options)
    return [must for value, must in options if value > most - NOTHING]


def _point(quest: Quest, choice: Choice) -> FrontierPoint:
    names = tuple(quest.curriculum.modules[place].id for place in np.flatnonzero(choice.chosen))
    return FrontierPoint(choice.hours, quest.readiness(quest.expected_worth, choice.chosen), names)


def _solve(
    quest: Quest, covers: _Covers, target: float, least: Iterable[Mask] = (), must: Mask | None = None
) -> Choice:
    """The fewest hours that reach the target, with at least one module of every row of `least` and all of `must`.

    What every such choice holds is taken before solving; where that is enough, nothing cheaper can exist.
    """
    settled, hours = quest.standing.settled, quest.curriculum.hours
    if target > covers.reachable - TOLERANCE:
        least, target = (*least, *covers.rows), 0.0
    wanted = np.array([*least], dtype=bool).reshape(-1, len(settled))
    taken, wanted = _force(quest, settled if must is None else settled | must, wanted)
    optimal = True
    if len(wanted) or covers.having(taken).base < target:
        extra, optimal = _search(quest, covers.having(taken), target, taken, wanted)
        taken = taken | extra
    return Choice(taken & ~settled, int(hours[taken & ~settled].sum()), optimal)


def _force(quest: Quest, taken: Mask, least: Mask) -> tuple[Mask, Mask]:
    """Take what every permitted choice holds: lone ways to what is wanted, what they need first, and so on.

    Returns all that is taken, and the rows (one of each must be taken) that leave a choice.
    """
    curriculum, settled = quest.curriculum, quest.standing.settled
    while True:
        called = curriculum.prerequisites[(taken & ~settled)[curriculum.owners]]
        wanted = np.vstack([called, least])
        wanted = wanted[~(wanted & taken).any(axis=1)]
        lone = wanted[wanted.sum(axis=1) == 1]
        if not len(lone):
            return taken, wanted
        taken = taken | lone.any(axis=0)


def _search(quest: Quest, covers: _Covers, target: float, taken: Mask, wanted: Mask) -> tuple[Mask, bool]:
    """Solve for the modules still open: which to take besides `taken`, and whether that is proven to be the best."""
    curriculum = quest.curriculum
    useful = wanted.any(axis=0) | covers.rows.any(axis=0)
    places = np.flatnonzero(curriculum.lineage[useful].any(axis=0) & ~taken)
    shared = covers.rows.sum(axis=1) > 1
    gain = np.concatenate([(covers.gain[~shared] @ covers.rows[~shared])[places], covers.gain[shared]])
    rows, limits = _constrain(curriculum, places, taken, covers.rows[shared], wanted)
    if target > covers.base:
        rows = np.vstack([rows, -POINTS * gain])
        limits = np.append(limits, POINTS * (covers.base - target))
    cost = -TIE * gain
    cost[: len(places)] += curriculum.hours[places]
    solution = minimise(cost, rows, limits, whole=len(places))
    chosen = np.zeros(len(taken), dtype=bool)
    chosen[places[solution.values[: len(places)] > 0.5]] = True
    return chosen, solution.optimal


def _constrain(
    curriculum: Curriculum, places: NDArray[np.int64], taken: Mask, shared: Mask, wanted: Mask
) -> tuple[Floats, Floats]:
    """Rows r and limits l with r·z <= l, z the open modules and then the gains that several of them share."""
    ahead = curriculum.prerequisites
    asking = np.isin(curriculum.owners, places) & ~(ahead & taken).any(axis=1)
    first = (curriculum.owners[asking][:, None] == places) * 1.0 - ahead[asking][:, places]
    count = len(shared)
    rows = np.block(
        [
            [first, np.zeros((len(first), count))],
            [-1.0 * shared[:, places], np.eye(count)],
            [-1.0 * wanted[:, places], np.zeros((len(wanted), count))],
        ]
    )
    return rows, np.concatenate([np.zeros(len(first) + count), -np.ones(len(wanted))])
