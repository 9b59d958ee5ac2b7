"""Gaps as a table: the columns that every page of gaps has, how it is sorted, and the way back up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from pathways.domain.gap_measure import MEASURES, Measure, find_figure, sort_gaps
from pathways.domain.state_gap import Demand, Mark, StateGap
from pathways.pages.gap_links import Sorting
from pathways.pages.gap_words import say_figure
from pathways.pages.words import percent


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table: its words, why it has no value, whether the map is shaded by it."""

    words: str
    mark: Mark = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One state or subject of a table, with the address it leads to and a hint beside its name."""

    name: str
    link: str
    cells: tuple[Cell, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its words, the address that sorts by it ('' for none), and how it is sorted now."""

    words: str
    link: str = ""
    aria: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; spans are the groups of headings with how many columns each is wide; total is the nation."""

    spans: tuple[tuple[str, int], ...]
    first: Heading
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


_GROUPS: tuple[tuple[str, LazyString, tuple[Measure, ...], LazyString | None], ...] = (
    ("jobs", lazy_gettext("Jobs, from statistics"), ("jobs", "jobs_per_thousand", "jobs_quotient"),
     lazy_gettext("Covered")),
    ("openings", lazy_gettext("Openings and ads"), ("openings", "openings_per_thousand", "openings_quotient"),
     lazy_gettext("Covered")),
    ("known", lazy_gettext("People known here"), ("workers", "certified", "training"), None),
    ("short", lazy_gettext("Short by"), ("short_jobs", "short_openings"), None),
)  # fmt: skip
_HEADINGS: Mapping[Measure, LazyString] = {
    "jobs": lazy_gettext("Number"),
    "jobs_per_thousand": lazy_gettext("per 1,000"),
    "jobs_quotient": lazy_gettext("Quotient"),
    "openings": lazy_gettext("Number"),
    "openings_per_thousand": lazy_gettext("per 1,000"),
    "openings_quotient": lazy_gettext("Quotient"),
    "workers": lazy_gettext("Have it"),
    "certified": lazy_gettext("Certified"),
    "training": lazy_gettext("In training"),
    "short_jobs": lazy_gettext("by jobs"),
    "short_openings": lazy_gettext("by openings"),
}


def lay_out(
    named: Sequence[tuple[str, str, StateGap]],
    sorting: Sorting,
    show: Measure | None,
    link_to: Callable[[Mapping[str, str]], str],
    first: str,
    total: Row | None = None,
    hints: Mapping[str, str] | None = None,
) -> Table:
    """A table of gaps, sorted: rows come with their name and address."""
    spans = tuple((str(words), len(measures) + bool(covered)) for _, words, measures, covered in _GROUPS)
    headings: list[Heading] = []
    for _, _, measures, covered in _GROUPS:
        headings += [
            Heading(str(_HEADINGS[measure]), link_to(sorting.query(measure)), sorting.aria(measure))
            for measure in measures
        ]
        headings += [Heading(str(covered))] if covered else []
    rows = tuple(
        lay_out_row(name, link, gap, show, (hints or {}).get(gap.subject.code, ""))
        for name, link, gap in _sort(named, sorting)
    )
    return Table(
        spans, Heading(first, link_to(sorting.query("name")), sorting.aria("name")), tuple(headings), rows, total
    )


def lay_out_row(name: str, link: str, gap: StateGap, show: Measure | None, hint: str = "") -> Row:
    """One gap as a row."""
    cells: list[Cell] = []
    for group, _, measures, covered in _GROUPS:
        cells += lay_out_cells(gap, measures, show)
        if covered:
            demand: Demand = gap.employment if group == "jobs" else gap.openings
            cells.append(Cell(percent(demand.coverage)))
    return Row(name, link, tuple(cells), hint)


def lay_out_cells(gap: StateGap, measures: Sequence[Measure], show: Measure | None = None) -> tuple[Cell, ...]:
    """Some figures of a gap as cells."""
    figures = [(measure, find_figure(gap, measure)) for measure in measures]
    return tuple(Cell(say_figure(figure), figure.mark, measure == show) for measure, figure in figures)


def _sort(named: Sequence[tuple[str, str, StateGap]], sorting: Sorting) -> list[tuple[str, str, StateGap]]:
    if sorting.by not in MEASURES:
        return sorted(named, key=lambda item: item[0], reverse=not sorting.rising)
    by_name = sorted(named, key=lambda item: item[0])
    measure = next(measure for measure in MEASURES if measure == sorting.by)
    order = {id(gap): place for place, gap in enumerate(sort_gaps([gap for _, _, gap in by_name], measure,
                                                                  rising=sorting.rising))}  # fmt: skip
    return sorted(by_name, key=lambda item: order[id(item[2])])
