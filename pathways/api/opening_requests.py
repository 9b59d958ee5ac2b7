"""What programs send about openings. Rules that need the catalogue are the use cases'."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from pathways.api.request_models import LONGEST_ID, Asked, CircumstancesGiven, Given, Id, Ids
from pathways.domain.opening import Ask
from pathways.domain.posting import LONGEST_TEXT
from pathways.domain.skill import MAX_LEVEL
from pathways.domain.worker import Shift
from pathways.use_cases.know_worker import HIGHEST_PAY
from pathways.use_cases.openings.edit_opening import LONGEST_TITLE, USUAL_LEVEL
from pathways.use_cases.openings.opening_code import LONGEST_WORDS, MOST_DEMANDS
from pathways.use_cases.openings.parse_filters import FARTHEST, CertificateWish
from pathways.use_cases.openings.rank_workers import MOST, USUAL_LIMIT

EXAMPLE_AD = (
    "Controls Technologist, third shift. Dayton, OH. $34 - $41 per hour\n"
    "Requirements\n"
    "- Must troubleshoot Allen-Bradley ladder logic on your own\n"
    "- Must read electrical schematics\n"
    "- BS in engineering preferred"
)
EXAMPLE_POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "CNC Machinist",
    "description": "Set up and run Haas mills from a drawing. Edit G-code at the machine. Check first pieces.",
    "identifier": {"@type": "PropertyValue", "value": "REQ-7"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Worcester", "addressRegion": "MA"}},
}
EXAMPLE_DEMANDS = [{"skill": "plc-ladder-logic", "level": 3}, {"skill": "robot-operation", "level": 2, "ask": "nice"}]
EXAMPLE_OPERATOR = "I run the packaging line, eight years. I clear jams, change sensors and read simple schematics."


def examples(**bodies: dict[str, Any]) -> ConfigDict:
    """A model's bodies to try, by name, for the OpenAPI document."""
    named = {name: {"value": body} for name, body in bodies.items()}
    return ConfigDict(openapi_extra={"examples": named})  # type: ignore[typeddict-unknown-key]


def documented(**rules: Any) -> dict[str, Any]:
    """Rules that stand in the OpenAPI document and are kept by a use case, which says better what to do."""
    return rules


class DemandGiven(Given):
    """A skill the opening asks for."""

    skill: Id = Field(description="Id of the skill; GET /skills finds it.")
    level: int = Field(default=USUAL_LEVEL, ge=1, le=MAX_LEVEL, description="1 aware to 4 leads others.")
    ask: Ask = Field(default="must", description="must: without it nobody is hired; nice: it helps.")


class OpeningCorrected(Given):
    """Corrections of an opening. What is left out stays as it is."""

    demands: list[DemandGiven] = Field(
        default=[], max_length=MOST_DEMANDS, description="Skills to add, or to ask for at another level; they overrule."
    )
    removed: Ids = Field(default=[], description="Ids of skills that are not asked for.")
    dropped_credentials: Ids = Field(default=[], description="Ids of credentials that are not asked for.")
    dropped_formal: list[Annotated[str, Field(max_length=LONGEST_WORDS)]] = Field(
        default=[], max_length=MOST_DEMANDS, description="Quotes of formal demands that are no longer asked for."
    )
    title: str = Field(
        default="", max_length=LONGEST_TITLE, description="Its words are compared too, with those of the ad."
    )
    state: str | None = Field(default=None, description="A state by name or by its two letters; empty: not said.")
    place: str | None = Field(default=None, description="Id of a town near it; GET /places lists them.")
    shift: Shift | None = None
    pay: float | None = Field(
        default=None,
        description="What the job pays at most, US dollars.",
        json_schema_extra=documented(minimum=0, maximum=HIGHEST_PAY),
    )
    pay_unit: Literal["year", "hour"] = "year"


class OpeningTold(OpeningCorrected):
    """An opening: a text, or a JobPosting, or demands, or one of the first two with corrections beside it."""

    text: str = Field(
        default="",
        description="The ad: text, HTML, or a page with a JobPosting in it.",
        json_schema_extra=documented(maxLength=LONGEST_TEXT),
    )
    posting: dict[str, Any] | None = Field(default=None, description="A schema.org JobPosting.")


class OpeningAsked(OpeningTold):
    """An opening to read, or to keep."""

    model_config = examples(text={"text": EXAMPLE_AD}, posting={"posting": EXAMPLE_POSTING})


class FiltersGiven(Given):
    """What people must fit beside skills; all that is set holds at once."""

    states: list[Annotated[str, Field(max_length=30)]] = Field(
        default=[], max_length=60, description="Two letters each; people of any of them."
    )
    miles: int = Field(
        default=0,
        description="How far from the opening's place at most; 0: any distance.",
        json_schema_extra=documented(minimum=0, maximum=FARTHEST),
    )
    shifts: list[Shift] = Field(default=[], max_length=10, description="People who would work any of them.")
    certificate: CertificateWish = Field(default="", description="The programme's certificate; empty: not asked.")
    credentials: Ids = Field(default=[], description="Ids of credentials that must all be held.")
    within_pay: bool = Field(default=False, description="Only people whose pay floor the opening reaches.")
    available_by: str = Field(default="", description="Only people free by this day.", examples=["2027-01-31"])
    real_only: bool = Field(default=False, description="Leave demonstration people out.")


Limit = Annotated[int, Field(ge=0, le=MOST, description="How many people at most; 0: counts alone.")]


class RankingAsked(OpeningTold):
    """An opening to rank people for."""

    model_config = examples(
        text={"text": EXAMPLE_AD, "filters": {"miles": 250, "states": ["OH", "MI", "IN"]}, "limit": 5},
        demands={"demands": EXAMPLE_DEMANDS, "state": "OH", "limit": 5},
    )

    filters: FiltersGiven = FiltersGiven()
    limit: Limit = USUAL_LIMIT


class OperatorAsked(OpeningTold):
    """An opening, and what somebody who works for you already can do."""

    model_config = examples(operator={"text": EXAMPLE_AD, "operator": EXAMPLE_OPERATOR})

    operator: str = Field(
        description="What they can do, in their words or yours.", json_schema_extra=documented(maxLength=LONGEST_TEXT)
    )
    circumstances: CircumstancesGiven = Field(
        default=CircumstancesGiven(), description="What the route has to fit; without a state, that of the opening."
    )


class OpeningChanged(OpeningCorrected):
    """Corrections of an opening that is kept."""

    model_config = examples(level={"demands": [{"skill": "plc-ladder-logic", "level": 2}], "removed": ["five-s"]})

    status: Literal["open", "closed"] | None = Field(default=None, description="Workers see open ones alone.")


class OpeningsListed(Asked):
    """Which part of a list."""

    limit: int = Field(default=100, ge=1, le=1000, description="How many at most.")
    skip: int = Field(default=0, ge=0, le=1_000_000, description="How many to pass over.")


class PeopleAsked(Asked):
    """Filters for the people of an opening that is kept; a list is a name given several times."""

    states: list[Annotated[str, Field(max_length=30)]] = Field(default=[], max_length=60)
    miles: int = Field(default=0, json_schema_extra=documented(minimum=0, maximum=FARTHEST))
    shifts: list[Shift] = Field(default=[], max_length=10)
    certificate: CertificateWish = ""
    credentials: Ids = Field(default=[], description="Ids of credentials that must all be held.")
    within_pay: bool = False
    available_by: str = Field(default="", description="Only people free by this day, year-month-day.")
    real_only: bool = Field(default=False, description="Leave demonstration people out.")
    limit: Limit = USUAL_LIMIT


class WorkerOfOpening(Asked):
    """One worker beside one opening."""

    id: str = Field(description="Id of the opening.")
    worker: str = Field(description="Id of the worker, as a ranking tells it.")


class ContactOfOpening(Asked):
    """One request of one opening."""

    id: str = Field(description="Id of the opening.")
    contact: str = Field(description="Id of the request.")


class KeyGiven(Asked):
    """Headers of a request that may be sent twice."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    key: str = Field(
        default="",
        alias="Idempotency-Key",
        max_length=LONGEST_ID,
        description="Made up by you: sent again with the same body it gives the same answer and makes nothing new.",
    )
