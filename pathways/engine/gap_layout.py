"""Where everything stands in the arrays of gaps: subjects in one order, and what links roles, skills and modules.

A cell is a skill at a least level. Demand is linear in the jobs of roles: a cell's is the sum over the roles that need
it, a module's or a spoke's the plain mean over the cells it adds. So one matrix gives every subject at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.state_gap import Subject
from pathways.domain.training import Module

NATION = "US"
FIRST_TAUGHT = ("bridge", "hub")
"""Kinds of modules that everybody takes before any other: what they bring is not counted again for a later one."""

Floats = NDArray[np.float64]
Cell = tuple[str, int]


@dataclass(frozen=True, eq=False)
class GapLayout:
    """Subjects: every skill at levels 1 to 4, then roles, modules and spokes; areas: states, the nation last.

    demand (roles, subjects) turns jobs of roles into demand; means (modules and spokes, cells) holds the weights of
    their means; needs (roles, skills) the levels asked, teaches (modules, skills) the levels brought.
    """

    states: tuple[str, ...]
    skills: tuple[str, ...]
    roles: tuple[str, ...]
    modules: tuple[str, ...]
    cells: tuple[Cell, ...]
    subjects: tuple[Subject, ...]
    places: Mapping[Subject, int]
    needs: NDArray[np.uint8]
    teaches: NDArray[np.uint8]
    means: Floats
    demand: Floats

    @property
    def areas(self) -> tuple[str, ...]:
        """All states and the nation."""
        return (*self.states, NATION)

    def mean_of(self, subject: Subject) -> Floats:
        """(skills, levels): the weights in the mean of a module or a spoke."""
        row: Floats = self.means[self.places[subject] - len(self.cells) - len(self.roles)]
        return row.reshape(-1, MAX_LEVEL)


def lay_out_gaps(catalog: Catalog) -> GapLayout:
    """The layout of a catalogue."""
    skills, cells = tuple(catalog.skills), _cells(catalog)
    number = {cell: place for place, cell in enumerate(cells)}
    spokes = catalog.spokes()
    taught = [added_cells(catalog, [module]) for module in catalog.modules.values()]
    taught += [added_cells(catalog, spoke_modules(catalog, spoke)) for spoke in spokes]
    means = np.zeros((len(taught), len(cells)))
    for row, some in enumerate(taught):
        means[row, [number[cell] for cell in some]] = 1 / len(some)
    needs = _levels(({need.skill: need.level for need in role.requirements} for role in catalog.roles.values()), skills)
    asked = (needs[:, :, None] >= np.arange(1, MAX_LEVEL + 1)).reshape(len(needs), -1).astype(np.float64)
    subjects = tuple(_subjects(catalog, cells, spokes))
    return GapLayout(
        tuple(catalog.states), skills, tuple(catalog.roles), tuple(catalog.modules), cells, subjects,
        {subject: place for place, subject in enumerate(subjects)}, needs,
        _levels((module.teaches for module in catalog.modules.values()), skills), means,
        np.hstack((asked, np.eye(len(needs)), asked @ means.T)),
    )  # fmt: skip


def spoke_modules(catalog: Catalog, spoke: str) -> tuple[Module, ...]:
    """The modules of a spoke."""
    return tuple(item for item in catalog.modules.values() if item.kind == "spoke" and item.area == spoke)


def added_cells(catalog: Catalog, modules: Iterable[Module]) -> tuple[Cell, ...]:
    """The skills and levels that modules bring beyond the hub and the bridges, each once.

    Everything they teach, where they are hub or bridge themselves, and where they bring nothing beyond.
    """
    listed = tuple(modules)
    first = all(module.kind in FIRST_TAUGHT for module in listed)
    known = {} if first else _highest(item for item in catalog.modules.values() if item.kind in FIRST_TAUGHT)
    taught = _highest(listed)
    added = tuple(_between(taught, known))
    return added or tuple(_between(taught, {}))


def _between(taught: Mapping[str, int], known: Mapping[str, int]) -> Iterable[Cell]:
    return ((skill, level) for skill, top in taught.items() for level in range(known.get(skill, 0) + 1, top + 1))


def _highest(modules: Iterable[Module]) -> dict[str, int]:
    """Skill to the highest level that any of these modules teaches."""
    highest: dict[str, int] = {}
    for module in modules:
        for skill, level in module.teaches.items():
            highest[skill] = max(level, highest.get(skill, 0))
    return highest


def _cells(catalog: Catalog) -> tuple[Cell, ...]:
    return tuple((skill, level) for skill in catalog.skills for level in range(1, MAX_LEVEL + 1))


def _subjects(catalog: Catalog, cells: Iterable[Cell], spokes: Iterable[str]) -> Iterable[Subject]:
    yield from (Subject("skill", skill, level) for skill, level in cells)
    yield from (Subject("role", role) for role in catalog.roles)
    yield from (Subject("module", module) for module in catalog.modules)
    yield from (Subject("spoke", spoke) for spoke in spokes)


def _levels(rows: Iterable[Mapping[str, int]], skills: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.array([[row.get(skill, 0) for skill in skills] for row in rows], np.uint8)
