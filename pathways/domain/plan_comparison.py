"""Two plans side by side: what was asked otherwise, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.domain.seat_plan import PlanRequest, Rate, SavedPlan, SeatPlan

COUNTED = ("basis", "weighting", "tiers", "states", "whose", "shares")
"""Inputs that say what is counted: where they differ, what two plans close is not the same thing."""
COMPARED = ("seats", "dollars", "hour_cost", "completion", "placement", "reach", *COUNTED)


@dataclass(frozen=True, slots=True)
class Differing:
    """One input that differs, as words of both plans; where names the site and offering of a room."""

    what: str
    first: str
    second: str
    where: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of both plans; None where a plan has no such site, offering or state."""

    what: tuple[str, ...]
    first: float | None
    second: float | None


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Two plans: inputs that differ, seats by site and offering, closed gap by state. comparable says that both count
    the same gap in the same way, so that what they close may be set against each other."""

    first: SavedPlan
    second: SavedPlan
    differing: tuple[Differing, ...]
    seats: tuple[Pair, ...]
    states: tuple[Pair, ...]
    comparable: bool


def compare(first: SavedPlan, second: SavedPlan) -> PlanComparison:
    """What differs between two plans; figures are those they were saved with."""
    one, other = first.plan, second.plan
    seats = [_seats(plan) for plan in (one, other)]
    closed = [_closed(plan) for plan in (one, other)]
    differing = tuple(_differing(one.request, other.request))
    alike = not {item.what for item in differing} & {*COUNTED} and one.sources == other.sources
    return PlanComparison(first, second, differing, _pairs(*seats), _pairs(*closed), alike)


def _seats(plan: SeatPlan) -> dict[tuple[str, ...], float]:
    return {(item.site, item.offering): float(item.seats) for item in plan.placed}


def _closed(plan: SeatPlan) -> dict[tuple[str, ...], float]:
    return {(item.state,): item.closed for item in plan.states}


def _differing(one: PlanRequest, other: PlanRequest) -> Iterator[Differing]:
    for name in COMPARED:
        before, after = getattr(one, name), getattr(other, name)
        if before != after:
            yield Differing(name, _words(before), _words(after))
    rooms = [{(room.site, room.offering): room.seats for room in request.rooms} for request in (one, other)]
    for where in dict.fromkeys((*rooms[0], *rooms[1])):
        if rooms[0].get(where, 0) != rooms[1].get(where, 0):
            yield Differing("room", str(rooms[0].get(where, 0)), str(rooms[1].get(where, 0)), where)


def _words(value: object) -> str:
    if isinstance(value, Rate):
        return f"{value.value:.0%} ({value.low:.0%} to {value.high:.0%})"
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else f"{value:,}" if isinstance(value, int | float) else str(value)


def _pairs(first: dict[tuple[str, ...], float], second: dict[tuple[str, ...], float]) -> tuple[Pair, ...]:
    """Every key of either, in order, without those that are nothing in both."""
    keys = dict.fromkeys((*first, *second))
    return tuple(Pair(key, first.get(key), second.get(key)) for key in keys if first.get(key) or second.get(key))
