"""The pages of drift as frozen values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from pathways.domain.catalog import Catalog
from pathways.domain.drift import LEAST_ASKING, LEAST_IN_TREND, Decision, DriftGroup, ModuleTrend
from pathways.domain.skill import Skill
from pathways.domain.state_gap import Whose
from pathways.domain.training import Module
from pathways.pages.charts import Series, draw_lines
from pathways.pages.forms import Problem
from pathways.use_cases.drift.find_drift import Drift, DriftCase, DriftHistory

PER_PAGE = 25
MOST_STATES = 6


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in the queue; skill is the nearest of the catalogue."""

    group: DriftGroup
    skill: Skill
    states: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module and what ads ask of it, half-year by half-year."""

    module: Module
    trend: ModuleTrend


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue. first is the number of the first row shown, later where the next page begins (None: nowhere)."""

    rows: tuple[GroupRow, ...]
    first: int
    later: int | None
    earlier: int | None
    waiting: int
    decided: int
    modules: tuple[ModuleRow, ...]
    ads: int
    demo: bool
    counted: bool
    whose: Whose
    least: int = LEAST_IN_TREND
    asking: int = LEAST_ASKING


@dataclass(frozen=True, slots=True)
class CasePage:
    """One group (None: no ad says it any more), its chart, and the form; typed is what was in it."""

    key: str
    label: str
    row: GroupRow | None
    chart: Markup | None
    decision: "DecisionRow | None"
    versions: tuple["DecisionRow", ...]
    version: int
    skills: tuple[Skill, ...]
    typed: Mapping[str, str]
    problem: Problem | None
    demo: bool
    whose: Whose


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in words."""

    decision: Decision
    words: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Everything that was decided. later and earlier are where the next and the last page begin (None: nowhere)."""

    rows: tuple[DecisionRow, ...]
    later: int | None
    earlier: int | None
    demo: bool
    whose: Whose


def show_queue(catalog: Catalog, found: Drift, first: str) -> QueuePage:
    """The page of groups that nobody has decided yet."""
    begin, later, earlier = _turn(first, len(found.groups))
    return QueuePage(
        rows=tuple(_row(catalog, group) for group in found.groups[begin : begin + PER_PAGE]),
        first=begin + 1,
        later=later,
        earlier=earlier,
        waiting=len(found.groups),
        decided=len(found.decided),
        modules=tuple(
            ModuleRow(catalog.modules[trend.module], trend)
            for trend in found.modules
            if trend.trend == "falling" and trend.module in catalog.modules
        ),
        ads=found.ads,
        demo=found.demo,
        counted=found.counted,
        whose=_whose(found.demo),
    )


def show_case(catalog: Catalog, case: DriftCase, typed: Mapping[str, str], problem: Problem | None = None) -> CasePage:
    """The page of one group."""
    group = case.group
    versions = tuple(_told(catalog, item, item == case.decision) for item in case.versions)
    key = case.versions[0].key if group is None else group.key
    label = case.versions[0].label if group is None else group.label
    usual = {"kind": "alias", "skill": group.skill} if group else {}
    return CasePage(
        key=key,
        label=label,
        row=_row(catalog, group) if group else None,
        chart=_chart(group) if group and len(group.months) > 1 else None,
        decision=_told(catalog, case.decision, True) if case.decision else None,
        versions=versions,
        version=case.version,
        skills=tuple(sorted(catalog.skills.values(), key=lambda skill: skill.name)),
        typed=typed or usual,
        problem=problem,
        demo=case.demo,
        whose=_whose(case.demo),
    )


def show_decisions(catalog: Catalog, history: DriftHistory, first: str) -> DecisionsPage:
    """A page of all decisions."""
    holding = set(history.in_force)
    begin, later, earlier = _turn(first, len(history.decisions))
    shown = history.decisions[begin : begin + PER_PAGE]
    rows = tuple(_told(catalog, item, item in holding) for item in shown)
    return DecisionsPage(rows, later, earlier, history.demo, _whose(history.demo))


def _turn(first: str, total: int) -> tuple[int, int | None, int | None]:
    """Where a page of so many rows begins, and the next and the last one."""
    begin = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 0
    begin = begin if begin < total else 0
    end = begin + PER_PAGE
    return begin, end if end < total else None, max(0, begin - PER_PAGE) if begin else None


def _row(catalog: Catalog, group: DriftGroup) -> GroupRow:
    return GroupRow(group, catalog.skills[group.skill], group.states[:MOST_STATES])


def _chart(group: DriftGroup) -> Markup:
    title = gettext("Ads that say “%(phrase)s”, by month; the same as the table", phrase=group.label)
    counts = dict(group.months)
    points = tuple((month, float(counts.get(month, 0))) for month in _months(group.first, group.last))
    return draw_lines([Series(group.label, points)], title=title, unit=gettext("ads"))


def _months(first: str, last: str) -> Iterator[str]:
    """Every month from one to another; both are 'YYYY-MM'."""
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1))


def _told(catalog: Catalog, item: Decision, in_force: bool) -> DecisionRow:
    return DecisionRow(item, _words(catalog, item), in_force)


def _words(catalog: Catalog, item: Decision) -> str:
    skill = catalog.skills.get(item.skill)
    words: Mapping[str, str] = {
        "alias": gettext("Another name for %(skill)s", skill=skill.name if skill else item.skill),
        "skill": gettext("New skill: %(name)s. %(line)s", name=item.name, line=item.description),
        "noise": gettext("Noise"),
        "undone": gettext("Taken back"),
    }
    return words[item.kind]


def _whose(demo: bool) -> Whose:
    return "demonstration" if demo else "real"
