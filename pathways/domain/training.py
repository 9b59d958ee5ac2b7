"""Training and what it proves: modules, the programme, credentials and the sites that run labs."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Basis:
    """What of a record was published by its owner and what this project assumes; either may be ''."""

    published: str = ""
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A training module. teaches maps a skill to the level reached on completion; hours is learner time.

    kind is bridge, hub, spoke or capstone; requires are all needed first, requires_any at least one of them;
    formats splits the hours by form (lecture, simulation, lab, workshop, self_study, workplace).
    """

    id: str
    title: str
    kind: str
    area: str
    stage: int
    hours: int
    formats: Mapping[str, int]
    requires: tuple[str, ...]
    requires_any: tuple[str, ...]
    summary: str
    outcomes: tuple[str, ...]
    teaches: Mapping[str, int]
    basis: Basis = Basis()
    waivable: bool = False

    @property
    def lab_hours(self) -> int:
        """Hours that must be spent in person at a site."""
        return self.formats.get("lab", 0) + self.formats.get("workshop", 0)


@dataclass(frozen=True, slots=True)
class Program:
    """The certificate the modules add up to: what TechAMP published of it, and what is modelled here."""

    name: str
    short_name: str
    months: int
    weekly_hours_min: int
    weekly_hours_max: int
    weeks: int
    spokes_min: int
    spokes_default: int
    spokes_max: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential and the skill levels its holder may be presumed to have (never above 3)."""

    id: str
    name: str
    issuer: str
    type: str
    tier: str
    entry: str
    proves: Mapping[str, int]
    abbreviations: tuple[str, ...] = ()
    weak_abbreviations: tuple[str, ...] = ()
    checked: str = "general_knowledge"
    source: str = ""
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Partner:
    """A named TechAMP site or collaborator; relation 'delivery' means learners can attend labs there."""

    id: str
    name: str
    kind: str
    city: str
    state: str
    relation: str
    role: str
    source: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class State:
    """A state or the District of Columbia: postal code, FIPS code, Census region, tile on the map, centre."""

    postal: str
    fips: str
    name: str
    region: str
    division: str
    column: int
    row: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A town or city, so that a distance can be told: postal code of its state, about where its middle lies."""

    id: str
    name: str
    state: str
    latitude: float
    longitude: float
