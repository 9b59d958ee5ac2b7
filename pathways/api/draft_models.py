"""Drafts of modules, and what they would do in every state, as programs read them."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape
from pathways.api.plan_models import Releases
from pathways.domain.seat_plan import GapBasis
from pathways.domain.state_gap import Whose


class TaughtShown(Shape):
    """A skill of a draft and the level it reaches."""

    skill: str
    level: int
    untaught: list[int] = Field(description="Levels of it, up to this one, that no module teaches today.")


class StateEffect(Shape):
    """What a draft would do in one state."""

    state: str
    gap: float = Field(description="People missing at the levels it adds, summed over them.")
    closed: float = Field(description="Skill gaps that the seats would close there.")
    untaught: float | None = Field(description="Share of the gap that no module teaches; null where there is no gap.")


class DraftOfModule(Shape):
    """A module or spoke that a lead has written: no TechAMP module, and nobody teaches it. Each state stands by
    itself, as if all the seats were there."""

    kind: Literal["module_draft"]
    id: str | None = Field(description="Null where nothing was stored; in a plan it is draft:<id>.")
    created: datetime.datetime | None
    title: str
    hours: int
    teaches: list[TaughtShown]
    seats: int = Field(description="In each state.")
    basis: GapBasis
    rate: float = Field(description="Graduates who find work, a seat (assumed).")
    whose: Whose = Field(description="demonstration: openings and people in it are invented.")
    states: list[StateEffect]
    releases: Releases


class DraftRow(Shape):
    """A draft in a list."""

    id: str
    title: str
    created: datetime.datetime
    hours: int
    skills: int


class Drafts(Shape):
    """The drafts of a lead, the newest first."""

    kind: Literal["module_drafts"]
    drafts: list[DraftRow]
