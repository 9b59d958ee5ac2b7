"""Random small catalogues with a person in them, and the answers found by trying every set of modules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import builders
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.gap import best_held, measure_readiness, with_assumptions
from pathways.domain.role import Role
from pathways.domain.skill import HeldSkill
from pathways.domain.training import Module
from pathways.domain.worker import Worker

SKILLS = ("a", "b", "c", "d", "e")
KINDS = ("bridge", "hub", "spoke", "spoke", "capstone")
Levels = dict[str, int]


@dataclass(frozen=True)
class World:
    """A catalogue with one role to reach and one person."""

    catalog: Catalog
    goal: Role
    worker: Worker

    def held(self) -> dict[str, HeldSkill]:
        """What the person holds, finished modules included."""
        held = best_held(with_assumptions(self.worker, self.catalog))
        return self.after(held, [self.catalog.modules[name] for name in self.worker.done_modules])

    def after(self, held: dict[str, HeldSkill], modules: Sequence[Module]) -> dict[str, HeldSkill]:
        """What the person holds for sure after these modules, without losing a higher level held before."""
        result = dict(held)
        for skill, level in chain.from_iterable(module.teaches.items() for module in modules):
            if skill not in result or result[skill].level <= level:
                result[skill] = HeldSkill(skill, level, 1.0, "taught")
        return result

    def settled(self) -> set[str]:
        """Modules finished, and bridge modules whose every skill is held."""
        levels = {skill: item.level for skill, item in self.held().items()}
        waived = {
            module.id for module in self.catalog.modules.values()
            if module.waivable and all(levels.get(skill, 0) >= level for skill, level in module.teaches.items())
        }  # fmt: skip
        return waived | set(self.worker.done_modules)

    def permitted(self) -> Iterator[tuple[Module, ...]]:
        """Every set of modules whose prerequisites are in it or settled."""
        settled = self.settled()
        open_ones = [module for module in self.catalog.modules.values() if module.id not in settled]
        for chosen in chain.from_iterable(combinations(open_ones, size) for size in range(len(open_ones) + 1)):
            there = settled | {module.id for module in chosen}
            if all(is_open(module, there) for module in chosen):
                yield chosen

    def reached(self, chosen: Sequence[Module]) -> Levels:
        """Level of each skill the goal asks for, capped at what it asks."""
        after = self.after(self.held(), chosen)
        return {
            need.skill: min(need.level, after[need.skill].level if need.skill in after else 0)
            for need in self.goal.requirements
        }

    def counted_in_full(self, chosen: Sequence[Module]) -> float:
        """Readiness with every held level counted in full."""
        reached = self.reached(chosen)
        weights = {need.skill: self.catalog.weight(need) for need in self.goal.requirements}
        met = sum(weights[need.skill] * reached[need.skill] / need.level for need in self.goal.requirements)
        return met / sum(weights.values())

    def expected(self, chosen: Sequence[Module]) -> float:
        """Readiness as the gap measures it."""
        return measure_readiness(self.after(self.held(), chosen), self.goal, self.catalog).value


def is_open(module: Module, there: set[str]) -> bool:
    """Whether what comes before a module is there."""
    return set(module.requires) <= there and (not module.requires_any or bool(there.intersection(module.requires_any)))


def hours(chosen: Sequence[Module]) -> int:
    """Hours of a set of modules."""
    return sum(module.hours for module in chosen)


@st.composite
def worlds(draw: st.DrawFn, kinds: Sequence[str] = ("hub",), most: int = 7) -> World:
    """Modules that lean only on earlier ones, a role that asks for some skills, and somebody who holds some."""
    modules: list[Module] = []
    for number in range(draw(st.integers(2, most))):
        before = st.lists(st.sampled_from([item.id for item in modules] or [""]), max_size=2, unique=True)
        earlier = draw(before) if modules else []
        either = draw(before) if modules else []
        kind = draw(st.sampled_from(kinds))
        modules.append(builders.module(
            f"m{number}", draw(_levels(least=1)), 4 * draw(st.integers(1, 12)), earlier, either, kind,
            area=draw(st.sampled_from("xyz")),
        ))  # fmt: skip
    needs = draw(st.dictionaries(st.sampled_from(SKILLS), st.tuples(st.integers(1, 4), st.integers(1, 5)), min_size=1))
    goal = builders.role("goal", needs)
    done = draw(st.lists(st.sampled_from([item.id for item in modules]), max_size=1))
    confidence = draw(st.sampled_from([0.5, 0.8, 1.0]))
    worker = Worker(held=builders.held(draw(_levels()), confidence=confidence), done_modules=tuple(done))
    catalog = builders.make_catalog(modules, [goal, builders.role("all", dict.fromkeys(SKILLS, (1, 1)))])
    return World(catalog, goal, worker)


def _levels(least: int = 0) -> st.SearchStrategy[Levels]:
    return st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4), min_size=least, max_size=3)
