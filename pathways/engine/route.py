"""From a person and a role to a route: the optimal modules in order, what each closes, and what no module closes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pathways.domain.gap import measure_readiness
from pathways.domain.role import Requirement, Role
from pathways.domain.route import Closing, Mode, Remainder, Route, Step
from pathways.domain.training import Module
from pathways.domain.worker import Worker
from pathways.engine.curriculum import Curriculum, Quest, read_standing, set_out, with_taught
from pathways.engine.optimum import choose_certificate, choose_needed, order_modules
from pathways.engine.route_words import give_reason, give_verdict, say_where

MOSTLY = 0.6
"""From this share of its levels on, what a module teaches counts as mostly held (assumption)."""

EVIDENCE = ("quoted", "credential")
"""Sources a college may accept when asked for credit; what a title implies or a person added by hand is not one."""


def plan_route(curriculum: Curriculum, worker: Worker, role: Role, mode: Mode) -> Route:
    """The optimal route of one person to one role: 'need' stops where an employer would hire, 'whole' certifies.

    Readiness before and after is the expected one of the gap; what finished modules teach counts as held.
    """
    catalog = curriculum.catalog
    quest = set_out(curriculum, read_standing(curriculum, worker), role)
    choice = choose_needed(quest) if mode == "need" else choose_certificate(quest)
    order = [catalog.modules[name] for name in order_modules(quest, choice.chosen)]
    before = measure_readiness(quest.standing.held, role, catalog).value
    after = measure_readiness(with_taught(quest.standing.held, order), role, catalog).value
    reached = np.maximum(quest.levels, quest.reach(choice.chosen))
    open_musts = [need for need, level in _heaviest_first(quest, reached) if need.essential and level < need.level]
    steps, remainder = _list_steps(quest, order), _list_remainder(quest, reached)
    route = Route(
        role.id, mode, steps, choice.hours, before, after, not open_musts, remainder, choice.optimal, verdict=""
    )
    present = catalog.roles.get(worker.start_role)
    seasoned = present is not None and present.tier == "engineer"
    return replace(route, verdict=give_verdict(quest, route, [need.skill for need in open_musts], seasoned))


def _heaviest_first(quest: Quest, levels: NDArray[np.int64]) -> list[tuple[Requirement, int]]:
    needs = quest.role.requirements
    return [(needs[place], int(levels[place])) for place in np.argsort(-quest.weight, kind="stable")]


def _list_steps(quest: Quest, order: Sequence[Module]) -> tuple[Step, ...]:
    needs = _heaviest_first(quest, quest.levels.astype(np.int64))
    levels = {need.skill: level for need, level in needs}
    steps: list[Step] = []
    for place, module in enumerate(order):
        closes: list[Closing] = []
        for need, _ in needs:
            to_level = min(module.teaches.get(need.skill, 0), need.level)
            if to_level > levels[need.skill]:
                closes.append(Closing(need.skill, levels[need.skill], to_level))
                levels[need.skill] = to_level
        credit = _may_be_credited(quest, module) or (not closes and _is_mostly_held(quest, module))
        reason = give_reason(quest.curriculum.catalog, module, closes, order[place + 1 :], credit)
        steps.append(Step(module.id, module.hours, tuple(closes), reason, credit))
    return tuple(steps)


def _may_be_credited(quest: Quest, module: Module) -> bool:
    held = quest.standing.held
    return bool(module.teaches) and all(
        skill in held and held[skill].level >= level and held[skill].source in EVIDENCE
        for skill, level in module.teaches.items()
    )


def _is_mostly_held(quest: Quest, module: Module) -> bool:
    """Whether most of what a module teaches is held, assumed or said: one that only comes before another, and closes
    nothing for the goal, should then be asked to be skipped."""
    held = quest.standing.held
    asked = sum(module.teaches.values())
    have = sum(min(level, held[skill].level) for skill, level in module.teaches.items() if skill in held)
    return module.waivable and have >= MOSTLY * asked


def _list_remainder(quest: Quest, reached: NDArray[np.int64]) -> tuple[Remainder, ...]:
    """The requirements that no module of the catalogue brings to the level asked, heaviest first."""
    everything = np.ones(len(quest.taught), dtype=bool)
    possible = dict(_heaviest_first(quest, np.maximum(quest.levels, quest.reach(everything))))
    return tuple(
        Remainder(need.skill, need.level, level, need.essential, say_where(quest.curriculum.catalog, quest.role, need))
        for need, level in _heaviest_first(quest, reached)
        if possible[need] < need.level
    )
