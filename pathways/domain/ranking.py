"""Who fits an opening, who would after a little training, and what each demand does to the pool."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pathways.domain.crowd import Filters
from pathways.domain.fit import Fit
from pathways.domain.gap import Gap
from pathways.domain.opening import AdLine, FormalDemand, Opening
from pathways.domain.plan import Provenance
from pathways.domain.posting import RowProblem
from pathways.domain.route import Calendar, Route
from pathways.domain.worker import Worker


@dataclass(frozen=True, slots=True)
class NearFit:
    """Somebody who lacks a must: the smallest set of modules that closes it, and when at the earliest.

    earliest is None where no module closes all of it (open lists what). in_training: modules already under way close
    some of it.
    """

    fit: Fit
    modules: tuple[str, ...]
    hours: int
    earliest: datetime.date | None
    in_training: bool
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearFits:
    """All who lack exactly these musts: how many, and the best of them."""

    lacking: tuple[str, ...]
    count: int
    people: tuple[NearFit, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The whole answer for one opening. pool: people who pass the filters; fits: who also meet every must.

    near: who lacks at most most_lacking musts, so many groups as are shown; further: who lacks no more than that and
    is in none of them. without: for each must, how many would fit if it were not asked; meet: how many of the pool meet
    it. options: for each filter, how many would fit under each choice of it. invented_only: the viewer is shown
    demonstration people alone.
    """

    opening: Opening
    filters: Filters
    pool: int
    fits: int
    people: tuple[Fit, ...]
    near: tuple[NearFits, ...]
    most_lacking: int
    further: int
    without: Mapping[str, int]
    meet: Mapping[str, int]
    options: Mapping[str, Mapping[str, int]]
    invented_only: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Effect:
    """What one demand or filter does to the pool: how many fit with it, and how many without it.

    meet is how many of the pool meet this one demand by itself (None: not counted).
    """

    kind: Literal["must", "formal", "filter"]
    what: str
    with_it: int
    without_it: int
    meet: int | None = None

    @property
    def cost(self) -> int:
        """How many people it keeps out."""
        return self.without_it - self.with_it


@dataclass(frozen=True, slots=True)
class AdCheck:
    """What is worth a second look in an ad, what each demand costs, and the list as we would write it."""

    engineer_lines: tuple[AdLine, ...]
    unsupported: tuple[FormalDemand, ...]
    effects: tuple[Effect, ...]
    rewritten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OperatorPlan:
    """How an employer's own operator gets to the opening."""

    worker: Worker
    gap: Gap
    route: Route
    calendar: Calendar
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class OpeningsImport:
    """What an import of openings (or of ads, by its noun) did.

    added are new, known were there already; problems are rows that do not hold.

    kept is False when nothing was written because a row does not hold and the good ones were not asked for alone.
    """

    added: int
    known: int
    problems: tuple[RowProblem, ...]
    kept: bool
    asked_nothing: int = 0
    noun: str = "opening"

    @property
    def sentence(self) -> str:
        """The outcome in plain words."""
        if not self.kept:
            return f"Nothing was imported: {_count(len(self.problems), 'row')} not good."
        left_out = f" Left out: {_count(len(self.problems), 'row')} not good." if self.problems else ""
        again = f" {self.known} were there already." if self.known else ""
        asking = f" {self.asked_nothing} ask for no skill we know; open them and add what is asked."
        thin = asking if self.asked_nothing else ""
        return f"Imported: {_count(self.added, self.noun)}.{again}{left_out}{thin}"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


@dataclass(frozen=True, slots=True)
class ImportJob:
    """An import that goes on in the background. report is JSON of what it did, or the sentence of what went wrong."""

    id: str
    firm: str
    state: Literal["running", "done", "failed"]
    done: int
    total: int
    report: str
    beat: datetime.datetime
