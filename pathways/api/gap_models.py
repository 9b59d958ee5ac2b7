"""Gaps by state as programs see them."""

from typing import Literal

from pydantic import Field

from pathways.api.base_models import Shape
from pathways.api.request_models import Asked
from pathways.domain.state_gap import Mark, SubjectKind, Whose

MARKS = (
    "Why there is no value, or not the whole: not_published, the statistics do not tell; hidden, fewer than 11 people, "
    "or a number that would give a smaller one away; at_least, the part of a sum that is known; at_most, less what "
    "may be hidden; partial, worked out from such parts, so the true figure may lie on either side; no_data. Empty: a "
    "full figure, and 0 is a zero that was counted."
)
ShareTexts = list[str]


class GapsAsked(Asked):
    """What every question about gaps may say."""

    whose: Literal["", "real", "demonstration"] = Field(
        default="", description="Whose openings and people; empty: real ones where there are any."
    )
    share: ShareTexts = Field(
        default=[],
        description="Shares of roles in their occupations that replace the assumed ones, as 17-3024.role-id=0.4.",
    )


class SubjectAsked(GapsAsked):
    """A gap of one subject."""

    of: str = Field(
        description="spoke:ID, module:ID, role:ID or skill:ID@LEVEL, LEVEL the least that counts.",
        json_schema_extra={"example": "spoke:robotics"},
    )


class TableAsked(SubjectAsked):
    """A gap of one subject, in some states."""

    area: str = Field(default="", description="A Census region or division by name; empty: all states.")


class AreaAsked(GapsAsked):
    """The gaps of one state."""

    kind: SubjectKind = Field(default="spoke", description="Which subjects to list.")
    level: int = Field(default=3, ge=1, le=4, description="The least level that counts, where skills are listed.")
    within: str = Field(default="", description="A subject, to list what it is made of instead.")


class StateAsked(Asked):
    """One state."""

    state: str = Field(description="Two letters or a name; US for the nation.", json_schema_extra={"example": "OH"})


class GapFigure(Shape):
    """One number, or why there is none."""

    value: float | None
    mark: Mark = Field(description=MARKS)


class GapDemand(Shape):
    """One of the two demands; they are never added."""

    count: GapFigure = Field(description="Jobs, or openings.")
    per_thousand: GapFigure = Field(description="To 1,000 manufacturing jobs of the state.")
    quotient: GapFigure = Field(description="Location quotient: the share here over the share in the nation.")
    coverage: float = Field(description="0 to 1: how much of what could be counted is.")


class GapRow(Shape):
    """One subject in one area."""

    subject: str
    name: str
    area: str = Field(description="Postal code, or US.")
    jobs: GapDemand = Field(description="From employment statistics, by the assumed shares of roles.")
    openings: GapDemand = Field(description="From firms' openings and imported ads.")
    workers: GapFigure = Field(description="Workers who agreed to be found and have it.")
    certified: GapFigure = Field(description="Of them, those who hold the certificate.")
    training: GapFigure = Field(description="People in training for it who do not have it.")
    short_jobs: GapFigure = Field(description="Jobs less workers and people in training: the upper end.")
    short_openings: GapFigure = Field(description="Openings less workers and people in training.")


class GapSources(Shape):
    """The releases and rules behind the figures."""

    employment: str
    manufacturing: str
    openings: str
    supply: str
    catalogue: str
    date: str


class GapShare(Shape):
    """Which part of an occupation's jobs is work of a role: an assumption."""

    soc: str
    role: str
    share: float
    source: str
    changed: bool = Field(description="Whether this request put another figure.")


class Gaps(Shape):
    """Gaps with what they rest on."""

    whose: Whose
    rows: list[GapRow]
    nation: list[GapRow] = Field(description="The whole country, a row for each subject.")
    sources: GapSources
    shares: list[GapShare]


class GapRole(Shape):
    """One role behind a figure of jobs."""

    role: str
    title: str
    soc: str
    year: int
    employment: GapFigure
    share: float
    level_asked: int = Field(description="0 where the subject has no level.")
    jobs: GapFigure


class GapOpening(Shape):
    """One opening or ad behind a figure of openings."""

    id: str
    title: str
    month: str
    role: str
    level_asked: int
    demo: bool = Field(description="Invented, for demonstration.")


class GapBehind(Shape):
    """The rows behind the figures of one subject in one area."""

    subject: str
    area: str
    roles: list[GapRole]
    openings: list[GapOpening] = Field(description="The newest.")
    openings_total: int


class GapTrendPoint(Shape):
    """One release's figure."""

    period: str = Field(description="Year of a release of statistics, or month of openings.")
    what: Literal["jobs", "openings"]
    figure: GapFigure


class GapTrend(Shape):
    """How the figures of one subject in one area moved."""

    subject: str
    area: str
    points: list[GapTrendPoint]
