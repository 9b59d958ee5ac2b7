"""The task of sentences: one sentence of an ad, and all skills of the catalogue as labels; which labels are meant?

The sentences are those of the golden ads that hold the quote of a label (or lie in it). RP@5: of five answers, the
share that is right, over as many as could be.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pathways.engine.labels import score_labels
from pathways.engine.ngrams import CharTfidf
from pathways.evaluation.golden import Case, scored_as
from pathways.evaluation.mean_figures import describe_task
from pathways.evaluation.systems import OURS, rank_words, split_sentences
from pathways.use_cases.tools import Tools

DEPTH = 5
ABOUT: Mapping[str, str] = {
    OURS: "rank_labels with the skills' names as labels: cosine and spelling joined, nothing trained.",
    "BM25": "BM25 over the skills' names.",
    "char TF-IDF": "Cosine of character n-grams with the skills' names.",
    "plain MiniLM": "Cosine with the skills' names.",
}

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an ad and the skills labelled in it."""

    text: str
    right: frozenset[str]


def find_sentences(cases: Sequence[Case]) -> tuple[Sentence, ...]:
    """The labelled sentences of the ads among some documents."""
    found: dict[str, set[str]] = {}
    for case in cases:
        for text in split_sentences(case.text) if case.kind == "ad" else ():
            skills = {scored_as(label.skill) for label in case.skills if label.quote in text or text in label.quote}
            if skills:
                found.setdefault(text, set()).update(skills)
    return tuple(Sentence(text, frozenset(skills)) for text, skills in found.items())


def measure_sentences(tools: Tools, cases: Sequence[Case], progress: Progress) -> dict[str, Any]:
    """The whole task as JSON."""
    sentences = find_sentences(cases)
    skills = [skill for skill in tools.catalog.skills if scored_as(skill) == skill]
    texts = [sentence.text for sentence in sentences]
    scores: dict[str, list[float]] = {}
    matrices = _score_all(tools, texts, [tools.catalog.skills[skill].name for skill in skills])
    for done, (name, matrix) in enumerate(matrices.items(), 1):
        order = np.argsort(-matrix, axis=1, kind="stable")[:, :DEPTH]
        ranked = [[skills[place] for place in row] for row in order]
        scores[name] = [r_precision(row, item.right) for row, item in zip(ranked, sentences, strict=True)]
        progress("Sentences to skills", done, len(matrices))
    about = (
        f"{len(sentences)} sentences of golden ads with the skills labelled in them; the names of all {len(skills)} "
        "skills are given as labels. This is the ranker of labels alone, as a program calls it; the reader does more."
    )
    asked = [_digest(sentence) for sentence in sentences]
    return describe_task("Sentence of an ad to skills", f"RP@{DEPTH}", about, ABOUT, scores, asked)


def r_precision(ranked: Sequence[str], right: frozenset[str], depth: int = DEPTH) -> float:
    """Right answers among the first `depth`, over as many as there could be."""
    return sum(name in right for name in ranked[:depth]) / min(depth, len(right))


def _score_all(tools: Tools, texts: Sequence[str], names: Sequence[str]) -> Mapping[str, NDArray[Any]]:
    encoder = tools.atlas.instruments.encoder
    if not texts:
        return {name: np.zeros((0, len(names))) for name in ABOUT}
    return {
        OURS: score_labels(encoder, texts, names),
        "BM25": rank_words(names)(texts),
        "char TF-IDF": CharTfidf(names).likeness(texts),
        "plain MiniLM": encoder.encode(texts) @ encoder.encode(names).T,
    }


def _digest(sentence: Sentence) -> str:
    told = "\n".join((sentence.text, *sorted(sentence.right)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]
