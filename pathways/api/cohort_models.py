"""Cohorts, learners, tables of them and the yearly report, as programs get them."""

import datetime
from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape


class LearnerOf(Shape):
    """One learner, under a code of the lead's own."""

    learner: str = Field(description="The code.")
    state: str
    stage: str = Field(description="The furthest reached: enquired, enrolled, capstone, certified or hired.")
    dates: list[datetime.date] = Field(description="The day of each stage reached, from the first on.")
    left: datetime.date | None
    modules: list[str] = Field(description="Ids of the modules finished.")
    capstone_title: str
    role: str | None = Field(description="Id of the role somebody was hired for.")
    linked: bool = Field(description="Whether a worker can see it as their training record.")
    revision: int = Field(description="Send it back with a change.")


class CohortOf(Shape):
    """One cohort; invented marks a demonstration."""

    kind: Literal["cohort"]
    id: str
    cohort: str = Field(description="The lead's own code.")
    site: str
    term: str
    offers: list[str] = Field(description="Ids of the modules it teaches.")
    capacity: int
    invented: bool
    revision: int
    learners: list[LearnerOf]


class CohortLine(Shape):
    """One cohort in the list."""

    id: str
    cohort: str
    site: str
    term: str
    invented: bool
    learners: int


class Cohorts(Shape):
    """Every cohort of the service, the newest term first."""

    kind: Literal["cohorts"]
    cohorts: list[CohortLine]


class TableProblem(Shape):
    """A row that does not hold."""

    line: int
    column: str
    rule: str
    fix: str


class LearnerNamed(Shape):
    """A learner by codes."""

    cohort: str
    learner: str


class TableBrought(Shape):
    """What a table would change, or did where done is true; nothing where there are problems."""

    kind: Literal["cohort_table"]
    done: bool
    sentence: str
    new_cohorts: list[str]
    changed_cohorts: list[str]
    new_learners: list[LearnerNamed]
    changed_learners: list[LearnerNamed]
    same: int
    problems: list[TableProblem]


class ReportFigure(Shape):
    """One figure of a report; the marks are explained under suppression and method."""

    table: str = Field(description="all, by state, by site, or demand by spoke.")
    code: str
    name: str
    measure: str
    value: float | None = Field(description="null: hidden or not given; a lower end where mark is at_least.")
    mark: str


class YearlyReport(Shape):
    """The funnel of a year's cohorts with small cells hidden, and how it was made."""

    kind: Literal["report"]
    year: int
    as_of: datetime.date
    whose: Literal["real", "demonstration"]
    notice: str
    cohorts: int
    seats: int
    releases: list[str]
    method: list[str]
    formulas: list[str]
    suppression: str
    fingerprint: str
    figures: list[ReportFigure]
