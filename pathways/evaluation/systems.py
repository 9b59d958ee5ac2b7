"""The systems compared: ours, and four that people use today, each given its best threshold on the dev documents."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.role import Tier
from pathways.engine.ngrams import CharTfidf
from pathways.evaluation.answers import Answer, Claim, System
from pathways.evaluation.golden import Case, scored_as
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

OURS = "ours"
USUAL_LEVEL = 3
"""The level that the other systems always answer: the commonest by far."""
KEPT_SCORES = 40
MOST_ROLES = 5
FEWEST_HITS = range(1, 8)

Matrix = NDArray[np.float64]
Scorer = Callable[[Sequence[str]], Matrix]
"""Sentences -> scores, shape (sentences, skills), higher is nearer."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


class OurReader:
    """The product's own reader, entered where the pages, the API and the command line enter."""

    name = OURS
    about = "The product's reader: forms and meaning joined and weighed by the trained model."
    probabilities = True

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def answer(self, case: Case) -> Answer:
        """One reading, and the worker it makes."""
        reading = read_text(self._tools, text=case.text, kind=case.kind)
        claims: dict[str, Claim] = {}
        for held in reading.held:
            quote = held.evidence[0].quote if held.evidence else ""
            claim = Claim(scored_as(held.skill), held.level, held.confidence, quote)
            if claim.skill not in claims or claims[claim.skill].sure < claim.sure:
                claims[claim.skill] = claim
        return Answer(
            claims=tuple(claims.values()),
            roles=tuple(guess.role for guess in reading.roles),
            tier=reading.tier,
            thin=reading.thin,
            scores={claim.skill: claim.sure for claim in claims.values()},
            credentials=frozenset(found.credential for found in reading.credentials),
            worker=make_worker(self._tools, reading=reading) if case.kind == "worker" else None,
        )


@dataclass(frozen=True)
class Baseline:
    """A scorer of sentences with a threshold; everything else is told from the skills it hits.

    Roles are ranked by the cosine of the hits with what each role asks for, the tier is the first role's, the level
    always USUAL_LEVEL, and a text with fewer than fewest hits is refused.
    """

    name: str
    about: str
    catalog: Catalog
    scorer: Scorer
    threshold: float = 0.0
    fewest: int = 1
    probabilities: bool = False

    def answer(self, case: Case) -> Answer:
        """The skills whose best sentence passes the threshold."""
        scores = self.score(case)
        claims = tuple(Claim(skill, USUAL_LEVEL, sure) for skill, sure in scores.items() if sure >= self.threshold)
        thin = len(claims) < self.fewest
        roles = () if thin else rank_by_overlap({claim.skill for claim in claims}, self.catalog)
        tier: Tier | None = self.catalog.roles[roles[0]].tier if roles else None
        return Answer(claims, roles, tier, thin, dict(list(scores.items())[:KEPT_SCORES]))

    def score(self, case: Case) -> dict[str, float]:
        """The best score of each skill over all sentences, best first; skills with none are left out."""
        best = self.scorer(split_sentences(case.text)).max(axis=0)
        scores: dict[str, float] = {}
        for index in np.argsort(-best, kind="stable"):
            skill = scored_as(tuple(self.catalog.skills)[index])
            if best[index] > 0:
                scores.setdefault(skill, float(best[index]))
        return scores


def build_systems(tools: Tools, dev: Sequence[Case]) -> tuple[System, ...]:
    """Ours first; the others with threshold and refusal chosen on dev."""
    catalog = tools.catalog
    scorers: tuple[tuple[str, str, Scorer, float], ...] = (
        ("alias only", "The catalogue's names and aliases as whole words.", alias_scorer(catalog), 0.5),
        ("BM25", "Each sentence against the skills' names, aliases and summaries.", bm25_scorer(catalog), 0.0),
        ("char TF-IDF", "Character n-grams against the skills' names and aliases.", spelling_scorer(catalog), 0.0),
        ("plain MiniLM", "Cosine of each sentence with the skills' names and summaries.", meaning_scorer(tools), 0.0),
    )
    others = (Baseline(name, about, catalog, scorer, floor) for name, about, scorer, floor in scorers)
    return (OurReader(tools), *(tune(system, dev) for system in others))


def tune(system: Baseline, dev: Sequence[Case]) -> Baseline:
    """The same baseline with the threshold of best micro F1 on dev, and then the best floor for refusing."""
    scored = [(system.score(case), frozenset(case.wanted())) for case in dev]
    threshold = system.threshold or best_threshold(scored)
    hits = [sum(score >= threshold for score in scores.values()) for scores, _ in scored]
    fewest = max(FEWEST_HITS, key=lambda floor: _refused_rightly(hits, [case.thin for case in dev], floor))
    return Baseline(system.name, system.about, system.catalog, system.scorer, threshold, fewest)


def best_threshold(scored: Sequence[tuple[Mapping[str, float], frozenset[str]]]) -> float:
    """The score from which on claiming gives the best micro F1; infinite where nothing is ever right."""
    pairs = [(score, skill in right) for scores, right in scored for skill, score in scores.items()]
    pairs.sort(reverse=True)
    wanted = sum(len(right) for _, right in scored)
    found, best, chosen = 0, 0.0, float("inf")
    for claimed, (score, is_right) in enumerate(pairs, 1):
        found += is_right
        f1 = 2 * found / (claimed + wanted)
        if f1 > best:
            best, chosen = f1, score
    return chosen


def rank_by_overlap(skills: frozenset[str] | set[str], catalog: Catalog) -> tuple[str, ...]:
    """The roles whose demands lie nearest to a set of skills, best first."""

    def nearness(role: str) -> float:
        weights = {need.skill: catalog.weight(need) for need in catalog.roles[role].requirements}
        norm = sum(weight**2 for weight in weights.values()) ** 0.5 or 1.0
        return sum(weights.get(skill, 0.0) for skill in skills) / norm

    ranked = sorted(catalog.roles, key=lambda role: (-nearness(role), role))
    return tuple(role for role in ranked[:MOST_ROLES] if nearness(role) > 0)


def split_sentences(text: str) -> list[str]:
    """Lines and sentences; always at least one, so that every document has a score."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()] or [text]


def alias_scorer(catalog: Catalog) -> Scorer:
    """1 where a name or alias stands in the sentence as whole words, whatever the case, else 0."""
    patterns = [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, (skill.name, *skill.aliases)))})(?!\w)", re.IGNORECASE)
        for skill in catalog.skills.values()
    ]

    def score(sentences: Sequence[str]) -> Matrix:
        return np.array([[float(bool(pattern.search(text))) for pattern in patterns] for text in sentences])

    return score


def bm25_scorer(catalog: Catalog) -> Scorer:
    """Okapi BM25 of the sentence's words over one document a skill."""
    return rank_words([f"{_names(catalog, skill)} {catalog.skills[skill].summary}" for skill in catalog.skills])


def rank_words(documents: Sequence[str]) -> Scorer:
    """BM25 over any documents, words stemmed and without stop words."""
    ranker = bm25s.BM25()
    ranker.index(_words(documents), show_progress=False)

    def score(texts: Sequence[str]) -> Matrix:
        return np.array([ranker.get_scores(words) if words else np.zeros(len(documents)) for words in _words(texts)])

    return score


def spelling_scorer(catalog: Catalog) -> Scorer:
    """Cosine of character n-grams with the skill's names."""
    index = CharTfidf([_names(catalog, skill) for skill in catalog.skills])
    return lambda sentences: np.asarray(index.likeness(sentences), np.float64)


def meaning_scorer(tools: Tools) -> Scorer:
    """Cosine of the encoder's vectors, without anything trained by us."""
    encoder = tools.atlas.instruments.encoder
    vectors = encoder.encode([f"{skill.name}: {skill.summary}" for skill in tools.catalog.skills.values()])
    return lambda sentences: np.asarray(encoder.encode(sentences) @ vectors.T, np.float64)


def _words(texts: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=Stemmer.Stemmer("english"), return_ids=False, show_progress=False
    )
    return found


def _names(catalog: Catalog, skill: str) -> str:
    return " . ".join((catalog.skills[skill].name, *catalog.skills[skill].aliases))


def _refused_rightly(hits: Sequence[int], thin: Sequence[bool], floor: int) -> int:
    """How many texts a floor on the number of hits sorts rightly into thin and full ones."""
    return sum((count < floor) is is_thin for count, is_thin in zip(hits, thin, strict=True))
