"""Skills, the forms they take in text, and the evidence that somebody holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MAX_LEVEL = 4
"""Levels: 0 none, 1 aware, 2 assisted, 3 independent, 4 leads others. O*NET's LV scale (0-7) never mixes in."""

Source = Literal["quoted", "credential", "added", "assumed", "taught"]
"""Where a held skill comes from: the person's own words, a credential they named, a skill they added by hand,
what their job title implies, or a module they finished."""


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A family of skills: quality, automation, machining ..."""

    id: str
    name: str
    area: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One canonical skill of the catalogue.

    taught says whether some module teaches it; a skill that is not taught is learnt at the workplace.
    anchors maps a level (1-4) to one behaviour that can be observed at that level.
    onet_dwas and onet_technology are O*NET activity ids and commodity codes the skill is broadly linked with.
    """

    id: str
    name: str
    group: str
    kind: str
    summary: str
    aliases: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    acquisition: str = "workplace"
    anchors: Mapping[int, str] | None = None
    onet_dwas: tuple[str, ...] = ()
    onet_technology: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeakForm:
    """A surface form that misfires alone: it counts only beside one of the words in needs and none in unless."""

    text: str
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows a skill at a level (level 0: it mentions near words but does not show the skill)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class SkillForms:
    """How one skill looks in text: strong forms, case-sensitive acronyms, weak forms, example sentences."""

    skill: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    weak: tuple[WeakForm, ...] = ()
    spanish: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    traps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show a skill, and where they stand.

    quote is an exact piece of the text; line counts from 1 (0: not from a text, as for a credential or a title);
    start is the offset of the quote in the text, in characters, or -1.
    """

    quote: str
    line: int = 0
    start: int = -1


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill somebody holds, as far as the evidence goes.

    confidence is a calibrated probability in [0, 1] that a careful human reader would agree; reason says in one
    sentence why this level was chosen.
    """

    skill: str
    level: int
    confidence: float
    source: Source
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
