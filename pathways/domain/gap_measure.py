"""The figures of a gap by name: what a table has columns for, a map is shaded by, and a list is sorted by."""

from collections.abc import Iterable
from typing import Literal, get_args

from pathways.domain.state_gap import Figure, StateGap

Measure = Literal[
    "jobs",
    "jobs_per_thousand",
    "jobs_quotient",
    "openings",
    "openings_per_thousand",
    "openings_quotient",
    "workers",
    "certified",
    "training",
    "short_jobs",
    "short_openings",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
SHORT: tuple[Measure, ...] = ("short_jobs", "short_openings")
"""Measures below whose zero there are more people than asked for."""
RATIOS: tuple[Measure, ...] = ("jobs_per_thousand", "jobs_quotient", "openings_per_thousand", "openings_quotient")
"""Measures that are no count: all others count jobs, openings or people."""
SIGNIFICANT = 3


def find_figure(row: StateGap, measure: Measure) -> Figure:
    """One figure of a gap."""
    figures: dict[Measure, Figure] = {
        "jobs": row.employment.count,
        "jobs_per_thousand": row.employment.per_thousand,
        "jobs_quotient": row.employment.quotient,
        "openings": row.openings.count,
        "openings_per_thousand": row.openings.per_thousand,
        "openings_quotient": row.openings.quotient,
        "workers": row.supply.workers,
        "certified": row.supply.certified,
        "training": row.supply.training,
        "short_jobs": row.short_employment,
        "short_openings": row.short_openings,
    }
    return figures[measure]


def sort_gaps(rows: Iterable[StateGap], measure: Measure, *, rising: bool = False) -> tuple[StateGap, ...]:
    """Gaps by one figure, the largest first unless rising; those without a value come last, in the order given."""
    listed = tuple(rows)
    valued = [(find_figure(row, measure).value, row) for row in listed]
    known = sorted(
        ((value, row) for value, row in valued if value is not None), key=lambda pair: pair[0], reverse=not rising
    )
    return tuple(row for _, row in known) + tuple(row for value, row in valued if value is None)


def round_figure(value: float) -> float:
    """A figure as files and programs are told it: whole from 100 on, else three digits that count: few is not none."""
    if abs(value) >= 10 ** (SIGNIFICANT - 1):
        return float(round(value))
    return float(f"{value:.{SIGNIFICANT}g}") + 0.0
