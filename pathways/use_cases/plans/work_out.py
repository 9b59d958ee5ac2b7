"""Work a plan out: from what a lead asks to the seats that close the most gap, with their worth and their doubt."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pathways.domain.places import miles_between
from pathways.domain.seat_offerings import find_offering
from pathways.domain.seat_plan import (
    Offering,
    Placed,
    PlanRequest,
    PlanSite,
    SeatPlan,
    SiteResult,
    Span,
    StateResult,
)
from pathways.engine.seats import Mask, Seating, SeatProblem, place_seats, seat
from pathways.use_cases.plans.check_plan import check_request, shares_by_pair
from pathways.use_cases.plans.gap_input import GapInput, read_gap
from pathways.use_cases.tools import Tools

HALF, TWICE = 0.5, 2.0
"""What else is tried: half and twice the miles, half and twice the gap (assumptions; nobody knows the range)."""


def plan_seats(tools: Tools, *, request: PlanRequest) -> SeatPlan:
    """The seats that close the most weighted gap. Raises BadInput and NotFound for a request that does not hold; that
    there is no gap, no room or no budget is an answer."""
    check_request(tools, request)
    given = read_gap(
        tools, basis=request.basis, weighting=request.weighting, tiers=request.tiers, states=request.states,
        whose=request.whose, shares=shares_by_pair(request),
    )  # fmt: skip
    offerings = tuple(find_offering(tools.catalog, code, request.drafts) for code in request.offerings)
    problem = _set_out(tools, request, offerings, given)
    found = place_seats(problem)
    return _tell(tools, request, offerings, given, problem, found)


def reachable(tools: Tools, site: PlanSite, miles: float) -> frozenset[str]:
    """States in reach of a site: its own, and each with a listed town within so many miles."""
    here = (site.latitude, site.longitude)
    near = (p.state for p in tools.catalog.places.values() if miles_between(*here, p.latitude, p.longitude) <= miles)
    return frozenset((site.state, *near))


def _set_out(
    tools: Tools, request: PlanRequest, offerings: tuple[Offering, ...], given: GapInput
) -> SeatProblem:  # fmt: skip
    room = {(item.site, item.offering): item.seats for item in request.rooms}
    capacity = [[room.get((site.id, item.code), 0) for item in offerings] for site in request.sites]
    return SeatProblem(
        capacity=np.array(capacity, dtype=np.int64).reshape(len(request.sites), len(offerings)),
        cost=np.array([item.hours * request.hour_cost for item in offerings]),
        seats=np.inf if request.seats is None else float(request.seats),
        dollars=np.inf if request.dollars is None else float(request.dollars),
        rate=request.completion.value * request.placement.value,
        reach=_reach(tools, request, given, request.reach),
        teaches=given.teaches(item.teaches for item in offerings).reshape(len(offerings), len(given.cells)),
        gap=given.gap,
        weight=given.weight,
    )


def _reach(tools: Tools, request: PlanRequest, given: GapInput, miles: float) -> Mask:
    near = [reachable(tools, site, miles) for site in request.sites]
    return np.array([[state in states for state in given.states] for states in near]).reshape(-1, len(given.states))


def _tell(
    tools: Tools, request: PlanRequest, offerings: tuple[Offering, ...], given: GapInput, problem: SeatProblem,
    found: Seating,
) -> SeatPlan:  # fmt: skip
    low, high = request.completion.low * request.placement.low, request.completion.high * request.placement.high
    return SeatPlan(
        request=request,
        offerings=offerings,
        placed=tuple(_placed(request, problem, found)),
        sites=tuple(_sites(request, given, problem, found)),
        states=tuple(_states(given, problem, found)),
        closed=found.total,
        low=seat(replace(problem, rate=low), found.seats).total,
        high=seat(replace(problem, rate=high), found.seats).total,
        graduates=float(found.seats.sum() * problem.rate),
        dollars=float((found.seats @ problem.cost).sum()),
        spans=tuple(sorted(_spans(tools, request, given, problem, found), key=lambda span: -span.width)),
        whose=given.whose,
        sources=given.sources,
        optimal=found.optimal,
    )


def _placed(request: PlanRequest, problem: SeatProblem, found: Seating) -> Iterator[Placed]:
    for row, site in enumerate(request.sites):
        for column, code in enumerate(request.offerings):
            if problem.capacity[row, column] > 0:
                seats, room = int(found.seats[row, column]), int(problem.capacity[row, column])
                yield Placed(site.id, code, seats, room, float(found.next_seat[row, column]))


def _sites(request: PlanRequest, given: GapInput, problem: SeatProblem, found: Seating) -> Iterator[SiteResult]:
    for row, site in enumerate(request.sites):
        worth = np.nan_to_num(found.next_seat[row], nan=0.0)
        free = np.where(found.seats[row] < problem.capacity[row], worth, -1.0)
        best = int(np.argmax(free)) if len(free) and free.max() >= 0 else int(np.argmax(worth)) if len(worth) else 0
        reaches = tuple(state for state, near in zip(given.states, problem.reach[row], strict=True) if near)
        full = bool((found.seats[row] >= problem.capacity[row]).all())
        code = request.offerings[best] if worth[best] > 0 else ""
        yield SiteResult(site, int(found.seats[row].sum()), float(worth[best]), code, full, reaches)


def _states(given: GapInput, problem: SeatProblem, found: Seating) -> Iterator[StateResult]:
    """Every state in reach of a site, and what is missing there of all that is offered."""
    taught = problem.teaches.any(axis=0)
    for place in np.flatnonzero(problem.reach.any(axis=0)):
        weight = given.weight[place]
        yield StateResult(
            state=given.states[place],
            graduates=float(found.graduates[:, :, place].sum()),
            closed=float((found.closed[place] * weight).sum()),
            gap=float((given.gap[place] * weight * taught).sum()),
        )


def _spans(
    tools: Tools, request: PlanRequest, given: GapInput, problem: SeatProblem, found: Seating
) -> Iterator[Span]:  # fmt: skip
    """The same seats with one assumption at a time at its ends."""
    done, hired, seats = request.completion, request.placement, found.seats

    def rate(value: float) -> float:
        return seat(replace(problem, rate=value), seats).total

    def near(times: float) -> float:
        reach = _reach(tools, request, given, times * request.reach)
        return seat(replace(problem, reach=reach), seats).total

    def missing(times: float) -> float:
        return seat(replace(problem, gap=times * problem.gap), seats).total

    yield Span("completion", rate(done.low * hired.value), rate(done.high * hired.value), _pc(done.low), _pc(done.high))
    yield Span(
        "placement", rate(done.value * hired.low), rate(done.value * hired.high), _pc(hired.low), _pc(hired.high)
    )
    yield Span("reach", near(HALF), near(TWICE), f"{HALF * request.reach:g}", f"{TWICE * request.reach:g}")
    yield Span("gap", missing(HALF), missing(TWICE), _pc(HALF), _pc(TWICE))


def _pc(share: float) -> str:
    return f"{round(100 * share)}%"
