"""The page of the rows behind a figure as a frozen value: roles with their shares, openings, and how it moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import round_figure
from pathways.domain.role_shares import name_field
from pathways.domain.state_gap import Behind, Figure, GapTable, RoleBehind, Subject, TrendPoint
from pathways.pages.charts import Series, draw_lines
from pathways.pages.forms import Problem
from pathways.pages.gap_links import Crumb, GapLinks, Query
from pathways.pages.gap_words import say_figure, say_number, say_subject
from pathways.pages.views_gap_area import area_crumbs, rows_of, say_area
from pathways.pages.words import level_word

NOT_SAID = "–"


@dataclass(frozen=True, slots=True)
class BehindAsked:
    """Whose rows were asked for; within is the spoke or module on the way here."""

    area: str
    subject: Subject
    within: Subject | None = None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role behind a figure of jobs; field names its share in an address, before are its jobs without changes."""

    id: str
    title: str
    soc: str
    occupation: str
    year: str
    employment: str
    share: str
    field: str
    source: str
    changed: bool
    level: str
    jobs: str
    before: str


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One opening or ad behind a figure of openings."""

    title: str
    role: str
    level: str
    month: str
    demo: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """How the figures moved: a picture, and the same as rows of (release, jobs, openings)."""

    chart: Markup
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class BehindPage:
    """The rows behind the figures of one subject in one area."""

    title: str
    name: str
    area: str
    address: str
    of: str
    within: str
    invented: bool
    crumbs: tuple[Crumb, ...]
    jobs: str
    before: str
    added: str
    added_before: str
    openings: str
    roles: tuple[RoleRow, ...]
    openings_rows: tuple[OpeningRow, ...]
    openings_total: int
    trend: Trend | None
    releases: int
    changed: bool
    carried: Query
    csv: str
    map: str
    usual: str
    plan: str
    sources: tuple[tuple[str, str], ...]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the use cases told of one subject: behind with the shares in force and (where changed) without, its figures
    in both ways, and the trend."""

    table: GapTable
    plain: GapTable
    behind: Behind
    before: Behind
    trend: Sequence[TrendPoint]


@dataclass(frozen=True, slots=True)
class Refused:
    """Shares that cannot be: what was typed, and why not."""

    typed: Mapping[str, str]
    problem: Problem


def show_behind(
    told: Told, asked: BehindAsked, catalog: Catalog, links: GapLinks, refused: Refused | None = None
) -> BehindPage:  # fmt: skip
    """The page behind a figure; refused are shares that cannot be, which stay in their fields."""
    name, area = say_subject(asked.subject, catalog), say_area(asked.area, catalog)
    gap = next(row for row in rows_of(told.table, asked.area) if row.area == asked.area)
    plain = next(row for row in rows_of(told.plain, asked.area) if row.area == asked.area)
    fields = {name_field(role.soc, role.role) for role in told.behind.roles}
    within = asked.within.code if asked.within else ""
    sources = told.table.sources
    return BehindPage(
        title=gettext("%(name)s, %(area)s", name=name, area=area),
        name=name,
        area=area,
        address=links.page(asked.area),
        of=asked.subject.code,
        within=within,
        invented=told.table.whose == "demonstration",
        crumbs=area_crumbs(asked.area, asked.within, catalog, links, name),
        jobs=say_figure(gap.employment.count),
        before=say_figure(plain.employment.count),
        added=_add_up(told.behind.roles),
        added_before=_add_up(told.before.roles),
        openings=say_figure(gap.openings.count),
        roles=_role_rows(told, catalog, refused.typed if refused else {}),
        openings_rows=_opening_rows(told.behind, catalog),
        openings_total=told.behind.openings_total,
        trend=_trend(told.trend, gettext("%(name)s, %(area)s", name=name, area=area)),
        releases=len({point.period for point in told.trend}),
        changed=any(share.changed for share in told.table.shares),
        carried={key: value for key, value in links.carried.items() if key not in fields},
        csv=links.behind_csv(asked.area, asked.subject, within),
        map=links.table(asked.subject),
        usual=GapLinks(links.without_shares).behind(asked.area, asked.subject, within),
        plan=links.plan(),
        sources=((gettext("Jobs"), sources.employment), (gettext("Openings"), sources.openings)),
        problem=refused.problem if refused else None,
    )


def _role_rows(told: Told, catalog: Catalog, typed: Mapping[str, str]) -> tuple[RoleRow, ...]:
    sources = {(share.soc, share.role): share for share in told.table.shares}
    before = {(role.soc, role.role): role.jobs for role in told.before.roles}
    rows = []
    for role in told.behind.roles:
        share = sources.get((role.soc, role.role))
        rows.append(
            RoleRow(
                id=role.role,
                title=catalog.roles[role.role].title,
                soc=role.soc,
                occupation=catalog.occupations[catalog.roles[role.role].onet_soc].title,
                year=str(role.year or ""),
                employment=say_figure(role.employment),
                share=typed.get(name_field(role.soc, role.role)) or f"{role.share:.4g}",
                field=name_field(role.soc, role.role),
                source=share.source if share else "",
                changed=bool(share and share.changed),
                level=level_word(role.level_asked) if role.level_asked else NOT_SAID,
                jobs=say_figure(role.jobs),
                before=say_figure(before.get((role.soc, role.role), Figure(0.0))),
            )
        )
    return tuple(rows)


def _opening_rows(behind: Behind, catalog: Catalog) -> tuple[OpeningRow, ...]:
    return tuple(
        OpeningRow(
            title=opening.title,
            role=catalog.roles[opening.role].title if opening.role in catalog.roles else NOT_SAID,
            level=level_word(opening.level_asked) if opening.level_asked else NOT_SAID,
            month=opening.month or NOT_SAID,
            demo=opening.demo,
        )
        for opening in behind.openings
    )


def _add_up(roles: Sequence[RoleBehind]) -> str:
    return say_number(sum(role.jobs.value or 0 for role in roles))


def _trend(points: Sequence[TrendPoint], title: str) -> Trend | None:
    """The picture and its rows; None where one release is all there is, of each figure."""
    by_what: Mapping[str, dict[str, Figure]] = {"jobs": {}, "openings": {}}
    for point in points:
        by_what[point.what][point.period] = point.figure
    if max(len(found) for found in by_what.values()) < 2:
        return None
    periods = sorted({point.period for point in points})
    words = {"jobs": gettext("Jobs, from statistics"), "openings": gettext("Openings and ads")}
    lines = [
        Series(words[what], tuple((period, _value(found.get(period))) for period in periods))
        for what, found in by_what.items()
        if found
    ]
    rows = tuple((period, *(_say_one(found.get(period)) for found in by_what.values())) for period in periods)
    chart = draw_lines(lines, title=title, unit=gettext("number"), places=periods)
    return Trend(chart, rows)  # type: ignore[arg-type]


def _value(figure: Figure | None) -> float | None:
    return None if figure is None or figure.value is None else round_figure(figure.value)


def _say_one(figure: Figure | None) -> str:
    return NOT_SAID if figure is None else say_figure(figure)
