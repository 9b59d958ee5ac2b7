"""The form of a plan: from its fields to what is asked, and back. Numbers are read here, the rules are elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from werkzeug.datastructures import MultiDict

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadInput
from pathways.domain.role import TIERS
from pathways.domain.role_shares import name_field
from pathways.domain.seat_plan import (
    Draft,
    GapBasis,
    PlanningDefaults,
    PlanRequest,
    PlanSite,
    Rate,
    Room,
    Weighting,
)
from pathways.domain.state_gap import Whose
from pathways.use_cases.gaps.ask_gaps import parse_shares, parse_state
from pathways.use_cases.plans.check_plan import other_shares, own_site, room_field, site_of
from pathways.use_cases.tools import Tools

Form = MultiDict[str, str]
Values = Mapping[str, str]
T = TypeVar("T", bound=str)

OWN = "town-"
MOST_STATES = 60
LONGEST = 20
"""More signs than any number here has."""


def read_request(tools: Tools, form: Form, drafts: Sequence[Draft]) -> PlanRequest:
    """What the form asks. Raises BadInput for a field that holds no number, NotFound for a town nobody knows."""
    out = form.getlist("leave_out")
    sites = tuple({site.id: site for site in _sites(tools, form) if site.id not in out}.values())
    added = form.get("add_offering", "")
    codes = tuple(dict.fromkeys(code for code in (*form.getlist("offering"), added) if code and code not in out))
    return PlanRequest(
        title=form.get("title", ""),
        sites=sites,
        offerings=codes,
        rooms=tuple(_rooms(form, sites, codes, int(tools.planning.room.value))),
        completion=_rate(form, "completion"),
        placement=_rate(form, "placement"),
        reach=int(_number(form, "reach") or 0),
        seats=_whole(form, "seats"),
        dollars=_whole(form, "dollars"),
        hour_cost=_number(form, "hour_cost") or 0.0,
        basis=_choice(form, "basis", get_args(GapBasis)),
        weighting=_choice(form, "weighting", get_args(Weighting)),
        tiers=tuple(tier for tier in TIERS if tier in form.getlist("tier")),
        states=tuple(dict.fromkeys(_states(tools, form.get("states", "")))),
        shares=other_shares(tools, parse_shares(tools, form.items())),
        whose=_choice(form, "whose", get_args(Whose)) if form.get("whose") else None,
        drafts=tuple(draft for draft in drafts if f"draft:{draft.id}" in codes),
    )


def show_values(request: PlanRequest) -> Values:
    """A request as form fields hold it."""
    values = {
        "title": request.title,
        "seats": "" if request.seats is None else str(request.seats),
        "dollars": "" if request.dollars is None else str(request.dollars),
        "hour_cost": f"{request.hour_cost:g}",
        "reach": str(request.reach),
        "basis": request.basis,
        "weighting": request.weighting,
        "states": " ".join(request.states),
        "whose": request.whose or "",
    }
    for name, rate in (("completion", request.completion), ("placement", request.placement)):
        ends = {name: rate.value, f"{name}_low": rate.low, f"{name}_high": rate.high}
        values |= {field: f"{100 * share:.4g}" for field, share in ends.items()}
    shares = {name_field(item.soc, item.role): f"{item.share:g}" for item in request.shares}
    rooms = {room_field(room.site, room.offering): str(room.seats) for room in request.rooms}
    return {**values, **rooms, **shares, **{f"tier-{tier}": "1" for tier in request.tiers}}


def keep_typed(form: Form) -> Values:
    """The form's fields as they were typed, to show them again beside what is wrong."""
    typed = {name: value for name, value in form.items() if name not in ("csrf_token", "tier", "leave_out")}
    return {**typed, **{f"tier-{tier}": "1" for tier in form.getlist("tier")}}


def usual_values(planning: PlanningDefaults) -> Mapping[str, str]:
    """Why each field begins as it does, by field."""
    return {name: getattr(planning, name).reason for name in PlanningDefaults.__slots__}


def _sites(tools: Tools, form: Form) -> Iterator[PlanSite]:
    for site in (*form.getlist("site"), OWN + form["own_site"] if form.get("own_site") else ""):
        partner = tools.catalog.partners.get(site)
        if partner is not None:
            yield site_of(partner)
        elif site:
            yield own_site(tools, place=site.removeprefix(OWN))


def _states(tools: Tools, text: str) -> Iterator[str]:
    """States by code or name; with a comma between them, names may have spaces."""
    words = text.split(",") if "," in text else text.split()
    for word in words[:MOST_STATES]:
        if word.strip():
            yield parse_state(tools, word, nation=False, field="states")


def _rooms(form: Form, sites: Sequence[PlanSite], codes: Sequence[str], usual: int) -> Iterator[Room]:
    """A cell that the form did not have yet, of a column or a row that was just added, gets the usual room."""
    for site in sites:
        for code in codes:
            name = room_field(site.id, code)
            yield Room(site.id, code, (_whole(form, name) or 0) if name in form else usual)


def _rate(form: Form, name: str) -> Rate:
    value, low, high = ((_number(form, field) or 0.0) / 100 for field in (name, f"{name}_low", f"{name}_high"))
    return Rate(value, low, high)


def _whole(form: Form, name: str) -> int | None:
    number = _number(form, name)
    if number is not None and number != int(number):
        raise BadInput("no_number", "That is not a whole number.", field=name, fix="Write it without a fraction.")
    return None if number is None else int(number)


def _number(form: Form, name: str) -> float | None:
    """The number of a field, None when it is empty; '$1,200' and '70 %' are read as well."""
    text = form.get(name, "").strip().removeprefix("$").removesuffix("%").replace(",", "").strip()
    if not text:
        return None
    if len(text) > LONGEST or not text.replace(".", "", 1).isdecimal() or not text.isascii():
        raise BadInput("no_number", f"“{text[:LONGEST]}” is not a number.", field=name, fix="Write digits, such as 60.")
    return float(text)


def _choice(form: Form, name: str, options: tuple[T, ...]) -> T:
    return next((option for option in options if option == form.get(name)), options[0])


def read_taught(catalog: Catalog, form: Form) -> Mapping[str, int]:
    """The skills of a draft and the level each reaches; a name that no skill has stays as it was typed."""
    known = {skill.name.casefold(): skill.id for skill in catalog.skills.values()}
    pairs = zip(form.getlist("skill"), form.getlist("level"), strict=False)
    named = ((name.strip(), level) for name, level in pairs if name.strip())
    return {known.get(name.casefold(), name): int(level) if level in "1234" and level else 0 for name, level in named}
