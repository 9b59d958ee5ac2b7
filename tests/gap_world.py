"""Made people and openings for tests of gaps, and the figures counted over again one by one."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pathways.domain.catalog import Catalog
from pathways.domain.crowd import CrowdRow
from pathways.domain.demand import DemandRow
from pathways.domain.matching import STEPS
from pathways.domain.state_gap import Subject
from pathways.engine.optimum import READY
from pathways.store.database import Store
from pathways.store.demand import next_demand_revision, put_demand_row
from pathways.store.profiles import next_revision, put_crowd_row

STATES = ("OH", "OH", "OH", "OH", "MI", "MI", "MI", "IN", "IN", "KY", "VT", "")
"""Where people live, some places more often."""


@dataclass(frozen=True)
class Made:
    """A person as made: levels by skill, and what training brings."""

    levels: dict[str, int]
    brought: dict[str, int]
    state: str
    certified: bool


def make_person(chance: random.Random, catalog: Catalog) -> tuple[CrowdRow, Made]:
    """Somebody who holds most of what one role asks, some of them certified, some in training."""
    role = chance.choice(list(catalog.roles.values()))
    levels = {need.skill: min(4, max(0, need.level + chance.choice((-1, 0, 0, 0)))) for need in role.requirements}
    modules = chance.sample(sorted(catalog.modules), chance.choice((0, 0, 1, 2)))
    brought: dict[str, int] = {}
    for module in modules:
        for skill, level in catalog.modules[module].teaches.items():
            brought[skill] = max(level, brought.get(skill, 0))
    state, certified = chance.choice(STATES), chance.random() < 0.3
    codes = bytes(
        1 + (levels[skill] - 1) * (STEPS + 1) + chance.randint(0, STEPS) if levels.get(skill) else 0
        for skill in catalog.skills
    )
    row = CrowdRow(
        f"{chance.getrandbits(64):016x}", 0, codes, state=state, certificate="held" if certified else "none",
        training=tuple(modules), vector=bytes(384),
    )  # fmt: skip
    return row, Made(levels, brought, state, certified)


def make_opening(chance: random.Random, catalog: Catalog) -> DemandRow:
    """An ad that asks for some of what one role needs."""
    role = chance.choice(list(catalog.roles.values()))
    asked = {need.skill: need.level for need in role.requirements if chance.random() < 0.6}
    levels = bytes(asked.get(skill, 0) for skill in catalog.skills)
    month = chance.choice(("2026-01", "2026-02", ""))
    name = f"{chance.getrandbits(64):016x}"
    return DemandRow(name, 0, "ad", levels, role.id, role.tier, chance.choice(STATES), month)


def keep(store: Store, version: str, people: Iterable[CrowdRow], openings: Iterable[DemandRow] = ()) -> None:
    """Enter them in a database."""
    with store.writing() as session:
        for row in people:
            put_crowd_row(session, replace(row, revision=next_revision(session)), version)
        for asked in openings:
            put_demand_row(session, replace(asked, revision=next_demand_revision(session)), version)


def recount(people: Sequence[Made], subject: Subject, area: str, catalog: Catalog) -> tuple[int, int, int]:
    """Workers, certified and in training of a skill or a role, one person after the other."""
    workers = certified = training = 0
    for person in people:
        if area in ("US", person.state):
            has, gets = _has(person.levels, subject, catalog), _has(_best(person), subject, catalog)
            workers, certified = workers + has, certified + (has and person.certified)
            training += gets and not has
    return workers, certified, training


def _best(person: Made) -> dict[str, int]:
    skills = person.levels.keys() | person.brought.keys()
    return {skill: max(person.levels.get(skill, 0), person.brought.get(skill, 0)) for skill in skills}


def _has(levels: dict[str, int], subject: Subject, catalog: Catalog) -> bool:
    if subject.kind == "skill":
        return levels.get(subject.id, 0) >= subject.level
    needs = catalog.roles[subject.id].requirements
    weights = [catalog.weight(need) for need in needs]
    met = [min(levels.get(need.skill, 0), need.level) / need.level for need in needs]
    return sum(weight * part for weight, part in zip(weights, met, strict=True)) / sum(weights) >= READY - 1e-6
