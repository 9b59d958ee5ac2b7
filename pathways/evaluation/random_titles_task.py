"""Titles drawn at random from all of O*NET and hidden: the protocol of most papers, beside the one of whole groups."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pathways.domain.onet import OnetRelease
from pathways.evaluation.held_out import RANDOM_SHARE, Query, hold_out_at_random
from pathways.evaluation.mean_figures import describe_task
from pathways.evaluation.outside_task import reciprocal_rank

NAME = "Titles, random"

Progress = Callable[[str, int, int], None]
Ranker = Callable[[Sequence[str]], list[list[str]]]
Prepare = Callable[[Callable[[str], bool]], Mapping[str, Ranker]]
"""Which titles may be shown -> the systems, each with an index of those."""


def measure_random_titles(
    release: OnetRelease, prepare: Prepare, about: Mapping[str, str], progress: Progress
) -> dict[str, Any]:
    """MRR of the first occupation that lists the title, by SOC code. An occupation may still list its near twin."""
    held = hold_out_at_random(release)
    texts = [query.text for query in held.queries]
    rankers = prepare(held.shows)
    scores: dict[str, list[float]] = {}
    for done, (name, rank) in enumerate(rankers.items(), 1):
        ranked = rank(texts) if texts else []
        scores[name] = [reciprocal_rank(row, query.right) for row, query in zip(ranked, held.queries, strict=True)]
        progress(NAME, done, len(rankers))
    told = (
        f"{len(texts)} of {len(held.hidden)} alternate titles of O*NET {release.release}, one in {RANDOM_SHARE} drawn "
        "whatever its group and hidden from every index; right is a SOC code that lists the title."
    )
    return describe_task(NAME, "MRR", told, about, scores, [_mark(query) for query in held.queries])


def _mark(query: Query) -> str:
    return hashlib.sha256("\n".join((query.text, *sorted(query.right))).encode()).hexdigest()[:12]
