"""The figures of the report, each a formula over counts, with 95 % intervals by resampling whole documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.evaluation.tallies import BINS, Columns, Tally, stack

Floats = NDArray[np.float64]
Figure = Mapping[str, float | int | None]
"""value, low, high (95 % interval) and n, what it was measured on; None where nothing was there to measure."""

SEED = 20
RESAMPLES = 1000
INTERVAL = (2.5, 97.5)
PLACES = 4


class Draw:
    """Resampled documents: picks has shape (resamples, documents) and holds row numbers of the columns."""

    def __init__(self, columns: Columns, picks: NDArray[np.int64]) -> None:
        self._columns = columns
        self._picks = picks

    def total(self, *names: str) -> Floats:
        """For each resample the sum of one or more columns."""
        found = [self._columns[name][self._picks].sum(axis=1) for name in names if name in self._columns]
        return np.asarray(sum(found, np.zeros(len(self._picks))), np.float64)

    def median(self, name: str) -> Floats:
        """For each resample the median of a figure over the documents that have it; NaN where none has."""
        column = self._columns.get(name)
        values = column[self._picks] if column is not None else np.full((len(self._picks), 1), np.nan)
        measured = ~np.isnan(values).all(axis=1)
        found = np.full(len(values), np.nan)
        found[measured] = np.nanmedian(values[measured], axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. rises says whether more is better; target is the bar, None where there is none; base names the
    columns that say what was there to measure."""

    id: str
    name: str
    formula: Callable[[Draw], Floats]
    base: tuple[str, ...]
    rises: bool = True
    target: float | None = None
    percent: bool = True


def _share(part: str, *whole: str) -> Callable[[Draw], Floats]:
    return lambda draw: divide(draw.total(part), draw.total(*whole))


def _f1(right: str, wrong: str, missed: str) -> Callable[[Draw], Floats]:
    return lambda draw: divide(2 * draw.total(right), 2 * draw.total(right) + draw.total(wrong, missed))


def _calibration_error(draw: Draw) -> Floats:
    gaps = [abs(draw.total(f"bin{place}_sure") - draw.total(f"bin{place}_true")) for place in range(BINS)]
    return divide(np.sum(gaps, axis=0), draw.total(*(f"bin{place}_claims" for place in range(BINS))))


def divide(part: Floats, whole: Floats) -> Floats:
    """part / whole, NaN where the whole is nothing."""
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0), np.float64)


def _ready(id: str, name: str, target: float | None = None) -> Metric:
    return Metric(id, name, lambda draw: draw.median(id), (id,), target=target)


def _part(id: str, name: str, part: str, whole: str, target: float | None = None, rises: bool = True) -> Metric:
    return Metric(id, name, _share(part, whole), (whole,), rises, target)


F1 = Metric("f1", "Skills: F1", _f1("right", "wrong", "missed"), ("right", "missed"), target=0.78, percent=False)
_CREDENTIALS = ("credentials_right", "credentials_wrong", "credentials_missed")
METRICS: tuple[Metric, ...] = (
    Metric("precision", "Skills: precision", _share("right", "right", "wrong"), ("right", "wrong"), percent=False),
    Metric("recall", "Skills: recall", _share("right", "right", "missed"), ("right", "missed"), percent=False),
    F1,
    _part("trap_rate", "Traps taken", "traps_taken", "traps", 0.05, rises=False),
    Metric("level_error", "Level error", _share("level_error", "right"), ("right",), False, 0.25, False),
    Metric("usual_level_error", "… always 3", _share("usual_level_error", "right"), ("right",), False, None, False),
    _part("thin_refused", "Thin texts refused", "thin_refused", "thin", 0.95),
    _part("full_refused", "Full texts refused", "full_refused", "full", 0.02, rises=False),
    Metric("calibration_error", "Calibration error", _calibration_error, ("right", "wrong"), False, 0.05, False),
    _part("worker_top1", "Worker's role first", "worker_top1", "worker_roles"),
    _part("worker_top3", "Worker's role in top 3", "worker_top3", "worker_roles", 0.95),
    _part("ad_top1", "Ad's role first", "ad_top1", "ad_roles"),
    _part("ad_top3", "Ad's role in top 3", "ad_top3", "ad_roles", 0.90),
    _part("ad_tier", "Ad's tier", "ad_tier_right", "ad_tiers", 0.85),
    Metric("credentials_f1", "Credentials: F1", _f1(*_CREDENTIALS), _CREDENTIALS, percent=False),
    _ready("ready", "Ready for own job, by the text alone"),
    _ready("ready_told", "Ready for own job, job told", 0.85),
    _ready("ready_quoted", "… of it quoted"),
    _ready("ready_labels", "Ready for own job, every label read"),
    _ready("ready_labels_quoted", "… of it quoted"),
)


def measure(tallies: Sequence[Tally], metrics: Sequence[Metric] = METRICS) -> dict[str, Figure]:
    """Every metric over some documents; those with nothing to measure are left out."""
    if not tallies:
        return {}
    columns = stack(tallies)
    whole = Draw(columns, np.arange(len(tallies))[None, :])
    drawn = Draw(columns, draw_picks(len(tallies)))
    found: dict[str, Figure] = {}
    for metric in metrics:
        value = float(metric.formula(whole)[0])
        if not np.isnan(value) and any(name in columns for name in metric.base):
            found[metric.id] = {"value": _round(value), **interval(metric.formula(drawn)), "n": _count(columns, metric)}
    return found


def measure_change(
    old: Sequence[Tally], new: Sequence[Tally], metrics: Sequence[Metric] = METRICS
) -> dict[str, Figure]:
    """What moved between two runs over the same documents; low and high bound the difference, new minus old."""
    if not old:
        return {}
    picks, every = draw_picks(len(old)), np.arange(len(old))[None, :]
    before, after = stack(old), stack(new)
    found: dict[str, Figure] = {}
    for metric in metrics:
        was, now = (float(metric.formula(Draw(columns, every))[0]) for columns in (before, after))
        if np.isnan(was) or np.isnan(now):
            continue
        moved = metric.formula(Draw(after, picks)) - metric.formula(Draw(before, picks))
        found[metric.id] = {"old": _round(was), "new": _round(now), **interval(moved)}
    return found


def draw_picks(documents: int, seed: int = SEED) -> NDArray[np.int64]:
    """Row numbers of RESAMPLES resamples with replacement; the same for the same number of documents."""
    return np.random.default_rng(seed).integers(0, documents, (RESAMPLES, documents))


def interval(values: Floats) -> dict[str, float | None]:
    """The middle 95 % of resampled values; None where there are none."""
    real = values[~np.isnan(values)]
    if not len(real):
        return {"low": None, "high": None}
    low, high = np.percentile(real, INTERVAL)
    return {"low": _round(float(low)), "high": _round(float(high))}


def find_reliability(tallies: Sequence[Tally]) -> list[dict[str, float]]:
    """For each step of confidence with claims in it: how many, how sure on average, and how many were right."""
    columns = stack(tallies)
    every = Draw(columns, np.arange(len(tallies))[None, :])
    points = []
    for place in range(BINS):
        claims, sure, true = (float(every.total(f"bin{place}_{name}")[0]) for name in ("claims", "sure", "true"))
        if claims:
            shares = {"sure": _round(sure / claims), "right": _round(true / claims)}
            points.append({"from": place / BINS, "claims": claims, **shares})
    return points


def _count(columns: Columns, metric: Metric) -> int:
    return int(sum(np.nansum(columns[n]) if not n.startswith("ready") else (~np.isnan(columns[n])).sum()
                   for n in metric.base if n in columns))  # fmt: skip


def _round(value: float) -> float:
    return round(value, PLACES)
