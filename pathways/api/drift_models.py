"""Drift and decisions about it, as programs get them and send them."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape, SkillName
from pathways.api.opening_requests import examples
from pathways.api.request_models import LONGEST_ID, Asked, Given
from pathways.use_cases.drift.decisions import LONGEST_LINE, LONGEST_NAME

LONGEST_KEY = 200


class DriftAsked(Asked):
    """Whose ads, and how many groups."""

    whose: str = Field(default="", max_length=20, description="real or demonstration; empty: real, where there is any.")
    limit: int = Field(default=50, ge=1, le=300, description="Groups at most.")


class DecisionGiven(Given):
    """What a lead decides about a group."""

    model_config = examples(alias={"key": "laser peen", "version": 0, "kind": "alias", "skill": "surface-treatment"})
    key: str = Field(max_length=LONGEST_KEY, description="Key of the group.")
    version: int = Field(ge=0, description="The version you read with the group; 0 where nothing was decided.")
    kind: Literal["skill", "alias", "noise", "undone"] = Field(description="undone takes the decision in force back.")
    skill: str = Field(
        default="", max_length=LONGEST_ID, description="Of an alias: id of the skill it is another name for."
    )
    name: str = Field(default="", max_length=LONGEST_NAME, description="Of a new skill.")
    description: str = Field(default="", max_length=LONGEST_LINE, description="Of a new skill, in one line.")
    whose: Literal["real", "demonstration"] = "real"


class DriftQuoteOf(Shape):
    """A sentence of an ad."""

    quote: str
    title: str
    month: str = Field(description="YYYY-MM, or empty.")
    state: str


class CountOf(Shape):
    """Ads of a month or of a state."""

    of: str
    ads: int


class DriftGroupOf(Shape):
    """Phrases that mean one thing and that no skill explains."""

    key: str
    version: int = Field(description="The last version of a decision about it; send it back with yours.")
    phrases: list[str] = Field(description="As ads write it, the commonest first.")
    ads: int
    months: list[CountOf]
    states: list[CountOf]
    trend: str = Field(description="rising, falling, steady or unknown, of its share of all dated ads.")
    nearest: SkillName
    cosine: float = Field(description="How near in meaning, -1 to 1.")
    quotes: list[DriftQuoteOf]


class ModulePeriod(Shape):
    """A half-year."""

    period: str = Field(examples=["2026-H1"])
    asking: int = Field(description="Ads that ask for a skill, at a level, that the module brings.")
    ads: int


class ModuleDrift(Shape):
    """What ads ask of a module's skills."""

    module: str
    trend: str = Field(description="rising, falling, steady, or unknown where too few ads tell.")
    periods: list[ModulePeriod]


class DriftOf(Shape):
    """What nobody has decided yet, best first, and every module; invented marks a demonstration."""

    kind: Literal["drift"]
    ads: int
    invented: bool
    counted: bool = Field(description="False while ads that came or went since are still being counted.")
    waiting: int
    decided: int
    groups: list[DriftGroupOf]
    modules: list[ModuleDrift]


class DecisionOf(Shape):
    """A decision that was kept."""

    kind: Literal["drift_decision"]
    key: str
    version: int
    decision: str
    skill: str
    name: str
    description: str
    phrases: list[str]
    decided: datetime.datetime
    invented: bool
