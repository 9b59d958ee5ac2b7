"""One whole answer, the same object for page, print, API, CSV and command line."""

from dataclasses import dataclass
from typing import Literal

from pathways.domain.gap import Counterfactual, Gap
from pathways.domain.pay import PayView
from pathways.domain.reading import Reading
from pathways.domain.role import Tier
from pathways.domain.route import Calendar, FrontierPoint, Path, Route
from pathways.domain.worker import Circumstances, Worker


@dataclass(frozen=True, slots=True)
class Provenance:
    """The releases behind an answer, so that it can be made again."""

    catalogue: str
    onet: str
    oews: str
    encoder: str
    date: str


@dataclass(frozen=True, slots=True)
class RoleOption:
    """A role to move to, as one row of a comparison. hours and weeks are those of 'just what I need'."""

    role: str
    title: str
    tier: Tier
    onet_soc: str
    gap: Gap
    hours: int
    weeks_earliest: int
    weeks_latest: int
    pay: PayView
    essentials_met: bool
    is_present: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another thing to do instead of the route asked for."""

    kind: Literal["stay", "whole", "other_role", "learn_at_work"]
    title: str
    detail: str
    role: str = ""
    module: str = ""
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where a worker could go: every role ranked, best first, or questions when too little is known."""

    worker: Worker
    circumstances: Circumstances
    options: tuple[RoleOption, ...]
    notices: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to 'how do I get there': gap, both routes, calendar, pay, alternatives, doubt and sources."""

    worker: Worker
    circumstances: Circumstances
    start_role: str
    target_role: str
    gap: Gap
    need: Route
    whole: Route
    frontier: tuple[FrontierPoint, ...]
    calendar: Calendar
    whole_calendar: Calendar
    pay: PayView
    counterfactuals: tuple[Counterfactual, ...]
    alternatives: tuple[Alternative, ...]
    paths: tuple[Path, ...]
    notices: tuple[str, ...]
    not_known: tuple[str, ...]
    provenance: Provenance
    reading: Reading | None = None
