"""The route page as a frozen value: the whole answer, with its names looked up and its pictures laid out."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.gap import Counterfactual, RequirementState
from pathways.domain.pay import Wage
from pathways.domain.plan import Alternative, Plan
from pathways.domain.role import Role
from pathways.domain.route import Calendar, FrontierPoint, Leg, Mode, Path, Remainder, Route, Step
from pathways.domain.skill import Skill
from pathways.domain.training import Module
from pathways.pages.forms import Told
from pathways.pages.pictures import (
    Band,
    CalendarPicture,
    FrontierPicture,
    Lift,
    PayStrip,
    RoutePicture,
    draw_band,
    draw_calendar,
    draw_frontier,
    draw_lift,
    draw_pay,
    draw_route,
)
from pathways.pages.views_roles import first_wage


@dataclass(frozen=True, slots=True)
class Closed:
    """A skill that a module raises, by name."""

    skill: Skill
    from_level: int
    to_level: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One module of the route with its weeks."""

    number: int
    module: Module
    step: Step
    first_week: int
    last_week: int
    closes: tuple[Closed, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the two ways: just what I need, or the whole certificate."""

    mode: Mode
    route: Route
    calendar: Calendar
    steps: tuple[StepRow, ...]
    remainder: tuple[tuple[Remainder, Skill], ...]
    lift: Lift
    weeks: CalendarPicture
    graph: RoutePicture


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement against the person, by name."""

    item: RequirementState
    skill: Skill


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one more skill would change."""

    skill: Skill
    change: Counterfactual


@dataclass(frozen=True, slots=True)
class Other:
    """Something else to do, with the job or module it leads to ('' none)."""

    alternative: Alternative
    role: Role | None
    module: Module | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One move of a longer way."""

    leg: Leg
    start: Role
    goal: Role


@dataclass(frozen=True, slots=True)
class LongWay:
    """A way over several jobs."""

    path: Path
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class FrontierRow:
    """One point of hours against readiness with the modules it takes."""

    point: FrontierPoint
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class RoutePage:
    """The whole answer for one goal."""

    told: Told
    plan: Plan
    goal: Role
    start: Role | None
    mode: Mode
    band: Band
    ways: tuple[Way, ...]
    open_needs: tuple[Need, ...]
    met_needs: tuple[Need, ...]
    counts: tuple[tuple[str, int], ...]
    what_ifs: tuple[WhatIf, ...]
    others: tuple[Other, ...]
    long_ways: tuple[LongWay, ...]
    frontier: tuple[FrontierRow, ...]
    frontier_picture: FrontierPicture
    wage: Wage | None
    strip: PayStrip | None
    begins: datetime.date

    @property
    def way(self) -> Way:
        """The way that is shown first."""
        return self.ways[0] if self.mode == "need" else self.ways[1]


def show_route(catalog: Catalog, told: Told, plan: Plan, mode: str) -> RoutePage:
    """The page of one plan."""
    wage = first_wage(plan.pay)
    own = plan.circumstances.pay
    top = round(1.05 * max(own, (wage.row.p75 or 0) if wage else 0))
    return RoutePage(
        told=told,
        plan=plan,
        goal=catalog.roles[plan.target_role],
        start=catalog.roles.get(plan.start_role),
        mode="whole" if mode == "whole" else "need",
        band=draw_band(plan.gap.readiness),
        ways=(
            _way(catalog, "need", plan.need, plan.calendar),
            _way(catalog, "whole", plan.whole, plan.whole_calendar),
        ),
        open_needs=_needs(catalog, plan, met=False),
        met_needs=_needs(catalog, plan, met=True),
        counts=_count(plan.gap.items),
        what_ifs=tuple(WhatIf(catalog.skills[item.skill], item) for item in plan.counterfactuals),
        others=tuple(_other(catalog, item) for item in plan.alternatives),
        long_ways=tuple(_long_way(catalog, path) for path in plan.paths if len(path.legs) > 1),
        frontier=tuple(FrontierRow(p, tuple(catalog.modules[m] for m in p.modules)) for p in plan.frontier),
        frontier_picture=draw_frontier(plan.frontier),
        wage=wage,
        strip=draw_pay(wage, top, own),
        begins=find_first_day(plan.calendar),
    )


def find_first_day(calendar: Calendar) -> datetime.date:
    """The first day of week 1."""
    return calendar.finish_earliest - datetime.timedelta(weeks=calendar.weeks_earliest)


def _needs(catalog: Catalog, plan: Plan, *, met: bool) -> tuple[Need, ...]:
    items = (item for item in plan.gap.items if (item.state == "have") == met)
    return tuple(Need(item, catalog.skills[item.requirement.skill]) for item in items)


def _count(items: Iterable[RequirementState]) -> tuple[tuple[str, int], ...]:
    states = [item.state for item in items]
    return tuple((state, states.count(state)) for state in ("have", "partly", "missing", "no_data"))


def _way(catalog: Catalog, mode: Mode, route: Route, calendar: Calendar) -> Way:
    weeks = {block.module: (block.first_week, block.last_week) for block in calendar.blocks}
    in_time = sorted(route.steps, key=lambda step: weeks.get(step.module, (0, 0)))
    steps = tuple(
        StepRow(number, catalog.modules[step.module], step, *weeks.get(step.module, (0, 0)), _closed(catalog, step))
        for number, step in enumerate(in_time, 1)
    )
    left = tuple((item, catalog.skills[item.skill]) for item in route.remainder)
    pictures = draw_lift(route), draw_calendar(calendar, catalog), draw_route(route, catalog)
    return Way(mode, route, calendar, steps, left, *pictures)


def _closed(catalog: Catalog, step: Step) -> tuple[Closed, ...]:
    return tuple(Closed(catalog.skills[item.skill], item.from_level, item.to_level) for item in step.closes)


def _other(catalog: Catalog, item: Alternative) -> Other:
    return Other(item, catalog.roles.get(item.role), catalog.modules.get(item.module))


def _long_way(catalog: Catalog, path: Path) -> LongWay:
    return LongWay(path, tuple(Stage(leg, catalog.roles[leg.start], catalog.roles[leg.goal]) for leg in path.legs))
