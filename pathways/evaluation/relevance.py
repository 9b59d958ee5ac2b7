"""Golden relevance: for some ads, which people should be looked at first, graded by hand with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from pathways.domain.errors import BadFile
from pathways.evaluation.golden import Case

HIGHEST = 3
CUT = 10


@dataclass(frozen=True, slots=True)
class Graded:
    """One person for one ad: 3 does this work today, 2 worth an interview, 1 a neighbouring trade, 0 other work."""

    person: str
    grade: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An ad and the people graded for it, by the ids of their golden documents."""

    ad: str
    people: tuple[Graded, ...]


def load_relevance(path: Path, cases: Sequence[Case]) -> tuple[Judged, ...]:
    """All judgements of data/golden/relevance.yaml. Raises BadFile that lists every problem found."""
    kinds = {case.id: case.kind for case in cases}
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
        judged = tuple(Judged(item["ad"], tuple(Graded(**graded) for graded in item["people"])) for item in raw)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BadFile("broken_relevance", f"{path.name} cannot be read: {error}.", fix="Mend the file.") from error
    problems = list(_check(judged, kinds))
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        message = f"The golden relevance has {len(problems)} problem(s):\n{listed}"
        raise BadFile("broken_relevance", message, fix=f"Mend {path.name}.")
    return judged


def ndcg(grades: Sequence[int], cut: int = CUT) -> float:
    """nDCG of grades in the order answered: gain 2^grade - 1, discount log2(place + 1). 0 where nobody is relevant."""
    best = _gain(sorted(grades, reverse=True)[:cut])
    return _gain(grades[:cut]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / np.log2(place + 2) for place, grade in enumerate(grades)))


def _check(judged: Sequence[Judged], kinds: Mapping[str, Any]) -> Iterator[str]:
    for item in judged:
        if kinds.get(item.ad) != "ad":
            yield f"{item.ad}: no golden ad"
        names = [graded.person for graded in item.people]
        yield from (f"{item.ad}: {name} is graded twice" for name in sorted(set(names)) if names.count(name) > 1)
        for graded in item.people:
            if kinds.get(graded.person) != "worker":
                yield f"{item.ad}: {graded.person} is no golden worker"
            if graded.grade not in range(HIGHEST + 1) or not graded.reason.strip():
                yield f"{item.ad}: {graded.person} needs a grade from 0 to {HIGHEST} and a reason"
