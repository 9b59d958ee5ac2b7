"""The whole report as one JSON object: what the screen, the page in the repository and the page in the product show."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.onet import OnetRelease
from pathways.evaluation.golden import Case, WantedSplit, choose_split
from pathways.evaluation.metrics import METRICS, Metric
from pathways.evaluation.outside_task import Asked
from pathways.evaluation.pictures import Row, draw_bars, draw_curves, draw_reliability
from pathways.evaluation.ranking_task import measure_ranking
from pathways.evaluation.reading_task import measure_reading
from pathways.evaluation.registers import MOST_APART
from pathways.evaluation.relevance import Judged
from pathways.evaluation.sentences_task import measure_sentences
from pathways.evaluation.systems import OURS
from pathways.evaluation.titles_task import (
    lay_out,
    measure_outside_titles,
    measure_titles,
    measure_titles_at_random,
)
from pathways.use_cases.provenance import find_provenance
from pathways.use_cases.tools import Tools

FORMAT = 1
TITLES_MRR = 0.88
BARS: Mapping[str, float] = {"outside": TITLES_MRR, "programs": 0.43, "sentences": 0.56}
"""Bars of the tasks that are means over questions."""
ALIAS = "alias only"
NOT_MEASURED = (
    "Agreement between annotators: the documents were labelled by one, so no figure can say how far people agree.",
    "Real people: every document is invented, and cleaner than life.",
)
NO_PROGRAMS = (
    "Texts of training programs to occupations: none ship with the program; bring your own with --programs FILE."
)
NO_RELEASE = "Titles and related occupations were not measured in this run; they need an O*NET release."
Progress = Callable[[str, int, int], None]
Report = Mapping[str, Any]


@dataclass(frozen=True)
class Questions:
    """What is asked beside reading: people graded for ads, official titles, and texts that whoever measures brings."""

    judged: tuple[Judged, ...] = ()
    titles: tuple[Asked, ...] = ()
    programs: tuple[Asked, ...] = ()


def make_report(
    tools: Tools, cases: Sequence[Case], split: WantedSplit, release: OnetRelease | None, progress: Progress,
    questions: Questions = Questions(),
) -> dict[str, Any]:  # fmt: skip
    """Measure everything that can be measured here; without an O*NET release the tasks of titles are skipped."""
    reading = measure_reading(tools, cases, split, progress)
    tasks = {"sentences": measure_sentences(tools, choose_split(cases, split), progress)}
    if questions.judged:
        tasks = {"ranking": measure_ranking(tools, questions.judged, cases, progress), **tasks}
    hidden, outside = _measure_titles(tools, release, questions, progress)
    report: dict[str, Any] = {
        "format": FORMAT,
        "split": split,
        "provenance": asdict(find_provenance(tools)),
        "metrics": {metric.id: _describe(metric) for metric in METRICS},
        "reading": reading,
        "titles": hidden,
        "tasks": tasks | outside,
        "not_measured": [*NOT_MEASURED, *(() if questions.programs else (NO_PROGRAMS,))],
        "names": _names(reading["failures"], tools.catalog),
    }
    report["targets"] = list(_targets(report))
    report["pictures"] = _pictures(reading)
    return report


def _measure_titles(
    tools: Tools, release: OnetRelease | None, questions: Questions, progress: Progress
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Hidden titles; titles and texts from elsewhere, and titles drawn at random."""
    if release is None:
        return {"skipped": NO_RELEASE}, {}
    titles = lay_out(tools, release, progress)
    asked = {
        "outside": ("Official titles that O*NET does not list", questions.titles),
        "programs": ("Texts of programs to occupations", questions.programs),
    }
    given = {id: item for id, item in asked.items() if item[1]}
    outside = measure_outside_titles(tools, titles, given, progress)
    outside["random_titles"] = measure_titles_at_random(tools, titles, progress)
    return measure_titles(tools, titles, progress), outside


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
        yield _target("Hidden O*NET title to occupation: MRR", found, TITLES_MRR, True, False)
    for id, task in report["tasks"].items():
        if id in BARS:
            yield _target(f"{task['name']}: {task['figure']}", task["figures"][OURS], BARS[id], True, False)


def _target(name: str, figure: Mapping[str, Any], bar: float, rises: bool, percent: bool) -> dict[str, Any]:
    value = figure["value"]
    met = value >= bar if rises else value <= bar
    return {"name": name, **figure, "target": bar, "rises": rises, "percent": percent, "met": met}


def _pictures(reading: Mapping[str, Any]) -> dict[str, str]:
    slices = {name: draw_bars(_rows(found), f"F1 of skills by {name}") for name, found in reading["slices"].items()}
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
