"""What programs of a lead send about cohorts. Rules that need the catalogue are the use cases'."""

from typing import Annotated, Any

from pydantic import Field

from pathways.api.opening_requests import examples
from pathways.api.request_models import LONGEST_ID, Asked, Given, Id
from pathways.domain.cohort_rules import LONGEST_TITLE

MOST_CHARACTERS = 1_500_000
"""Of one table: some 10,000 rows; larger ones go through the page."""
LONGEST_DAY = 10

EXAMPLE_TABLE = (
    "cohort,site,term,offers,capacity,learner,state,enquired,enrolled,capstone,certified,hired,left,modules,"
    "capstone_title,role\n"
    "OSU-2025F,ohio-state,2025 fall,hub-lab,20,A-1,OH,2025-06-01,2025-09-01,,,,,hub-lab,,\n"
)

Day = Annotated[str, Field(max_length=LONGEST_DAY, description="As 2026-09-01; empty: not yet.")]


class CohortGiven(Given):
    """A new cohort."""

    model_config = examples(
        cohort={"cohort": "OSU-2026F", "site": "ohio-state", "term": "2026 fall", "offers": ["hub-lab"], "capacity": 24}
    )
    cohort: Id = Field(description="A code of your own; it stays.")
    site: Id = Field(description="Id of a site that teaches; GET /sites lists them.")
    term: Id = Field(description="Year and winter, spring, summer or fall.")
    offers: list[Id] = Field(max_length=200, description="Ids of the modules it teaches.")
    capacity: int = Field(description="Seats.")

    def fields(self) -> dict[str, str]:
        """As they are checked."""
        given: dict[str, Any] = self.model_dump()
        return {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in given.items()}


class LearnerGiven(Given):
    """Everything of a learner; what is left out is empty."""

    state: Id = Field(description="Two letters, or the name.")
    enquired: Day
    enrolled: Day = ""
    capstone: Day = ""
    certified: Day = ""
    hired: Day = ""
    left: Day = ""
    modules: list[Id] = Field(default=[], max_length=200)
    capstone_title: str = Field(default="", max_length=LONGEST_TITLE)
    role: str = Field(default="", max_length=LONGEST_ID)
    revision: int | None = Field(default=None, description="The one you read; null: a new learner.")
    email: str = Field(
        default="", max_length=254, description="Whose record it is; kept as a digest alone. Empty: as it was."
    )

    def fields(self, learner: str) -> dict[str, str]:
        """As they are checked."""
        given: dict[str, Any] = self.model_dump(exclude={"revision", "email"})
        typed = {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in given.items()}
        return {**typed, "learner": learner}


class TableGiven(Given):
    """A table of cohorts and learners."""

    model_config = examples(check={"table": EXAMPLE_TABLE, "dry_run": True})
    table: str = Field(max_length=MOST_CHARACTERS, description="CSV, a learner a row.")
    dry_run: bool = Field(default=True, description="Only say what it would change.")


class CohortAsked(Asked):
    """A cohort by its id."""

    id: Id


class LearnerAsked(Asked):
    """A learner of a cohort by their code."""

    id: Id
    learner: Id


class YearAsked(Asked):
    """A year."""

    year: str = Field(max_length=LONGEST_ID, description="Such as 2026.")


class ReportAsked(Asked):
    """Which report of the year."""

    as_of: str = Field(default="", max_length=LONGEST_DAY, description="The last day counted; empty: today.")
    whose: str = Field(default="", max_length=20, description="real or demonstration; empty: real, where there is any.")
