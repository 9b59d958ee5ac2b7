"""The ingredients of the demonstration (data/demo) into one checked value; every problem is listed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.demonstration import Duty, Featured, FirmPlan, Ingredients, OpeningPlan
from pathways.domain.errors import CatalogError

Record = Mapping[str, Any]

FILES = ("duties", "plants", "people", "openings")
SHARES = ("cast", "registers", "visibility", "homes")
STEPS = {"pay": 500, "hourly": 1}
"""Yearly pay is drawn in steps of 500 dollars, hourly pay in whole dollars."""

_OWN_SHAPE = {"schema_version", "certificate", "featured", "capstones", "firms", "sectors", "controllers", "numbers",
              *SHARES, *STEPS}  # fmt: skip


def load_ingredients(folder: Path, catalog: Catalog) -> Ingredients:
    """Read data/demo. Raises CatalogError with every id that the catalogue does not have."""
    duties, plants, people, openings = (_read(folder / f"{name}.yaml") for name in FILES)
    made = Ingredients(
        phrases={**_phrases(plants), **_phrases(people), **_phrases(openings)},
        duties={skill: Duty(tuple(item["do"]), item["ask"]) for skill, item in duties.items()},
        sectors=tuple({key: tuple(map(str, words)) for key, words in sector.items()} for sector in plants["sectors"]),
        controllers=tuple(plants["controllers"]),
        capstones=tuple(people["capstones"]),
        ranges={**_ranges("pay", people), **_ranges("hourly", openings),
                **{name: (low, high, step) for name, (low, high, step) in plants["numbers"].items()}},
        shares={**{name: people[name] for name in SHARES},
                **{f"certificate/{tier}": shares for tier, shares in people["certificate"].items()}},
        featured=tuple(Featured(**item) for item in people["featured"]),
        firms=tuple(_firm(item) for item in openings["firms"]),
    )  # fmt: skip
    problems = tuple(_problems(made, catalog))
    if problems:
        raise CatalogError(problems)
    return made


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogError((f"demo/{path.name}: cannot be read: {error}",)) from error


def _phrases(record: Record, before: str = "") -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in record.items():
        if isinstance(value, Mapping) and (before or key not in _OWN_SHAPE):
            found.update(_phrases(value, f"{before}{key}/"))
        elif before or key not in _OWN_SHAPE:
            found[f"{before}{key}"] = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
    return found


def _ranges(name: str, record: Record) -> dict[str, tuple[int, int, int]]:
    return {f"{name}/{tier}": (low, high, STEPS[name]) for tier, (low, high) in record[name].items()}


def _firm(item: Record) -> FirmPlan:
    openings = tuple(
        OpeningPlan(**{**opening, "musts": tuple(opening.get("musts", ()))}) for opening in item["openings"]
    )
    return FirmPlan(item["name"], item["plant"], item["place"], item["about"], openings)


def _problems(made: Ingredients, catalog: Catalog) -> Iterator[str]:
    phrases = made.phrases
    openings = [opening for firm in made.firms for opening in firm.openings]
    yield from _unknown("skill", [*made.duties, *(skill for item in openings for skill in item.musts)], catalog.skills)
    yield from _unknown("role", [
        *made.shares["cast"], *(item.role for item in made.featured), *(item.role for item in openings),
        *phrases["only_named"],
        *(role for sector in made.sectors for role in sector.get("roles", ())), *_keys(phrases, "titles"),
        *_keys(phrases, "spanish"),
    ], catalog.roles)  # fmt: skip
    yield from _unknown("place", [*(item.place for item in made.featured if item.place),
                                  *(firm.place for firm in made.firms)], catalog.places)  # fmt: skip
    yield from _unknown("state", made.shares["homes"], catalog.states)
    yield from _unknown("module", [item.under_way for item in made.featured if item.under_way], catalog.modules)
    named = [name for track in _keys(phrases, "credentials") for name in phrases[f"credentials/{track}"]]
    yield from _unknown("credential", named, catalog.credentials)
    areas = {module.area: module for module in catalog.modules.values() if module.kind == "spoke"}
    yield from _unknown(
        "area", [area for track in _keys(phrases, "areas") for area in phrases[f"areas/{track}"]], areas
    )
    plants = {plant: sector for sector in made.sectors for plant in sector["plant"]}
    yield from _unknown("plant", [firm.plant for firm in made.firms], plants)


def _keys(phrases: Mapping[str, tuple[str, ...]], group: str) -> list[str]:
    return [path.partition("/")[2] for path in phrases if path.startswith(f"{group}/")]


def _unknown(what: str, names: Iterable[str], known: Mapping[str, object]) -> Iterator[str]:
    yield from (f"demo: unknown {what} {name!r}" for name in dict.fromkeys(names) if name not in known)
