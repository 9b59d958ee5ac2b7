"""Cohorts of learners as a program lead keeps them: a site, a term, what is taught, and how far each learner came."""

import datetime
from dataclasses import dataclass
from typing import Literal

Stage = Literal["enquired", "enrolled", "capstone", "certified", "hired"]
STAGES: tuple[Stage, ...] = ("enquired", "enrolled", "capstone", "certified", "hired")
"""In this order, none left out: who is hired was certified, who is certified finished the capstone, and so on."""

Season = Literal["winter", "spring", "summer", "fall"]
SEASONS: tuple[Season, ...] = ("winter", "spring", "summer", "fall")


@dataclass(frozen=True, slots=True)
class Term:
    """When a cohort begins: 2026 fall."""

    year: int
    season: Season

    def __str__(self) -> str:
        return f"{self.year} {self.season}"


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner under a code of the lead's own, never a name.

    dates are the days on which the stages were reached, one a stage from the first on; left is the day somebody gave
    up (None: did not). modules are those finished; role is the role somebody was hired for ('' not said). linked:
    the record can be shown to the worker whose account has the address that a lead typed.
    """

    code: str
    state: str
    dates: tuple[datetime.date, ...]
    left: datetime.date | None = None
    modules: tuple[str, ...] = ()
    capstone_title: str = ""
    role: str = ""
    revision: int = 0
    linked: bool = False

    @property
    def stage(self) -> Stage:
        """The furthest stage that was reached."""
        return STAGES[len(self.dates) - 1]

    def date_of(self, stage: Stage) -> datetime.date | None:
        """The day a stage was reached, or None."""
        place = STAGES.index(stage)
        return self.dates[place] if place < len(self.dates) else None

    def steps_by(self, day: datetime.date) -> int:
        """How many stages had been reached at the end of a day."""
        return sum(date <= day for date in self.dates)


@dataclass(frozen=True, slots=True)
class Cohort:
    """One group of learners at one delivery site. code is the lead's own, and the only one of its kind.

    modules are what is taught, capacity the seats. demo marks an invented cohort. revision grows with every change of
    the cohort itself.
    """

    id: str
    code: str
    site: str
    term: Term
    modules: tuple[str, ...]
    capacity: int
    demo: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Class:
    """A cohort with its learners, in the order of their codes."""

    cohort: Cohort
    learners: tuple[Learner, ...]

    def count(self, stage: Stage) -> int:
        """How many came as far as a stage."""
        return sum(len(item.dates) > STAGES.index(stage) for item in self.learners)


@dataclass(frozen=True, slots=True)
class CohortRow:
    """One row of a table of cohorts: a cohort, and one of its learners (None: the cohort alone). line is where it
    stands in its file."""

    cohort: Cohort
    learner: Learner | None
    line: int = 0
