"""What was read out of a text: skills with quotes, credentials, the job named, and questions where it is thin."""

from dataclasses import dataclass
from typing import Literal

from pathways.domain.role import Tier
from pathways.domain.skill import Evidence, HeldSkill

TextKind = Literal["worker", "ad"]


@dataclass(frozen=True, slots=True)
class TitleFound:
    """A job title met in the text and what it means: an O*NET-SOC occupation and, where we have one, a role.

    confidence in [0, 1]; role is '' for an occupation outside the catalogue; present is False for a past job.
    """

    text: str
    onet_soc: str
    occupation: str
    role: str
    confidence: float
    line: int = 0
    present: bool = True


@dataclass(frozen=True, slots=True)
class CredentialFound:
    """A credential named in the text."""

    credential: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role the text points to, with a score in [0, 1]; best first in a reading."""

    role: str
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """A concrete question that would help most, with example answers to tap."""

    id: str
    text: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, understood. thin means: too little or off the field, so questions and no score.

    denied are skills the text says are not there ("never ran a robot"), wished those it wants to learn; both with
    their quote. removed names the kinds of personal identifiers that were cut out before reading ("phone").
    """

    kind: TextKind
    held: tuple[HeldSkill, ...] = ()
    denied: tuple[HeldSkill, ...] = ()
    wished: tuple[HeldSkill, ...] = ()
    credentials: tuple[CredentialFound, ...] = ()
    titles: tuple[TitleFound, ...] = ()
    roles: tuple[RoleGuess, ...] = ()
    tier: Tier | None = None
    tier_confidence: float = 0.0
    questions: tuple[Question, ...] = ()
    thin: bool = False
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
