"""Invented cohorts (data/demo/cohorts.yaml) as learners with days, the same on every reading."""

import datetime
import hashlib
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.cohort import STAGES, Class, Cohort, Learner
from pathways.domain.cohort_rules import check_cohort
from pathways.domain.errors import CatalogError

Record = Mapping[str, Any]
HUB_HALVES = 2


def load_demo_classes(path: Path, catalog: Catalog) -> tuple[Class, ...]:
    """Read the file. Raises CatalogError with every cohort that does not hold together."""
    try:
        raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CatalogError((f"demo/{path.name}: cannot be read: {error}",)) from error
    problems: list[str] = []
    made = tuple(_class(item, raw, catalog, problems) for item in raw["cohorts"])
    known = {*catalog.states} | {*catalog.roles}
    named = [*raw["roles"], *(state for item in raw["cohorts"] for state in item["learners"])]
    problems.extend(f"demo: unknown {name!r} in {path.name}" for name in dict.fromkeys(named) if name not in known)
    if problems:
        raise CatalogError(tuple(problems))
    return made


def _class(item: Record, raw: Record, catalog: Catalog, problems: list[str]) -> Class:
    number = hashlib.sha256(f"demonstration cohort {item['code']}".encode()).hexdigest()[:24]
    fields = {
        "cohort": item["code"], "site": item["site"], "term": item["term"], "capacity": str(item["capacity"]),
        "offers": " ".join(_offers(item, catalog)),
    }  # fmt: skip
    cohort, found = check_cohort(fields, catalog, number=number)
    problems.extend(f"demo: cohort {item['code']}: {fault.rule}" for fault in found)
    made = Cohort(cohort.id, cohort.code, cohort.site, cohort.term, cohort.modules, cohort.capacity, demo=True)
    return Class(made, tuple(_learners(item, raw, made)))


def _offers(item: Record, catalog: Catalog) -> list[str]:
    """The hub, the spokes named, and the capstone."""
    taught = [module for module in catalog.modules.values() if module.kind in ("hub", "spoke", "capstone")]
    return [module.id for module in taught if module.kind != "spoke" or module.area in item["spokes"]]


def _learners(item: Record, raw: Record, cohort: Cohort) -> Iterator[Learner]:
    numbers = itertools.count(1)
    for state, counts in item["learners"].items():
        for place, people in enumerate(counts):
            for _ in range(people):
                yield _learner(next(numbers), state, place, item["begins"], raw, cohort)


def _learner(number: int, state: str, place: int, begins: datetime.date, raw: Record, cohort: Cohort) -> Learner:
    first = begins + datetime.timedelta(days=number % raw["spread"])
    dates = tuple(first + datetime.timedelta(days=sum(raw["steps"][:step])) for step in range(place + 1))
    left = place <= STAGES.index("enrolled") and number % 7 < raw["left"]
    finished = (0, len(cohort.modules) // HUB_HALVES, len(cohort.modules))[min(place, HUB_HALVES)]
    return Learner(
        code=f"L{number:03}",
        state=state,
        dates=dates,
        left=dates[-1] + datetime.timedelta(days=14) if left else None,
        modules=cohort.modules[:finished],
        capstone_title=raw["capstones"][number % len(raw["capstones"])] if place >= STAGES.index("capstone") else "",
        role=raw["roles"][number % len(raw["roles"])] if place == STAGES.index("hired") else "",
    )
