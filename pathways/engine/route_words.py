"""The sentences of a route: why a module is there, how the whole adds up, and where the rest is learned."""

from collections.abc import Sequence

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.role import Requirement, Role, with_article
from pathways.domain.route import Closing, Route
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.training import Credential, Module
from pathways.engine.curriculum import Mask, Quest
from pathways.engine.optimum import NOTHING, READY

NAMES_SHOWN = 3
LITTLE = 0.02
"""A spoke that lifts readiness by less than this share adds little (assumption)."""

STUDIED = ("degree", "program_certificate")
"""Credentials that are a course of study of their own, not something to sit for beside the job."""


def give_reason(
    catalog: Catalog, module: Module, closes: Sequence[Closing], later: Sequence[Module], credit: bool
) -> str:
    """Why a module is on the route, in one sentence; later are the modules that follow it."""
    if credit:
        return "You have all or most of what it teaches: ask the college for credit, or to skip it. It is not promised."
    if closes:
        return f"Teaches {join_names([catalog.skills[item.skill].name for item in closes])}, which this job asks for."
    opened = [shorten(other) for other in later if module.id in (*other.requires, *other.requires_any)]
    if opened:
        return f"Comes before {opened[0]}."
    return "Part of the certificate; it adds nothing to this job that you do not have already."


def give_verdict(quest: Quest, route: Route, open_musts: Sequence[str], seasoned: bool) -> str:
    """How the route adds up, in plain sentences, also when there is nothing to do or nothing can be done.

    seasoned: an engineer, say; then it is told what spokes and hub would still add, as for all who meet most already.
    """
    ready = _lifted(quest, ()) >= READY
    sentences = [_sum_up(quest, route, open_musts) if route.steps else _sum_up_nothing(quest, route, open_musts)]
    if route.mode == "need" and route.steps and _lifted(quest, range(len(quest.taught))) < READY:
        sentences.append(f"Modules cannot bring this job to {READY:.0%}, so the route stops at the must-haves.")
    if ready and route.steps:
        sentences.append("You already meet most of this job.")
    if (ready or seasoned) and (route.steps or route.mode == "need"):
        sentences.append(_weigh_program(quest))
    return " ".join(sentences)


def say_where(catalog: Catalog, role: Role, need: Requirement) -> str:
    """Where a level that no module reaches is learned instead: a degree, at work, or shown by a named credential."""
    top = max(catalog.taught_by[need.skill].values(), default=0)
    start = f"Modules go up to level {top} of the {need.level} asked for" if top else "No module teaches it"
    degree = [item for item in _provers(catalog, need.skill, 1) if item.type == "degree" and item.tier == role.tier]
    if role.tier == "engineer" and (degree or catalog.skills[need.skill].kind == "knowledge"):
        course = with_article(degree[0].name) if degree else "a degree course"
        return f"{start}; the theory behind it is taught in {course}."
    if need.level == MAX_LEVEL:
        return f"{start}; the rest comes at the workplace, by leading others in it."
    proofs = [item for item in _provers(catalog, need.skill, need.level) if item.type not in STUDIED]
    if proofs:
        best = min(proofs, key=lambda item: (item.tier != role.tier, item.proves[need.skill], len(item.proves)))
        return f"{start}; it is learned at the workplace, and this credential shows it: {best.name}."
    return f"{start}; it is learned at the workplace."


def join_names(names: Sequence[str]) -> str:
    """A list in words: at most NAMES_SHOWN names, and how many more."""
    shown = list(names) if len(names) <= NAMES_SHOWN + 1 else [*names[:NAMES_SHOWN], f"{len(names) - NAMES_SHOWN} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def shorten(module: Module) -> str:
    """A module's title without what follows its colon, for use inside a sentence."""
    return module.title.partition(":")[0]


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sum_up(quest: Quest, route: Route, open_musts: Sequence[str]) -> str:
    what = "The whole certificate is" if route.mode == "whole" else "This route is"
    size = f"{count(len(route.steps), 'module')} and {route.hours} hours"
    lift = f"readiness goes from {route.before:.0%} to {route.after:.0%}"
    if not open_musts:
        return f"{what} {size}: {lift}, and every must-have is met."
    return f"{what} {size}: {lift}; {count(len(open_musts), 'must-have')} not met: {_name(quest, open_musts)}."


def _sum_up_nothing(quest: Quest, route: Route, open_musts: Sequence[str]) -> str:
    left = open_musts or [item.skill for item in route.remainder]
    if route.mode == "whole":
        return "You have finished every module of the certificate."
    if not left or (not open_musts and _lifted(quest, ()) >= READY):
        return "You already have what an employer would ask for in this job; no module is needed."
    return f"No module adds to what you have for this job; {_name(quest, left)} must be learned elsewhere."


def _weigh_program(quest: Quest) -> str:
    """What the spokes and the hub still add, for somebody who brings most of it."""
    curriculum, base = quest.curriculum, _lifted(quest, ())
    spokes = [_lifted(quest, places) - base for places in curriculum.spokes.values()]
    little = sum(lift < LITTLE for lift in spokes)
    hub = [(_lifted(quest, (place,)) - base, shorten(curriculum.modules[place]))
           for place in curriculum.core if curriculum.modules[place].kind == "hub"]  # fmt: skip
    adding = [title for lift, title in sorted(hub, reverse=True) if lift > NOTHING]
    which = "Each" if little == len(spokes) else str(little)
    hub_says = f"these hub modules still add to it: {join_names(adding)}" if adding else "no hub module adds to it"
    points = f"{100 * LITTLE:.0f} points of readiness"
    return f"{which} of {count(len(spokes), 'spoke')} would add less than {points}; {hub_says}."


def _lifted(quest: Quest, places: Sequence[int]) -> float:
    """Readiness, every held level counted in full, once these modules are finished."""
    chosen: Mask = np.zeros(len(quest.taught), dtype=bool)
    chosen[list(places)] = True
    return quest.readiness(quest.worth, chosen)


def _name(quest: Quest, skills: Sequence[str]) -> str:
    return join_names([quest.curriculum.catalog.skills[skill].name for skill in skills])


def _provers(catalog: Catalog, skill: str, level: int) -> list[Credential]:
    return [item for item in catalog.credentials.values() if item.proves.get(skill, 0) >= level]
