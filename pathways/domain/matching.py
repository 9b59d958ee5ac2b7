"""How a person fits an opening: one score of readiness and likeness, whose parts add up, and what would lift it.

score = READINESS_SHARE * readiness + (1 - READINESS_SHARE) * likeness, one inner product of longer vectors:
readiness is <q, u> over (skill, level) with doubt, likeness the cosine of the opening's words and the person's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pathways.domain.catalog import Catalog
from pathways.domain.gap import Gap, best_held, with_assumptions
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker

READINESS_SHARE = 0.8
"""How much the graph counts beside the words (assumption): words alone say too little about doing."""

STEPS = 60
"""A saved confidence is kept in this many steps, so that level and doubt fit one byte and every figure agrees."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one requirement adds to a score; points are on the score's own scale, most is what it could add."""

    skill: str
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Score:
    """A score in [0, 1] and its parts: total = sum of the parts' points + likeness_points."""

    total: float
    parts: tuple[ScorePart, ...]
    likeness: float
    likeness_points: float


def settle(worker: Worker, catalog: Catalog) -> dict[str, HeldSkill]:
    """What counts for a saved worker, one entry a skill: assumptions made, confidence in whole steps."""
    best = best_held(with_assumptions(worker, catalog))
    return {skill: replace(item, confidence=in_steps(item.confidence)) for skill, item in best.items()}


def in_steps(confidence: float) -> float:
    """A confidence rounded to the nearest step."""
    return round(confidence * STEPS) / STEPS


def encode_held(held: Mapping[str, HeldSkill], skills: Iterable[str]) -> bytes:
    """One byte a skill: 0 not held, else 1 + (level - 1) * (STEPS + 1) + the step of its confidence."""
    return bytes(
        1 + (held[skill].level - 1) * (STEPS + 1) + round(held[skill].confidence * STEPS)
        if skill in held and held[skill].level
        else 0
        for skill in skills
    )


def make_score(gap: Gap, likeness: float) -> Score:
    """The score of one person for one opening. likeness is a cosine; below 0 it counts as 0."""
    alike = max(0.0, likeness)
    parts = tuple(
        ScorePart(item.requirement.skill, READINESS_SHARE * item.weight * _reach(item.held, item.requirement.level),
                  READINESS_SHARE * item.weight)
        for item in gap.items
    )  # fmt: skip
    words = (1 - READINESS_SHARE) * alike
    return Score(sum(part.points for part in parts) + words, parts, alike, words)


def _reach(held: HeldSkill | None, asked: int) -> float:
    return held.confidence * min(held.level, asked) / asked if held else 0.0
