"""The anatomy of an opening as programs read it: what an ad asks for, each part with the ad's own words."""

import datetime
from typing import Any, Literal

from pydantic import Field, RootModel

from pathways.api.answer_models import Provenance
from pathways.api.base_models import CredentialName, RoleName, Shape, SkillName
from pathways.api.reading_models import Question
from pathways.domain.opening import Ask, FormalKind
from pathways.domain.role import Tier
from pathways.domain.worker import Shift


class Demand(SkillName):
    """One skill an opening asks for."""

    level: int = Field(description="1 aware, 2 with help, 3 on one's own, 4 leads others.")
    ask: Ask = Field(description="must: without it nobody is hired; nice: it helps.")
    quote: str = Field(description="The ad's own words; empty for what was added.")
    line: int = Field(description="Line of the text, from 1; 0 when it is not from a text.")
    confidence: float = Field(description="0 to 1: how sure the reader is.")
    reason: str = Field(description="Why this level.")
    tier: Tier | None = Field(description="The kind of work its line describes; null: its words do not tell.")
    source: Literal["quoted", "added"]


class CredentialDemand(CredentialName):
    """A credential an opening names."""

    ask: Ask
    quote: str
    line: int


class FormalDemand(Shape):
    """A demand that is no skill: a degree, a licence, years in the trade."""

    kind: FormalKind
    ask: Ask
    quote: str
    line: int
    credentials: list[CredentialName] = Field(description="Those of the catalogue that would meet it.")
    supported: bool = Field(description="Whether anything among the tasks needs it.")
    why: str


class AdLine(Shape):
    """One line of an ad and what kind of work it speaks of."""

    quote: str
    line: int
    tier: Tier | None
    why: str


class Opening(Shape):
    """What is known of an opening, and no more."""

    title: str
    employer: str
    reference: str = Field(description="Its owner's own mark for it; empty when none was given.")
    role: RoleName | None = Field(description="The nearest role of the catalogue.")
    tier: Tier | None
    tier_why: str
    demands: list[Demand]
    credentials: list[CredentialDemand]
    formal: list[FormalDemand]
    lines: list[AdLine]
    state: str = Field(description="Postal code; empty when not said.")
    place: str | None = Field(description="Id of the town near it; GET /places lists them.")
    city: str = Field(description="The town as the ad writes it.")
    shift: Shift
    pay_low: int = Field(description="US dollars a year; 0: not said.")
    pay_high: int = Field(description="US dollars a year; 0: not said.")
    thin: bool = Field(description="Too little to rank people by.")


class OpeningRead(Shape):
    """An ad, understood. Mend it by sending the same text again with demands or removed beside it."""

    kind: Literal["opening"]
    opening: Opening
    questions: list[Question] = Field(description="What to ask when the ad says too little.")
    rewritten: list[str] = Field(description="The list of requirements as we would write it.")
    text: str = Field(description="The text that lines and quotes belong to, personal identifiers blanked.")
    removed: list[str] = Field(description="Kinds of personal identifiers that were cut out before reading.")
    provenance: Provenance


class OpeningQuestions(Shape):
    """The opening asks for no skill yet, so nobody is ranked: no score, but what to ask."""

    kind: Literal["questions"]
    questions: list[Question]
    opening: Opening


class JobPosting(RootModel[dict[str, Any]]):
    """A schema.org JobPosting as JSON-LD."""


class OpeningRow(Shape):
    """An opening in a list."""

    id: str
    title: str
    status: Literal["open", "closed"]
    created: datetime.datetime


class Openings(Shape):
    """The openings of a firm, the newest first."""

    count: int = Field(description="How many there are in all.")
    openings: list[OpeningRow]


class SavedOpening(OpeningRow):
    """An opening a firm keeps."""

    kind: Literal["saved_opening"]
    text: str = Field(description="The ad it was read from; empty when there was none.")
    opening: Opening
