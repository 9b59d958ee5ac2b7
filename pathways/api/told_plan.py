"""From what a program sends to the plan it asks for: what is left out is as usual."""

from collections.abc import Sequence
from dataclasses import replace

from pathways.api.plan_requests import PlanAsked, ShareGiven
from pathways.domain.errors import NotFound
from pathways.domain.seat_plan import Draft, PlanRequest, PlanSite, Rate, Room
from pathways.use_cases.gaps.ask_gaps import parse_state
from pathways.use_cases.plans.check_plan import begin_request, other_shares, own_site, site_of
from pathways.use_cases.tools import Tools


def understand_plan(tools: Tools, body: PlanAsked, drafts: Sequence[Draft] = ()) -> PlanRequest:
    """The request of a body. Raises NotFound for a site or town nobody knows."""
    usual = begin_request(tools)
    sites = usual.sites if body.sites is None else tuple(_partner(tools, site) for site in body.sites)
    sites += tuple(own_site(tools, place=place) for place in body.own_sites)
    codes = usual.offerings if body.offerings is None else tuple(body.offerings)
    given = {(room.site, room.offering): room.seats for room in body.rooms}
    rooms = {(site.id, code): int(tools.planning.room.value) for site in sites for code in codes} | given
    return replace(
        usual,
        title=body.title,
        sites=sites,
        offerings=codes,
        rooms=tuple(Room(*where, seats) for where, seats in rooms.items()),
        completion=_rate(body.completion) or usual.completion,
        placement=_rate(body.placement) or usual.placement,
        reach=usual.reach if body.reach is None else body.reach,
        seats=usual.seats if body.seats is None and body.dollars is None else body.seats,
        dollars=body.dollars,
        hour_cost=usual.hour_cost if body.hour_cost is None else body.hour_cost,
        basis=body.basis,
        weighting=body.weighting,
        tiers=tuple(dict.fromkeys(body.tiers)),
        states=tuple(dict.fromkeys(parse_state(tools, state, nation=False, field="states") for state in body.states)),
        shares=other_shares(tools, {(item.soc, item.role): item.share for item in body.shares}),
        whose=body.whose,
        drafts=tuple(draft for draft in drafts if f"draft:{draft.id}" in codes),
    )


def _rate(given: ShareGiven | None) -> Rate | None:
    return Rate(given.value, given.low, given.high) if given else None


def _partner(tools: Tools, site: str) -> PlanSite:
    partner = tools.catalog.partners.get(site)
    if partner is None:
        fix = "Ask GET /sites for the ids, or give a town in own_sites."
        raise NotFound("unknown_site", f"There is no site “{site}”.", field="sites", fix=fix)
    return site_of(partner)
