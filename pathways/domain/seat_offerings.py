"""What a seat can be in, and which skill levels it adds for whoever takes it.

Seats in the hub go to people who have the bridges or do not need them; seats in a spoke or a draft to people who have
the hub and the bridges; seats in a single module to people who have all that it needs first besides. So each is
credited only with the levels it adds: none is counted again for the same person on the way up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pathways.domain.catalog import Catalog
from pathways.domain.errors import NotFound
from pathways.domain.seat_plan import Draft, Offering, OfferingKind
from pathways.domain.training import Module

HUB = "hub"
_BELOW: Mapping[str, tuple[str, ...]] = {"bridge": (), "hub": ("bridge",)}
_LATER = ("bridge", "hub")


def usual_offerings(catalog: Catalog) -> tuple[str, ...]:
    """Every spoke as a whole: the choice a site has to make, since all learners take the same hub."""
    return tuple(f"spoke:{area}" for area in catalog.spokes())


def all_offerings(catalog: Catalog, drafts: Iterable[Draft] = ()) -> tuple[Offering, ...]:
    """Everything a seat can be in: spokes, hub, bridges and single modules of both, and drafts. No capstone: it
    teaches nothing new, it proves what was learnt."""
    single = (f"module:{module.id}" for module in catalog.modules.values() if module.kind != "capstone")
    written = tuple(drafts)
    codes = (*usual_offerings(catalog), HUB, *single, *(f"draft:{draft.id}" for draft in written))
    return tuple(find_offering(catalog, code, written) for code in codes)


def find_offering(catalog: Catalog, code: str, drafts: Iterable[Draft] = ()) -> Offering:
    """The offering of a code: 'hub', 'spoke:robotics', 'module:bridge-gdt' or 'draft:<id>'. Raises NotFound."""
    kind, _, name = code.partition(":")
    if kind == "draft":
        for draft in drafts:
            if draft.id == name:
                return Offering(code, "draft", draft.title, draft.hours, added_levels(catalog, draft))
    modules = [module for module in catalog.modules.values() if _belongs(module, kind, name)]
    if not modules:
        fix = "Choose the hub, a spoke, or a module of the guide."
        raise NotFound("unknown_offering", f"There is no offering “{code[:80]}”.", field="offerings", fix=fix)
    known = taught_levels(_before(catalog, kind, modules))
    added = dict(_added([module.teaches for module in modules], known))
    title = modules[0].title if kind == "module" else _title(kind, name)
    return Offering(code, _kind(kind, modules[0]), title, sum(module.hours for module in modules), added)


def added_levels(catalog: Catalog, draft: Draft) -> Mapping[str, tuple[int, ...]]:
    """The levels a draft adds to what the hub and the bridges bring."""
    below = taught_levels(module for module in catalog.modules.values() if module.kind in _LATER)
    return dict(_added([draft.teaches], below))


def taught_levels(modules: Iterable[Module]) -> Mapping[str, int]:
    """Skill to the highest level that any of these modules teaches."""
    highest: dict[str, int] = {}
    for module in modules:
        for skill, level in module.teaches.items():
            highest[skill] = max(level, highest.get(skill, 0))
    return highest


def _belongs(module: Module, kind: str, name: str) -> bool:
    if kind == "module":
        return module.id == name and module.kind != "capstone"
    return module.kind == kind and (module.area == name if kind == "spoke" else not name and kind == HUB)


def _kind(kind: str, module: Module) -> OfferingKind:
    if kind == "module":
        return "bridge" if module.kind == "bridge" else "module"
    return "hub" if kind == HUB else "spoke"


def _title(kind: str, name: str) -> str:
    return "Hub" if kind == HUB else f"{name.replace('-', ' ').capitalize()} spoke"


def _before(catalog: Catalog, kind: str, modules: Sequence[Module]) -> list[Module]:
    """What whoever takes these modules already has: the steps of the ladder below, and for a single module all that
    it needs first."""
    below = _BELOW.get(modules[0].kind, _LATER)
    found = [module for module in catalog.modules.values() if module.kind in below]
    waiting = [*modules[0].requires] if kind == "module" else []
    while waiting:
        needed = catalog.modules[waiting.pop()]
        found.append(needed)
        waiting.extend(needed.requires)
    return found


def _added(teaches: Iterable[Mapping[str, int]], known: Mapping[str, int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    highest: dict[str, int] = {}
    for skills in teaches:
        for skill, level in skills.items():
            highest[skill] = max(level, highest.get(skill, 0))
    for skill, level in highest.items():
        if level > known.get(skill, 0):
            yield skill, tuple(range(known.get(skill, 0) + 1, level + 1))
