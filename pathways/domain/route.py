"""Career routes: which modules close a gap, in what order, by when, and what no module closes."""

import datetime
from dataclasses import dataclass
from typing import Literal

from pathways.domain.training import Partner

Mode = Literal["need", "whole"]
"""need: just what I need; whole: the whole certificate (hub, at least one spoke, capstone)."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A skill that a step raises, from one level to another."""

    skill: str
    from_level: int
    to_level: int


@dataclass(frozen=True, slots=True)
class Step:
    """One module of a route, what it closes for this goal, and why it is there in one sentence.

    ask_credit is True when everything it teaches is held already: the college may waive it, which is never promised.
    """

    module: str
    hours: int
    closes: tuple[Closing, ...]
    reason: str
    ask_credit: bool = False


@dataclass(frozen=True, slots=True)
class Remainder:
    """A requirement that no module brings to the level asked, and where it is learnt instead."""

    skill: str
    level: int
    reached: int
    essential: bool
    where: str


@dataclass(frozen=True, slots=True)
class Route:
    """Modules in a workable order. optimal says the solver proved no cheaper set reaches as far.

    before and after are readiness in [0, 1] (expected values); hours is the sum over the steps; verdict is one
    plain sentence, also when there is nothing to do.
    """

    goal: str
    mode: Mode
    steps: tuple[Step, ...]
    hours: int
    before: float
    after: float
    essentials_met: bool
    remainder: tuple[Remainder, ...]
    optimal: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """One exact optimum of hours against readiness: the fewest hours that reach this readiness."""

    hours: int
    readiness: float
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A module on the calendar: weeks count from 1, both ends included."""

    module: str
    first_week: int
    last_week: int
    hours_week: float


@dataclass(frozen=True, slots=True)
class Site:
    """A place with labs, and how far it is from the centre of the worker's state, in miles (None: not said)."""

    partner: Partner
    miles: int | None
    same_state: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A route laid out in weeks. fits: 'yes', 'no' or 'if' with the conditions in conflicts, in plain words.

    weeks_latest allows for waits between terms and missed weeks (assumption, said on the page).
    """

    blocks: tuple[Block, ...]
    hours_week: float
    weeks_earliest: int
    weeks_latest: int
    finish_earliest: datetime.date
    finish_latest: datetime.date
    fits: Literal["yes", "no", "if"]
    conflicts: tuple[str, ...]
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a path over several roles, with its own time, formal demand and modules."""

    start: str
    goal: str
    kind: str
    hours: int
    typical_months: int
    gate: str
    readiness_after: float


@dataclass(frozen=True, slots=True)
class Path:
    """A way over several roles to a far goal, in steps that each pay."""

    legs: tuple[Leg, ...]
    hours: int
    typical_months: int
