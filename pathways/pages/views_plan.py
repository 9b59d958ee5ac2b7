"""One plan as a page: the answer in a sentence, the table of seats, what the next seat is worth, the doubt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import LazyString, gettext, lazy_gettext, ngettext
from markupsafe import Markup

from pathways.domain.catalog import Catalog
from pathways.domain.role import within
from pathways.domain.seat_plan import SavedPlan, SeatPlan, SiteResult, StateResult
from pathways.pages.charts import Bar, draw_bars
from pathways.pages.views_plans import PlanForm
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
    "no_room": lazy_gettext("No site has room for any of these offerings, so no seat can be placed."),
    "no_gap": lazy_gettext(
        "No seat would close a gap: nothing that is counted is missing in reach of these sites, or the money is not "
        "enough for one seat."
    ),
}


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site of the table: seats by offering (None: it does not run it), and what one seat more would close."""

    result: SiteResult
    cells: tuple[int | None, ...]
    next_in: str
    reaches: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One assumption at its two ends, and what the plan would close there."""

    what: str
    low: str
    high: str
    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan. way: 'new' (nothing stored yet), 'mine' (saved) or 'shared' (read by link); code travels in forms."""

    way: str
    plan: SeatPlan
    sentence: str
    rows: tuple[SiteRow, ...]
    totals: tuple[int, ...]
    spans: tuple[SpanRow, ...]
    states: tuple[tuple[str, StateResult], ...]
    chart: Markup
    basis: str
    weighting: str
    counted: str
    code: str = ""
    saved: SavedPlan | None = None
    token: str = ""
    form: PlanForm | None = None


def show_plan(
    catalog: Catalog, plan: SeatPlan, *, way: str, saved: SavedPlan | None = None, token: str = "",
    form: PlanForm | None = None,
) -> PlanPage:  # fmt: skip
    """The page of a plan."""
    request = plan.request
    states = tuple((_state(catalog, item.state), item) for item in sorted(plan.states, key=lambda item: -item.closed))
    tiers = gettext("all tiers") if len(request.tiers) == 3 else ", ".join(request.tiers)
    counted = ", ".join(_state(catalog, state) for state in request.states) or gettext("all states")
    return PlanPage(
        way=way,
        plan=plan,
        sentence=say_plan(plan),
        rows=tuple(_rows(plan)),
        totals=tuple(sum(p.seats for p in plan.placed if p.offering == item.code) for item in plan.offerings),
        spans=tuple(_spans(plan)),
        states=states,
        chart=_draw(states),
        basis=str(BASIS_WORDS[request.basis]),
        weighting=str(WEIGHT_WORDS[request.weighting]),
        counted=f"{counted}; {tiers}",
        code=encode_request(request) if way == "new" else "",
        saved=saved,
        token=token,
        form=form,
    )


def say_plan(plan: SeatPlan) -> str:
    """The answer in one sentence."""
    if plan.answer != "plan":
        return str(NO_SEATS[plan.answer])
    by_site = sorted((site for site in plan.sites if site.seats), key=lambda site: (-site.seats, site.site.name))
    listed = [gettext("%(seats)s at %(site)s", seats=site.seats, site=site.site.name) for site in by_site[:4]]
    if len(by_site) > 4:
        more = sum(site.seats for site in by_site[4:])
        listed.append(gettext("%(seats)s elsewhere", seats=more))
    close = gettext(
        "close about %(closed)s skill gaps (%(low)s to %(high)s)",
        closed=count(plan.closed), low=count(plan.low), high=count(plan.high),
    )  # fmt: skip
    seats = ngettext("%(num)s seat", "%(num)s seats", plan.seats)
    return f"{seats} {close}: {', '.join(_by_offering(plan))}; {', '.join(listed)}."


def _by_offering(plan: SeatPlan) -> Iterator[str]:
    for item in plan.offerings:
        seats = sum(placed.seats for placed in plan.placed if placed.offering == item.code)
        if seats:
            yield gettext("%(seats)s in %(offering)s", seats=seats, offering=within(item.title))


def count(value: float) -> str:
    """Skill gaps in figures: whole ones from ten on, one decimal below."""
    return f"{value:,.0f}" if value >= 10 else f"{value:,.1f}"


def _rows(plan: SeatPlan) -> Iterator[SiteRow]:
    placed = {(item.site, item.offering): item.seats for item in plan.placed}
    titles = {item.code: item.title for item in plan.offerings}
    for site in plan.sites:
        cells = tuple(placed.get((site.site.id, item.code)) for item in plan.offerings)
        reaches = ", ".join(site.reaches)
        yield SiteRow(site, cells, titles.get(site.next_offering, ""), reaches)


def _spans(plan: SeatPlan) -> Iterator[SpanRow]:
    for span in plan.spans:
        yield SpanRow(str(SPAN_WORDS[span.what]), span.low, span.high, span.at_low, span.at_high)


def _draw(states: tuple[tuple[str, StateResult], ...]) -> Markup:
    """Closed gap by state; the table beside says the same."""
    bars = [Bar(name, item.closed, count(item.closed)) for name, item in states if item.closed > 0][:10]
    title = gettext("Skill gaps closed by state")
    return draw_bars(bars, title=title, unit=gettext("weighted skill gaps closed")) if bars else Markup("")


def _state(catalog: Catalog, postal: str) -> str:
    return catalog.states[postal].name if postal in catalog.states else postal
