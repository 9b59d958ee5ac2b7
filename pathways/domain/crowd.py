"""Everybody who can be found, as a search sees them, and what a search asks and answers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pathways.domain.profile import CertificateState
from pathways.domain.worker import Shift

Demo = Literal["with", "without", "only"]
"""Invented people beside real ones, left out, or alone."""


@dataclass(frozen=True, slots=True)
class CrowdRow:
    """One person as the index holds them; what they do not show is not here, so that no filter can tell it.

    codes is one byte a skill in the catalogue's order (see matching.encode_held), vector one signed byte a dimension.
    latitude and longitude are those of the place shown, else of the middle of the state (None: neither). pay_floor 0
    and shift 'unknown' mean not said; available None means now. training are modules under way. gone: no longer to be
    found.
    """

    id: str
    revision: int
    codes: bytes = b""
    vector: bytes = b""
    state: str = ""
    latitude: float | None = None
    longitude: float | None = None
    shift: Shift = "unknown"
    certificate: CertificateState = "none"
    credentials: tuple[str, ...] = ()
    pay_floor: int = 0
    available: datetime.date | None = None
    demo: bool = False
    gone: bool = False
    training: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how far from it people may live, in miles by great circle."""

    latitude: float
    longitude: float
    miles: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What people must fit beside skills; all that is set holds at once, what is empty asks nothing.

    credentials must all be held, any_credentials at least one of them. pay_at_most keeps people whose floor is at or
    under it; available_by those free by then. Who has not said passes the filters on shift and pay. excluded are ids
    that blocked this employer.
    """

    states: frozenset[str] = frozenset()
    near: Near | None = None
    shifts: frozenset[Shift] = frozenset()
    certificates: frozenset[CertificateState] = frozenset()
    credentials: frozenset[str] = frozenset()
    any_credentials: frozenset[str] = frozenset()
    pay_at_most: int = 0
    available_by: datetime.date | None = None
    demo: Demo = "with"
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement as a search sees it; share is its part of the whole (all shares add up to 1)."""

    skill: str
    level: int
    share: float
    must: bool


@dataclass(frozen=True, slots=True)
class CrowdHit:
    """One person found: their score for the opening and the cosine in it."""

    id: str
    total: float
    likeness: float


@dataclass(frozen=True, slots=True)
class NearGroup:
    """People who lack exactly these musts: how many there are, and the best of them."""

    lacking: tuple[str, ...]
    count: int
    hits: tuple[CrowdHit, ...]


@dataclass(frozen=True, slots=True)
class CrowdAnswer:
    """What a search found.

    pool: people who pass the filters; fits: those of them who meet every must; hits: the best fits, best first.
    groups: who misses some must, fewest missing first, then the larger group. without: for each must, how many would
    fit if it were not asked. options: for each filter, how many would fit under each single choice of it with all
    other filters left as they are. better: the totals of the best fits in falling order, for 'nth of so many'.
    meet: for each must, how many of the pool meet it. lacking: for each number of musts, how many lack so many
    (counted only where groups are asked for).
    """

    pool: int
    fits: int
    hits: tuple[CrowdHit, ...]
    groups: tuple[NearGroup, ...] = ()
    without: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    better: tuple[float, ...] = ()
    meet: Mapping[str, int] = field(default_factory=dict)
    lacking: Mapping[int, int] = field(default_factory=dict)
