"""The task of titles: a US job title that is in no index -> its occupation; and which occupations are related.

Measured on O*NET, whose titles do not ship beyond the catalogue's own occupations: without a release it is skipped.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pathways.domain.onet import OnetRelease
from pathways.engine.encoder import Encoder, Vectors
from pathways.engine.ngrams import CharTfidf
from pathways.engine.titles import TitleEntry, TitleIndex, title_entries
from pathways.evaluation.held_out import HeldOut, Query, hold_out
from pathways.evaluation.mean_figures import mean_figure
from pathways.evaluation.metrics import Figure
from pathways.evaluation.outside_task import Asked, measure_outside
from pathways.evaluation.random_titles_task import measure_random_titles
from pathways.evaluation.systems import OURS, rank_words
from pathways.use_cases.look_up import search_all_titles
from pathways.use_cases.tools import Tools

Progress = Callable[[str, int, int], None]
Ranker = Callable[[Sequence[str]], list[list[str]]]
"""Titles -> occupations for each, best first."""

DEPTH = 100
"""Answers looked at; what is right but further down counts as not found."""
MOST_RELATED = 500
CHUNK = 1024
NO_IMPORT = "ours, no import"
ABOUT: Mapping[str, str] = {
    OURS: "The product after `pathways import onet`: all titles but the hidden ones are indexed.",
    NO_IMPORT: "The product as it ships, asked only for occupations of its own catalogue.",
    "plain MiniLM": "Cosine with the occupations' names.",
    "BM25": "BM25 over one document an occupation: its name and the titles that are not hidden.",
    "char TF-IDF": "The nearest title by character n-grams among those that are not hidden.",
}


@dataclass(frozen=True)
class Titles:
    """A release laid out: occupations by code, every (code, title), and a vector for each title."""

    release: OnetRelease
    names: Mapping[str, str]
    imported: Sequence[tuple[str, str]]
    vectors: Mapping[str, Vectors]


def lay_out(tools: Tools, release: OnetRelease, progress: Progress) -> Titles:
    """Takes some two minutes, for the vectors of all titles."""
    names = {item.code: item.title for item in release.occupations}
    imported = [*names.items(), *((title.code, title.title) for title in release.titles)]
    texts = [entry.text for entry in title_entries(tools.catalog, imported)]
    return Titles(release, names, imported, _encode(tools.atlas.instruments.encoder, texts, progress))


def measure_outside_titles(
    tools: Tools, titles: Titles, asked: Mapping[str, tuple[str, Sequence[Asked]]], progress: Progress
) -> dict[str, Any]:
    """Tasks by id, each (what it is, what is asked), MRR for titles and MAP for texts: nothing is hidden, nothing was
    listed before."""
    entries = title_entries(tools.catalog, titles.imported)
    rankers = _rank_over(tools, titles, entries)
    known = frozenset(entry.text.lower() for entry in entries)
    return {
        id: measure_outside(rankers, ABOUT, questions, known, what, "MRR" if id == "outside" else "MAP", progress)
        for id, (what, questions) in asked.items()
    }


def measure_titles_at_random(tools: Tools, titles: Titles, progress: Progress) -> dict[str, Any]:
    """The task of titles drawn at random and hidden from every index."""
    entries = title_entries(tools.catalog, titles.imported)

    def prepare(shows: Callable[[str], bool]) -> dict[str, Ranker]:
        return _rank_over(tools, titles, [entry for entry in entries if shows(entry.text)])

    return measure_random_titles(titles.release, prepare, ABOUT, progress)


def measure_titles(tools: Tools, titles: Titles, progress: Progress) -> dict[str, Any]:
    """The task of hidden titles as JSON, and that of related occupations."""
    release, names, imported, vectors = titles.release, titles.names, titles.imported, titles.vectors
    held = hold_out(release)
    shipped = [entry for entry in title_entries(tools.catalog) if held.shows(entry.text)]
    shown = [entry for entry in title_entries(tools.catalog, imported) if held.shows(entry.text)]
    rankers = _rank_over(tools, titles, shown)
    rankers[NO_IMPORT] = our_ranker(tools, shipped, vectors, names)
    known = frozenset(item.soc for item in tools.catalog.occupations.values())
    ranks = {name: _ask(name, rank, _queries(name, held, known), progress) for name, rank in rankers.items()}
    related = {name: rank for name, rank in rankers.items() if name != NO_IMPORT}
    return {
        "release": release.release,
        "groups": sorted(held.groups),
        "hidden": len(held.hidden),
        "systems": ABOUT,
        "figures": {name: _figures(found, _queries(name, held, known)) for name, found in ranks.items()},
        "queries": _digest(held.queries),
        "ranks": ranks,
        "related": _measure_related(related, release, names, progress),
    }


def our_ranker(
    tools: Tools, entries: Sequence[TitleEntry], vectors: Mapping[str, Vectors], names: Mapping[str, str]
) -> Ranker:
    """The product's own search over an index of these entries; vectors holds one for each entry's text."""
    index = TitleIndex(entries, np.stack([vectors[entry.text] for entry in entries]), names)
    instruments = replace(tools.atlas.instruments, titles=index)
    prepared = replace(tools, atlas=replace(tools.atlas, instruments=instruments))

    def rank(texts: Sequence[str]) -> list[list[str]]:
        found = search_all_titles(prepared, texts=texts, limit=DEPTH)
        return [[hit.onet_soc for hit in hits] for hits in found]

    return rank


def _rank_over(tools: Tools, titles: Titles, entries: Sequence[TitleEntry]) -> dict[str, Ranker]:
    """Every system, with these entries and no others."""
    pairs = [(entry.onet_soc, entry.text) for entry in entries]
    return {
        OURS: our_ranker(tools, entries, titles.vectors, titles.names),
        "plain MiniLM": name_ranker(tools.atlas.instruments.encoder, titles.names),
        "BM25": word_ranker(pairs),
        "char TF-IDF": spelling_ranker(pairs),
    }


def name_ranker(encoder: Encoder, names: Mapping[str, str]) -> Ranker:
    """Plain vectors: cosine with the names of occupations and nothing else."""
    codes, vectors = list(names), encoder.encode(list(names.values()))
    return lambda texts: _order(codes, encoder.encode(texts) @ vectors.T)


def word_ranker(pairs: Iterable[tuple[str, str]]) -> Ranker:
    """BM25 over one document an occupation, made of all its (code, title) pairs."""
    documents: dict[str, list[str]] = defaultdict(list)
    for code, title in pairs:
        documents[code].append(title)
    score = rank_words([" . ".join(titles) for titles in documents.values()])
    return lambda texts: _order(list(documents), score(texts))


def spelling_ranker(pairs: Iterable[tuple[str, str]], chunk: int = 50) -> Ranker:
    """Each occupation by its title nearest in character n-grams; few texts at a time, for the scores are many."""
    ordered = sorted(pairs)
    index = CharTfidf([title for _, title in ordered])
    codes = list(dict.fromkeys(code for code, _ in ordered))
    starts = np.flatnonzero([not n or ordered[n - 1][0] != code for n, (code, _) in enumerate(ordered)])

    def rank(texts: Sequence[str]) -> list[list[str]]:
        parts = [texts[first : first + chunk] for first in range(0, len(texts), chunk)]
        scores = [np.maximum.reduceat(index.likeness(part), starts, axis=1) for part in parts]
        return [row for part in scores for row in _order(codes, part)]

    return rank


def average_precision(ranked: Sequence[str], right: frozenset[str]) -> float:
    """The mean of the precision at each right answer, over all right answers."""
    found, total = 0, 0.0
    for place, code in enumerate(ranked, 1):
        if code in right:
            found += 1
            total += found / place
    return total / len(right) if right else 0.0


def _queries(name: str, held: HeldOut, known: frozenset[str]) -> tuple[Query, ...]:
    """Without an import only what the catalogue knows can be asked."""
    return tuple(query for query in held.queries if name != NO_IMPORT or query.right & known)


def _ask(name: str, rank: Ranker, queries: Sequence[Query], progress: Progress) -> list[int]:
    """The rank of the first right SOC code for each query, 0 where it is not among the first DEPTH occupations."""
    found: list[int] = []
    for first in range(0, len(queries), 100):
        part = queries[first : first + 100]
        for query, ranked in zip(part, rank([query.text for query in part]), strict=True):
            socs = dict.fromkeys(code[:7] for code in ranked[:DEPTH])
            found.append(next((place for place, soc in enumerate(socs, 1) if soc in query.right), 0))
        progress(f"Titles: {name}", len(found), len(queries))
    return found


def _figures(ranks: Sequence[int], queries: Sequence[Query]) -> dict[str, Figure]:
    places = np.array(ranks, np.float64)
    reciprocal = np.divide(1, places, out=np.zeros(len(places)), where=places > 0)
    inside = np.array([query.manufacturing for query in queries], bool)
    return {
        "mrr": mean_figure(reciprocal.tolist()),
        "mrr_manufacturing": mean_figure(reciprocal[inside].tolist()),
        "hits1": mean_figure((places == 1).tolist()),
        "hits10": mean_figure(((places > 0) & (places <= 10)).tolist()),
    }


def _measure_related(
    rankers: Mapping[str, Ranker], release: OnetRelease, names: Mapping[str, str], progress: Progress
) -> dict[str, Figure]:
    """MAP of O*NET's related occupations, asked by name; the occupation itself is left out of the ranking."""
    right: dict[str, set[str]] = defaultdict(set)
    for relation in release.relations:
        right[relation.code].add(relation.related)
    asked = sorted(right, key=lambda code: hashlib.sha256(code.encode()).digest())[:MOST_RELATED]
    figures: dict[str, Figure] = {}
    for done, (name, rank) in enumerate(rankers.items(), 1):
        ranked = rank([names[code] for code in asked])
        scores = [
            average_precision([other for other in row[:DEPTH] if other != code], frozenset(right[code]))
            for code, row in zip(asked, ranked, strict=True)
        ]
        figures[name] = mean_figure(scores)
        progress("Related occupations", done, len(rankers))
    return figures


def _encode(encoder: Encoder, texts: Sequence[str], progress: Progress) -> dict[str, Vectors]:
    wanted = sorted(dict.fromkeys(texts), key=len)
    vectors: dict[str, Vectors] = {}
    for first in range(0, len(wanted), CHUNK):
        part = wanted[first : first + CHUNK]
        vectors.update(zip(part, encoder.encode(part), strict=True))
        progress("Titles into vectors", len(vectors), len(wanted))
    return vectors


def _order(codes: Sequence[str], scores: NDArray[Any]) -> list[list[str]]:
    return [[codes[column] for column in row] for row in np.argsort(-scores, axis=1, kind="stable")]


def _digest(queries: Sequence[Query]) -> str:
    return hashlib.sha256("\n".join(query.text for query in queries).encode()).hexdigest()[:12]
