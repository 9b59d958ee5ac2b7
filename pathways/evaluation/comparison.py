"""Two reports side by side: what moved, and whether that is more than the choice of documents would explain."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from pathways.evaluation.mean_figures import mean_change
from pathways.evaluation.metrics import METRICS, measure_change
from pathways.evaluation.report import Report

Verdict = Literal["better", "worse", "within noise", "same"]
RISES = {metric.id: metric.rises for metric in METRICS}


def compare_reports(old: Report, new: Report) -> dict[str, Any]:
    """For each system both know, every figure then and now over the documents that both read, unchanged in text and
    labels; low and high bound the difference (95 %, the same resamples on both sides)."""
    before = {case["id"]: case for case in old["reading"]["cases"]}
    pairs = [
        (before[case["id"]], case)
        for case in new["reading"]["cases"]
        if case["id"] in before and before[case["id"]]["digest"] == case["digest"]
    ]
    systems = [name for name in new["reading"]["systems"] if name in old["reading"]["systems"]]
    return {
        "documents": len(pairs),
        "left_out": len(new["reading"]["cases"]) - len(pairs),
        "systems": {name: _system(name, pairs) for name in systems},
        "titles": _titles(old["titles"], new["titles"]),
        "tasks": _tasks(old.get("tasks", {}), new["tasks"]),
    }


def _system(name: str, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, Any]:
    then, now = ([pair[side]["tallies"][name] for pair in pairs] for side in (0, 1))
    moved = measure_change(then, now)
    return {metric: {**figure, "verdict": _judge(figure, RISES[metric])} for metric, figure in moved.items()}


def _judge(figure: Mapping[str, Any], rises: bool) -> Verdict:
    if figure["old"] == figure["new"]:
        return "same"
    if figure["low"] is None or figure["low"] <= 0 <= figure["high"]:
        return "within noise"
    return "better" if (figure["low"] > 0) is rises else "worse"


def _titles(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """MRR of titles, where both runs asked the same ones."""
    if "queries" not in new or old.get("queries") != new["queries"]:
        return {}
    found = {}
    for name in set(old["ranks"]) & set(new["ranks"]):
        if len(old["ranks"][name]) == len(new["ranks"][name]):
            found[name] = _moved(*(_reciprocal(report["ranks"][name]) for report in (old, new)))
    return dict(sorted(found.items()))


def _tasks(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Means over questions, task by task, over the questions that both runs asked; at least one."""
    found: dict[str, Any] = {}
    for task, now in new.items():
        then = old.get(task, {})
        places = {mark: place for place, mark in enumerate(then.get("asked", ()))}
        both = [(places[mark], place) for place, mark in enumerate(now.get("asked", ())) if mark in places]
        systems = [name for name in now.get("scores", {}) if name in then.get("scores", {})] if both else []
        found |= (
            {
                f"{now['name']}: {now['figure']}": {
                    name: _moved(
                        [then["scores"][name][was] for was, _ in both], [now["scores"][name][n] for _, n in both]
                    )
                    for name in systems
                }
            }
            if systems
            else {}
        )
    return found


def _moved(then: Sequence[float], now: Sequence[float]) -> dict[str, Any]:
    figure = mean_change(then, now)
    return {**figure, "verdict": _judge(figure, True)}


def _reciprocal(ranks: Sequence[int]) -> Any:
    places = np.array(ranks, np.float64)
    return np.divide(1, places, out=np.zeros(len(places)), where=places > 0)
