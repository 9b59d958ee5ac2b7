"""Plans of seats: who teaches what where, what is assumed, and which seats close the most gap.

One unit runs through all of it, the skill gap closed: one worker who finds a job in reach and has come to one level of
one skill that is missing there. A graduate of a spoke that brings ten skills up by one level closes ten at most.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pathways.domain.role import TIERS, Tier
from pathways.domain.state_gap import Whose

GapBasis = Literal["jobs", "openings"]
"""jobs: official employment statistics; openings: openings and ads. The two are never added."""
Weighting = Literal["asked", "equal"]
"""asked: a skill level counts by how many of the state's jobs ask for it, the most asked for 1; equal: each is 1."""
PlanAnswer = Literal["plan", "no_budget", "no_graduates", "no_room", "no_gap"]
OfferingKind = Literal["hub", "spoke", "bridge", "module", "draft"]

MOST_SEATS, MOST_SITES, MOST_OFFERINGS, MOST_DOLLARS = 10_000, 30, 16, 1_000_000_000
FARTHEST = 1_000
MOST_HOURS = 2_000
MOST_TAUGHT = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in [0, 1] that nobody knows: the best guess and the ends between which it may lie."""

    value: float
    low: float
    high: float

    @property
    def ordered(self) -> bool:
        """Whether the guess lies between its ends, and the ends in [0, 1]."""
        return 0 <= self.low <= self.value <= self.high <= 1


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that nobody published: what it is, and why this one."""

    value: float
    reason: str
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanSite:
    """Where seats can be. own: written by the lead, not a partner of the catalogue."""

    id: str
    name: str
    city: str
    state: str
    latitude: float
    longitude: float
    own: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A module or spoke that a lead has written and nobody teaches: no TechAMP module. teaches: skill to level."""

    id: str
    title: str
    hours: int
    teaches: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Offering:
    """What a seat is in: a spoke as a whole, the hub, a bridge or one module, or a draft.

    teaches maps a skill to the levels it adds, least first: those its modules teach and nothing before them does.
    """

    code: str
    kind: OfferingKind
    title: str
    hours: int
    teaches: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Room:
    """So many seats a site has for an offering."""

    site: str
    offering: str
    seats: int


@dataclass(frozen=True, slots=True)
class OtherShare:
    """A share of a role in the jobs of an occupation that a lead has put in the place of the assumed one."""

    soc: str
    role: str
    share: float

    def __str__(self) -> str:
        return f"{self.role} in {self.soc} {self.share:g}"


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a lead asks. seats and dollars are spent at most, None: no limit; states that count (none: all), tiers;
    reach in miles; hour_cost in dollars a learner hour; shares are those that differ from the assumed ones."""

    sites: tuple[PlanSite, ...]
    offerings: tuple[str, ...]
    rooms: tuple[Room, ...]
    completion: Rate
    placement: Rate
    reach: int
    seats: int | None = None
    dollars: int | None = None
    hour_cost: float = 0.0
    basis: GapBasis = "jobs"
    weighting: Weighting = "asked"
    tiers: tuple[Tier, ...] = TIERS
    states: tuple[str, ...] = ()
    whose: Whose | None = None
    drafts: tuple[Draft, ...] = ()
    title: str = ""
    shares: tuple[OtherShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell of the plan: seats at a site in an offering, and what one more would close at most."""

    site: str
    offering: str
    seats: int
    room: int
    next_seat: float


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A site in the plan. next_seat is the most that one more seat there would close, in next_offering; full says that
    the site has no room left for it. closes are all states in reach."""

    site: PlanSite
    seats: int
    next_seat: float
    next_offering: str
    full: bool
    reaches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateResult:
    """A state in the plan: graduates who find work there, and what they close of the weighted gap of what is taught."""

    state: str
    graduates: float
    closed: float
    gap: float


@dataclass(frozen=True, slots=True)
class Span:
    """What the same seats close if one assumption were other than thought; low and high are the ends tried."""

    what: Literal["completion", "placement", "reach", "gap"]
    at_low: float
    at_high: float
    low: str
    high: str

    @property
    def width(self) -> float:
        """How much of the doubt is this."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class PlanSources:
    """The releases and rules behind a plan, ready to be printed."""

    employment: str
    openings: str
    supply: str
    catalogue: str
    date: str


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A plan: seats, what they close in all, with low and high where both rates are at their ends, and the figures
    it rests on. answer says in a word what came out."""

    request: PlanRequest
    offerings: tuple[Offering, ...]
    placed: tuple[Placed, ...]
    sites: tuple[SiteResult, ...]
    states: tuple[StateResult, ...]
    closed: float
    low: float
    high: float
    graduates: float
    dollars: float
    spans: tuple[Span, ...]
    whose: Whose
    sources: PlanSources
    optimal: bool = True

    @property
    def seats(self) -> int:
        """All seats given out."""
        return sum(item.seats for item in self.placed)

    @property
    def answer(self) -> PlanAnswer:
        """What came out; where there are no seats, why."""
        if self.seats:
            return "plan"
        if 0 in (self.request.seats, self.request.dollars):
            return "no_budget"
        if 0 in (self.request.completion.value, self.request.placement.value):
            return "no_graduates"
        return "no_room" if not any(room.seats for room in self.request.rooms) else "no_gap"


@dataclass(frozen=True, slots=True)
class DraftState:
    """What a draft would do in a state: people missing at the levels it teaches (summed over them), what the seats
    would close there, and which part of the gap no module teaches today (None where there is no gap)."""

    state: str
    gap: float
    closed: float
    untaught: float | None


@dataclass(frozen=True, slots=True)
class DraftEffect:
    """A draft weighed against every state's gap, each state by itself; untaught are levels no module teaches."""

    draft: Draft
    seats: int
    basis: GapBasis
    whose: Whose
    rate: float
    states: tuple[DraftState, ...]
    untaught: Mapping[str, tuple[int, ...]]
    sources: PlanSources


@dataclass(frozen=True, slots=True)
class PlanningDefaults:
    """What a new plan begins with. None of it is published: each has its reason."""

    seats: Assumption
    room: Assumption
    completion: Assumption
    placement: Assumption
    reach: Assumption
    hour_cost: Assumption


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan as it lies in the store: inputs, result and releases are JSON texts. shared says that a link is out."""

    id: str
    account: str
    title: str
    inputs: str = field(repr=False)
    result: str = field(repr=False)
    releases: str = field(repr=False)
    created: datetime.datetime
    shared: bool = False


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan that somebody keeps, as it was worked out then."""

    id: str
    title: str
    created: datetime.datetime
    plan: SeatPlan
    shared: bool = False


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft that a lead keeps."""

    account: str
    draft: Draft
    created: datetime.datetime
