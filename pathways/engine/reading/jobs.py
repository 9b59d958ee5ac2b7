"""The job a text is about: titles met in it, and the roles its skills and words resemble."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.reading import RoleGuess, TitleFound
from pathways.domain.role import TIERS, Tier
from pathways.engine.encoder import Vectors
from pathways.engine.reading.credentials import Claim
from pathways.engine.reading.cues import scope_at
from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.spelling import Speller
from pathways.engine.reading.words import Token, stem, tokens
from pathways.engine.titles import LONGEST, TitleEntry, TitleIndex

_INTRODUCED = re.compile(
    r"(?:\b(?:i am|i'm|im|i was|i've been|been|work(?:s|ed|ing)? as|as|position|title|job|role|hiring|seeking|looking for|need(?:s|ed)?|soy|trabajo (?:de|como)|currently|employed as|become|join us as)"
    r"(?: (?:an?|the|our|un|una|de|como|experienced|skilled|senior|lead|full[- ]time|certified|qualified|licensed)){0,3}[\s:]*)$",
    re.I,
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:former|previous(?:ly)?|ex-|used to|years ago|was an?|before (?:that|this)|past|retired)\W*(?:\w+\W+){0,2}$",
    re.I,
)
_DATES = re.compile(r"\b(?:19|20)\d{2}\b")
_NOW = re.compile(r"\b(?:present|current(?:ly)?|now|today|actual(?:idad)?|presente)\b", re.I)
MOSTLY = 0.6
GENERIC = frozenset({"operator", "technician", "assembler", "inspector", "engineer", "supervisor", "manager", "lead", "mechanic", "technologist",
                     "specialist", "apprentice", "trainer", "programmer", "planner", "designer", "tester", "assistant", "associate",
                     "worker", "helper", "laborer", "fabricator", "builder", "finisher", "scientist", "analyst", "buyer", "coordinator",
                     "consultant", "foreman", "director", "journeyman", "team", "leader", "production", "quality", "maintenance", "manufacturing", "test"})  # fmt: skip
_TIER_WORDS: tuple[tuple[Tier, re.Pattern[str]], ...] = (
    ("engineer", re.compile(r"\bengineers?\b(?!ing tech)|\b(?:plant|production|operations|manufacturing) manager\b|\bingenier[oa]\b", re.I)),
    ("technologist", re.compile(r"\btechnologists?\b|\b(?:production|maintenance|shift|manufacturing|area) supervisor\b|\b(?:continuous improvement|lean|reliability|process|automation|integration) (?:specialist|lead|leader|coordinator)\b", re.I)),
    ("technician", re.compile(r"\b(?:technicians?|techs?|operators?|assemblers?|machinists?|mechanics?|welders?|inspectors?|drafters?|electricians?|fabricators?|planners?|millwrights?|t[eé]cnic[oa]|operador|soldador|programmers?|makers?)\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleProfiles:
    """Every role as a weighted skill vector (roles x skills, unit rows), and as a vector of its own description."""

    roles: tuple[str, ...]
    skills: tuple[str, ...]
    weights: NDArray[np.float32]
    vectors: Vectors


def role_texts(catalog: Catalog) -> list[str]:
    """One describing text a role, in catalogue order, to be encoded."""
    return [f"{role.title}. {role.summary}" for role in catalog.roles.values()]


def profile_roles(catalog: Catalog, vectors: Vectors) -> RoleProfiles:
    """The skill vectors of all roles: weight x level, unit length; vectors encode role_texts."""
    skills = {skill: index for index, skill in enumerate(catalog.skills)}
    weights = np.zeros((len(catalog.roles), len(skills)), np.float32)
    for row, role in enumerate(catalog.roles.values()):
        for need in role.requirements:
            weights[row, skills[need.skill]] = catalog.weight(need) * need.level**0.5
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return RoleProfiles(tuple(catalog.roles), tuple(skills), weights, vectors)


@dataclass(frozen=True, slots=True)
class TitlesMet:
    """The titles of a text, surest first, and the spans (segment, start, end) that they and credentials take up."""

    titles: tuple[TitleFound, ...]
    spans: tuple[tuple[int, int, int], ...]

    def cover(self, segment: int, start: int, end: int) -> bool:
        """Whether words lie inside a title or credential: neither alone is evidence of a skill."""
        return any(place == segment and first <= start and end <= last for place, first, last in self.spans)

    def fill(self, segment: int, start: int, end: int) -> bool:
        """Whether words are little more than a title or credential."""
        inside = (min(end, last) - max(start, first) for place, first, last in self.spans if place == segment)
        return max(inside, default=0) >= MOSTLY * (end - start)


def find_titles(
    index: TitleIndex, speller: Speller, cuts: Sequence[Cut], catalog: Catalog, is_ad: bool, claims: Sequence[Claim]
) -> TitlesMet:
    """Job titles met in a text; those wished for, denied or held by somebody else are left out."""
    found: dict[str, TitleFound] = {}
    spans = [(claim.segment, claim.start, claim.end) for claim in claims]
    fields = [claim for claim in claims if claim.degree]
    for place, cut in enumerate(cuts):
        if cut.segment.boilerplate:
            continue
        for first, last, entries in _title_spans(index, speller, tokens(cut.segment.text)):
            if any(c.segment == place and c.start <= first.start and last.end <= c.end for c in fields):
                continue
            title = _judge(cut, place, first, last, entries, catalog, is_ad)
            if title:
                spans.append((place, first.start, last.end))
            if title and (title.text.lower() not in found or found[title.text.lower()].confidence < title.confidence):
                found[title.text.lower()] = title
    ranked = sorted(found.values(), key=lambda title: (-title.confidence, title.line))
    return TitlesMet(tuple(ranked), tuple(spans))


def guess_roles(
    profiles: RoleProfiles, held: Mapping[str, float], titles: Mapping[str, float], likeness: NDArray[np.float32]
) -> tuple[RoleGuess, ...]:
    """All roles with a score in [0, 1], best first: title, skills (skill -> confidence) and words joined."""
    column = {skill: index for index, skill in enumerate(profiles.skills)}
    vector = np.zeros(len(column), np.float32)
    for skill, confidence in held.items():
        vector[column[skill]] = confidence
    norm = float(np.linalg.norm(vector)) or 1.0
    by_skill = profiles.weights @ (vector / norm)
    by_title = np.array([titles.get(role, 0.0) for role in profiles.roles], np.float32)
    score = 0.50 * by_title + 0.32 * by_skill + 0.18 * np.clip(likeness, 0, 1)
    order = np.argsort(-score, kind="stable")
    return tuple(RoleGuess(profiles.roles[i], round(float(score[i]), 4)) for i in order)


def title_weights(titles: Sequence[TitleFound], catalog: Catalog, near: Mapping[str, float]) -> dict[str, float]:
    """How strongly titles point to each role (0-1); near adds occupations by meaning (O*NET-SOC -> nearness)."""
    weights: dict[str, float] = defaultdict(float)
    for title in titles:
        sure = title.confidence * (1.0 if title.present else 0.55)
        for role in catalog.roles.values():
            if title.role == role.id:
                weights[role.id] = max(weights[role.id], sure)
            elif not title.role and title.onet_soc == role.onet_soc:
                weights[role.id] = max(weights[role.id], 0.75 * sure)
    for role in catalog.roles.values():
        weights[role.id] = max(weights[role.id], near.get(role.id, 0.0))
    return {role: weight for role, weight in weights.items() if weight > 0}


def judge_tier(
    heading: str, roles: Sequence[RoleGuess], catalog: Catalog, asks_degree: bool
) -> tuple[Tier | None, float]:
    """The tier a text points to and how sure that is: words of the title first, then the roles it resembles."""
    votes: dict[Tier, float] = dict.fromkeys(TIERS, 0.0)
    for place, guess in enumerate(roles[:6]):
        votes[catalog.roles[guess.role].tier] += guess.score * (1.0 if place == 0 else 0.45)
    for tier, pattern in _TIER_WORDS:
        if pattern.search(heading):
            votes[tier] += 0.9
            break
    votes["engineer"] += 0.25 if asks_degree else 0.0
    total = sum(votes.values())
    best = max(TIERS, key=lambda tier: votes[tier])
    return (best, votes[best] / total) if total > 0.2 else (None, 0.0)


def _title_spans(
    index: TitleIndex, speller: Speller, words: list[Token]
) -> Iterator[tuple[Token, Token, list[TitleEntry]]]:
    """Titles in a run of words, misspelt ones too, the longest at each place."""
    mended = [stem(speller.mend(token.word)) for token in words]
    place = 0
    while place < len(words):
        opens = index.may_begin(words[place].stem) or index.may_begin(mended[place])
        for length in range(min(LONGEST, len(words) - place) if opens else 0, 0, -1):
            run = words[place : place + length]
            entries = index.named(tuple(t.stem for t in run)) or index.named(tuple(mended[place : place + length]))
            if entries and not (length == 1 and (run[0].word.lower() in GENERIC or len(run[0].word) < 4)):
                yield run[0], run[-1], entries
                place += length - 1
                break
        place += 1


def _judge(
    cut: Cut, place: int, first: Token, last: Token, entries: list[TitleEntry], catalog: Catalog, is_ad: bool
) -> TitleFound | None:
    text, segment = cut.segment.text, cut.segment
    if scope_at(cut.scopes, first.start, last.end):
        return None
    before, words = text[: first.start], len(text.split())
    opens = not before.strip() and (words <= 10 or bool(_DATES.search(text)) or (place == 0 and not is_ad))
    introduced = opens or bool(_INTRODUCED.search(before))
    if not introduced and last.word.lower().endswith("s") and not entries[0].text.lower().endswith("s"):
        return None
    sure = 0.45 + 0.12 * (first is not last) + 0.33 * introduced + 0.1 * (place == 0) - 0.2 * (is_ad and place > 3)
    present = not _PAST.search(before) and not (_DATES.search(text) and not _NOW.search(text))
    entry = next((entry for entry in entries if entry.role), entries[0])
    occupations = {item.onet_soc for item in entries}
    if not entry.role and len(occupations) > 1:
        sure /= len(occupations) ** 0.5
    occupation = catalog.occupations.get(entry.onet_soc)
    name = occupation.title if occupation else entry.text
    words_met = text[first.start : last.end]
    return TitleFound(words_met, entry.onet_soc, name, entry.role, round(min(0.97, sure), 3), segment.line, present)
