"""Plans of seats written out as the shapes programs rely on, field by field."""

import datetime

from pathways.api import plan_models as out
from pathways.domain.plan_comparison import Differing, PlanComparison
from pathways.domain.seat_plan import PlanRequest, PlanSources, Rate, SavedPlan, SeatPlan, SiteResult


def plan_shape(plan: SeatPlan, saved: SavedPlan | None = None) -> out.PlanOfSeats:
    """A plan, saved or only worked out."""
    return out.PlanOfSeats(
        kind="seat_plan",
        id=saved.id if saved else None,
        title=plan.request.title,
        created=saved.created if saved else None,
        answer=plan.answer,
        closed=plan.closed,
        low=plan.low,
        high=plan.high,
        seats=plan.seats,
        graduates=plan.graduates,
        dollars=plan.dollars,
        optimal=plan.optimal,
        whose=plan.whose,
        offerings=_offerings(plan),
        placed=[out.Seats(site=i.site, offering=i.offering, seats=i.seats, room=i.room, next_seat=i.next_seat)
                for i in plan.placed],
        sites=[_site(item) for item in plan.sites],
        states=[out.StateClosed(state=i.state, graduates=i.graduates, closed=i.closed, gap=i.gap) for i in plan.states],
        doubts=[out.Doubt(assumption=span.what, low=span.low, high=span.high, closed_at_low=span.at_low,
                          closed_at_high=span.at_high) for span in plan.spans],
        assumed=_assumed(plan.request),
        releases=releases_shape(plan.sources),
    )  # fmt: skip


def plan_row(saved: SavedPlan) -> out.PlanRow:
    """A plan in a list."""
    plan = saved.plan
    return out.PlanRow(
        id=saved.id, title=saved.title, created=saved.created, seats=plan.seats, closed=plan.closed, shared=saved.shared
    )


def comparison_shape(found: PlanComparison) -> out.PlansCompared:
    """Two plans side by side."""
    return out.PlansCompared(
        kind="plans_compared",
        comparable=found.comparable,
        first=plan_row(found.first),
        second=plan_row(found.second),
        differing=[_differing(item) for item in found.differing],
        seats=[out.SeatsCompared(site=pair.what[0], offering=pair.what[1], first=pair.first, second=pair.second)
               for pair in found.seats],
        states=[out.StateCompared(state=pair.what[0], first=pair.first, second=pair.second) for pair in found.states],
    )  # fmt: skip


def _differing(item: Differing) -> out.InputDiffering:
    site, offering = item.where
    return out.InputDiffering(
        what=item.what, site=site or None, offering=offering or None, first=item.first, second=item.second
    )


def _offerings(plan: SeatPlan) -> list[out.OfferingShown]:
    return [
        out.OfferingShown(
            offering=item.code, kind=item.kind, title=item.title, hours=item.hours,
            levels=sum(map(len, item.teaches.values())),
        )
        for item in plan.offerings
    ]  # fmt: skip


def _site(item: SiteResult) -> out.SiteSeats:
    site = item.site
    return out.SiteSeats(
        site=out.SiteShown(id=site.id, name=site.name, city=site.city, state=site.state, own=site.own),
        seats=item.seats,
        next_seat=item.next_seat,
        next_offering=item.next_offering or None,
        full=item.full,
        reaches=list(item.reaches),
    )


def _assumed(request: PlanRequest) -> out.Assumed:
    return out.Assumed(
        seats=request.seats,
        dollars=request.dollars,
        hour_cost=request.hour_cost,
        completion=_share(request.completion),
        placement=_share(request.placement),
        reach=request.reach,
        basis=request.basis,
        weighting=request.weighting,
        tiers=list(request.tiers),
        states=list(request.states),
        shares=[out.OtherShareShown(soc=item.soc, role=item.role, share=item.share) for item in request.shares],
    )


def _share(rate: Rate) -> out.Share:
    return out.Share(value=rate.value, low=rate.low, high=rate.high)


def releases_shape(sources: PlanSources) -> out.Releases:
    """What a plan or a draft rests on."""
    return out.Releases(
        employment=sources.employment,
        openings=sources.openings,
        supply=sources.supply,
        catalogue=sources.catalogue,
        date=datetime.date.fromisoformat(sources.date),
    )
