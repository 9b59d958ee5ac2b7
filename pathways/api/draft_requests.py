"""What programs send for a draft of a module."""

from pydantic import Field

from pathways.api.opening_requests import examples
from pathways.api.request_models import Asked, Given, Id
from pathways.domain.seat_plan import MOST_HOURS, MOST_SEATS, MOST_TAUGHT, GapBasis
from pathways.domain.skill import MAX_LEVEL
from pathways.use_cases.plans.check_plan import LONGEST_TITLE
from pathways.use_cases.plans.drafts import USUAL_SEATS


class TaughtGiven(Given):
    """A skill that a draft teaches, and the level it reaches."""

    skill: Id = Field(description="Id of a skill; GET /skills lists them.")
    level: int = Field(ge=1, le=MAX_LEVEL)


class EffectAsked(Asked):
    """How a draft is to be weighed."""

    seats: int = Field(default=USUAL_SEATS, ge=0, le=MOST_SEATS, description="Seats in each state.")
    basis: GapBasis = Field(default="jobs", description="The gap counted from jobs, or from openings and ads.")


class DraftAsked(Given):
    """A module or spoke to be weighed before anybody builds it."""

    model_config = examples(
        spoke={"title": "Laser lab", "hours": 80, "teaches": [{"skill": "print-reading", "level": 4}], "seats": 24}
    )

    title: str = Field(min_length=1, max_length=LONGEST_TITLE)
    hours: int = Field(ge=1, le=MOST_HOURS, description="Hours of a learner.")
    teaches: list[TaughtGiven] = Field(min_length=1, max_length=MOST_TAUGHT)
    seats: int = Field(default=USUAL_SEATS, ge=0, le=MOST_SEATS, description="Seats in each state.")
    basis: GapBasis = Field(default="jobs", description="The gap counted from jobs, or from openings and ads.")
