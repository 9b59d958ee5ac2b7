"""The reader: one text in, one Reading out, every skill with the words that show it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.reading import Reading, TextKind, TitleFound
from pathways.domain.skill import Evidence, HeldSkill
from pathways.engine.encoder import DIMENSIONS, Encoder, Vectors
from pathways.engine.reading.ad_sections import Placed, ask_at
from pathways.engine.reading.credentials import find_claims, find_credentials
from pathways.engine.reading.directions import IDLE, spread
from pathways.engine.reading.evidence import Candidate, Neighbourhood, Surroundings, gather
from pathways.engine.reading.forms import FormMatcher
from pathways.engine.reading.jobs import RoleProfiles, find_titles, guess_roles, judge_tier, title_weights
from pathways.engine.reading.levels import NICE_LEVEL, LevelRead, read_level
from pathways.engine.reading.likeness import Likeness, SkillSpace
from pathways.engine.reading.looking import Glance, Sight, compared_texts, first_line, look, tells_of_work
from pathways.engine.reading.mentions import Mention, find_mentions
from pathways.engine.reading.pasted import is_no_account
from pathways.engine.reading.pieces import Cut
from pathways.engine.reading.plain_text import show_plainly
from pathways.engine.reading.questions import ask, is_thin
from pathways.engine.reading.quotes import LONGEST_QUOTE, find_window
from pathways.engine.reading.redact import redact
from pathways.engine.reading.spelling import Speller
from pathways.engine.reading.weigher import Weigher
from pathways.engine.titles import TitleIndex

MOST_QUOTES = 3
SHORTEST_DENIED = 2
"""A word this short denies nothing by itself."""
MOST_RIVALS = 2
"""A word that could mean more skills than this denies none of them."""
TITLE_LIKENESS_FLOOR = 0.55
DEGREE_WORDS = ("bachelor", "bs in", "b.s.", "bsme", "engineering degree", "degree in engineering", "bs/ms", "master's")


@dataclass(frozen=True, slots=True)
class Instruments:
    """What reading needs, all derived from the catalogue once."""

    catalog: Catalog
    encoder: Encoder
    skills: FormMatcher
    credentials: FormMatcher
    space: SkillSpace
    profiles: RoleProfiles
    titles: TitleIndex
    near: Neighbourhood
    elsewhere: Vectors
    weigher: Weigher
    speller: Speller


@dataclass(frozen=True, slots=True)
class Understood:
    """A text half read: its pieces, mentions, vectors and candidates, before anything is decided.

    farness is how much nearer the text is to work outside the field than to any role (cosines; negative: nearer to us).
    placed tells for each piece of an ad what part of the ad it stands in; told is what directions
    are learned from and scored on, a row a piece.
    """

    text: str
    removed: tuple[str, ...]
    cuts: tuple[Cut, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[TitleFound, ...]
    title_roles: dict[str, float]
    role_likeness: NDArray[np.float32]
    farness: float
    candidates: tuple[Candidate, ...]
    placed: tuple[Placed, ...] = ()
    told: Vectors = field(default_factory=lambda: np.zeros((0, DIMENSIONS), np.float32))


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of one segment that shows a skill surely enough, its quote, and the level it speaks of by itself."""

    segment: int
    start: int
    end: int
    evidence: Evidence
    level: LevelRead


def read(tools: Instruments, text: str, kind: TextKind) -> Reading:
    """Read a worker's text or a job ad. Deterministic: the same text gives the same reading."""
    return conclude(tools, understand(tools, text, kind), kind)


def conclude(tools: Instruments, seen: Understood, kind: TextKind) -> Reading:
    """What a text that is half read comes to."""
    chances = _chances(tools, seen)
    nobodys = kind == "worker" and is_no_account(seen.text)
    held = () if nobodys else _decide(tools, seen, chances, kind)
    weights = {item.skill: item.confidence for item in held}
    roles = guess_roles(tools.profiles, weights, seen.title_roles, seen.role_likeness)
    degree = any(word in seen.text.lower() for word in DEGREE_WORDS)
    tier, tier_confidence = judge_tier(_heading(seen, kind), roles, tools.catalog, degree and kind == "ad")
    denied, wished = _under_cue(seen, "denied", weights), _under_cue(seen, "wished", weights)
    best = {c.skill: 0.0 for c in seen.candidates}
    for candidate, chance in zip(seen.candidates, chances, strict=True):
        best[candidate.skill] = max(best[candidate.skill], chance)
    thin = nobodys or is_thin(best, seen.titles, seen.farness, tools.catalog)
    return Reading(
        kind=kind,
        held=held,
        denied=denied,
        wished=wished,
        credentials=find_credentials(tools.credentials, seen.cuts, seen.text),
        titles=seen.titles,
        roles=() if thin else tuple(guess for guess in roles[:5] if guess.score > 0.1),
        tier=None if thin else tier,
        tier_confidence=0.0 if thin else round(tier_confidence, 3),
        questions=ask(seen.titles, bool(wished), tools.catalog, kind == "ad") if thin else (),
        thin=thin,
        removed=seen.removed,
    )


def understand(tools: Instruments, text: str, kind: TextKind) -> Understood:
    """Everything that is seen in a text, with features for each candidate skill; training starts here too."""
    seen = glance(tools, text, kind)
    vectors = tools.encoder.encode(seen.compared)
    return weigh(tools, seen, vectors, tools.space.compare(seen.pieces, vectors[:-1]), kind)


def glance(tools: Instruments, text: str, kind: TextKind) -> Glance:
    """What is met in a text, and what of it is to be compared in meaning."""
    shown = show_plainly(text, is_ad=kind == "ad")
    clean, removed = redact(shown.replace("\r\n", " \n").replace("\r", "\n"))
    sight = look(clean, kind, lambda cuts: _meet(tools, clean, cuts, kind))
    compared = compared_texts(sight.cuts, first_line(sight.cuts), kind, tools.speller.mend_text)
    return Glance(clean, removed, sight, tuple(compared))


def weigh(tools: Instruments, seen: Glance, vectors: Vectors, likeness: Likeness, kind: TextKind) -> Understood:
    """The same as understand, given the vectors of what is compared, and how like the skills the pieces are."""
    cuts, met = seen.sight.cuts, seen.sight.met
    mentions = tuple(m for m in seen.sight.found if not met.cover(m.segment, m.hit.start, m.hit.end))
    pieces, heading = seen.pieces, seen.compared[-1]
    title_roles = title_weights(met.titles, tools.catalog, _near_titles(tools, heading, vectors[-1:]))
    of_work = tells_of_work(cuts, pieces)
    role_likeness = _role_likeness(tools, vectors[:-1][of_work])
    farness = _farness(tools, vectors[:-1][of_work])
    strong = frozenset(m.skill for m in mentions if m.cue is None and m.held and m.hit.form.kind != "weak")
    guesses = guess_roles(tools.profiles, dict.fromkeys(strong, 1.0), title_roles, role_likeness)[:3]
    around = Surroundings(strong, title_roles, guesses, kind == "ad", farness)
    told = spread(vectors[:-1] * np.array([[bool(piece)] for piece in pieces], np.float32).reshape(-1, 1), of_work)
    learned = tools.weigher.directions.score(told, (*tools.space.skills, IDLE))
    gathered = gather(cuts, mentions, likeness, learned, tools.space.skills, around, tools.near) if pieces else []
    candidates = tuple(c for c in gathered if c.mentions or not met.fill(c.segment, *_span(c)))
    known = (seen.text, seen.removed, cuts, mentions, met.titles)
    return Understood(*known, title_roles, role_likeness, farness, candidates, seen.sight.placed, told)


def _meet(tools: Instruments, text: str, cuts: tuple[Cut, ...], kind: TextKind) -> Sight:
    claims = find_claims(tools.credentials, cuts, text)
    met = find_titles(tools.titles, tools.speller, cuts, tools.catalog, kind == "ad", claims)
    return Sight(cuts, met, tuple(find_mentions(tools.skills, cuts)))


def find_shown(tools: Instruments, seen: Understood, kind: TextKind) -> dict[str, tuple[Shown, ...]]:
    """Every stretch behind each skill of the reading, surest first; the reading itself quotes only a few of them."""
    return {
        skill: tuple(
            Shown(c.segment, *_span(c), _evidence(seen, c), _level(seen, c, kind)) for _, c in _surest_first(found)
        )
        for skill, found in _accepted(tools, seen, _chances(tools, seen)).items()
    }


def settle_level(levels: Sequence[LevelRead]) -> LevelRead:
    """One level out of what several stretches say, the surest first: words of degree outrank none."""
    degrees = [level for level in levels if not level.plain] or list(levels)
    return max(degrees, key=lambda item: item.level) if degrees[0].level >= 3 else degrees[0]


def _chances(tools: Instruments, seen: Understood) -> list[float]:
    """For every candidate the probability that a careful reader would agree."""
    if not seen.candidates:
        return []
    rows = np.stack([candidate.features for candidate in seen.candidates])
    return [float(chance) for chance in tools.weigher.probability(rows)]


def _decide(tools: Instruments, seen: Understood, chances: Sequence[float], kind: TextKind) -> tuple[HeldSkill, ...]:
    """The skills whose evidence passes the floor, surest first."""
    grouped = _accepted(tools, seen, chances)
    held = [_held(seen, skill, _surest_first(found), kind) for skill, found in grouped.items()]
    return tuple(sorted(held, key=lambda item: (-item.confidence, item.skill)))


def _accepted(
    tools: Instruments, seen: Understood, chances: Sequence[float]
) -> dict[str, list[tuple[float, Candidate]]]:
    """The candidates that pass the floor, by skill, with their probabilities."""
    grouped: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for candidate, chance in zip(seen.candidates, chances, strict=True):
        if chance >= tools.weigher.threshold:
            grouped[candidate.skill].append((chance, candidate))
    return grouped


def _surest_first(found: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    return sorted(found, key=lambda item: -item[0])


def _level(seen: Understood, candidate: Candidate, kind: TextKind) -> LevelRead:
    found = read_level(seen.cuts[candidate.segment].segment.text, *_span(candidate), kind)
    if kind == "ad" and found.level > NICE_LEVEL.level:
        return NICE_LEVEL if ask_at(seen.placed[candidate.segment], *_span(candidate)) == "nice" else found
    return found


def _held(seen: Understood, skill: str, found: Sequence[tuple[float, Candidate]], kind: TextKind) -> HeldSkill:
    level = settle_level([_level(seen, candidate, kind) for _, candidate in found])
    evidence = tuple(_evidence(seen, candidate) for _, candidate in found[:MOST_QUOTES])
    return HeldSkill(skill, level.level, round(found[0][0], 4), "quoted", evidence, level.reason)


def _span(candidate: Candidate) -> tuple[int, int]:
    """Where in its segment a candidate shows: the longest mention, else the piece."""
    if candidate.mentions:
        hit = max((mention.hit for mention in candidate.mentions), key=lambda hit: hit.end - hit.start)
        return hit.start, hit.end
    return candidate.piece.start, candidate.piece.start + len(candidate.piece.text)


def _evidence(seen: Understood, candidate: Candidate) -> Evidence:
    segment = seen.cuts[candidate.segment].segment
    start, end = find_window(segment.text, *_span(candidate))
    quote = " ".join(seen.text[segment.start + start : segment.start + end].split())
    return Evidence(quote, segment.line, segment.start + start)


def _under_cue(seen: Understood, cue: str, held: Iterable[str]) -> tuple[HeldSkill, ...]:
    """Skills mentioned only under a cue, each with its quote."""
    known, found = set(held), dict[str, HeldSkill]()
    for mention in seen.mentions:
        telling = mention.contested <= MOST_RIVALS and len(mention.hit.form.text) > SHORTEST_DENIED
        plain = mention.held or (cue == "denied" and telling)
        if mention.cue != cue or not plain or mention.skill in known or mention.skill in found:
            continue
        segment = seen.cuts[mention.segment].segment
        evidence = Evidence(" ".join(segment.text.split())[:LONGEST_QUOTE], segment.line, segment.start)
        reason = "You said you do not have it." if cue == "denied" else "You said you want to learn it."
        found[mention.skill] = HeldSkill(mention.skill, 0, 0.9, "quoted", (evidence,), reason)
    return tuple(found.values())


def _heading(seen: Understood, kind: TextKind) -> str:
    """Words that tell the tier: the surest title, and an ad's first line."""
    best = next((title.text for title in seen.titles if title.present), seen.titles[0].text if seen.titles else "")
    return f"{best} {first_line(seen.cuts)}" if kind == "ad" else best


def _near_titles(tools: Instruments, heading: str, vector: Vectors) -> dict[str, float]:
    """Roles whose occupation's titles are near the heading in meaning (0-0.7)."""
    if not heading:
        return {}
    near: dict[str, float] = {}
    for hit in tools.titles.nearest(vector, limit=5)[0]:
        for role in tools.catalog.roles.values():
            if role.onet_soc == hit.onet_soc and hit.score > TITLE_LIKENESS_FLOOR:
                near[role.id] = 0.7 * (hit.score - TITLE_LIKENESS_FLOOR) / (1 - TITLE_LIKENESS_FLOOR)
    return near


def _role_likeness(tools: Instruments, vectors: Vectors) -> NDArray[np.float32]:
    """Cosine of the whole text with every role."""
    if not len(vectors):
        return np.zeros(len(tools.profiles.roles), np.float32)
    return np.asarray(tools.profiles.vectors @ _direction(vectors), np.float32)


def _farness(tools: Instruments, vectors: Vectors) -> float:
    """How much nearer these pieces are to work outside the field than to any role."""
    if not len(vectors) or not len(tools.elsewhere):
        return 0.0
    mean = _direction(vectors)
    return float((tools.elsewhere @ mean).max()) - float((tools.profiles.vectors @ mean).max())


def _direction(vectors: Vectors) -> Vectors:
    mean = vectors.mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), np.float32)
