"""Every figure of gaps at once: all subjects in all states and the nation, as arrays, and the rows read off them.

Jobs are one matrix product of (areas, roles) with (roles, subjects); coverage and completeness are the same product of
what is published. Openings and people were counted before (gap_demand, gap_people) and small counts of people hidden
(gap_hiding), so whatever is read here may be published.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.small_cells import LEAST
from pathways.domain.state_gap import NOTHING, Demand, Figure, GapSources, Mark, StateGap, Subject, Supply, Whose
from pathways.engine.gap_demand import Openings
from pathways.engine.gap_hiding import Told
from pathways.engine.gap_jobs import RoleJobs
from pathways.engine.gap_layout import Cell, Floats, GapLayout

THOUSAND = 1000
MARKS: tuple[Mark, ...] = ("", "at_least", "hidden")
"""What a number in Known.marks says."""


@dataclass(frozen=True, eq=False)
class GapCube:
    """For plans of seats: states and cells with (states, cells) jobs and openings that ask for a cell, and supply, the
    people known to have it and those in training for it; what is hidden counts as 0."""

    states: tuple[str, ...]
    cells: tuple[Cell, ...]
    jobs: Floats
    openings: Floats
    supply: Floats
    whose: Whose
    sources: GapSources


@dataclass(frozen=True, eq=False)
class Jobs:
    """Jobs by (areas, subjects): count, the share of them that is published (coverage), whether any is, and whether
    all of it is; everybody (areas) is jobs in all occupations."""

    count: Floats
    coverage: Floats
    published: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    everybody: Floats


@dataclass(frozen=True, eq=False)
class Known:
    """People by (measures, areas, subjects), measures being workers, certified and training; marks number MARKS."""

    count: Floats
    marks: NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class GapBoard:
    """Everything about gaps. manufacturing: a thousand of these jobs of an area is what per_thousand is told of."""

    layout: GapLayout
    whose: Whose
    jobs: Jobs
    openings: Openings
    known: Known
    manufacturing: Floats

    def row(self, subject: Subject, area: int) -> StateGap:
        """One subject in one area (its place among layout.areas)."""
        place = self.layout.places[subject]
        jobs, openings = self._jobs(area, place), self._openings(area, place)
        figures = [_figure(self.known, measure, area, place) for measure in range(3)]
        supply = Supply(*figures)
        return StateGap(
            subject, self.layout.areas[area], jobs, openings, supply,
            find_short(jobs.count, supply), find_short(openings.count, supply),
        )  # fmt: skip

    def _jobs(self, area: int, place: int) -> Demand:
        jobs = self.jobs
        if not jobs.published[area, place]:
            none = Figure(None, "not_published")
            return Demand(none, none, none, 0.0)
        mark: Mark = "" if jobs.whole[area, place] else "at_least"
        parts = np.divide(jobs.count[:, place], jobs.everybody)
        return self._demand(jobs.count[area, place], area, parts, mark, jobs.coverage[area, place])

    def _openings(self, area: int, place: int) -> Demand:
        count, everything = self.openings.demand[:, place], self.openings.everything
        if not everything[-1]:
            return Demand()
        parts = np.divide(count, everything, out=np.full(len(count), np.nan), where=everything > 0)
        return self._demand(count[area], area, parts, "", self.openings.known[place])

    def _demand(self, count: float, area: int, parts: Floats, mark: Mark, coverage: float) -> Demand:
        """parts is the share of this subject in everything that is asked for, for each area."""
        quotient = parts[area] / parts[-1] if parts[-1] > 0 else np.nan
        odd: Mark = mark and "partial"
        per_thousand = count / self.manufacturing[area] * THOUSAND
        return Demand(Figure(float(count), mark), _told(per_thousand, mark), _told(quotient, odd), float(coverage))


def multiply_jobs(jobs: RoleJobs, layout: GapLayout, manufacturing: Floats) -> Jobs:
    """Jobs of every subject from the jobs of roles.

    A subject that no role needs is asked for by nobody: a whole 0. The nation as a sum over states is covered as its
    states are on the average, weighed by their jobs in manufacturing.
    """
    weighed = jobs.weight[:, None] * layout.demand
    total = weighed.sum(axis=0)
    count = jobs.jobs @ layout.demand
    known = (jobs.published * jobs.weight) @ layout.demand
    coverage = np.divide(known, total, out=np.ones_like(known), where=total > 0)
    missing = (~jobs.whole * jobs.weight) @ layout.demand
    summed = missing[-1] > 0
    mean = manufacturing[:-1] @ coverage[:-1] / manufacturing[:-1].sum()
    coverage[-1] = np.where(summed, mean, coverage[-1])
    return Jobs(count, coverage, (known > 0) | (total == 0), missing == 0, jobs.everybody)


def gather_known(told: Told, layout: GapLayout) -> Known:
    """People of every subject from what may be told of skills and roles; a module or a spoke has the mean of what may
    be told of its cells, which is a lower end where some is hidden."""
    skills = len(layout.skills)
    value = told.value.transpose(0, 3, 1, 2)
    whole = told.whole.transpose(0, 3, 1, 2)
    cells, sure = (item[:, :, :skills].reshape(3, len(layout.areas), -1) for item in (value, whole))
    of_roles, sure_roles = value[:, :, skills:, 0], whole[:, :, skills:, 0]
    means = cells @ layout.means.T
    lacking = (~sure).astype(np.float64) @ layout.means.T
    count = np.concatenate((cells, of_roles, means), axis=2).astype(np.float64)
    every = np.concatenate((sure, sure_roles, lacking == 0), axis=2)
    # A mean may come out small although all it is made of may be told: it would look like a small count.
    small = (count > 0) & (count < LEAST)
    count[small] = 0
    marks = np.where(every & ~small, 0, np.where(count > 0, 1, 2))
    return Known(count, marks.astype(np.int8))


def cut_cube(board: GapBoard, sources: GapSources) -> GapCube:
    """What plans of seats take from everything."""
    states, cells = len(board.layout.states), len(board.layout.cells)
    supply = board.known.count[[0, 2], :states, :cells].sum(axis=0)
    return GapCube(
        board.layout.states, board.layout.cells, board.jobs.count[:states, :cells],
        board.openings.demand[:states, :cells], supply, board.whose, sources,
    )  # fmt: skip


def find_short(demand: Figure, supply: Supply) -> Figure:
    """Demand less the people told to have it and those told to be in training for it; 0 is the lower end of what is
    hidden. At least so much where the demand is a lower end, at most where the people are, on either side where both
    are."""
    if demand.value is None:
        return demand
    less = (supply.workers.value or 0) + (supply.training.value or 0)
    most: Mark = "at_most" if supply.workers.mark or supply.training.mark else ""
    mark: Mark = most if not demand.mark else "partial" if most else "at_least"
    return Figure(demand.value - less, mark)


def _figure(known: Known, measure: int, area: int, place: int) -> Figure:
    mark = MARKS[known.marks[measure, area, place]]
    return Figure(None, mark) if mark == "hidden" else Figure(float(known.count[measure, area, place]), mark)


def _told(value: float, mark: Mark) -> Figure:
    """A figure, or nothing where it cannot be computed."""
    return NOTHING if np.isnan(value) else Figure(float(value), mark)


def by_area(layout: GapLayout, figures: Mapping[str, int]) -> Floats:
    """Figures of states as an array over areas, the nation as their sum; not a number where there is none."""
    found = np.array([figures.get(state, np.nan) for state in layout.states], np.float64)
    return np.append(found, np.nansum(found))
