"""One plan as a page: the answer in a sentence, the table of seats, what the next seat is worth, the doubt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import LazyString, gettext, lazy_gettext, ngettext
from markupsafe import Markup

from pathways.domain.catalog import Catalog
from pathways.domain.role import within
from pathways.domain.seat_plan import Offering, PlanRequest, PlanSite, SavedPlan, SeatPlan, SiteResult, StateResult
from pathways.pages.charts import Bar, draw_bars
from pathways.pages.views_plans import PlanForm, count
from pathways.use_cases.plans.plan_code import encode_request

SPAN_WORDS: Mapping[str, LazyString] = {
    "completion": lazy_gettext("Completion"),
    "placement": lazy_gettext("Placement"),
    "reach": lazy_gettext("Reach, miles"),
    "gap": lazy_gettext("The gap itself"),
}
BASIS_WORDS: Mapping[str, LazyString] = {
    "jobs": lazy_gettext("jobs in official employment statistics"),
    "openings": lazy_gettext("openings and job ads"),
}
WEIGHT_WORDS: Mapping[str, LazyString] = {
    "asked": lazy_gettext("by how many of the state’s jobs ask for it, the most asked-for level counts 1"),
    "equal": lazy_gettext("each skill level counts 1"),
}
NO_SEATS: Mapping[str, LazyString] = {
    "no_budget": lazy_gettext("There are no seats to place: the budget is zero."),
    "no_graduates": lazy_gettext("No seat is placed: as it is assumed, nobody finishes and finds work."),
    "no_room": lazy_gettext("No site has room for any of these offerings, so no seat can be placed."),
    "no_gap": lazy_gettext(
        "No seat would close a gap: nothing that is counted is missing in reach of these sites, or the money is not "
        "enough for one seat."
    ),
}


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """Seats of one offering at one site, and the room there is."""

    site: PlanSite
    offering: Offering
    seats: int
    room: int


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site of the table: seats by offering (None: it does not run it), and what one seat more would close."""

    result: SiteResult
    cells: tuple[int | None, ...]
    next_seat: str
    next_in: str
    reaches: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One assumption at its two ends, and what the plan would close there."""

    what: str
    low: str
    high: str
    at_low: str
    at_high: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state in reach: graduates who find work there, what they close, and the gap of what is offered."""

    name: str
    graduates: str
    closed: str
    gap: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan. way: 'new' (nothing stored yet), 'mine' (saved) or 'shared' (read by link); code travels in forms."""

    way: str
    plan: SeatPlan
    sentence: str
    where: str
    unplaced: int
    placed: tuple[PlacedRow, ...]
    rows: tuple[SiteRow, ...]
    next_rows: tuple[SiteRow, ...]
    totals: tuple[int, ...]
    spans: tuple[SpanRow, ...]
    states: tuple[StateRow, ...]
    interval: tuple[str, str]
    graduates: str
    chart: Markup
    basis: str
    weighting: str
    counted: str
    shares: tuple[str, ...]
    code: str = ""
    saved: SavedPlan | None = None
    token: str = ""
    form: PlanForm | None = None
    before: str = ""


def show_plan(
    catalog: Catalog, plan: SeatPlan, *, way: str, saved: SavedPlan | None = None, token: str = "",
    form: PlanForm | None = None, before: str = "",
) -> PlanPage:  # fmt: skip
    """The page of a plan."""
    request = plan.request
    states = tuple((_state(catalog, item.state), item) for item in sorted(plan.states, key=lambda item: -item.closed))
    tiers = gettext("all tiers") if len(request.tiers) == 3 else ", ".join(request.tiers)
    counted = ", ".join(_state(catalog, state) for state in request.states) or gettext("all states")
    rows = tuple(_rows(plan))
    return PlanPage(
        way=way,
        plan=plan,
        sentence=say_plan(plan),
        where=say_where(plan),
        unplaced=max(0, (request.seats or 0) - plan.seats),
        placed=tuple(_placed(plan)),
        rows=rows,
        next_rows=tuple(sorted(rows, key=lambda row: -row.result.next_seat)),
        totals=tuple(sum(p.seats for p in plan.placed if p.offering == item.code) for item in plan.offerings),
        spans=tuple(_spans(plan)),
        states=tuple(StateRow(n, count(i.graduates), count(i.closed), count(i.gap)) for n, i in states),
        interval=(count(plan.low), count(plan.high)),
        graduates=count(plan.graduates),
        chart=_draw(states),
        basis=str(BASIS_WORDS[request.basis]),
        weighting=str(WEIGHT_WORDS[request.weighting]),
        counted=f"{counted}; {tiers}",
        shares=tuple(_shares(catalog, request)),
        code=encode_request(request) if way == "new" else "",
        saved=saved,
        token=token,
        form=form,
        before=before,
    )


def say_plan(plan: SeatPlan) -> str:
    """The answer in one sentence."""
    if plan.answer != "plan":
        return str(NO_SEATS[plan.answer])
    told = ngettext(
        "%(seats)s seat closes about %(closed)s skill gaps (%(low)s to %(high)s).",
        "%(seats)s seats close about %(closed)s skill gaps (%(low)s to %(high)s).",
        plan.seats, seats=f"{plan.seats:,}", closed=count(plan.closed), low=count(plan.low), high=count(plan.high),
    )  # fmt: skip
    return str(told)


def say_where(plan: SeatPlan) -> str:
    """Where the seats are and in what; '' without any."""
    if not plan.seats:
        return ""
    by_site = sorted((site for site in plan.sites if site.seats), key=lambda site: (-site.seats, site.site.name))
    listed = [gettext("%(seats)s at %(site)s", seats=site.seats, site=site.site.name) for site in by_site[:4]]
    if len(by_site) > 4:
        listed.append(gettext("%(seats)s elsewhere", seats=sum(site.seats for site in by_site[4:])))
    told = gettext(
        "By what is taught: %(offerings)s. By site: %(sites)s.",
        offerings=", ".join(_by_offering(plan)), sites=", ".join(listed),
    )  # fmt: skip
    return str(told)


def _by_offering(plan: SeatPlan) -> Iterator[str]:
    for item in plan.offerings:
        seats = sum(placed.seats for placed in plan.placed if placed.offering == item.code)
        whole = item.kind in ("spoke", "hub")
        title = gettext("the %(title)s", title=within(item.title)) if whole else f"“{item.title}”"
        if seats:
            yield gettext("%(seats)s in %(offering)s", seats=seats, offering=title)


def _placed(plan: SeatPlan) -> Iterator[PlacedRow]:
    """Site after site, those with the most seats first."""
    offerings = {item.code: item for item in plan.offerings}
    most_first = sorted(plan.sites, key=lambda item: (-item.seats, item.site.name))
    for site, item in ((site.site, item) for site in most_first for item in plan.placed if item.site == site.site.id):
        if item.seats:
            yield PlacedRow(site, offerings[item.offering], item.seats, item.room)


def _shares(catalog: Catalog, request: PlanRequest) -> Iterator[str]:
    for item in request.shares:
        role = catalog.roles[item.role].title if item.role in catalog.roles else item.role
        yield gettext("%(share)s of %(soc)s is %(role)s", share=f"{100 * item.share:.4g}%", soc=item.soc, role=role)


def _rows(plan: SeatPlan) -> Iterator[SiteRow]:
    placed = {(item.site, item.offering): item.seats for item in plan.placed}
    titles = {item.code: item.title for item in plan.offerings}
    for site in plan.sites:
        cells = tuple(placed.get((site.site.id, item.code)) for item in plan.offerings)
        reaches = ", ".join(site.reaches)
        yield SiteRow(site, cells, count(site.next_seat), titles.get(site.next_offering, ""), reaches)


def _spans(plan: SeatPlan) -> Iterator[SpanRow]:
    for span in plan.spans:
        yield SpanRow(str(SPAN_WORDS[span.what]), span.low, span.high, count(span.at_low), count(span.at_high))


def _draw(states: tuple[tuple[str, StateResult], ...]) -> Markup:
    """Closed gap by state; the table beside says the same."""
    bars = [Bar(name, item.closed, count(item.closed)) for name, item in states if item.closed > 0][:10]
    title = gettext("Skill gaps closed by state")
    return draw_bars(bars, title=title, unit=gettext("weighted skill gaps closed")) if bars else Markup("")


def _state(catalog: Catalog, postal: str) -> str:
    return catalog.states[postal].name if postal in catalog.states else postal
