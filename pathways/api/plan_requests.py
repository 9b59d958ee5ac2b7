"""What programs send for a plan of seats. All of it may be left out: then the usual assumptions hold."""

from typing import Literal

from pydantic import Field

from pathways.api.opening_requests import examples
from pathways.api.request_models import Asked, Given, Id
from pathways.domain.role import TIERS, Tier
from pathways.domain.seat_plan import (
    FARTHEST,
    MOST_DOLLARS,
    MOST_OFFERINGS,
    MOST_SEATS,
    MOST_SITES,
    GapBasis,
    Weighting,
)
from pathways.use_cases.plans.check_plan import LONGEST_TITLE


class ShareGiven(Given):
    """A share that is assumed: low <= value <= high."""

    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)


class RoomGiven(Given):
    """So many seats a site has for an offering; what is not named has the usual room."""

    site: Id = Field(description="Id of a site, as in GET /sites, or town-… for one of your own.")
    offering: Id
    seats: int = Field(ge=0, le=MOST_SEATS)


class OtherShareGiven(Given):
    """Which part of an occupation's jobs is work of a role, in the place of the assumed part."""

    soc: Id = Field(description="Occupation, such as 17-3024; GET /gaps lists the shares.")
    role: Id
    share: float = Field(ge=0, le=1)


class PlanAsked(Given):
    """What a plan has to keep to."""

    model_config = examples(
        usual={"seats": 60},
        changed={"title": "Next autumn", "seats": 24, "sites": ["ccri", "ccat"], "own_sites": ["worcester-ma"],
                 "offerings": ["spoke:robotics", "hub"], "basis": "openings", "reach": 40,
                 "completion": {"value": 0.6, "low": 0.5, "high": 0.7}},
    )  # fmt: skip

    title: str = Field(default="", max_length=LONGEST_TITLE)
    seats: int | None = Field(default=None, ge=0, le=MOST_SEATS, description="Null with dollars: no limit.")
    dollars: int | None = Field(default=None, ge=0, le=MOST_DOLLARS)
    hour_cost: float | None = Field(default=None, ge=0, le=10_000, description="Dollars a learner hour.")
    sites: list[Id] | None = Field(default=None, max_length=MOST_SITES, description="Null: every delivery partner.")
    own_sites: list[Id] = Field(default=[], max_length=MOST_SITES, description="Ids of towns, as in GET /places.")
    offerings: list[Id] | None = Field(
        default=None, max_length=MOST_OFFERINGS, description="hub, spoke:…, module:…, draft:…; null: every spoke."
    )
    rooms: list[RoomGiven] = Field(default=[], max_length=MOST_SITES * MOST_OFFERINGS)
    completion: ShareGiven | None = None
    placement: ShareGiven | None = None
    reach: int | None = Field(default=None, ge=0, le=FARTHEST, description="Miles, across state lines too.")
    basis: GapBasis = "jobs"
    weighting: Weighting = "asked"
    tiers: list[Tier] = Field(default=list(TIERS), min_length=1, max_length=3)
    states: list[Id] = Field(default=[], max_length=60, description="States that count, by code or name; empty: all.")
    shares: list[OtherShareGiven] = Field(default=[], max_length=200, description="What is not named is as assumed.")
    whose: Literal["real", "demonstration"] | None = Field(default=None, description="Null: real when there are any.")


class TwoPlansAsked(Asked):
    """Two plans."""

    id: str = Field(description="The id of one.")
    other: str = Field(description="The id of the other.")


class LinkAsked(Asked):
    """A plan by its link."""

    token: str = Field(description="What stands at the end of the link.")
