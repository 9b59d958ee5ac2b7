"""Gaps as a table: the columns that every page of gaps has, how it is sorted, and the way back up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from flask_babel import LazyString, gettext, lazy_gettext

from pathways.domain.gap_measure import MEASURES, Measure, find_figure, sort_gaps
from pathways.domain.state_gap import Mark, StateGap
from pathways.pages.gap_links import Query, Sorting
from pathways.pages.gap_words import say_figure
from pathways.pages.words import percent

Column = Measure | Literal["jobs_covered", "openings_covered"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table: its words, why it has no value, whether the map is shaded by it, how much is covered where
    no column of its own says it."""

    words: str
    mark: Mark = ""
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One state or subject of a table, with the address it leads to."""

    name: str
    link: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its words under those of its group, its words alone, the address that sorts by it ('' for none), and
    how it is sorted now."""

    words: str
    label: str
    link: str = ""
    aria: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; spans are the groups of headings with how many columns each is wide; total is the nation;
    other leads to the same table with more or with fewer columns, under other_words."""

    spans: tuple[tuple[str, int], ...]
    first: Heading
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    other: str
    other_words: str
    total: Row | None = None


_GROUPS: tuple[tuple[LazyString, tuple[Column, ...]], ...] = (
    (lazy_gettext("Jobs, from statistics"), ("jobs", "jobs_per_thousand", "jobs_quotient", "jobs_covered")),
    (lazy_gettext("Openings and ads"),
     ("openings", "openings_per_thousand", "openings_quotient", "openings_covered")),
    (lazy_gettext("People known here"), ("workers", "certified", "training")),
    (lazy_gettext("Short by"), ("short_jobs", "short_openings")),
)  # fmt: skip
_HEADINGS: Mapping[Column, tuple[LazyString, LazyString]] = {
    "jobs": (lazy_gettext("Number"), lazy_gettext("Jobs")),
    "jobs_per_thousand": (lazy_gettext("per 1,000"), lazy_gettext("Jobs per 1,000")),
    "jobs_quotient": (lazy_gettext("Quotient"), lazy_gettext("Jobs, quotient")),
    "jobs_covered": (lazy_gettext("Covered"), lazy_gettext("Jobs covered")),
    "openings": (lazy_gettext("Number"), lazy_gettext("Openings")),
    "openings_per_thousand": (lazy_gettext("per 1,000"), lazy_gettext("Openings per 1,000")),
    "openings_quotient": (lazy_gettext("Quotient"), lazy_gettext("Openings, quotient")),
    "openings_covered": (lazy_gettext("Covered"), lazy_gettext("Openings covered")),
    "workers": (lazy_gettext("Have it"), lazy_gettext("Have it")),
    "certified": (lazy_gettext("Certified"), lazy_gettext("Certified")),
    "training": (lazy_gettext("In training"), lazy_gettext("In training")),
    "short_jobs": (lazy_gettext("by jobs"), lazy_gettext("Short by jobs")),
    "short_openings": (lazy_gettext("by openings"), lazy_gettext("Short by openings")),
}
_MAIN: tuple[Column, ...] = ("jobs", "openings", "workers", "training", "short_jobs", "short_openings")
"""Columns that are always there."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is laid out: sorted how, which figure the map is shaded by, whether with every column. Without, there
    are the main ones, and those it is sorted or shaded by."""

    sorting: Sorting
    show: Measure | None = None
    every: bool = False

    def keeps(self, column: Column) -> bool:
        """Whether a column is there."""
        return self.every or column in _MAIN or column in (self.show, self.sorting.by)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return tuple(column for _, columns in _GROUPS for column in columns if self.keeps(column))


def lay_out(
    named: Sequence[tuple[str, str, StateGap]],
    look: Look,
    link_to: Callable[[Query], str],
    first: str,
    other: str,
    total: Row | None = None,
) -> Table:
    """A table of gaps, sorted: rows come with their name and address; link_to gives the address of another order."""
    sorting = look.sorting
    spans = ((str(words), sum(map(look.keeps, columns))) for words, columns in _GROUPS)
    return Table(
        spans=tuple(spans),
        first=Heading(first, first, link_to(sorting.query("name")), sorting.aria("name")),
        headings=tuple(_head(column, sorting, link_to) for column in look.columns),
        rows=tuple(lay_out_row(name, link, gap, look) for name, link, gap in _sort(named, sorting)),
        other=other,
        other_words=gettext("Show the main figures only") if look.every else gettext("Show every figure"),
        total=total,
    )


def lay_out_row(name: str, link: str, gap: StateGap, look: Look) -> Row:
    """One gap as a row."""
    return Row(name, link, tuple(_cell(gap, column, look) for column in look.columns))


def lay_out_cells(gap: StateGap, measures: Sequence[Measure]) -> tuple[Cell, ...]:
    """Some figures of a gap as cells."""
    figures = [(measure, find_figure(gap, measure)) for measure in measures]
    return tuple(Cell(say_figure(figure, measure), figure.mark) for measure, figure in figures)


def label(measure: Measure) -> str:
    """A figure in the fewest words that say it alone."""
    return str(_HEADINGS[measure][1])


def _head(column: Column, sorting: Sorting, link_to: Callable[[Query], str]) -> Heading:
    words, alone = map(str, _HEADINGS[column])
    if column not in MEASURES:
        return Heading(words, alone)
    return Heading(words, alone, link_to(sorting.query(column)), sorting.aria(column))


def _cell(gap: StateGap, column: Column, look: Look) -> Cell:
    covered = {"jobs": gap.employment.coverage, "openings": gap.openings.coverage}
    if column == "jobs_covered" or column == "openings_covered":
        return Cell(percent(covered[column.removesuffix("_covered")]))
    figure = find_figure(gap, column)
    part = covered.get(column, 1.0)
    note = gettext("%(part)s covered", part=percent(part)) if not look.every and figure.value and part < 1 else ""
    return Cell(say_figure(figure, column), figure.mark, column == look.show, note)


def _sort(named: Sequence[tuple[str, str, StateGap]], sorting: Sorting) -> list[tuple[str, str, StateGap]]:
    if sorting.by not in MEASURES:
        return sorted(named, key=lambda item: item[0], reverse=not sorting.rising)
    by_name = sorted(named, key=lambda item: item[0])
    measure = next(measure for measure in MEASURES if measure == sorting.by)
    order = {id(gap): place for place, gap in enumerate(sort_gaps([gap for _, _, gap in by_name], measure,
                                                                  rising=sorting.rising))}  # fmt: skip
    return sorted(by_name, key=lambda item: order[id(item[2])])
