"""Job roles in three tiers, what they ask for, and the occupations statistics hang on."""

from dataclasses import dataclass
from typing import Literal

Tier = Literal["technician", "technologist", "engineer"]
TIERS: tuple[Tier, ...] = ("technician", "technologist", "engineer")

ESSENTIAL_IMPORTANCE = 4
"""From this importance on (scale 1-5) a hiring employer treats a requirement as a must."""


def within(title: str) -> str:
    """A title or name inside a sentence: without its capital, unless its first word is an acronym (CNC, G-code)."""
    first = title.partition(" ")[0]
    spelled_so = len(first) > 1 and (not first[1].islower() or any(letter.isupper() for letter in first[1:]))
    return title if spelled_so else title[:1].lower() + title[1:]


def with_article(title: str) -> str:
    """A title or name inside a sentence after its article: a machinist, an electronics assembler, a CNC operator."""
    return f"{'an' if title.lower().startswith(tuple('aeiou')) else 'a'} {within(title)}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One skill a role asks for. importance runs 1 (slight) to 5 (essential), the direction of O*NET's IM scale."""

    skill: str
    level: int
    importance: int

    @property
    def essential(self) -> bool:
        """Whether a hiring employer would treat this as a must (importance 4 or 5)."""
        return self.importance >= ESSENTIAL_IMPORTANCE


@dataclass(frozen=True, slots=True)
class Role:
    """A job role: finer than an occupation, with a tier, a rung within it and the skills it asks for."""

    id: str
    title: str
    tier: Tier
    rung: int
    track: str
    onet_soc: str
    summary: str
    requirements: tuple[Requirement, ...]
    aliases: tuple[str, ...] = ()
    soc_fit: str = "nearest"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An O*NET-SOC occupation. job_zone is O*NET's preparation class 1-5 (0: not rated); it is not the tier."""

    onet_soc: str
    title: str
    job_zone: int = 0
    oews_code: str = ""
    oews_title: str = ""
    modal_education: str = ""
    modal_education_pct: int = 0

    @property
    def soc(self) -> str:
        """The six-digit SOC 2018 code: the first seven characters of the O*NET-SOC code."""
        return self.onet_soc[:7]


@dataclass(frozen=True, slots=True)
class Progression:
    """One feasible move between roles. gate is a formal demand (degree, apprenticeship ...) or ''."""

    start: str
    goal: str
    kind: str
    typical_months: int
    gate: str
    via: tuple[str, ...]
