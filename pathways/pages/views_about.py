"""The pages about the product itself, as frozen values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.domain.gap import ASSUMED_CONFIDENCE
from pathways.domain.pay import LEAVES_OUT
from pathways.domain.plan import Provenance
from pathways.domain.training import Basis, Program
from pathways.sources.cupboards import find_cupboard

CAPTIONS = {
    "reliability": "Is 80 % sure right 80 % of the time? On the dashed line it is.",
    "curves": "Precision against recall of skills, ours beside simpler systems.",
    "by_register": "F1 of skills by way of writing; the dark tick is alias matching alone.",
    "by_tier": "F1 of skills by tier; the dark tick is alias matching alone.",
    "by_region": "F1 of skills by the region of the state that a text names; most name none.",
}

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What is behind the figures."""

    program: Program
    provenance: Provenance
    skills: int
    modules: int
    roles: int
    basis: Mapping[str, Basis]
    assumed_confidence: float
    leaves_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured figure beside the bar we set ourselves; low and high are its 95 % interval ('' where none)."""

    name: str
    value: str
    interval: str
    bar: str
    met: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture of the report (SVG made by us) and what it shows."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One task: what is asked, how it is counted, and (system, figure, 95 % interval) of ours and of simpler ones."""

    name: str
    figure: str
    about: str
    asked: int
    systems: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class QualityPage:
    """The measured report; empty where none came with this copy. missed and made_up are skills with how often;
    registers are ways of writing with the F1 of one person's skills in each."""

    measures: tuple[Measure, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tasks: tuple[Beside, ...] = ()
    missed: tuple[tuple[str, int], ...] = ()
    made_up: tuple[tuple[str, int], ...] = ()
    registers: tuple[tuple[str, str], ...] = ()
    not_measured: tuple[str, ...] = ()
    documents: int = 0
    split: str = ""
    date: str = ""


def show_about(catalog: Catalog, provenance: Provenance) -> AboutPage:
    """The page about method, data and privacy."""
    return AboutPage(
        catalog.program,
        provenance,
        len(catalog.skills),
        len(catalog.modules),
        len(catalog.roles),
        catalog.basis,
        ASSUMED_CONFIDENCE,
        LEAVES_OUT,
    )


def show_quality() -> QualityPage:
    """The report of `pathways evaluate --publish` in models/quality.json; an empty page where there is none."""
    path = find_cupboard("models") / "quality.json"
    if not path.is_file():
        return QualityPage()
    report = json.loads(path.read_text("utf-8"))
    pictures = report["pictures"]
    return QualityPage(
        measures=tuple(_measure(item) for item in report["targets"]),
        pictures=tuple(Picture(pictures[name], caption) for name, caption in CAPTIONS.items() if name in pictures),
        tasks=tuple(_task(task) for task in report.get("tasks", {}).values()),
        missed=_named(report, "missed"),
        made_up=_named(report, "made_up"),
        registers=_registers(report),
        not_measured=tuple(report["not_measured"]),
        documents=report["reading"]["documents"]["all"],
        split=report["split"],
        date=report["provenance"]["date"],
    )


def _task(task: Mapping[str, Any]) -> Beside:
    figures = task["figures"]
    return Beside(
        name=task["name"],
        figure=task["figure"],
        about=task["about"],
        asked=next(iter(figures.values()))["n"],
        systems=tuple(
            (name, f"{found['value']:.3f}", f"{found['low']:.3f} to {found['high']:.3f}")
            for name, found in figures.items()
            if found["value"] is not None
        ),
    )


def _named(report: Mapping[str, Any], kind: str) -> tuple[tuple[str, int], ...]:
    names = report["names"]
    found = report["reading"]["failures"][kind][:MOST_NAMED]
    return tuple((names.get(item["skill"], item["skill"]), item["count"]) for item in found if item["count"] > 1)


def _registers(report: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    ours = next(iter(report["reading"]["registers"].values()))
    return tuple((name, f"{value:.2f}") for name, value in ours["f1"].items())


def _measure(item: Mapping[str, Any]) -> Measure:
    def shown(value: float) -> str:
        return f"{value:.1%}" if item["percent"] else f"{value:.3f}"

    interval = f"{shown(item['low'])} to {shown(item['high'])}" if item["low"] is not None else ""
    bar = f"{'at least' if item['rises'] else 'at most'} {shown(item['target'])}"
    return Measure(item["name"], shown(item["value"]), interval, bar, item["met"])
