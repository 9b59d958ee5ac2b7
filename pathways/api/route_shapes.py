"""The parts of an answer as shapes: evidence, modules, calendar, pay, alternatives and paths."""

from collections.abc import Iterator

from pathways.api import answer_models as out
from pathways.domain.catalog import Catalog
from pathways.domain.gap import Readiness, RequirementState
from pathways.domain.pay import LEAVES_OUT, PayView, Wage
from pathways.domain.plan import Alternative
from pathways.domain.route import Block, Calendar, Closing, FrontierPoint, Leg, Path, Remainder, Route, Site, Step
from pathways.domain.training import Module


def readiness_shape(readiness: Readiness) -> out.Readiness:
    """Readiness with its band and the doubt in a word."""
    return out.Readiness(value=readiness.value, low=readiness.low, high=readiness.high, confidence=readiness.confidence)


def evidence_shape(item: RequirementState, catalog: Catalog) -> out.Evidence:
    """One requirement with what shows it."""
    need, held = item.requirement, item.held
    return out.Evidence(
        requirement=need.skill,
        name=catalog.skills[need.skill].name,
        state=item.state,
        level_asked=need.level,
        level_held=held.level if held else 0,
        importance=need.importance,
        essential=need.essential,
        weight=item.weight,
        confidence=held.confidence if held else 0.0,
        quote=held.evidence[0].quote if held and held.evidence else "",
        source=held.source if held else "",
        related=item.related or None,
        why=item.why,
    )


def route_shape(route: Route, calendar: Calendar, catalog: Catalog) -> out.Route:
    """A route in one mode with its calendar."""
    return out.Route(
        mode=route.mode,
        verdict=route.verdict,
        hours=route.hours,
        readiness_before=route.before,
        readiness_after=route.after,
        essentials_met=route.essentials_met,
        optimal=route.optimal,
        modules=[_module(step, catalog) for step in route.steps],
        remainder=[_remainder(item, catalog) for item in route.remainder],
        calendar=_calendar(calendar, catalog),
    )


def wage_shapes(pay: PayView) -> list[out.Wage]:
    """Published wages, the newest first, each with what it leaves out."""
    return [_wage(wage, pay.caveat) for wage in pay.wages]


def pay_shape(pay: PayView) -> out.PayComparison | None:
    """The median beside the pay that was told; None when none was."""
    return out.PayComparison(sentence=pay.comparison, may_be_cut=pay.may_be_cut) if pay.comparison else None


def alternative_shape(item: Alternative) -> out.Alternative:
    """Something else to do."""
    return out.Alternative(
        kind=item.kind,
        title=item.title,
        detail=item.detail,
        role=item.role or None,
        module=item.module or None,
        hours=item.hours,
    )


def path_shape(path: Path, catalog: Catalog) -> out.Path:
    """A way over several roles."""
    legs = [_leg(leg, catalog) for leg in path.legs]
    return out.Path(legs=legs, hours=path.hours, typical_months=path.typical_months)


def frontier_shape(point: FrontierPoint) -> out.FrontierPoint:
    """One exact optimum of hours against readiness."""
    return out.FrontierPoint(hours=point.hours, readiness=point.readiness, modules=list(point.modules))


def places_of(module: Module) -> list[str]:
    """Where the hours of a module are spent: online, site, workplace."""
    return list(_places(module))


def _places(module: Module) -> Iterator[str]:
    at_work = module.formats.get("workplace", 0)
    if module.hours > module.lab_hours + at_work:
        yield "online"
    if module.lab_hours:
        yield "site"
    if at_work:
        yield "workplace"


def _module(step: Step, catalog: Catalog) -> out.RouteModule:
    module = catalog.modules[step.module]
    return out.RouteModule(
        id=module.id,
        title=module.title,
        closes=[_closing(item, catalog) for item in step.closes],
        hours=step.hours,
        where=places_of(module),
        format=dict(module.formats),
        reason=step.reason,
        ask_credit=step.ask_credit,
    )


def _closing(item: Closing, catalog: Catalog) -> out.Closing:
    name = catalog.skills[item.skill].name
    return out.Closing(skill=item.skill, name=name, from_level=item.from_level, to_level=item.to_level)


def _remainder(item: Remainder, catalog: Catalog) -> out.Remainder:
    return out.Remainder(
        skill=item.skill,
        name=catalog.skills[item.skill].name,
        level=item.level,
        reached=item.reached,
        essential=item.essential,
        where=item.where,
    )


def _calendar(calendar: Calendar, catalog: Catalog) -> out.Calendar:
    return out.Calendar(
        hours_week=calendar.hours_week,
        weeks_earliest=calendar.weeks_earliest,
        weeks_latest=calendar.weeks_latest,
        finish_earliest=calendar.finish_earliest,
        finish_latest=calendar.finish_latest,
        fits=calendar.fits,
        conflicts=list(calendar.conflicts),
        blocks=[_block(block, catalog) for block in calendar.blocks],
        sites=[_site(site) for site in calendar.sites],
    )


def _block(block: Block, catalog: Catalog) -> out.Block:
    return out.Block(
        module=block.module,
        title=catalog.modules[block.module].title,
        first_week=block.first_week,
        last_week=block.last_week,
        hours_week=block.hours_week,
    )


def _site(site: Site) -> out.SiteNear:
    return out.SiteNear(
        id=site.partner.id,
        name=site.partner.name,
        kind=site.partner.kind,
        city=site.partner.city,
        state=site.partner.state,
        miles=site.miles,
        same_state=site.same_state,
    )


def _wage(wage: Wage, caveat: str) -> out.Wage:
    row = wage.row
    return out.Wage(
        area=row.area,
        area_level=row.area_level,
        year=row.year,
        release=wage.release,
        soc=row.soc,
        title=row.title,
        p10=row.p10,
        p25=row.p25,
        p50=row.p50,
        p75=row.p75,
        p90=row.p90,
        employment=row.employment,
        mark=row.mark,
        current=wage.current,
        wider=wage.wider,
        leaves_out=list(LEAVES_OUT),
        caveat=caveat,
    )


def _leg(leg: Leg, catalog: Catalog) -> out.Leg:
    return out.Leg(
        start=leg.start,
        start_title=catalog.roles[leg.start].title,
        goal=leg.goal,
        goal_title=catalog.roles[leg.goal].title,
        kind=leg.kind,
        hours=leg.hours,
        typical_months=leg.typical_months,
        gate=leg.gate,
        readiness_after=leg.readiness_after,
    )
