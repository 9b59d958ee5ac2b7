"""Openings and ads as columns: what they ask for, in which state, counted for all skills and roles at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pathways.domain.demand import DemandRow
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.state_gap import Subject, Whose
from pathways.engine.gap_layout import NATION, Floats, GapLayout
from pathways.engine.gap_people import WHOSE, Counts

ROOM = 1024
"""Rows there is room for at first; it doubles."""

YEAR = 12

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asking:
    """One opening or ad that asks for something: its id, month, role and the level asked."""

    id: str
    month: str
    role: str
    level: int


@dataclass(frozen=True, eq=False)
class Openings:
    """Counts over areas, the nation last, which has those of no known state too. demand: (areas, subjects);
    everything: (areas,), all there are; known: (subjects,), the part of them whose state is known."""

    demand: Floats
    everything: Floats
    known: Floats


class _Tally(NamedTuple):
    """How many openings and ads there are: by (areas, skills, level asked), by (areas, roles, no known role last), and
    by area, that of no known state last."""

    exact: Counts
    named: Counts
    everything: Counts


class DemandColumns:
    """All openings and ads that are counted; one a process. Not safe for several threads by itself."""

    def __init__(self, layout: GapLayout) -> None:
        self._layout = layout
        self._states = {state: place for place, state in enumerate(layout.states)}
        self._roles = {role: place for place, role in enumerate(layout.roles)}
        self._where: dict[str, int] = {}
        self._ids: list[str] = []
        self._months = np.zeros(ROOM, np.int32)
        self._levels = np.zeros((ROOM, len(layout.skills)), np.uint8)
        self._marks = np.zeros((4, ROOM), np.int16)
        self._tallies: dict[Whose, _Tally] = {whose: _new_tally(layout) for whose in WHOSE}
        self.revision = 0

    def apply(self, rows: Iterable[DemandRow]) -> None:
        """Insert, overwrite or drop rows; what is asked next sees all of them."""
        for row in rows:
            self._put(row)
            self.revision = max(self.revision, row.revision)

    def count(self, whose: Whose) -> Openings:
        """All openings and ads of these, by area and subject."""
        layout, (exact, named, everything) = self._layout, self._tallies[whose]
        cells = exact[:, :, :0:-1].cumsum(axis=2)[:, :, ::-1].reshape(len(exact), -1).astype(np.float64)
        demand: Floats = np.hstack((cells, named[:, :-1], cells @ layout.means.T))
        known, total = demand[:-1].sum(axis=0), demand.sum(axis=0)
        demand[-1] = total
        share = np.ones(len(total))
        np.divide(known, total, out=share, where=total > 0)
        return Openings(demand, np.append(everything[:-1], everything.sum()).astype(np.float64), share)

    def any(self, whose: Whose) -> bool:
        """Whether there is one of these."""
        return bool(self._tallies[whose].everything.any())

    def behind(self, subject: Subject, area: str, whose: Whose, most: int) -> tuple[list[Asking], int]:
        """The newest of what asks for a subject, and how many there are; area 'US' is everywhere. For a module or a
        spoke the level is the highest asked of what it adds."""
        levels = self._asked(subject)
        rows = np.flatnonzero(self._counted(whose, area) & (levels > 0))
        newest = rows[np.argsort(self._months[rows], kind="stable")[::-1][:most]].tolist()
        roles = (*self._layout.roles, "")
        listed = [
            Asking(self._ids[row], _month(int(self._months[row])), roles[self._marks[1, row]], int(levels[row]))
            for row in newest
        ]
        return listed, len(rows)

    def by_month(self, subject: Subject, area: str, whose: Whose) -> dict[str, float]:
        """Month to openings that ask for a subject, months in order; what has no month is left out."""
        months = self._months[: len(self._ids)]
        rows = np.flatnonzero(self._counted(whose, area) & (months > 0))
        there, place = np.unique(months[rows], return_inverse=True)
        totals = np.bincount(place, weights=self._weigh(subject)[rows], minlength=len(there))
        return {_month(month): total for month, total in zip(there.tolist(), totals.tolist(), strict=True) if total}

    def _weigh(self, subject: Subject) -> Floats:
        """How much each row adds to a subject's demand."""
        if subject.kind in ("skill", "role"):
            return (self._asked(subject) > 0).astype(np.float64)
        means = self._layout.mean_of(subject)
        total = np.zeros(len(self._ids))
        for skill in np.flatnonzero(means.any(axis=1)).tolist():
            total += np.concatenate(([0.0], means[skill].cumsum()))[self._levels[: len(self._ids), skill]]
        return total

    def _asked(self, subject: Subject) -> NDArray[np.uint8]:
        """The level each row asks of a subject, 0 where it does not ask for it."""
        layout, size = self._layout, len(self._ids)
        if subject.kind == "role":
            return np.array(self._marks[1, :size] == self._roles[subject.id], np.uint8)
        if subject.kind == "skill":
            levels = self._levels[:size, layout.skills.index(subject.id)]
            return np.where(levels >= subject.level, levels, np.uint8(0))
        means = layout.mean_of(subject)
        skills = np.flatnonzero(means.any(axis=1))
        least = (means[skills] > 0).argmax(axis=1) + 1
        some = self._levels[:size, skills]
        return np.array(np.where(some >= least, some, 0).max(axis=1, initial=0), np.uint8)

    def _counted(self, whose: Whose, area: str = NATION) -> Mask:
        states, _, invented, alive = self._marks[:, : len(self._ids)]
        counted: Mask = (alive > 0) & (invented == int(whose == "demonstration"))
        return counted & (states == self._states[area]) if area != NATION else counted

    def _put(self, row: DemandRow) -> None:
        place = self._where.get(row.id)
        if place is None:
            if row.gone:
                return
            place = self._where[row.id] = len(self._ids)
            self._ids.append(row.id)
            self._grow()
        self._tally(place, -1)
        self._months[place] = _count_months(row.month)
        self._levels[place] = np.frombuffer(row.levels, np.uint8) if row.levels else 0
        self._marks[:, place] = (
            self._states.get(row.state, len(self._states)), self._roles.get(row.role, len(self._roles)),
            row.demo, not row.gone,
        )  # fmt: skip
        self._tally(place, 1)

    def _tally(self, place: int, sign: int) -> None:
        """Count a row as it stands, or take it away."""
        state, role, invented, alive = self._marks[:, place].tolist()
        if alive:
            tally, asked = self._tallies[WHOSE[invented]], self._levels[place]
            skills = np.flatnonzero(asked)
            tally.exact[state, skills, asked[skills]] += sign
            tally.named[state, role] += sign
            tally.everything[state] += sign

    def _grow(self) -> None:
        room = len(self._levels)
        if len(self._ids) > room:
            self._levels = np.pad(self._levels, ((0, room), (0, 0)))
            self._marks = np.pad(self._marks, ((0, 0), (0, room)))
            self._months = np.pad(self._months, (0, room))


def _new_tally(layout: GapLayout) -> _Tally:
    areas = len(layout.states) + 1
    shapes = ((areas, len(layout.skills), MAX_LEVEL + 1), (areas, len(layout.roles) + 1), (areas,))
    return _Tally(*(np.zeros(shape, np.int64) for shape in shapes))


def _count_months(text: str) -> int:
    """'2026-03' as a number that rises by one a month; 0 for ''."""
    year, _, month = text.partition("-")
    return int(year) * YEAR + int(month) - 1 if month else 0


def _month(number: int) -> str:
    return f"{number // YEAR:04}-{number % YEAR + 1:02}" if number else ""
