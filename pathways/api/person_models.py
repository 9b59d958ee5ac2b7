"""A person against an opening: the card that employer, worker and program see alike, and what a ranking is made of."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.answer_models import Provenance, Readiness
from pathways.api.base_models import CredentialName, Shape, SkillName
from pathways.api.opening_models import AdLine, FormalDemand, Opening
from pathways.api.reading_models import Question
from pathways.domain.gap import State
from pathways.domain.opening import Ask
from pathways.domain.profile import CertificateState, Visibility
from pathways.domain.worker import Shift


class ScorePart(SkillName):
    """What one demand adds to a score."""

    points: float
    most: float = Field(description="What it could add.")


class Score(Shape):
    """A score from 0 to 1: total is the sum of the points of all parts and likeness_points."""

    total: float
    parts: list[ScorePart]
    likeness: float = Field(description="How alike the words of the opening and of the person are, 0 to 1.")
    likeness_points: float


class FitEvidence(SkillName):
    """One demand against what the person shows."""

    ask: Ask
    state: State = Field(description="missing: they said or their job says no; no_data: nothing says yes or no.")
    level_asked: int
    level_held: int
    confidence: float = Field(description="0 to 1; 0 when the skill is not there.")
    source: str = Field(description="quoted, credential, added, assumed, taught, or empty.")
    quote: str = Field(description="Their own words, where they show them.")
    quotes: list[str]
    points: float = Field(description="What it adds to the score.")
    most: float = Field(description="What it could add.")
    why: str


class LiftOf(SkillName):
    """What one more skill at the level asked would change."""

    from_level: int
    to_level: int
    points: float
    rank: int = Field(description="The place in the list it would lead to; 0 where nobody is ranked.")


class Proof(Shape):
    """A valid badge that proves something."""

    issuer: str
    until: datetime.date | None = Field(description="The last day it holds; null: no end.")


class PersonCredential(CredentialName):
    """A credential somebody says they hold; verified is null where no valid badge proves it."""

    verified: Proof | None
    confirmed_by: list[str] = Field(description="Sites whose own record confirms it, under the person's consent.")


class PersonModule(Shape):
    """A module somebody has finished."""

    module: str
    title: str
    verified: Proof | None
    confirmed_by: list[str] = Field(description="Sites whose own record confirms it, under the person's consent.")


class PersonTraining(Shape):
    """A module under way."""

    module: str
    title: str
    finish: datetime.date


class CapstoneShown(Shape):
    """The project in their own firm: the claim, the figure behind it, who can confirm it."""

    claim: str
    metric: str
    verifier: str


class Person(Shape):
    """One person against an opening: what they chose to show, and nothing that tells the rest."""

    id: str = Field(description="A random mark that leads to nobody.")
    name: str | None = Field(description="Only where the person shows it.")
    visibility: Visibility
    invented: bool = Field(description="A demonstration person.")
    rank: int = Field(description="Place among those who fit; 0: does not fit, or is not ranked.")
    score: Score
    readiness: Readiness
    evidence: list[FitEvidence] = Field(description="Every demand, the heaviest first.")
    lacking: list[SkillName] = Field(description="Musts that are not met.")
    lifts: list[LiftOf]
    title: str = Field(description="Their job; empty where it is not shown.")
    state: str
    place: str | None
    town: str = Field(description="The town or the state by name; empty when not shown.")
    miles: int | None = Field(description="A straight line to the opening; null when not known.")
    rough_miles: bool = Field(description="The distance is from the middle of a state.")
    shift: Shift
    certificate: CertificateState = Field(description="The programme's certificate: none, training or held.")
    credentials: list[PersonCredential]
    done_modules: list[PersonModule]
    training: list[PersonTraining]
    capstone: CapstoneShown | None
    available: datetime.date | None = Field(description="First day; null: now, or not shown.")
    pay_floor: int = Field(description="US dollars a year; 0: not said or not shown.")


class ModuleToTake(Shape):
    """A module that closes what is lacking."""

    module: str
    title: str
    hours: int


class NearPerson(Shape):
    """Somebody who lacks a must, the fewest modules that close it, and when at the earliest."""

    person: Person
    modules: list[ModuleToTake]
    hours: int
    earliest: datetime.date | None = Field(description="At 10 study hours a week; null: no module closes all of it.")
    in_training: bool = Field(description="Modules under way close some of it.")
    open: list[SkillName] = Field(description="What no module closes.")


class NearGroup(Shape):
    """Everybody who lacks exactly these musts: how many, and the best of them."""

    lacking: list[SkillName]
    count: int
    people: list[NearPerson]


class PoolEffect(Shape):
    """What one demand or filter does to the number of people who fit."""

    kind: Literal["must", "formal", "filter"]
    what: str = Field(description="The skill by name, the ad's words, or the filter by its field.")
    with_it: int
    without_it: int
    cost: int = Field(description="How many people it keeps out.")


class OpeningCheck(Shape):
    """What is worth a second look in an ad."""

    engineer_lines: list[AdLine]
    unsupported: list[FormalDemand] = Field(description="Demands that nothing among the tasks needs.")
    effects: list[PoolEffect] = Field(description="The costliest first.")
    rewritten: list[str] = Field(description="The list of requirements as we would write it.")


class FiltersSet(Shape):
    """The filters in force."""

    states: list[str]
    miles: int = Field(description="0: any distance.")
    shifts: list[Shift]
    certificate: list[CertificateState] = Field(description="Any of these; empty: not asked.")
    credentials: list[str]
    pay_at_most: int = Field(description="People whose pay floor is at or under it; 0: not asked.")
    available_by: datetime.date | None
    people: Literal["with", "without", "only"] = Field(description="Demonstration people: with, without, or only them.")


class Ranking(Shape):
    """Who fits an opening and why, who nearly does, and how the pool changes with each demand."""

    kind: Literal["ranking"]
    invented_only: bool = Field(description="Demonstration people alone: real ones are for approved employers.")
    opening: Opening
    questions: list[Question] = Field(description="What to ask when the ad says too little.")
    filters: FiltersSet
    pool: int = Field(description="How many people pass the filters.")
    fits: int = Field(description="How many of them meet every must.")
    people: list[Person] = Field(description="The best of those who fit, best first.")
    near: list[NearGroup] = Field(description="Who misses some must, fewest missing first.")
    check: OpeningCheck
    options: dict[str, dict[str, int]] = Field(
        description="For each filter, how many would fit under each choice of it with the others as they are."
    )
    provenance: Provenance
