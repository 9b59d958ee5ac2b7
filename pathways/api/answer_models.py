"""The anatomy of an answer: how to get to one role, and how several roles compare."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.base_models import CredentialName, HeldSkill, RoleName, Shape, SkillName
from pathways.domain.figures import AreaLevel
from pathways.domain.gap import State
from pathways.domain.route import Mode
from pathways.domain.worker import Shift


class Circumstances(Shape):
    """What the plan has to fit, as it was understood."""

    state: str = Field(description="Postal code; empty when not said.")
    hours_week: float = Field(description="Study hours a week.")
    shift: Shift
    travel_miles: int = Field(description="How far to travel to a lab at most, in miles.")
    start: datetime.date | None = Field(description="First day of study; null: today.")
    pay: int = Field(description="Pay today in US dollars a year; 0 when not said.")


class InputEcho(Shape):
    """What was understood. Mend it by sending the same text again with skills, denied or removed beside it."""

    title: str = Field(description="The job as it was named; empty when none was.")
    start_role: str | None = Field(description="Id of the role this job was taken for.")
    onet_soc: str = Field(description="O*NET-SOC code of the job; empty when not known.")
    title_confidence: float = Field(description="0 to 1: how sure it is that the job means that role.")
    skills: list[HeldSkill] = Field(description="Without those that are only usual in the job.")
    denied: list[SkillName]
    wished: list[SkillName] = Field(description="Skills they want to learn.")
    credentials: list[CredentialName]
    done_modules: list[str] = Field(description="Ids of modules already finished.")
    removed: list[str] = Field(description="Kinds of personal identifiers that were cut out before reading.")
    circumstances: Circumstances


class Readiness(Shape):
    """How much of what a role asks is there, as a share from 0 to 1, with its doubt."""

    value: float = Field(description="The expected share.")
    low: float = Field(description="Only what is quoted, proven or added.")
    high: float = Field(description="Everything that is inferred counted in full.")
    confidence: Literal["high", "medium", "low"]


class Evidence(Shape):
    """One requirement of a role against what is known of the person."""

    requirement: str = Field(description="Id of the skill asked for.")
    name: str
    state: State = Field(description="missing: they said or their job says no; no_data: nothing says yes or no.")
    level_asked: int
    level_held: int
    importance: int = Field(description="1 slight to 5 essential.")
    essential: bool = Field(description="A must for a hiring employer (importance 4 or 5).")
    weight: float = Field(description="Its share of the role, 0 to 1.")
    confidence: float = Field(description="0 to 1; 0 when the skill is not there.")
    quote: str = Field(description="The words that show it; empty when there are none.")
    source: str = Field(description="quoted, credential, added, assumed, taught, or empty.")
    related: str | None = Field(description="Id of a skill they have that is close to it.")
    why: str


class Closing(SkillName):
    """A skill that a module raises."""

    from_level: int
    to_level: int


class RouteModule(Shape):
    """One module of a route, in the order to take them."""

    id: str
    title: str
    closes: list[Closing]
    hours: int
    where: list[str] = Field(description="online, site (labs and workshops in person) and workplace, as they apply.")
    format: dict[str, int] = Field(description="Hours by form: lecture, simulation, lab, workshop, ...")
    reason: str
    ask_credit: bool = Field(description="All it teaches is shown already: ask the college for credit. Not promised.")


class Remainder(SkillName):
    """A requirement that no module brings to the level asked."""

    level: int = Field(description="The level asked for.")
    reached: int = Field(description="The level that is reached.")
    essential: bool
    where: str = Field(description="Where it is learnt instead.")


class Block(Shape):
    """A module on the calendar; weeks count from 1, both ends included."""

    module: str
    title: str
    first_week: int
    last_week: int
    hours_week: float


class SiteNear(Shape):
    """A site with labs, as seen from the person's state."""

    id: str
    name: str
    kind: str
    city: str
    state: str
    miles: int | None = Field(description="From the centre of the state, roughly; null when no state was said.")
    same_state: bool


class Calendar(Shape):
    """The route laid out in weeks."""

    hours_week: float
    weeks_earliest: int
    weeks_latest: int = Field(description="Allows for waits between terms and missed weeks (an assumption).")
    finish_earliest: datetime.date
    finish_latest: datetime.date
    fits: Literal["yes", "no", "if"] = Field(description="if: it fits under the conditions in conflicts.")
    conflicts: list[str]
    blocks: list[Block]
    sites: list[SiteNear] = Field(description="The nearest first.")


class Route(Shape):
    """The modules for one goal in one mode: need is just what is needed, whole is the whole certificate."""

    mode: Mode
    verdict: str
    hours: int
    readiness_before: float
    readiness_after: float
    essentials_met: bool = Field(description="Whether every must is met at the end.")
    optimal: bool = Field(description="Whether it is proven that no fewer hours reach as far.")
    modules: list[RouteModule]
    remainder: list[Remainder]
    calendar: Calendar


class Wage(Shape):
    """One published row of wages, US dollars a year; null where no figure was published."""

    area: str = Field(description="US or a postal code.")
    area_level: AreaLevel
    year: int = Field(description="Year of the May reference.")
    release: str
    soc: str
    title: str = Field(description="The group of occupations the figure is for.")
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    employment: int | None
    mark: str = Field(description="Why a figure is missing, as published: *, **, #, ~; or wider, part.")
    current: bool = Field(description="False when another area has a newer release.")
    wider: bool = Field(description="The group covers more than this role.")
    leaves_out: list[str]
    caveat: str


class PayComparison(Shape):
    """The published median beside the pay that was told."""

    sentence: str
    may_be_cut: bool


class Counterfactual(Closing):
    """What one more skill would change."""

    before: float
    after: float


class Alternative(Shape):
    """Something else to do."""

    kind: Literal["stay", "whole", "other_role", "learn_at_work"]
    title: str
    detail: str
    role: str | None
    module: str | None
    hours: int


class Leg(Shape):
    """One move of a path."""

    start: str
    start_title: str
    goal: str
    goal_title: str
    kind: str
    hours: int
    typical_months: int
    gate: str = Field(description="A formal demand (degree, apprenticeship, ...); empty when there is none.")
    readiness_after: float


class Path(Shape):
    """A way over several roles to the goal."""

    legs: list[Leg]
    hours: int
    typical_months: int


class FrontierPoint(Shape):
    """The fewest hours that reach a readiness: an exact optimum."""

    hours: int
    readiness: float
    modules: list[str]


class Provenance(Shape):
    """The releases behind an answer."""

    catalogue: str
    onet: str
    oews: str
    encoder: str
    date: datetime.date


class Plan(Route):
    """How to get to one role. The fields of the route are those of the mode need; whole holds the other mode."""

    kind: Literal["plan"]
    input_echo: InputEcho
    start_role: RoleName | None = Field(description="The job held today; null when it is not known or not of the list.")
    target_role: RoleName
    readiness: Readiness
    evidence: list[Evidence] = Field(description="Every requirement, the heaviest first.")
    whole: Route
    wage: list[Wage] = Field(description="The newest first.")
    pay_comparison: PayComparison | None
    counterfactuals: list[Counterfactual]
    alternatives: list[Alternative]
    paths: list[Path]
    frontier: list[FrontierPoint]
    not_known: list[str]
    notices: list[str] = Field(description="To read before any figure.")
    provenance: Provenance


class RoleOption(Shape):
    """One role of a comparison; hours and weeks are those of the mode need."""

    role: RoleName
    is_present: bool = Field(description="Whether it is the job held today.")
    readiness: Readiness
    evidence: list[Evidence]
    hours: int
    weeks_earliest: int
    weeks_latest: int
    essentials_met: bool
    wage: list[Wage]
    pay_comparison: PayComparison | None


class Comparison(Shape):
    """Where to go: roles side by side, the most promising first."""

    kind: Literal["comparison"]
    input_echo: InputEcho
    start_role: RoleName | None
    roles: list[RoleOption]
    notices: list[str]
    provenance: Provenance
