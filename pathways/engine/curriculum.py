"""The catalogue's modules as matrices, and one person's standing towards one role as vectors.

What depends on the catalogue alone is built once (Curriculum, in the Atlas); what depends on the person and the role
(Standing, Quest) is a handful of small arrays a request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.gap import best_held, with_assumptions
from pathways.domain.role import Role
from pathways.domain.skill import MAX_LEVEL, HeldSkill
from pathways.domain.training import Module
from pathways.domain.worker import Worker

Floats = NDArray[np.float64]
Levels = NDArray[np.int8]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Curriculum:
    """Everything a route needs that no request changes. Rows of a matrix are modules in the catalogue's order."""

    catalog: Catalog

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules, in the order of every vector and matrix here."""
        return tuple(self.catalog.modules.values())

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Module id -> row."""
        return {module.id: place for place, module in enumerate(self.modules)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Skill id -> column of `teaches`."""
        return {skill: column for column, skill in enumerate(self.catalog.skills)}

    @cached_property
    def hours(self) -> Floats:
        """Learner hours a module."""
        return np.array([module.hours for module in self.modules], dtype=np.float64)

    @cached_property
    def teaches(self) -> Levels:
        """Level reached on completion, modules × skills; 0 where a module does not teach a skill."""
        matrix = np.zeros((len(self.modules), len(self.columns)), dtype=np.int8)
        for row, module in enumerate(self.modules):
            for skill, level in module.teaches.items():
                matrix[row, self.columns[skill]] = level
        return matrix

    @cached_property
    def waivable(self) -> Mask:
        """Modules that somebody who already holds what they teach need not take."""
        return np.array([module.waivable for module in self.modules], dtype=bool)

    @cached_property
    def prerequisites(self) -> Mask:
        """Rows of modules of which at least one comes before the row's owner: one row for each module needed first
        and one for each 'any of'. Dense, because at some tens of modules that is the fastest."""
        rows = np.zeros((len(self._demands), len(self.modules)), dtype=bool)
        for row, (_, needed) in enumerate(self._demands):
            rows[row, [self.places[module] for module in needed]] = True
        return rows

    @cached_property
    def owners(self) -> NDArray[np.int64]:
        """The module that each row of `prerequisites` belongs to."""
        return np.array([owner for owner, _ in self._demands], dtype=np.int64)

    @cached_property
    def lineage(self) -> Mask:
        """For each module, itself and every module that may have to come before it (modules × modules)."""
        lineage = np.eye(len(self.modules), dtype=bool)
        for place in self.rank:
            lineage[place] |= lineage[self.prerequisites[self.owners == place].any(axis=0)].any(axis=0)
        return lineage

    @cached_property
    def spokes(self) -> Mapping[str, tuple[int, ...]]:
        """Area -> rows of the modules that make up its spoke."""
        found: dict[str, list[int]] = {}
        for place, module in enumerate(self.modules):
            if module.kind == "spoke":
                found.setdefault(module.area, []).append(place)
        return {area: tuple(places) for area, places in found.items()}

    @cached_property
    def core(self) -> tuple[int, ...]:
        """Rows of the modules that every certificate holds: hub and capstone."""
        return tuple(place for place, module in enumerate(self.modules) if module.kind in ("hub", "capstone"))

    @cached_property
    def rank(self) -> tuple[int, ...]:
        """Every row once, prerequisites before what needs them, else in the catalogue's order."""
        before = {module.id: (*module.requires, *module.requires_any) for module in self.modules}
        return tuple(self.places[name] for name in TopologicalSorter(before).static_order())

    @cached_property
    def _demands(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        found: list[tuple[int, tuple[str, ...]]] = []
        for place, module in enumerate(self.modules):
            found.extend((place, (needed,)) for needed in module.requires)
            if module.requires_any:
                found.append((place, module.requires_any))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class Standing:
    """What a person brings: skills held (assumed ones too), levels a skill column, and modules not to be taken again.

    settled marks the modules already finished and the bridge modules whose every skill is held at the taught level.
    """

    held: Mapping[str, HeldSkill]
    levels: Levels
    settled: Mask


@dataclass(frozen=True, eq=False)
class Quest:
    """One role seen from one standing, a row for each requirement. weight adds up to 1.

    taught is the level each module brings each requirement to (modules × requirements), 0 for settled modules.
    """

    curriculum: Curriculum
    role: Role
    standing: Standing
    asked: Levels
    weight: Floats
    essential: Mask
    levels: Levels
    taught: Levels

    @cached_property
    def worth(self) -> Floats:
        """Readiness each requirement adds when a module brings it to level 0..4, every held level counted in full."""
        reached = np.maximum(self.levels[:, None], np.arange(MAX_LEVEL + 1))
        return self.weight[:, None] * np.minimum(reached, self.asked[:, None]) / self.asked[:, None]

    @cached_property
    def expected_worth(self) -> Floats:
        """The same with doubt: a held level counts by its confidence until a module brings it to that level or more."""
        held = [self.standing.held.get(need.skill) for need in self.role.requirements]
        confidence = np.array([item.confidence if item else 0.0 for item in held])
        taught = np.arange(MAX_LEVEL + 1)
        lasting = (taught < self.levels[:, None]) | (taught == 0)
        factor = np.where(lasting, confidence[:, None], 1.0)
        return self.worth * factor

    def readiness(self, worth: Floats, chosen: Mask) -> float:
        """Readiness in [0, 1] once the chosen modules are finished, by one of the two worths."""
        return float(worth[np.arange(len(self.asked)), self.reach(chosen)].sum())

    def reach(self, chosen: Mask) -> NDArray[np.int64]:
        """The highest level the chosen modules bring each requirement to (0: they do not teach it)."""
        top: NDArray[np.int64] = np.max(self.taught * chosen[:, None], axis=0, initial=0).astype(np.int64)
        return top


def read_standing(curriculum: Curriculum, worker: Worker) -> Standing:
    """A person's skills as the gap counts them, and those of finished modules, as vectors."""
    catalog = curriculum.catalog
    held = best_held(with_assumptions(worker, catalog))
    done = [module for module in curriculum.modules if module.id in worker.done_modules]
    held = with_taught(held, done)
    levels = np.zeros(len(curriculum.columns), dtype=np.int8)
    for skill, item in held.items():
        if skill in curriculum.columns:
            levels[curriculum.columns[skill]] = item.level
    waived = curriculum.waivable & (curriculum.teaches <= levels).all(axis=1)
    finished = np.array([module.id in worker.done_modules for module in curriculum.modules], dtype=bool)
    return Standing(held, levels, waived | finished)


def with_taught(held: Mapping[str, HeldSkill], modules: list[Module]) -> dict[str, HeldSkill]:
    """The skills after finishing modules: what they teach is held for sure; a higher level held before stays."""
    after = dict(held)
    for module in modules:
        for skill, level in module.teaches.items():
            known = after.get(skill)
            if known is None or known.level <= level:
                after[skill] = HeldSkill(skill, level, 1.0, "taught", (), f"Taught in {module.title}.")
    return after


def set_out(curriculum: Curriculum, standing: Standing, role: Role) -> Quest:
    """One role seen from one standing."""
    needs = role.requirements
    columns = np.array([curriculum.columns[need.skill] for need in needs], dtype=np.int64)
    weight = np.array([curriculum.catalog.weight(need) for need in needs])
    return Quest(
        curriculum,
        role,
        standing,
        asked=np.array([need.level for need in needs], dtype=np.int8),
        weight=weight / (weight.sum() or 1.0),
        essential=np.array([need.essential for need in needs], dtype=bool),
        levels=standing.levels[columns],
        taught=curriculum.teaches[:, columns] * ~standing.settled[:, None],
    )
