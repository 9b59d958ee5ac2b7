"""Does the catalogue hold together? Every problem is found, each named by noun and id."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from pathways.domain.catalog import Catalog
from pathways.domain.role import TIERS, Role
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.training import Module


def check_catalog(catalog: Catalog) -> tuple[str, ...]:
    """All problems of a catalogue, in a stable order; empty when it holds together."""
    return (
        *_check_skills(catalog),
        *_check_forms(catalog),
        *_check_modules(catalog),
        *_check_roles(catalog),
        *_check_progressions(catalog),
        *_check_places(catalog),
        *_check_credentials(catalog),
    )


def _check_skills(catalog: Catalog) -> Iterator[str]:
    for skill in catalog.skills.values():
        if skill.group not in catalog.groups:
            yield f"skill {skill.id}: unknown group {skill.group!r}"
        yield from _unknown(f"skill {skill.id}: builds_on", skill.builds_on, catalog.skills)
        if skill.acquisition not in ("program", "workplace"):
            yield f"skill {skill.id}: acquisition {skill.acquisition!r} is neither program nor workplace"
        for level in skill.anchors or {}:
            if not 1 <= level <= MAX_LEVEL:
                yield f"skill {skill.id}: anchor for level {level}, allowed are 1 to {MAX_LEVEL}"
    yield from _cycles("skills", {skill.id: skill.builds_on for skill in catalog.skills.values()})


def _check_forms(catalog: Catalog) -> Iterator[str]:
    owners: dict[str, str] = {}
    for forms in catalog.forms.values():
        if forms.skill not in catalog.skills:
            yield f"lexicon: unknown skill {forms.skill!r}"
        for text in (*forms.aliases, *forms.acronyms, *forms.spanish):
            owner = owners.setdefault(text.casefold(), forms.skill)
            if owner != forms.skill:
                yield f"lexicon {forms.skill}: {text!r} also stands for {owner}"


def _check_modules(catalog: Catalog) -> Iterator[str]:
    for module in catalog.modules.values():
        if sum(module.formats.values()) != module.hours:
            yield f"module {module.id}: its formats add up to {sum(module.formats.values())} h, not {module.hours} h"
        needed = (*module.requires, *module.requires_any)
        yield from _unknown(f"module {module.id}: requires", needed, catalog.modules)
        yield from _unknown(f"module {module.id}: teaches", module.teaches, catalog.skills)
        yield from _levels(f"module {module.id}", module.teaches)
    yield from _cycles("modules", {m.id: (*m.requires, *m.requires_any) for m in catalog.modules.values()})
    yield from _check_hours(catalog)


def _check_hours(catalog: Catalog) -> Iterator[str]:
    program = catalog.program
    core = sum(m.hours for m in catalog.modules.values() if m.kind in ("hub", "capstone"))
    spokes = set(_spoke_hours(catalog.modules.values()).values())
    low, high = program.weeks * program.weekly_hours_min, program.weeks * program.weekly_hours_max
    for count in range(program.spokes_min, program.spokes_max + 1):
        for hours in sorted(spokes):
            if not low <= core + count * hours <= high:
                yield f"program: {count} spoke(s) of {hours} h give {core + count * hours} h, allowed {low} to {high}"


def _spoke_hours(modules: Iterable[Module]) -> dict[str, int]:
    hours: dict[str, int] = {}
    for module in modules:
        if module.kind == "spoke":
            hours[module.area] = hours.get(module.area, 0) + module.hours
    return hours


def _check_roles(catalog: Catalog) -> Iterator[str]:
    for role in catalog.roles.values():
        if role.tier not in TIERS:
            yield f"role {role.id}: unknown tier {role.tier!r}"
        if role.onet_soc not in catalog.occupations:
            yield f"role {role.id}: unknown occupation {role.onet_soc!r}"
        yield from _check_requirements(role, catalog)


def _check_requirements(role: Role, catalog: Catalog) -> Iterator[str]:
    seen: set[str] = set()
    for need in role.requirements:
        skill = catalog.skills.get(need.skill)
        if skill is None:
            yield f"role {role.id}: unknown skill {need.skill!r}"
        elif not catalog.taught_by[need.skill] and skill.acquisition != "workplace":
            yield f"role {role.id}: nothing teaches {need.skill} and it is not marked workplace"
        if need.skill in seen:
            yield f"role {role.id}: asks for {need.skill} twice"
        seen.add(need.skill)
        if not (1 <= need.level <= MAX_LEVEL and 1 <= need.importance <= 5):
            yield f"role {role.id}: {need.skill} has level {need.level}, importance {need.importance}"
    if not role.requirements:
        yield f"role {role.id}: asks for no skill"


def _check_progressions(catalog: Catalog) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for edge in catalog.progressions:
        name = f"progression {edge.start} to {edge.goal}"
        if (edge.start, edge.goal) in seen:
            yield f"{name}: listed twice"
        seen.add((edge.start, edge.goal))
        yield from _unknown(name, (edge.start, edge.goal), catalog.roles)
        yield from _unknown(f"{name}: via", edge.via, catalog.modules)


def _check_places(catalog: Catalog) -> Iterator[str]:
    for partner in catalog.partners.values():
        yield from _unknown(f"partner {partner.id}: state", (partner.state,), catalog.states)
    for place in catalog.places.values():
        yield from _unknown(f"place {place.id}: state", (place.state,), catalog.states)


def _check_credentials(catalog: Catalog) -> Iterator[str]:
    for credential in catalog.credentials.values():
        yield from _unknown(f"credential {credential.id}: proves", credential.proves, catalog.skills)
        yield from _levels(f"credential {credential.id}", credential.proves)


def _unknown(where: str, ids: Iterable[str], known: Mapping[str, object]) -> Iterator[str]:
    for item in ids:
        if item not in known:
            yield f"{where}: unknown {item!r}"


def _levels(where: str, levels: Mapping[str, int]) -> Iterator[str]:
    for skill, level in levels.items():
        if not 1 <= level <= MAX_LEVEL:
            yield f"{where}: level {level} for {skill}, allowed are 1 to {MAX_LEVEL}"


def _cycles(what: str, before: Mapping[str, Iterable[str]]) -> Iterator[str]:
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        yield f"{what}: cycle {' > '.join(error.args[1])}"
