"""A plan of seats as programs read it."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape
from pathways.domain.role import Tier
from pathways.domain.seat_plan import GapBasis, OfferingKind, PlanAnswer, Weighting
from pathways.domain.state_gap import Whose


class Share(Shape):
    """An assumed share: the best guess and the ends between which it may lie."""

    value: float
    low: float
    high: float


class SiteShown(Shape):
    """A site of a plan."""

    id: str
    name: str
    city: str
    state: str
    own: bool = Field(description="Written by the lead: not a partner of the program.")


class OfferingShown(Shape):
    """What a seat is in."""

    offering: str = Field(description="hub, spoke:…, module:… or draft:…")
    kind: OfferingKind
    title: str
    hours: int
    levels: int = Field(description="Skill levels it adds for whoever has what comes before it.")


class Seats(Shape):
    """One site and offering of a plan."""

    site: str
    offering: str
    seats: int
    room: int
    next_seat: float = Field(description="Skill gaps that one seat more would close at most.")


class SiteSeats(Shape):
    """A site of a plan, with what the next seat there is worth."""

    site: SiteShown
    seats: int
    next_seat: float
    next_offering: str | None = Field(description="Where that seat would be; null where none would close anything.")
    full: bool = Field(description="The site has no room left.")
    reaches: list[str] = Field(description="Postal codes of the states in reach.")


class StateClosed(Shape):
    """A state in reach."""

    state: str
    graduates: float
    closed: float = Field(description="Weighted skill gaps closed.")
    gap: float = Field(description="Weighted gap of all that is offered.")


class Doubt(Shape):
    """One assumption at its two ends, the seats unchanged."""

    assumption: Literal["completion", "placement", "reach", "gap"]
    low: str
    high: str
    closed_at_low: float
    closed_at_high: float


class OtherShareShown(Shape):
    """A share of a role in the jobs of an occupation, put in the place of the assumed one."""

    soc: str
    role: str
    share: float


class Assumed(Shape):
    """What was asked and assumed."""

    seats: int | None
    dollars: int | None
    hour_cost: float
    completion: Share
    placement: Share
    reach: int = Field(description="Miles.")
    basis: GapBasis
    weighting: Weighting
    tiers: list[Tier]
    states: list[str] = Field(description="States that count; empty: all.")
    shares: list[OtherShareShown] = Field(description="Shares that differ from the assumed ones.")


class Releases(Shape):
    """What a plan rests on."""

    employment: str
    openings: str
    supply: str
    catalogue: str
    date: datetime.date


class PlanOfSeats(Shape):
    """A plan of seats. A skill gap is closed when one worker who found a job in reach has come to one level of one
    skill that is missing there; a graduate closes each once, in one state."""

    kind: Literal["seat_plan"]
    id: str | None = Field(description="Null where nothing was stored.")
    title: str
    created: datetime.datetime | None
    answer: PlanAnswer = Field(description="plan, or why there are no seats.")
    closed: float = Field(description="Weighted skill gaps closed.")
    low: float = Field(description="With completion and placement at their low ends.")
    high: float = Field(description="With both at their high ends.")
    seats: int
    graduates: float
    dollars: float
    optimal: bool = Field(description="No other plan closes a thousandth more.")
    whose: Whose = Field(description="demonstration: openings and people in it are invented.")
    offerings: list[OfferingShown]
    placed: list[Seats]
    sites: list[SiteSeats]
    states: list[StateClosed]
    doubts: list[Doubt] = Field(description="The widest first.")
    assumed: Assumed
    releases: Releases


class PlanRow(Shape):
    """A plan in a list."""

    id: str
    title: str
    created: datetime.datetime
    seats: int
    closed: float
    shared: bool


class Plans(Shape):
    """The plans of a lead, the newest first."""

    kind: Literal["seat_plans"]
    plans: list[PlanRow]


class PlanLink(Shape):
    """What lets others read a plan; it is told once, only its digest is kept."""

    kind: Literal["plan_link"]
    page: str
    token: str = Field(description="For GET /shared-plans/{token}.")


class InputDiffering(Shape):
    """An input that two plans do not share, in words; site and offering where it is the room for one."""

    what: str
    site: str | None
    offering: str | None
    first: str
    second: str


class SeatsCompared(Shape):
    """Seats in both plans; null where a plan has no such site or offering."""

    site: str
    offering: str
    first: float | None
    second: float | None


class StateCompared(Shape):
    """Weighted skill gaps closed in a state by both plans; null where a plan closes none there."""

    state: str
    first: float | None
    second: float | None


class PlansCompared(Shape):
    """Two plans side by side."""

    kind: Literal["plans_compared"]
    comparable: bool = Field(description="Both count the same gap in the same way, so closed may be set side by side.")
    first: PlanRow
    second: PlanRow
    differing: list[InputDiffering]
    seats: list[SeatsCompared]
    states: list[StateCompared]
