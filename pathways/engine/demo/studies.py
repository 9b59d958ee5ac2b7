"""What an invented person has studied: the programme finished, half done, or not begun."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from pathways.domain.catalog import Catalog
from pathways.domain.profile import CertificateState, UnderWay
from pathways.domain.training import Module

SPOKES_TAKEN = 2


@dataclass(frozen=True, slots=True)
class Studies:
    """Where somebody stands in the programme; areas are the spokes they chose."""

    state: CertificateState = "none"
    areas: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    under_way: tuple[UnderWay, ...] = ()


def study(
    catalog: Catalog, state: CertificateState, areas: tuple[str, ...], last: str, today: datetime.date, chance: Random
) -> Studies:
    """Studies of this state in these areas; last, if given, is the one module under way, with all before it done."""
    if state == "none":
        return Studies()
    order = _in_order(catalog, areas)
    if state == "held":
        return Studies(state, areas, order)
    if last:
        done = tuple(name for name in order if name != last and last not in _all_before(catalog, [name]))
        return Studies(state, areas, done, _ending(catalog, (last,), today, chance))
    done = order[: chance.randint(len(order) // 4, len(order) - 2)]
    ready = [name for name in order if name not in done and _is_ready(catalog.modules[name], done)]
    return Studies(state, areas, done, _ending(catalog, tuple(ready[: chance.randint(1, 2)]), today, chance))


def _in_order(catalog: Catalog, areas: tuple[str, ...]) -> tuple[str, ...]:
    """The modules of the certificate with these spokes and all that comes before them, each after what it leans on."""
    chosen = [
        module.id for module in catalog.modules.values()
        if module.kind in ("hub", "capstone") or (module.kind == "spoke" and module.area in areas)
    ]  # fmt: skip
    places = {name: number for number, name in enumerate(catalog.modules)}
    left = sorted(_all_before(catalog, chosen), key=lambda name: (catalog.modules[name].stage, places[name]))
    order: list[str] = []
    while left:
        following = next(name for name in left if _is_ready(catalog.modules[name], order))
        order.append(following)
        left.remove(following)
    return tuple(order)


def _all_before(catalog: Catalog, names: Iterable[str]) -> set[str]:
    """These modules and all they lean on."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(catalog.modules[name].requires)
    return found


def _is_ready(module: Module, done: Iterable[str]) -> bool:
    there = set(done)
    either = module.requires_any
    return set(module.requires) <= there and (not either or bool(there.intersection(either)))


def _ending(catalog: Catalog, names: tuple[str, ...], today: datetime.date, chance: Random) -> tuple[UnderWay, ...]:
    """Each module with its last day: three weeks at least, at some six hours a week."""
    weeks = {name: chance.randint(3, 3 + catalog.modules[name].hours // 6) for name in names}
    return tuple(UnderWay(name, today + datetime.timedelta(weeks=weeks[name])) for name in names)
