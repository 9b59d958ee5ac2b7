"""Whether a plan that somebody asks for holds together, and what a new one begins with."""

from collections.abc import Iterator, Mapping

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.role_shares import change_shares
from pathways.domain.seat_offerings import find_offering, usual_offerings
from pathways.domain.seat_plan import (
    FARTHEST,
    MOST_DOLLARS,
    MOST_OFFERINGS,
    MOST_SEATS,
    MOST_SITES,
    Assumption,
    OtherShare,
    PlanRequest,
    PlanSite,
    Rate,
    Room,
)
from pathways.domain.training import Partner, Place
from pathways.use_cases.tools import Tools

LONGEST_TITLE = 120


def begin_request(tools: Tools, *, seats: int | None = None) -> PlanRequest:
    """A plan with the usual assumptions: every delivery partner, every spoke, the same room for each."""
    usual = tools.planning
    sites = tuple(map(site_of, tools.catalog.sites()))
    codes = usual_offerings(tools.catalog)
    return PlanRequest(
        sites=sites,
        offerings=codes,
        rooms=tuple(Room(site.id, code, int(usual.room.value)) for site in sites for code in codes),
        completion=_rate(usual.completion),
        placement=_rate(usual.placement),
        reach=int(usual.reach.value),
        seats=int(usual.seats.value) if seats is None else seats,
        hour_cost=usual.hour_cost.value,
    )


def site_of(partner: Partner) -> PlanSite:
    """A partner of the catalogue as a place for seats."""
    return PlanSite(
        partner.id, partner.name, partner.city, partner.state, partner.latitude, partner.longitude
    )  # fmt: skip


def own_site(tools: Tools, *, place: str) -> PlanSite:
    """A site of the lead's own in a listed town. Raises NotFound for another."""
    found: Place | None = tools.catalog.places.get(place)
    if found is None:
        fix = "Choose one of the listed towns, the nearest one will do."
        raise NotFound("unknown_place", f"“{place[:80]}” is not a town we know.", field="own_site", fix=fix)
    name = f"{found.name}, {found.state}"
    return PlanSite(f"town-{found.id}", name, found.name, found.state, found.latitude, found.longitude, own=True)


def check_request(tools: Tools, request: PlanRequest) -> None:
    """Raises BadInput or NotFound for the first thing that does not hold, naming its field."""
    for field, holds, message, fix in _rules(request):
        if not holds:
            raise BadInput("bad_plan", message, field=field, fix=fix)
    for code in request.offerings:
        find_offering(tools.catalog, code, request.drafts)
    for state in request.states:
        if state not in tools.catalog.states:
            raise NotFound("unknown_state", f"“{state[:20]}” is not a state.", field="states", fix="Use two letters.")
    _check_rooms(request)
    change_shares(tools.gaps.jobs.shares, shares_by_pair(request))


def _rules(request: PlanRequest) -> Iterator[tuple[str, bool, str, str]]:
    yield "site", 0 < len(request.sites) <= MOST_SITES, "A plan needs a site.", f"Choose 1 to {MOST_SITES} sites."
    yield (
        "offerings", 0 < len(request.offerings) <= MOST_OFFERINGS, "A plan needs something to teach.",
        f"Choose 1 to {MOST_OFFERINGS} offerings.",
    )  # fmt: skip
    budget = request.seats is not None or request.dollars is not None
    yield "seats", budget, "A plan needs a budget.", "Say how many seats there are, or how many dollars."
    yield "seats", 0 <= (request.seats or 0) <= MOST_SEATS, "That is no number of seats.", f"Say 0 to {MOST_SEATS:,}."
    yield "dollars", 0 <= (request.dollars or 0) <= MOST_DOLLARS, "That is no budget.", f"Say 0 to {MOST_DOLLARS:,}."
    yield "reach", 0 <= request.reach <= FARTHEST, "That is no distance.", f"Say 0 to {FARTHEST:,} miles."
    yield "hour_cost", 0 <= request.hour_cost <= 10_000, "That is no price of an hour.", "Say 0 to 10,000 dollars."
    yield "tiers", bool(request.tiers), "No tier counts.", "Tick at least one."
    for name, rate in (("completion", request.completion), ("placement", request.placement)):
        fix = "Say shares from 0 to 100%, the lowest first, with the best guess between the two ends."
        yield name, rate.ordered, "These three do not fit together.", fix


def other_shares(tools: Tools, given: Mapping[tuple[str, str], float]) -> tuple[OtherShare, ...]:
    """Those of the given shares, by (occupation, role), that differ from the assumed ones; also pairs nobody knows."""
    assumed = {(share.soc, share.role): share.share for share in tools.gaps.jobs.shares}
    return tuple(OtherShare(*pair, share) for pair, share in given.items() if assumed.get(pair) != share)


def shares_by_pair(request: PlanRequest) -> Mapping[tuple[str, str], float]:
    """(occupation, role) to the share put in the place of the assumed one."""
    return {(item.soc, item.role): item.share for item in request.shares}


def _check_rooms(request: PlanRequest) -> None:
    sites, codes = {site.id for site in request.sites}, set(request.offerings)
    if len(sites) < len(request.sites) or len(codes) < len(request.offerings):
        raise BadInput("bad_plan", "A site or an offering stands there twice.", field="site", fix="Name each once.")
    for room in request.rooms:
        if not 0 <= room.seats <= MOST_SEATS:
            fix = f"Say 0 to {MOST_SEATS:,}."
            raise BadInput(
                "bad_plan", "That is no number of seats.", field=room_field(room.site, room.offering), fix=fix
            )
        if room.site not in sites or room.offering not in codes:
            message = (
                f"There is room at “{room.site[:60]}” for “{room.offering[:60]}”, and one of them is not in the plan."
            )
            raise BadInput("bad_plan", message, field="rooms", fix="Name the site and the offering as well.")


def room_field(site: str, offering: str) -> str:
    """The name of the field that holds the room of a site for an offering."""
    return f"room-{site}-{offering.replace(':', '-')}"


def _rate(assumed: Assumption) -> Rate:
    return Rate(assumed.value, assumed.low, assumed.high)
