"""Readiness and gap: how far a person's levels reach towards what a role asks, and what lies between.

Source of the formula: readiness(h, role) = sum_s w_s * min(h_s, n_s) / n_s / sum_s w_s, linear in the
thermometer code of h, so one inner product gives it and adding one skill moves it by a known amount.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pathways.domain.catalog import Catalog
from pathways.domain.role import Requirement, Role
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker

State = Literal["have", "partly", "missing", "no_data"]

ASSUMED_CONFIDENCE = 0.92
"""How sure we are that somebody who holds a job has a skill the job asks for (assumption), before doubt about
the title itself."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """A share in [0, 1] with its band: low counts only what is quoted or proven, high all that is inferred."""

    value: float
    low: float
    high: float

    @property
    def confidence(self) -> Literal["high", "medium", "low"]:
        """How wide the doubt is, in one word: a band under 15 points is high confidence, under 35 medium."""
        width = self.high - self.low
        return "high" if width < 0.15 else "medium" if width < 0.35 else "low"


@dataclass(frozen=True, slots=True)
class RequirementState:
    """One requirement against one person. weight is its share of the role in [0, 1]; why is one plain sentence."""

    requirement: Requirement
    state: State
    weight: float
    held: HeldSkill | None
    related: str
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """All requirements of a role with their four states, heaviest first, and the readiness they add up to."""

    role: str
    readiness: Readiness
    items: tuple[RequirementState, ...]

    def of(self, state: State) -> tuple[RequirementState, ...]:
        """The requirements in one state."""
        return tuple(item for item in self.items if item.state == state)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What one more skill would change: readiness before and after reaching to_level."""

    skill: str
    from_level: int
    to_level: int
    before: float
    after: float


def best_held(held: Iterable[HeldSkill]) -> dict[str, HeldSkill]:
    """One entry a skill: a level somebody said outranks one that is assumed; else the higher level, then the surer."""
    best: dict[str, HeldSkill] = {}
    for item in held:
        known = best.get(item.skill)
        if known is None or _strength(item) > _strength(known):
            best[item.skill] = item
    return best


def with_assumptions(worker: Worker, catalog: Catalog) -> tuple[HeldSkill, ...]:
    """The worker's skills, what finished modules taught and, marked assumed, what their job implies and was not denied.

    People do not write down what their job takes for granted; a level they stated that is lower than the job's is
    kept. A skill that is both said and usual in the job is as sure as the surer of the two: more evidence never
    counts for less.
    """
    role = catalog.roles.get(worker.start_role)
    taught = _taught(worker, catalog)
    if role is None:
        return worker.held + taught
    said = {item.skill: item.level for item in worker.held if item.source != "credential"}
    confidence = ASSUMED_CONFIDENCE * worker.title_confidence
    reason = f"Usual in the job you named: {role.title}."
    usual = {need.skill for need in role.requirements}
    held = tuple(
        replace(item, confidence=max(item.confidence, confidence)) if item.skill in usual else item
        for item in worker.held
    )
    assumed = tuple(
        HeldSkill(need.skill, need.level, confidence, "assumed", (), reason)
        for need in role.requirements
        if need.skill not in said and need.skill not in worker.denied
    )
    return held + taught + assumed


def _taught(worker: Worker, catalog: Catalog) -> tuple[HeldSkill, ...]:
    """What the modules a worker has finished taught."""
    return tuple(
        HeldSkill(skill, level, 1.0, "taught", (), f"Taught by a module you finished: {catalog.modules[done].title}.")
        for done in worker.done_modules
        for skill, level in catalog.modules[done].teaches.items()
    )


def measure_readiness(held: Mapping[str, HeldSkill], role: Role, catalog: Catalog) -> Readiness:
    """Readiness for a role with its band; see the formula at the head of this file."""
    total = value = low = high = 0.0
    for need in role.requirements:
        weight = catalog.weight(need)
        total += weight
        item = held.get(need.skill)
        if item is None:
            continue
        reach = weight * min(item.level, need.level) / need.level
        high += reach
        value += reach * item.confidence
        low += reach * item.confidence if item.source != "assumed" else 0.0
    value, low, high = (min(1.0, part / total) if total else 0.0 for part in (value, low, high))
    return Readiness(value, low, high)


def find_gap(worker: Worker, role: Role, catalog: Catalog) -> Gap:
    """Compare a worker with a role, requirement by requirement. Denied skills count as missing."""
    return judge_gap(worker, best_held(with_assumptions(worker, catalog)), role, catalog)


def judge_gap(worker: Worker, held: Mapping[str, HeldSkill], role: Role, catalog: Catalog) -> Gap:
    """The same for skills that were weighed before, one entry a skill."""
    total = sum(catalog.weight(need) for need in role.requirements) or 1.0
    items = [_judge(worker, need, held, catalog, catalog.weight(need) / total) for need in role.requirements]
    items.sort(key=lambda item: (-item.weight, item.requirement.skill))
    return Gap(role.id, measure_readiness(held, role, catalog), tuple(items))


def find_counterfactuals(worker: Worker, role: Role, catalog: Catalog, limit: int = 5) -> tuple[Counterfactual, ...]:
    """The skills that would lift readiness for a role most, if raised to the level it asks; largest first."""
    held = best_held(with_assumptions(worker, catalog))
    before = measure_readiness(held, role, catalog).value
    total = sum(catalog.weight(need) for need in role.requirements) or 1.0
    found = []
    for need in role.requirements:
        item = held.get(need.skill)
        level, confidence = (item.level, item.confidence) if item else (0, 0.0)
        lift = catalog.weight(need) / total * (1 - confidence * min(level, need.level) / need.level)
        if level < need.level:
            found.append(Counterfactual(need.skill, level, need.level, before, before + lift))
    found.sort(key=lambda item: (-item.after, item.skill))
    return tuple(found[:limit])


def _strength(item: HeldSkill) -> tuple[bool, int, bool, float]:
    said = item.source not in ("assumed", "credential")
    return said, item.level, item.source != "assumed", item.confidence


def _judge(
    worker: Worker, need: Requirement, held: Mapping[str, HeldSkill], catalog: Catalog, weight: float
) -> RequirementState:
    item = held.get(need.skill)
    if item is not None and item.level >= need.level:
        return RequirementState(need, "have", weight, item, "", item.reason)
    if item is not None and item.level > 0:
        why = f"Level {item.level} of the {need.level} asked for."
        return RequirementState(need, "partly", weight, item, "", why)
    if need.skill in worker.denied:
        return RequirementState(need, "missing", weight, None, "", "You said you do not have it.")
    related = _related(need.skill, held, catalog)
    if related:
        why = f"Close to a skill you have: {catalog.skills[related].name}."
        return RequirementState(need, "partly", weight, None, related, why)
    if worker.start_role:
        why = "Not in your words, and not usual in the job you named."
        return RequirementState(need, "missing", weight, None, "", why)
    return RequirementState(need, "no_data", weight, None, "", "Nothing you told us says yes or no.")


def _related(skill: str, held: Mapping[str, HeldSkill], catalog: Catalog) -> str:
    """A held skill (level 3 or more, not assumed) that directly builds on this one, or ''."""
    for item in held.values():
        if item.level >= 3 and item.source != "assumed" and skill in catalog.skills[item.skill].builds_on:
            return item.skill
    return ""
