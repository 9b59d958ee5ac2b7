"""Tasks whose figure is a mean over questions: one number a question and system, with 95 % intervals from resampled
questions. All of them have one shape, so that screen, page and comparison show them alike."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pathways.evaluation.metrics import Figure, draw_picks, interval


def describe_task(
    name: str, figure: str, about: str, systems: Mapping[str, str], scores: Mapping[str, Sequence[float]],
    asked: Sequence[str],
) -> dict[str, Any]:  # fmt: skip
    """One task as JSON. figure names the measure; asked has one mark a question that changes with it; scores has one
    number for each question, in the same order."""
    return {
        "name": name,
        "figure": figure,
        "about": about,
        "systems": {system: systems[system] for system in scores},
        "figures": {system: mean_figure(values) for system, values in scores.items()},
        "scores": {system: [round(value, 6) for value in values] for system, values in scores.items()},
        "asked": list(asked),
    }


def mean_figure(values: Sequence[float]) -> Figure:
    """value, low, high and n; all None where there was no question."""
    numbers = np.array(values, np.float64)
    if not len(numbers):
        return {"value": None, "low": None, "high": None, "n": 0}
    drawn = numbers[draw_picks(len(numbers))].mean(axis=1)
    return {"value": round(float(numbers.mean()), 4), **interval(drawn), "n": len(numbers)}


def mean_change(old: Sequence[float], new: Sequence[float]) -> dict[str, Any]:
    """What moved between two runs of the same questions; low and high bound the difference, new minus old."""
    then, now = np.array(old, np.float64), np.array(new, np.float64)
    moved = (now - then)[draw_picks(len(now))].mean(axis=1)
    return {"old": round(float(then.mean()), 4), "new": round(float(now.mean()), 4), **interval(moved)}
