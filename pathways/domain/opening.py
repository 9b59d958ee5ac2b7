"""An opening: what an employer asks for, each demand with the ad's own words, and what stands around it."""

import datetime
from dataclasses import dataclass
from typing import Literal

from pathways.domain.role import Requirement, Role, Tier
from pathways.domain.skill import Evidence
from pathways.domain.worker import Shift

Ask = Literal["must", "nice"]
"""must: without it nobody is hired; nice: it helps."""

MUST, TASK, NICE = 5, 3, 2
"""How much a demand counts beside others, on the scale of a role's requirements (assumption)."""

FormalKind = Literal["degree", "license", "years", "physical", "clearance"]


@dataclass(frozen=True, slots=True)
class Demand:
    """One skill an opening asks for. source 'added' means that a person put it there, not the ad.

    confidence is the reader's, in [0, 1]; reason says why this level. tier is the kind of work the line describes,
    where its words tell: an 'engineer' line asks for design or a degree's worth of analysis. task: it stands among
    what the person does, not among what is asked of them.
    """

    skill: str
    level: int
    ask: Ask
    source: Literal["quoted", "added"] = "quoted"
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    reason: str = ""
    tier: Tier | None = None
    task: bool = False


@dataclass(frozen=True, slots=True)
class CredentialAsked:
    """A credential of the catalogue that an opening names."""

    credential: str
    ask: Ask
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FormalDemand:
    """A demand that is no skill: a degree, a license, years in the trade.

    credentials are those of the catalogue that would meet it (empty: none known). supported says whether anything
    among the tasks needs it; why is one plain sentence for or against.
    """

    kind: FormalKind
    ask: Ask
    evidence: Evidence
    credentials: tuple[str, ...] = ()
    supported: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class AdLine:
    """One line of an ad and what kind of work it speaks of (None: its words do not tell)."""

    evidence: Evidence
    tier: Tier | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of one opening, and no more. role is the nearest role of the catalogue ('' none).

    state is a postal code, place the id of a place of the catalogue near it, city as the ad writes it; all may be
    ''. Pay is US dollars a year (0: not said), turned from hourly at 2,080 hours. thin: too little to rank by.
    """

    title: str = ""
    employer: str = ""
    role: str = ""
    tier: Tier | None = None
    tier_why: str = ""
    demands: tuple[Demand, ...] = ()
    credentials: tuple[CredentialAsked, ...] = ()
    formal: tuple[FormalDemand, ...] = ()
    lines: tuple[AdLine, ...] = ()
    state: str = ""
    place: str = ""
    city: str = ""
    shift: Shift = "unknown"
    pay_low: int = 0
    pay_high: int = 0
    thin: bool = False
    reference: str = ""

    def of(self, ask: Ask) -> tuple[Demand, ...]:
        """The demands of one kind."""
        return tuple(demand for demand in self.demands if demand.ask == ask)


def as_role(opening: Opening, onet_soc: str = "") -> Role:
    """The opening as a role of its own, so that gap, readiness and route are worked out as for any other."""
    needs = tuple(Requirement(item.skill, item.level, _importance(item)) for item in opening.demands)
    title = opening.title or "This opening"
    return Role("opening", title, opening.tier or "technician", 1, "opening", onet_soc, "", needs, soc_fit="none")


def _importance(demand: Demand) -> int:
    return MUST if demand.ask == "must" else TASK if demand.task else NICE


@dataclass(frozen=True, slots=True)
class SavedOpening:
    """An opening as it lies in the store: payload is JSON of an Opening, text the ad it was read from,
    vector its words as the search compares them."""

    id: str
    firm: str
    firm_name: str
    title: str
    text: str
    payload: str
    status: Literal["open", "closed"]
    digest: str
    created: datetime.datetime
    demo: bool = False
    vector: bytes = b""
