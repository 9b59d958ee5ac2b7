"""All evidence for one skill in one segment, as a row of named features for the weigher."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.reading import RoleGuess
from pathways.engine.reading.likeness import Likeness, Scores
from pathways.engine.reading.mentions import Mention
from pathways.engine.reading.pieces import Cut, Piece

Row = NDArray[np.float64]
NEAREST = 8
TELLING, MOST_AGAIN = 0.5, 3
"""Pieces this near to a skill speak of it; how many do counts up to so many."""
DENSE_FLOOR = 0.32
"""Pieces less near than this to a skill's prototypes are no candidates for it, unless a form was met."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A skill that a segment may show: its mentions there, the best piece, and the features."""

    skill: str
    segment: int
    mentions: tuple[Mention, ...]
    piece: Piece
    features: Row


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the document says: strong mentions, the job named (role -> confidence), roles it resembles,
    and how much nearer it is to work outside the field (a cosine)."""

    strong: frozenset[str]
    titles: Mapping[str, float]
    roles: Sequence[RoleGuess]
    is_ad: bool
    farness: float = 0.0


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Which skills of the catalogue lie beside which, and what each role asks for, as quick look-ups."""

    beside: Mapping[str, frozenset[str]]
    importance: Mapping[str, Mapping[str, float]]


def map_neighbourhood(catalog: Catalog) -> Neighbourhood:
    """Skills joined by builds_on or by group; importance (0-1) of each skill in each role."""
    beside: dict[str, set[str]] = defaultdict(set)
    for skill in catalog.skills.values():
        beside[skill.id].update(other.id for other in catalog.skills.values() if other.group == skill.group)
        for before in skill.builds_on:
            beside[skill.id].add(before)
            beside[before].add(skill.id)
    importance = {role.id: {n.skill: n.importance / 5 for n in role.requirements} for role in catalog.roles.values()}
    return Neighbourhood({skill: frozenset(near - {skill}) for skill, near in beside.items()}, importance)


def gather(
    cuts: Sequence[Cut],
    mentions: Iterable[Mention],
    likeness: Likeness,
    learned: Scores,
    skills: Sequence[str],
    around: Surroundings,
    near: Neighbourhood,
) -> list[Candidate]:
    """One candidate for every (segment, skill) with a form met or a piece near in meaning."""
    pieces = [piece for cut in cuts for piece in cut.pieces]
    dense = likeness.dense()
    met: dict[int, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        if mention.cue is None:
            met[mention.segment][mention.skill].append(mention)
    rows: dict[int, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        rows[piece.segment].append(index)
    column = {skill: index for index, skill in enumerate(skills)}
    again = np.minimum((dense >= TELLING).sum(axis=0), MOST_AGAIN) / MOST_AGAIN
    found = []
    for segment, indices in rows.items():
        near_skills = _nearest_skills(dense[indices], skills)
        taught = weigh_learned(learned[indices])
        mentioned = met.get(segment, {})
        strong = {skill for skill, here in mentioned.items() if any(m.held and m.hit.form.kind != "weak" for m in here)}
        for skill in sorted(near_skills | set(mentioned)):
            best = max(indices, key=lambda index: dense[index, column[skill]])
            here = tuple(mentioned.get(skill, ()))
            features = np.array(
                [*_lexical(here, cuts[segment]), *_meaning(likeness, dense, best, column[skill], here),
                 *_context(skill, around, near), *_place(cuts[segment], pieces[best], around),
                 min(len(strong - {skill}), MOST_AGAIN) / MOST_AGAIN, again[column[skill]],
                 *_tone(cuts[segment], around), *taught[:, column[skill]]]
            )  # fmt: skip
            found.append(Candidate(skill, segment, here, pieces[best], features))
    return found


def weigh_learned(learned: Scores) -> NDArray[np.float32]:
    """Of the pieces of one segment, what was learned of each skill (columns): score, margin over others, rank, and how
    idle the words are, which the last column of learned tells."""
    score = learned[:, :-1].max(axis=0)
    idle = np.full_like(score, learned[:, -1].mean())
    second, first = np.partition(score, -2)[-2:]
    margin = score - np.where(score == first, second, first)
    rank = np.searchsorted(np.sort(-score), -score)
    return np.stack([score, margin, (1 / (1 + rank)).astype(np.float32), idle])


def _nearest_skills(dense: NDArray[np.float32], skills: Sequence[str]) -> set[str]:
    chosen: set[str] = set()
    for row in dense:
        order = np.argpartition(-row, NEAREST)[:NEAREST] if len(row) > NEAREST else np.arange(len(row))
        chosen.update(skills[index] for index in order if row[index] >= DENSE_FLOOR)
    return chosen


def _lexical(mentions: Sequence[Mention], cut: Cut) -> list[float]:
    held = [mention for mention in mentions if mention.held]
    kinds = {mention.hit.form.kind for mention in held}
    words = max((mention.hit.words for mention in held), default=0)
    total = max(1, len(cut.segment.text.split()))
    return [
        float("alias" in kinds),
        float("acronym" in kinds),
        float("spanish" in kinds),
        float("weak" in kinds),
        float(any(not mention.held for mention in mentions)),
        float(bool(held) and all(mention.hit.fuzzy for mention in held)),
        float(bool(held) and all(mention.hit.skipped for mention in held)),
        min(words, 4) / 4,
        min(1.0, words / total),
        min(len({mention.hit.form.text for mention in held}), 3) / 3,
        float(min((mention.contested for mention in held), default=0) > 0),
    ]


def _meaning(
    likeness: Likeness, dense: NDArray[np.float32], row: int, column: int, mentions: Sequence[Mention]
) -> list[float]:
    score = float(dense[row, column])
    others = np.delete(dense[row], column)
    margin = score - float(others.max()) if len(others) else 0.0
    strong = any(mention.held and mention.hit.form.kind != "weak" for mention in mentions)
    weak = any(mention.held and mention.hit.form.kind == "weak" for mention in mentions)
    bare = any(not mention.held for mention in mentions)
    return [
        float(likeness.example[row, column]),
        float(likeness.definition[row, column]),
        float(likeness.form[row, column]),
        float(likeness.spelling[row, column]),
        score,
        margin,
        1.0 / (1 + int((others > score).sum())),
        float(likeness.trap[row, column] - likeness.example[row, column]),
        score * strong,
        score * weak,
        score * bare,
    ]


def _context(skill: str, around: Surroundings, near: Neighbourhood) -> list[float]:
    title = max((sure * near.importance[role].get(skill, 0.0) for role, sure in around.titles.items()), default=0.0)
    likely = sum(guess.score * near.importance[guess.role].get(skill, 0.0) for guess in around.roles)
    beside = len(near.beside.get(skill, frozenset()) & around.strong)
    return [title, likely, min(beside, 4) / 4]


def _place(cut: Cut, piece: Piece, around: Surroundings) -> list[float]:
    words = len(piece.text.split())
    return [
        float(cut.segment.section == "skills"),
        float(cut.segment.section == "nice"),
        float(around.is_ad),
        min(words, 30) / 30,
        float(cut.segment.text.count(",") >= max(2, len(cut.segment.text.split()) // 4)),
    ]


def _tone(cut: Cut, around: Surroundings) -> list[float]:
    return [
        float(bool(cut.scopes)),
        float(np.clip(around.farness, -0.3, 0.3)),
        float(cut.spanish),
        float(cut.segment.section == "education"),
    ]
