"""The whole report as one JSON object: what the screen, the page in the repository and the page in the product show."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.onet import OnetRelease
from pathways.evaluation.golden import Case, WantedSplit
from pathways.evaluation.metrics import METRICS, Metric
from pathways.evaluation.pictures import Row, draw_bars, draw_curves, draw_reliability
from pathways.evaluation.reading_task import measure_reading
from pathways.evaluation.registers import MOST_APART
from pathways.evaluation.systems import OURS
from pathways.evaluation.titles_task import measure_titles
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

FORMAT = 1
TITLES_MRR = 0.88
ALIAS = "alias only"
NOT_MEASURED = (
    "Ranking of people for a job ad: built, but not measured yet against judged pairs.",
    "Training program texts to occupations, and ad sentences to skills with the labels given: we have no such cases.",
    "Agreement between annotators: the documents were labelled by one, so no figure can say how far people agree.",
)
Progress = Callable[[str, int, int], None]
Report = Mapping[str, Any]


def make_report(
    tools: Tools, cases: Sequence[Case], split: WantedSplit, release: OnetRelease | None, progress: Progress
) -> dict[str, Any]:
    """Measure everything that can be measured here; without an O*NET release the task of titles is skipped."""
    reading = measure_reading(tools, cases, split, progress)
    skipped = {"skipped": "Titles and related occupations were not measured in this run; they need an O*NET release."}
    report: dict[str, Any] = {
        "format": FORMAT,
        "split": split,
        "provenance": asdict(find_provenance(tools)),
        "metrics": {metric.id: _describe(metric) for metric in METRICS},
        "reading": reading,
        "titles": measure_titles(tools, release, progress) if release else skipped,
        "not_measured": list(NOT_MEASURED),
        "names": _names(reading["failures"], tools.catalog),
    }
    report["targets"] = list(_targets(report))
    report["pictures"] = _pictures(reading)
    return report


def write_report(report: Report, path: Path) -> None:
    """Write the report as JSON."""
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_report(path: Path) -> Report:
    """A report written before. Raises BadFile when it is none, or of another format."""
    try:
        report = json.loads(path.read_text("utf-8"))
        known = report["format"] == FORMAT and "cases" in report["reading"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _no_report(path) from error
    if not known:
        raise _no_report(path)
    return dict(report)


def _no_report(path: Path) -> BadFile:
    fix = "Make one with `pathways evaluate --json FILE`."
    return BadFile("no_report", f"{path.name} is not a report of this version.", field="against", fix=fix)


def _describe(metric: Metric) -> dict[str, Any]:
    return {"name": metric.name, "rises": metric.rises, "target": metric.target, "percent": metric.percent}


def _targets(report: Report) -> Iterator[dict[str, Any]]:
    """Every bar, what was measured against it, and whether it is met; not met where nothing was measured."""
    found = report["reading"]["figures"][OURS]
    for metric in METRICS:
        if metric.target is not None and metric.id in found:
            yield _target(metric.name, found[metric.id], metric.target, metric.rises, metric.percent)
    apart = {"value": report["reading"]["registers"][OURS]["apart"], "low": None, "high": None}
    yield _target("Registers: best F1 minus worst", apart, MOST_APART, False, False)
    if "figures" in report["titles"]:
        found = report["titles"]["figures"][OURS]["mrr"]
        yield _target("Unseen title to occupation: MRR", found, TITLES_MRR, True, False)


def _target(name: str, figure: Mapping[str, Any], bar: float, rises: bool, percent: bool) -> dict[str, Any]:
    value = figure["value"]
    met = value >= bar if rises else value <= bar
    return {"name": name, **figure, "target": bar, "rises": rises, "percent": percent, "met": met}


def _pictures(reading: Mapping[str, Any]) -> dict[str, str]:
    slices = {
        name: draw_bars(_rows(found), f"F1 of skills by {name}") for name, found in reading["slices"].items()
    }
    return {
        "reliability": draw_reliability(reading["reliability"]),
        "curves": draw_curves(reading["curves"], OURS),
        **{f"by_{name}": picture for name, picture in slices.items()},
    }


def _rows(found: Mapping[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for name, ours in found[OURS].items():
        other = found[ALIAS].get(name, {}).get("f1", {}).get("value")
        f1 = ours["f1"]
        rows.append((f"{name} ({ours['documents']})", f1["value"], f1["low"], f1["high"], other))
    return rows


def _names(failures: Mapping[str, Any], catalog: Catalog) -> dict[str, str]:
    """Names of the skills and roles that the failures speak of."""
    told = json.dumps(failures)
    titles = {role.id: role.title for role in catalog.roles.values()}
    names = {skill.id: skill.name for skill in catalog.skills.values()} | titles
    return {name: shown for name, shown in names.items() if f'"{name}"' in told}
