"""Gaps by state: what is asked for, who is known to have it, and what each figure rests on.

Two demands stand side by side and are never added: jobs (employment statistics x the share of a role in its occupation
x whether the role needs the skill at this level) and openings (firms' openings and imported ads that ask for it).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SubjectKind = Literal["skill", "role", "module", "spoke"]
Whose = Literal["real", "demonstration"]
"""Whose openings and people are counted. The two are never mixed: their difference would give small cells back."""

Mark = Literal["", "not_published", "hidden", "at_least", "at_most", "partial", "no_data"]
"""Why a figure has no value or is not the whole: the statistics do not publish it; fewer than LEAST people stand behind
it or behind what it would give away; the value is a lower end; it is an upper end; it was computed from lower ends, so
it may lie on either side; nothing is known to compute it from. A lower end of 0 says nothing and is no value."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a gap is of. level is the least level that counts (1-4) for a skill, 0 for everything else."""

    kind: SubjectKind
    id: str
    level: int = 0

    @property
    def code(self) -> str:
        """As it stands in an address, in a CSV and in the API: 'skill:plc-programming@3', 'spoke:robotics'."""
        return f"{self.kind}:{self.id}" + (f"@{self.level}" if self.level else "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, or why there is none. A zero that was counted is 0 with no mark."""

    value: float | None = None
    mark: Mark = ""


NOTHING = Figure(None, "no_data")


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of a state, told three ways. count is jobs or openings; per_thousand is a thousand manufacturing jobs
    of the state; quotient is the location quotient: the share here over the share in the nation. coverage in [0, 1]
    says how much of what could be counted is: published occupations, or ads whose state is known."""

    count: Figure = NOTHING
    per_thousand: Figure = NOTHING
    quotient: Figure = NOTHING
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Supply:
    """Who is known here: workers who agreed to be found and have it, of them those who hold the certificate, and people
    who do not have it and are in training that teaches it. Small cells are hidden."""

    workers: Figure = NOTHING
    certified: Figure = NOTHING
    training: Figure = NOTHING


@dataclass(frozen=True, slots=True)
class StateGap:
    """One subject in one area (a postal code, or 'US'). short_* is demand less workers and people in training: the
    upper end of a shortage, since most people are not known here; below 0 there are more people than asked for. What is
    hidden counts as 0, and the mark is then 'at_most'; of a demand that is a lower end it is 'at_least', of both
    'partial'."""

    subject: Subject
    area: str
    employment: Demand
    openings: Demand
    supply: Supply
    short_employment: Figure = NOTHING
    short_openings: Figure = NOTHING


@dataclass(frozen=True, slots=True)
class RoleShare:
    """Which part of an occupation's jobs is work of a role. Official statistics merge technologists with technicians,
    so this is an assumption; source says on what it rests, changed that the reader has put another figure."""

    soc: str
    role: str
    share: float
    source: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class GapSources:
    """The releases and rules behind a table of gaps, ready to be printed."""

    employment: str
    manufacturing: str
    openings: str
    supply: str
    catalogue: str
    date: str


@dataclass(frozen=True, slots=True)
class GapTable:
    """Gaps of one subject over all states, or of many subjects in one state; nation is the row of the whole country
    for each subject. shares are those in force."""

    whose: Whose
    rows: tuple[StateGap, ...]
    nation: tuple[StateGap, ...]
    sources: GapSources
    shares: tuple[RoleShare, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleBehind:
    """One role behind a figure of jobs: its occupation's jobs in the area, the share, and what it asks of the skill."""

    role: str
    soc: str
    year: int
    employment: Figure
    share: float
    level_asked: int
    jobs: Figure


@dataclass(frozen=True, slots=True)
class OpeningBehind:
    """One opening or ad behind a figure of openings: where it stands, what it is called, the level it asks for."""

    id: str
    title: str
    month: str
    role: str
    level_asked: int
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure. openings_total counts all; openings holds the newest of them."""

    subject: Subject
    area: str
    roles: tuple[RoleBehind, ...]
    openings: tuple[OpeningBehind, ...]
    openings_total: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One release's figure for an area; what says which figure it is ('jobs' or 'openings')."""

    period: str
    what: Literal["jobs", "openings"]
    figure: Figure


@dataclass(frozen=True, slots=True)
class GapRequest:
    """What somebody wants to see. shares maps (soc, role) to a share that replaces the assumed one."""

    subject: Subject
    whose: Whose | None = None
    shares: Mapping[tuple[str, str], float] = field(default_factory=dict)
