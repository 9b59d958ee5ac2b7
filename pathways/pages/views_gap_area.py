"""The pages of one state's needs, and of two states side by side, as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import Measure, find_figure, sort_gaps
from pathways.domain.state_gap import GapSources, GapTable, StateGap, Subject, SubjectKind
from pathways.pages.charts import Bar, draw_bars
from pathways.pages.gap_links import Crumb, GapLinks, Query, Sorting, crumbs
from pathways.pages.gap_tables import Cell, Look, Table, label, lay_out, lay_out_cells
from pathways.pages.gap_words import KINDS_WORDS, MEASURE_WORDS, say_figure, say_subject
from pathways.use_cases.gaps.ask_gaps import NATION

COMPARED: tuple[Measure, ...] = ("jobs", "jobs_per_thousand", "jobs_quotient", "openings", "workers", "short_jobs")
MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class AreaAsked:
    """What was asked of one state: which kind of subject, inside of what, sorted how."""

    area: str
    kind: SubjectKind
    level: int
    within: Subject | None
    sorting: Sorting

    @property
    def kept(self) -> Query:
        """What a link to the same page with another order keeps."""
        level = str(self.level) if self.kind == "skill" and not self.within else ""
        return {"kind": self.kind, "within": self.within.code if self.within else "", "level": level}


@dataclass(frozen=True, slots=True)
class AreaPage:
    """What one state needs: the answer, the table, the ways on. kinds are (words, address, whether it is shown);
    states, by postal code and name, are those it can be compared with."""

    title: str
    name: str
    answer: str
    invented: bool
    crumbs: tuple[Crumb, ...]
    kinds: tuple[tuple[str, str, bool], ...]
    table: Table
    sources: GapSources
    csv: str
    map: str
    changed: bool
    area: str
    within: str
    states: tuple[tuple[str, str], ...]
    carried: Query


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One subject in both states."""

    name: str
    link: str
    cells: tuple[tuple[Cell, ...], tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two states side by side; states are (postal code, name) of all, chosen the two."""

    title: str
    invented: bool
    crumbs: tuple[Crumb, ...]
    states: tuple[tuple[str, str], ...]
    chosen: tuple[tuple[str, str], tuple[str, str]]
    within: str
    headings: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    chart: Markup
    sources: GapSources
    csv: str
    carried: Query


def show_area(table: GapTable, asked: AreaAsked, catalog: Catalog, links: GapLinks) -> AreaPage:
    """The page of one state, or of the nation."""
    name = say_area(asked.area, catalog)
    rows = rows_of(table, asked.area)
    inside = asked.within.code if asked.within else ""
    named = [
        (say_subject(row.subject, catalog), links.down(asked.area, row.subject, inside), row) for row in rows
    ]  # fmt: skip

    def sort_by(sort: Query) -> str:
        return links.area(asked.area, **asked.kept, **sort)

    sorted_so = {"sort": asked.sorting.by, "order": asked.sorting.order}
    look = Look(asked.sorting, every=links.every_column)
    other = links.turned.area(asked.area, **asked.kept, **sorted_so)
    within = say_subject(asked.within, catalog) if asked.within else ""
    title = gettext("%(area)s: %(within)s", area=name, within=within) if within else name
    return AreaPage(
        title=title,
        name=name,
        answer=_say_shortest(rows, name, within, catalog),
        invented=table.whose == "demonstration",
        crumbs=area_crumbs(asked.area, asked.within, catalog, links),
        kinds=_kinds(asked, links),
        table=lay_out(named, look, sort_by, str(KINDS_WORDS[asked.kind]), other),
        sources=table.sources,
        csv=links.area_csv(asked.area, **asked.kept, **sorted_so),
        map=links.table(asked.within),
        changed=any(share.changed for share in table.shares),
        area=asked.area,
        within=inside,
        states=() if asked.area == NATION else _states(catalog),
        carried=links.carried,
    )


def show_compared(
    tables: tuple[GapTable, GapTable], areas: tuple[str, str], within: Subject | None, catalog: Catalog, links: GapLinks
) -> ComparePage:
    """Two states side by side."""
    names = (say_area(areas[0], catalog), say_area(areas[1], catalog))
    pairs = pair_up(*(rows_of(table, area) for table, area in zip(tables, areas, strict=True)))
    inside = say_subject(within, catalog) if within else ""
    title = gettext("%(one)s beside %(other)s", one=names[0], other=names[1])
    return ComparePage(
        title=f"{title}: {inside}" if inside else title,
        invented=tables[0].whose == "demonstration",
        crumbs=crumbs(Crumb(gettext("All states"), links.table(within)), Crumb(title, links.compare(",".join(areas))),
                      Crumb(inside)),
        states=_states(catalog),
        chosen=((areas[0], names[0]), (areas[1], names[1])),
        within=within.code if within else "",
        headings=tuple(label(measure) for measure in COMPARED),
        rows=tuple(_compare_row(pair, areas, catalog, links) for pair in pairs),
        chart=_chart_pairs(pairs, areas, title, catalog),
        sources=tables[0].sources,
        csv=links.compare_csv(",".join(areas), within=within.code if within else ""),
        carried=links.carried,
    )  # fmt: skip


def rows_of(table: GapTable, area: str) -> tuple[StateGap, ...]:
    """The rows of an area: its own, or those of the nation."""
    return table.nation if area == NATION else table.rows


def pair_up(
    one: Sequence[StateGap], other: Sequence[StateGap]
) -> tuple[tuple[StateGap, StateGap], ...]:  # fmt: skip
    """The rows of two states by subject, in the order of the first."""
    found = {row.subject: row for row in other}
    return tuple((row, found[row.subject]) for row in one if row.subject in found)


def area_crumbs(
    area: str, within: Subject | None, catalog: Catalog, links: GapLinks, last: str = ""
) -> tuple[Crumb, ...]:
    """The way from all states down to here."""
    return crumbs(
        Crumb(gettext("All states"), links.table(within)),
        Crumb(say_area(area, catalog), links.area(area)),
        Crumb(say_subject(within, catalog), links.area(area, within=within.code)) if within else Crumb(""),
        Crumb(last),
    )


def say_area(area: str, catalog: Catalog) -> str:
    """What an area is called."""
    return str(gettext("United States")) if area == NATION else catalog.states[area].name


def _states(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((state.postal, state.name) for state in catalog.states.values())


def _say_shortest(rows: Sequence[StateGap], name: str, within: str, catalog: Catalog) -> str:
    best = next(iter(sort_gaps(rows, "short_jobs")), None)
    top = find_figure(best, "short_jobs") if best else None
    if best is None or top is None or top.value is None:
        return str(gettext("Nothing is known yet to say what is short here."))
    if top.value <= 0:
        return str(gettext("Nothing here is asked for more often than people are known to have it."))
    words = {"area": name, "subject": say_subject(best.subject, catalog), "figure": say_figure(top), "within": within}
    if within:
        return str(gettext("Within %(within)s, %(area)s is shortest of %(subject)s: %(figure)s more jobs than people "
                           "known to have it or train for it.", **words))  # fmt: skip
    return str(gettext("%(area)s is shortest of %(subject)s: %(figure)s more jobs than people known to have it or "
                       "train for it.", **words))  # fmt: skip


def _kinds(asked: AreaAsked, links: GapLinks) -> tuple[tuple[str, str, bool], ...]:
    kinds: Sequence[SubjectKind] = ("spoke", "module", "role", "skill")
    return tuple(
        (str(KINDS_WORDS[kind]), links.area(asked.area, kind=kind), kind == asked.kind and not asked.within)
        for kind in kinds
    )


def _compare_row(
    pair: tuple[StateGap, StateGap], areas: tuple[str, str], catalog: Catalog, links: GapLinks
) -> CompareRow:  # fmt: skip
    subject = pair[0].subject
    down = links.compare(",".join(areas), within=subject.code) if subject.kind in ("spoke", "module") else ""
    cells = (lay_out_cells(pair[0], COMPARED), lay_out_cells(pair[1], COMPARED))
    return CompareRow(say_subject(subject, catalog), down or links.table(subject), cells)


def _chart_pairs(
    pairs: Sequence[tuple[StateGap, StateGap]], areas: tuple[str, str], title: str, catalog: Catalog
) -> Markup:  # fmt: skip
    """Jobs for the size of each state, the pairs with most first; nothing where no figure is known."""
    measure: Measure = "jobs_per_thousand"
    known = [pair for pair in pairs if any(find_figure(row, measure).value is not None for row in pair)]
    if not known:
        return Markup()
    first = sorted(known, key=lambda pair: -max(find_figure(row, measure).value or 0 for row in pair))[:MOST_BARS]
    names: Mapping[str, str] = {area: say_area(area, catalog) for area in areas}
    bars = [
        Bar(f"{area} {say_subject(row.subject, catalog)}", figure.value, say_figure(figure, measure), kind=names[area])
        for pair in first
        for area, row in zip(areas, pair, strict=True)
        for figure in [find_figure(row, measure)]
    ]
    return draw_bars(bars, title=title, unit=str(MEASURE_WORDS[measure]))
