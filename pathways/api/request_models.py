"""What programs send. A field that is not named here is refused; rules that need the catalogue are the use cases'."""

from typing import Annotated, Any, Literal

from flask_openapi3.models.file import FileStorage
from pydantic import BaseModel, ConfigDict, Field

from pathways.domain.reading import TextKind
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.worker import MAX_HOURS_WEEK, MIN_HOURS_WEEK, Shift
from pathways.use_cases.know_worker import FARTHEST, HIGHEST_PAY
from pathways.use_cases.look_up import LONGEST_QUERY
from pathways.use_cases.read_text import LONGEST_TEXT

MOST_IDS = 300
"""More ids than any list of the catalogue holds."""
LONGEST_ID = 80

EXAMPLE_TEXT = (
    "CNC machinist, four years on Haas mills, Toledo, second shift. I read prints and do my own offsets. "
    "I never ran a robot."
)
EXAMPLE_CIRCUMSTANCES = {"state": "OH", "hours_week": 8, "shift": "second", "pay": 24.5, "pay_unit": "hour"}
EXAMPLE_SKILLS = [{"skill": "cnc-operation", "level": 3}, {"skill": "print-reading", "level": 3}]

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
Ids = Annotated[list[Id], Field(max_length=MOST_IDS)]


def _documented(**rules: Any) -> dict[str, Any]:
    """Rules that stand in the OpenAPI document and are kept by a use case, which says better what to do."""
    return rules


def _named(example: dict[str, Any]) -> dict[str, Any]:
    return {"value": example}


class Given(BaseModel):
    """A JSON object from outside: no other fields, no other types, no infinite numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Asked(BaseModel):
    """Parameters of an address: no other names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SkillGiven(Given):
    """A skill somebody has."""

    skill: Id = Field(description="Id of the skill; GET /skills finds it.")
    level: int = Field(ge=1, le=MAX_LEVEL, description="1 aware, 2 with help, 3 on one's own, 4 leads others.")


class CircumstancesGiven(Given):
    """What the plan has to fit; all of it may be left out."""

    state: str = Field(default="", description="A state by name or by its two letters, or empty.")
    hours_week: float = Field(
        default=10,
        description="Study hours a week.",
        json_schema_extra=_documented(minimum=MIN_HOURS_WEEK, maximum=MAX_HOURS_WEEK),
    )
    shift: Shift = Field(default="unknown", description="The shift worked, when labs are held.")
    travel_miles: int = Field(
        default=60,
        description="How far to travel to a lab at most.",
        json_schema_extra=_documented(minimum=0, maximum=FARTHEST),
    )
    start: str = Field(
        default="", description="First day of study, year-month-day; empty: today.", examples=["2027-01-31"]
    )
    pay: float = Field(
        default=0,
        description="Pay today in US dollars, overtime included; 0: not said.",
        json_schema_extra=_documented(minimum=0, maximum=HIGHEST_PAY),
    )
    pay_unit: Literal["year", "hour"] = "year"


class Told(Given):
    """What is known of a worker: a text, or skills, or a text with corrections beside it."""

    text: str = Field(
        default="",
        description="The worker's own words or résumé.",
        json_schema_extra=_documented(maxLength=LONGEST_TEXT),
    )
    title: str = Field(default="", max_length=LONGEST_QUERY, description="Their job title, in their own words.")
    start_role: str = Field(
        default="", max_length=LONGEST_ID, description="Id of the role they hold today, where it is known."
    )
    skills: list[SkillGiven] = Field(
        default=[], max_length=MOST_IDS, description="Skills they have; they overrule the text."
    )
    denied: Ids = Field(default=[], description="Ids of skills they do not have, whatever the text or the job says.")
    removed: Ids = Field(default=[], description="Ids of skills that were read wrongly: nothing is known of them.")
    credentials: Ids = Field(default=[], description="Ids of credentials they hold.")
    done_modules: Ids = Field(default=[], description="Ids of modules they have finished.")
    circumstances: CircumstancesGiven = CircumstancesGiven()


class RouteAsked(Told):
    """A worker and the role to get to."""

    model_config = ConfigDict(
        openapi_extra={
            "examples": {
                "words": _named(
                    {"text": EXAMPLE_TEXT, "role": "automation-technologist", "circumstances": EXAMPLE_CIRCUMSTANCES}
                ),
                "skills": _named(
                    {"start_role": "machinist", "skills": EXAMPLE_SKILLS, "role": "machining-technologist"}
                ),
            }
        }  # type: ignore[typeddict-unknown-key]
    )

    role: Id = Field(description="Id of the role to get to; GET /roles lists them.")


class ComparisonAsked(Told):
    """A worker, and roles to compare; without roles, the most promising ones."""

    model_config = ConfigDict(
        openapi_extra={
            "examples": {
                "best": _named({"text": EXAMPLE_TEXT, "limit": 3, "circumstances": EXAMPLE_CIRCUMSTANCES}),
                "chosen": _named(
                    {
                        "start_role": "machinist",
                        "skills": EXAMPLE_SKILLS,
                        "roles": ["machining-technologist", "automation-technologist"],
                    }
                ),
            }
        }  # type: ignore[typeddict-unknown-key]
    )

    roles: Ids = Field(default=[], description="Ids of the roles to compare.")
    limit: int = Field(default=8, ge=1, le=20, description="How many roles at most when none is named.")


class ReadingAsked(Given):
    """One text to read."""

    model_config = ConfigDict(
        openapi_extra={"example": {"text": EXAMPLE_TEXT, "kind": "worker"}}  # type: ignore[typeddict-unknown-key]
    )

    text: str = Field(
        description="A worker's words, a résumé or a job ad.", json_schema_extra=_documented(maxLength=LONGEST_TEXT)
    )
    kind: TextKind = Field(default="worker", description="worker: what somebody can do; ad: what an employer asks for.")


class DocumentSent(Asked):
    """A document to read."""

    file: FileStorage = Field(description="PDF, DOCX, TXT, HTML or JSON Resume.")
    kind: TextKind = Field(default="worker", description="worker: what somebody can do; ad: what an employer asks for.")


class SkillsAsked(Asked):
    """A search for skills."""

    query: str = Field(default="", max_length=LONGEST_QUERY, description="Words to search for; empty: all skills.")
    limit: int = Field(default=12, ge=1, le=50, description="How many at most when searching.")


class OccupationsAsked(Asked):
    """A search for occupations."""

    text: str = Field(
        min_length=1, max_length=LONGEST_QUERY, description="A job title.", json_schema_extra={"example": "setup man"}
    )
    limit: int = Field(default=10, ge=1, le=50, description="How many at most.")


class ThingAsked(Asked):
    """One thing of the catalogue."""

    id: str = Field(description="Its id.")
