"""The page of one subject over all states as a frozen value: the answer, the table, the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import MEASURES, Measure, find_figure, sort_gaps
from pathways.domain.state_gap import GapSources, GapTable, StateGap, Subject
from pathways.pages.gap_links import GapLinks, Query, Sorting
from pathways.pages.gap_tables import Look, Table, lay_out, lay_out_row
from pathways.pages.gap_words import MEASURE_WORDS, MOST_WORDS, say_figure, say_subject
from pathways.pages.maps import TileMap, draw_map
from pathways.use_cases.gaps.ask_gaps import NATION, USUAL_LEVEL, Area, keep_area, list_areas

Choice = tuple[str, str]
"""The value of an option and its words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the page of all states."""

    subject: Subject
    show: Measure
    area: Area
    sorting: Sorting
    whose: str

    @property
    def kept(self) -> Query:
        """What a link to the same page with another order keeps."""
        return {"show": self.show, "area": self.area.name}


@dataclass(frozen=True, slots=True)
class Form:
    """The choices of the form: groups of subjects, figures and areas, and what is chosen; carried goes along hidden."""

    subjects: tuple[tuple[str, tuple[Choice, ...]], ...]
    measures: tuple[Choice, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]
    of: str
    level: int
    show: str
    area: str
    whose: str
    carried: Query


@dataclass(frozen=True, slots=True)
class TablePage:
    """One subject over all states. nation is the figure of the whole country; csv and compare are addresses."""

    name: str
    answer: str
    asides: tuple[str, ...]
    invented: bool
    form: Form
    table: Table
    map: TileMap
    shown: str
    sources: GapSources
    csv: str
    nation: str
    changed: bool


def show_table(table: GapTable, asked: Asked, catalog: Catalog, links: GapLinks) -> TablePage:
    """The page of one subject over all states."""
    rows = keep_area(table.rows, asked.area)
    name = say_subject(asked.subject, catalog)
    nation = table.nation[0]

    def link_to(postal: str) -> str:
        return links.down(postal, asked.subject)

    def sort_by(sort: Query) -> str:
        return links.table(asked.subject, **asked.kept, **sort)

    named = [(catalog.states[row.area].name, link_to(row.area), row) for row in rows]
    look = Look(asked.sorting, asked.show, links.every_column)
    sorted_so = {"sort": asked.sorting.by, "order": asked.sorting.order}
    other = links.turned.table(asked.subject, **asked.kept, **sorted_so)
    total = lay_out_row(gettext("United States"), link_to(NATION), nation, look)
    return TablePage(
        name=name,
        answer=say_most(name, rows, asked, catalog),
        asides=_asides(table, rows, asked),
        invented=table.whose == "demonstration",
        form=_form(asked, catalog, links),
        table=lay_out(named, look, sort_by, gettext("State"), other, total),
        map=draw_map(catalog.states, rows, asked.show, link_to),
        shown=str(MEASURE_WORDS[asked.show]),
        sources=table.sources,
        csv=links.table_csv(asked.subject, **asked.kept, **sorted_so),
        nation=say_figure(find_figure(nation, asked.show), asked.show),
        changed=any(share.changed for share in table.shares),
    )


def say_most(name: str, rows: Sequence[StateGap], asked: Asked, catalog: Catalog) -> str:
    """The answer in one sentence: where the figure is largest."""
    best = next(iter(sort_gaps(rows, asked.show)), None)
    top = find_figure(best, asked.show) if best else None
    if top is not None and top.value is None and any(find_figure(row, asked.show).mark == "hidden" for row in rows):
        return str(gettext("No figure can be shown: too few people are known in each of these states."))
    if best is None or top is None or top.value is None:
        return str(gettext("Nothing is known yet to answer this from."))
    if top.value <= 0:
        words = str(MEASURE_WORDS[asked.show])
        return str(gettext("%(words)s: nowhere above zero for %(name)s.", words=words, name=name))
    where = catalog.states[best.area].name
    if asked.area.name:
        where = gettext("%(state)s, of the states of %(area)s", state=where, area=asked.area.name)
    return str(MOST_WORDS[asked.show]) % {"name": name, "state": where, "figure": say_figure(top, asked.show)}


def list_subjects(catalog: Catalog) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Everything a gap can be of, in groups."""
    spokes = tuple((f"spoke:{spoke}", say_subject(Subject("spoke", spoke), catalog)) for spoke in catalog.spokes())
    modules = tuple((f"module:{module.id}", module.title) for module in catalog.modules.values())
    roles = tuple((f"role:{role.id}", role.title) for role in catalog.roles.values())
    skills = tuple(
        (
            gettext("Skills: %(group)s", group=group.name),
            tuple((f"skill:{skill.id}", skill.name) for skill in catalog.skills.values() if skill.group == group.id),
        )
        for group in catalog.groups.values()
    )
    return ((gettext("Specialties"), spokes), (gettext("Jobs"), roles), (gettext("Modules"), modules), *skills)


def _asides(table: GapTable, rows: Sequence[StateGap], asked: Asked) -> tuple[str, ...]:
    """What has to be said beside the answer."""
    told = []
    if asked.show.startswith("short"):
        told.append(gettext("This is the upper end: most workers are not known here, so most shortages are smaller."))
    unpublished = sum(row.employment.count.mark == "not_published" for row in rows)
    if unpublished:
        told.append(ngettext("For %(num)s of these states the statistics publish no figure. That is not zero.",
                             "For %(num)s of these states the statistics publish no figure. That is not zero.",
                             unpublished))  # fmt: skip
    hidden = sum(row.supply.workers.mark == "hidden" for row in rows)
    if hidden:
        told.append(ngettext("In %(num)s of these states the people are hidden: fewer than 11, or their number would "
                             "give a smaller one away.", "In %(num)s of these states the people are hidden: fewer "
                             "than 11, or their number would give a smaller one away.", hidden))  # fmt: skip
    if not any(row.openings.count.value for row in table.nation):
        told.append(gettext("No opening or job ad that asks for it is counted yet."))
    return tuple(map(str, told))


def _form(asked: Asked, catalog: Catalog, links: GapLinks) -> Form:
    subject = asked.subject
    carried: Mapping[str, str] = {name: value for name, value in links.carried.items() if name != "whose"}
    return Form(
        subjects=list_subjects(catalog),
        measures=tuple((measure, str(MEASURE_WORDS[measure])) for measure in MEASURES),
        areas=tuple(list_areas(catalog).items()),
        of=f"{subject.kind}:{subject.id}",
        level=subject.level or USUAL_LEVEL,
        show=asked.show,
        area=asked.area.name,
        whose=asked.whose,
        carried=carried,
    )
