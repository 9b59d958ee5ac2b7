"""A release of the O*NET database, as far as it is used: occupations, their titles, activities and technology."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OnetOccupation:
    """One occupation by its O*NET-SOC code. job_zone is the preparation class 1-5 (0: not rated)."""

    code: str
    title: str
    job_zone: int = 0


@dataclass(frozen=True, slots=True)
class OnetTitle:
    """A name people use for an occupation: listed by analysts ('alternate') or given by job holders ('reported')."""

    code: str
    title: str
    kind: Literal["alternate", "reported"]


@dataclass(frozen=True, slots=True)
class OnetActivity:
    """A detailed work activity of an occupation; weight is how many of its tasks it stands behind."""

    code: str
    dwa: str
    weight: int


@dataclass(frozen=True, slots=True)
class OnetTechnology:
    """A program or machine named for an occupation, with its UNSPSC commodity code.

    hot means often named in job ads of any occupation, in_demand often named in those of this one.
    """

    code: str
    commodity: str
    example: str
    hot: bool
    in_demand: bool


@dataclass(frozen=True, slots=True)
class OnetRelation:
    """An occupation near another one; rank 1 is nearest."""

    code: str
    related: str
    rank: int


@dataclass(frozen=True, slots=True)
class OnetTask:
    """One task in the words of O*NET; used for search only and never shown as ours."""

    code: str
    task: str
    text: str
    core: bool


@dataclass(frozen=True, slots=True)
class OnetRelease:
    """One release, read whole. release is its number ('29.3'; '' unknown); absent names the tables it came without."""

    release: str
    occupations: tuple[OnetOccupation, ...]
    titles: tuple[OnetTitle, ...] = ()
    activities: tuple[OnetActivity, ...] = ()
    technologies: tuple[OnetTechnology, ...] = ()
    relations: tuple[OnetRelation, ...] = ()
    tasks: tuple[OnetTask, ...] = ()
    absent: tuple[str, ...] = ()
