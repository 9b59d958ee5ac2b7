"""The task of ranking: who should be looked at first for an ad, against people graded by hand (nDCG at 10)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from pathways.domain.profile import Profile, Terms
from pathways.domain.showing import as_shown
from pathways.engine.ngrams import CharTfidf
from pathways.evaluation.golden import Case
from pathways.evaluation.mean_figures import describe_task
from pathways.evaluation.relevance import CUT, Judged, ndcg
from pathways.evaluation.systems import OURS, alias_scorer, rank_words, split_sentences
from pathways.use_cases.know_worker import make_worker
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
Texts = Sequence[str]
Ranker = Callable[[str, Texts], Sequence[float]]
"""The text of an ad and of people -> a score for each, higher is better."""

ABOUT: Mapping[str, str] = {
    OURS: "The product: who lacks no must first, then by readiness and likeness, as in every list it shows.",
    "alias only": "Cosine of the skills whose names or aliases stand in the ad and in the person's text.",
    "BM25": "Words of the ad against the people's texts.",
    "char TF-IDF": "Cosine of character n-grams of the two texts.",
    "plain MiniLM": "Cosine of the mean vectors of the sentences of the two texts.",
}


def measure_ranking(
    tools: Tools, judged: Sequence[Judged], cases: Sequence[Case], progress: Progress
) -> dict[str, Any]:
    """The whole task as JSON, with the order of every system for every ad."""
    texts = {case.id: case.text for case in cases}
    rankers = build_rankers(tools)
    scores: dict[str, list[float]] = {name: [] for name in rankers}
    orders = []
    for done, item in enumerate(judged, 1):
        people = [texts[graded.person] for graded in item.people]
        found: dict[str, Any] = {"ad": item.ad}
        for name, rank in rankers.items():
            order = np.argsort(-np.asarray(rank(texts[item.ad], people), np.float64), kind="stable")
            scores[name].append(ndcg([item.people[place].grade for place in order]))
            found[name] = [f"{item.people[place].person}:{item.people[place].grade}" for place in order]
        orders.append(found)
        progress("Ranking people for ads", done, len(judged))
    asked = [" ".join((item.ad, *sorted(f"{p.person}:{p.grade}" for p in item.people))) for item in judged]
    return {**describe_task("People for an ad", f"nDCG@{CUT}", _about(judged), ABOUT, scores, asked), "orders": orders}


def _about(judged: Sequence[Judged]) -> str:
    pairs = sum(len(item.people) for item in judged)
    return (
        f"{len(judged)} golden ads, {pairs} pairs of ad and person graded by hand from 0 (other work) to 3 (does this "
        "work today), with the reason for each in data/golden/relevance.yaml. So few ads tell large differences alone."
    )


def build_rankers(tools: Tools) -> Mapping[str, Ranker]:
    """Ours first, then what people use today."""
    return {
        OURS: _our_ranker(tools),
        "alias only": _alias_ranker(tools),
        "BM25": lambda ad, people: [float(score) for score in rank_words(list(people))([ad])[0]],
        "char TF-IDF": lambda ad, people: [float(score) for score in CharTfidf(list(people)).likeness([ad])[0]],
        "plain MiniLM": _meaning_ranker(tools),
    }


def _our_ranker(tools: Tools) -> Ranker:
    profiles: dict[str, Profile] = {}

    def shown(text: str) -> Profile:
        if text not in profiles:
            worker = make_worker(tools, reading=read_text(tools, text=text))
            profile = Profile(f"golden-{len(profiles)}", worker, Terms(), visibility="anonymous")
            profiles[text] = as_shown(profile, tools.catalog, tools.clock())
        return profiles[text]

    def rank(ad: str, people: Texts) -> Sequence[float]:
        opening = read_opening(tools, text=ad).opening
        fits = [make_match(tools, shown(text), opening) for text in people]
        return [fit.score.total - bool(fit.lacking) for fit in fits]

    return rank


def _alias_ranker(tools: Tools) -> Ranker:
    score = alias_scorer(tools.catalog)

    def rank(ad: str, people: Texts) -> Sequence[float]:
        found = score([ad, *people])
        norms = np.linalg.norm(found, axis=1)
        norms[norms == 0] = 1.0
        return [float(value) for value in (found[1:] @ found[0]) / (norms[1:] * norms[0])]

    return rank


def _meaning_ranker(tools: Tools) -> Ranker:
    encoder = tools.atlas.instruments.encoder

    def rank(ad: str, people: Texts) -> Sequence[float]:
        means = np.stack([encoder.encode(split_sentences(text)).mean(axis=0) for text in (ad, *people)])
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        return [float(value) for value in means[1:] @ means[0]]

    return rank
