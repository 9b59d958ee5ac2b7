"""The sentences of a route: why a module is there, how the whole adds up, and where the rest is learnt."""

from collections.abc import Iterable, Sequence

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.role import Requirement, Role
from pathways.domain.route import Closing, Route
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.training import Credential, Module
from pathways.engine.curriculum import Mask, Quest
from pathways.engine.optimum import NOTHING, READY

NAMES_SHOWN = 3
LITTLE = 0.02
"""A spoke that lifts readiness by less than this share adds little (assumption)."""

STUDIED = ("degree", "program_certificate")
"""Kinds of credential that are a course of study of their own, not something to sit for beside the job."""


def give_reason(
    catalog: Catalog, module: Module, closes: Sequence[Closing], later: Sequence[Module], credit: bool
) -> str:
    """Why a module is on the route, in one sentence; later are the modules that follow it."""
    if credit:
        return "You show all that it teaches already: ask the college for credit."
    if closes:
        return f"Teaches {join_names([catalog.skills[item.skill].name for item in closes])}, which this job asks for."
    if module.kind in ("hub", "spoke", "capstone") and not _opens(module, later):
        return "Part of the certificate; it adds nothing to this job that you do not have already."
    return f"Comes before {_opens(module, later)[0].title}."


def give_verdict(quest: Quest, route: Route, open_musts: Sequence[str]) -> str:
    """How the route adds up, in plain sentences; also when there is nothing to do or nothing can be done."""
    ready = quest.readiness(quest.worth, np.zeros(len(quest.taught), dtype=bool)) >= READY
    summary = _sum_up(quest, route, open_musts) if route.steps else _sum_up_nothing(quest, route, open_musts, ready)
    return f"{summary} {_weigh_program(quest)}" if ready else summary


def say_where(catalog: Catalog, role: Role, need: Requirement) -> str:
    """Where a level that no module reaches is learnt instead: a degree, at work, or shown by a named credential."""
    skill, top = catalog.skills[need.skill], max(catalog.taught_by[need.skill].values(), default=0)
    start = f"Modules go up to level {top} of the {need.level} asked for" if top else "No module teaches it"
    provers = [item for item in catalog.credentials.values() if need.skill in item.proves]
    degree = [item for item in provers if item.type == "degree" and item.tier == role.tier]
    if role.tier == "engineer" and (degree or skill.kind == "knowledge"):
        name = degree[0].name if degree else "an engineering degree"
        return f"{start}; this is theory that a degree teaches ({name})." if degree else f"{start}; this is theory."
    return f"{start}; it is learnt at the workplace."
