"""The evaluation report as text for a terminal: the bars first, then every figure beside the other systems."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from pathways.cli.printing import make_table, open_console

Report = Mapping[str, Any]
NONE = "–"
TITLE_FIGURES = {"mrr": "MRR", "mrr_manufacturing": "MRR, manufacturing", "hits1": "first", "hits10": "in the first 10"}


def print_report(report: Report) -> None:
    """The whole report."""
    console = open_console()
    parts = (_head, _targets, _figures, _slices, _registers, _reliability, _tasks, _titles, _failures, _not_measured)
    for part in parts:
        for shown in part(report):
            console.print(shown)
        console.print()


def print_change(change: Report, report: Report) -> None:
    """What moved since another report, and whether that is beyond noise."""
    console = open_console()
    left_out = f"; {change['left_out']} are new or changed and left out" if change["left_out"] else ""
    console.print(f"Against the other report, on the {change['documents']} documents both read{left_out}.")
    rows = [
        (system, report["metrics"][metric]["name"], *_moved(figure))
        for system, figures in change["systems"].items()
        for metric, figure in figures.items()
        if figure["verdict"] != "same"
    ]
    titles = change["titles"].items()
    rows += [
        (system, "Hidden titles: MRR", *_moved(figure)) for system, figure in titles if figure["verdict"] != "same"
    ]
    rows += [
        (system, task, *_moved(figure))
        for task, figures in change["tasks"].items()
        for system, figure in figures.items()
        if figure["verdict"] != "same"
    ]
    if rows:
        console.print(make_table(("System", "Figure", "Then", "Now", "95 % of the change", "Verdict"), rows))
    else:
        console.print("Nothing moved.")


def _head(report: Report) -> Iterator[RenderableType]:
    documents, made = report["reading"]["documents"], report["provenance"]
    yield Text(
        f"{documents['all']} golden documents ({report['split']}): {documents['workers']} of workers, "
        f"{documents['ads']} ads, {documents['thin']} thin or off-field; "
        f"{documents['labels']} skills to find, {documents['traps']} traps."
    )
    yield Text(f"Catalogue {made['catalogue']}, encoder {made['encoder']}, O*NET {made['onet']}, {made['date']}.")


def _targets(report: Report) -> Iterator[RenderableType]:
    rows = [
        (item["name"], shown(item["value"], item["percent"]), _interval(item, item["percent"]),
         f"{'at least' if item['rises'] else 'at most'} {shown(item['target'], item['percent'])}",
         "met" if item["met"] else "not met")
        for item in report["targets"]
    ]  # fmt: skip
    yield make_table(("Bar", "Ours", "95 %", "Wanted", ""), rows)


def _figures(report: Report) -> Iterator[RenderableType]:
    figures, systems = report["reading"]["figures"], list(report["reading"]["systems"])
    rows = []
    for metric, about in report["metrics"].items():
        found = [figures[system].get(metric) for system in systems]
        if any(found):
            cells = [shown(item["value"], about["percent"]) if item else NONE for item in found]
            ours = found[0]
            rows.append((about["name"], str(ours["n"]) if ours else NONE, *cells))
    yield make_table(("Figure", "of", *systems), rows)


def _slices(report: Report) -> Iterator[RenderableType]:
    systems = list(report["reading"]["systems"])
    for name, found in report["reading"]["slices"].items():
        ours = found[systems[0]]
        rows = [
            (group, str(ours[group]["documents"]), *(_f1(found[system].get(group)) for system in systems))
            for group in ours
        ]
        yield make_table((f"F1 by {name}", "of", *systems), rows)
        yield Text()


def _registers(report: Report) -> Iterator[RenderableType]:
    found = report["reading"]["registers"]
    groups = list(next(iter(found.values()))["f1"])
    rows = [
        (system, *(f"{scores['f1'][group]:.2f}" for group in groups), f"{scores['apart']:.2f}")
        for system, scores in found.items()
    ]
    yield Text("The same person in four registers (two of these texts are in each split, all four are scored)")
    yield make_table(("F1", *groups, "apart"), rows)


def _reliability(report: Report) -> Iterator[RenderableType]:
    rows = [
        (f"{point['from']:.1f}–{point['from'] + 0.1:.1f}", *(f"{point[key]:g}" for key in ("claims", "sure", "right")))
        for point in report["reading"]["reliability"]
    ]
    yield make_table(("Confidence", "Claims", "Sure", "Right"), rows)


def _tasks(report: Report) -> Iterator[RenderableType]:
    for task in report["tasks"].values():
        yield Text(f"{task['name']}. {task['about']}")
        rows = [
            (system, str(found["n"]), shown(found["value"], False), _interval(found, False))
            for system, found in task["figures"].items()
        ]
        yield make_table(("System", "of", task["figure"], "95 %"), rows)
        yield Text()


def _titles(report: Report) -> Iterator[RenderableType]:
    titles = report["titles"]
    if "skipped" in titles:
        yield Text(titles["skipped"])
        return
    groups, release = len(titles["groups"]), titles["release"]
    yield Text(f"Titles of {groups} held-out SOC minor groups, hidden from every index (O*NET {release})")
    rows = [
        (system, str(found["mrr"]["n"]), *(shown(found[key]["value"], False) for key in TITLE_FIGURES),
         shown(titles["related"].get(system, {}).get("value"), False))
        for system, found in titles["figures"].items()
    ]  # fmt: skip
    yield make_table(("System", "of", *TITLE_FIGURES.values(), "related: MAP"), rows)


def _failures(report: Report) -> Iterator[RenderableType]:
    found, names = report["reading"]["failures"], report["names"]
    worst = ", ".join(f"{item['id']} ({item['f1']:.2f})" for item in found["documents"])
    yield Text(f"Read worst: {worst}")
    for key, title in (("missed", "Missed most"), ("made_up", "Made up most")):
        listed = ", ".join(f"{names.get(item['skill'], item['skill'])} {item['count']}×" for item in found[key])
        yield Text(f"{title}: {listed or 'nothing'}")


def _not_measured(report: Report) -> Iterator[RenderableType]:
    yield Text("Not measured")
    yield from (Text(f"- {item}") for item in report["not_measured"])


def shown(value: float | None, percent: bool) -> str:
    """A figure as it is shown everywhere: a percentage, or two to three places."""
    if value is None:
        return NONE
    return f"{value:.1%}" if percent else f"{value:.3f}"


def _interval(figure: Mapping[str, Any], percent: bool) -> str:
    low, high = figure["low"], figure["high"]
    return NONE if low is None else f"{shown(low, percent)} to {shown(high, percent)}"


def _f1(found: Mapping[str, Any] | None) -> str:
    return f"{found['f1']['value']:.2f}" if found else NONE


def _moved(figure: Mapping[str, Any]) -> tuple[str, str, str, str]:
    spread = NONE if figure["low"] is None else f"{figure['low']:+.3f} to {figure['high']:+.3f}"
    return f"{figure['old']:.3f}", f"{figure['new']:.3f}", spread, figure["verdict"]
