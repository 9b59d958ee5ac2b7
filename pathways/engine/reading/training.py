"""Train the weigher: labelled documents in, a small calibrated model out. Deterministic for the same input.

Recipe: first the directions of meaning (``directions``), for every fold from the others alone. Then every (segment,
skill) candidate of every document is one row; it is positive when the label's quote lies in the segment. A tanh layer
is fitted by L-BFGS with weight decay, from several starts; then, on folds never trained on, one scale and one offset
calibrate the probability of a skill in a document, and the floor with the best F1 is chosen.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pathways.engine.reading.directions import IDLE, Directions, Sums, no_directions, sum_catalogue, sum_rows
from pathways.engine.reading.evidence import weigh_learned
from pathways.engine.reading.likeness import SkillSpace
from pathways.engine.reading.reader import Understood
from pathways.engine.reading.weigher import FEATURES, LEARNED, Matrix, Weigher

UNITS = 2
MEMBERS = 2
"""So many fits from other starts are averaged: one alone is a matter of luck."""
DECAY = 4.0
FOLDS = 6
SEED = 20261123
AS_GOOD = 0.018
"""So much F1 is given for fewer false claims, half of which the words invite."""
LEAST_FLOOR = 0.4
"""Below this more claims are wrong than right, whatever they do for the recall."""
TRAP_WEIGHT = 2.0
"""A false claim that the words invite counts for so many others."""
MOSTLY = 0.6
"""A piece shows what a quote shows that shares this part of the shorter of the two."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document with its truth: skill -> quotes that show it; traps are skills its words invite and do not show.

    source is the same for a document and its misspelt double, which are never on two sides of a fold; share is how
    much its rows count.
    """

    seen: Understood
    truth: Mapping[str, tuple[str, ...]]
    traps: frozenset[str] = frozenset()
    source: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Trained:
    """The model, and what it reached on folds it was not trained on (doc level)."""

    weigher: Weigher
    precision: float
    recall: float
    f1: float
    calibration_error: float
    documents: int
    labels: int


@dataclass(frozen=True, slots=True)
class _Rows:
    features: Matrix
    target: Matrix
    weight: Matrix
    document: NDArray[np.int64]
    skill: NDArray[np.str_]


def train_weigher(documents: Sequence[Labelled], space: SkillSpace, progress: Callable[[int, int], None]) -> Trained:
    """Fit, calibrate and choose the floor by cross-validation over documents, then fit on all of them."""
    fold = _folds([document.source or str(place) for place, document in enumerate(documents)])
    learned = (*space.skills, IDLE)
    sums = _sum_folds(documents, fold, learned)
    whole = reduce(add, sums, sum_catalogue(space))
    directions = [(whole - part).solve(learned) for part in sums]
    rows = _rows(documents, [directions[number] for number in fold])
    predicted = np.zeros(len(rows.target))
    for number in range(FOLDS):
        inside = fold[rows.document] != number
        model = _fit(rows, inside)
        predicted[~inside] = model.probability(rows.features[~inside])
        progress(number + 1, FOLDS + 1)
    chance, truth, missed = _per_skill(rows, predicted, documents)
    scale, offset = _calibrate(chance, truth)
    calibrated = _squash(scale * _logit(chance) + offset)
    threshold, precision, recall, f1 = _best_floor(calibrated, truth, missed)
    final = _rescale(_fit(rows, np.ones(len(rows.target), bool)), scale, offset, threshold)
    final = replace(final, directions=whole.solve(learned))
    progress(FOLDS + 1, FOLDS + 1)
    labels = sum(len(document.truth) for document in documents)
    error = calibration_error(calibrated[calibrated >= threshold], truth[calibrated >= threshold])
    return Trained(final, precision, recall, f1, error, len(documents), labels)


def calibration_error(chance: Matrix, truth: Matrix, bins: int = 10) -> float:
    """Expected calibration error: mean distance of stated and met share over equal bins, weighted by size."""
    if not len(chance):
        return 0.0
    place = np.minimum((chance * bins).astype(int), bins - 1)
    parts = [(place == number) for number in range(bins) if (place == number).any()]
    return float(sum(abs(chance[part].mean() - truth[part].mean()) * part.mean() for part in parts))


def _folds(sources: Sequence[str]) -> NDArray[np.int64]:
    """The fold of each document, the same for those of one source."""
    names = list(dict.fromkeys(sources))
    fold = dict(zip(names, (np.random.default_rng(SEED).permutation(len(names)) % FOLDS).tolist(), strict=True))
    return np.array([fold[name] for name in sources])


def _sum_folds(documents: Sequence[Labelled], fold: NDArray[np.int64], skills: Sequence[str]) -> list[Sums]:
    """What the directions need to know of each fold; of misspelt doubles, which say the same again, nothing."""
    column = {skill: place for place, skill in enumerate(skills)}
    found: dict[int, list[Sums]] = defaultdict(list)
    for number, document in zip(fold.tolist(), documents, strict=True):
        if document.share == 1.0 and len(document.seen.told):
            found[number].append(sum_rows(document.seen.told, _shown(document, column)))
    return [reduce(add, found[number]) for number in sorted(found)]


def _shown(document: Labelled, column: Mapping[str, int]) -> NDArray[np.float32]:
    """Which skills (columns) each piece of a document shows, or that it is idle."""
    seen, idle = document.seen, _idle(document)
    pieces = [piece for cut in seen.cuts for piece in cut.pieces]
    shown = np.zeros((len(pieces), len(column)), np.float32)
    for row, piece in enumerate(pieces):
        start = seen.cuts[piece.segment].segment.start + piece.start
        shown[row, column[IDLE]] = piece.segment in idle
        for skill, quotes in document.truth.items():
            shown[row, column[skill]] = any(_share(seen.text, quote, start, len(piece.text)) for quote in quotes)
    return shown


def _idle(document: Labelled) -> set[int]:
    """The segments whose words name or are nearest to a trap, and show no skill."""
    seen, first = document.seen, FEATURES.index("first")
    named = {mention.segment for mention in seen.mentions if mention.held and mention.skill in document.traps}
    near = {each.segment for each in seen.candidates if each.features[first] == 1 and each.skill in document.traps}
    quotes = [quote for told in document.truth.values() for quote in told]
    return {place for place in named | near if not any(_lies_in(seen, place, quote) for quote in quotes)}


def _share(text: str, quote: str, start: int, length: int) -> bool:
    """Whether a quote and a stretch of the text are mostly the same words."""
    begin = text.find(quote)
    common = min(begin + len(quote), start + length) - max(begin, start)
    return begin >= 0 and common >= MOSTLY * min(len(quote), length)


def _features(seen: Understood, directions: Directions) -> list[Matrix]:
    """The features of each candidate, what was learned of it by these directions."""
    rows: dict[int, list[int]] = defaultdict(list)
    for row, piece in enumerate(piece for cut in seen.cuts for piece in cut.pieces):
        rows[piece.segment].append(row)
    learned = directions.score(seen.told, directions.skills)
    taught = {segment: weigh_learned(learned[found]) for segment, found in rows.items()}
    column = {skill: place for place, skill in enumerate(directions.skills)}
    return [
        np.concatenate([each.features[:-LEARNED], taught[each.segment][:, column[each.skill]]])
        for each in seen.candidates
    ]


def _rows(documents: Sequence[Labelled], directions: Sequence[Directions]) -> _Rows:
    features, target, weight, place, skills = [], [], [], [], []
    for number, (document, known) in enumerate(zip(documents, directions, strict=True)):
        features += _features(document.seen, known)
        for candidate in document.seen.candidates:
            quotes = document.truth.get(candidate.skill)
            shown = quotes is not None and any(_lies_in(document.seen, candidate.segment, quote) for quote in quotes)
            met = any(mention.held and mention.hit.form.kind != "weak" for mention in candidate.mentions)
            target.append(float(quotes is not None))
            usual = 1.0 if quotes is None or shown else 0.5 * met
            trap = candidate.skill in document.traps and quotes is None
            weight.append(document.share * (TRAP_WEIGHT if trap else usual))
            place.append(number)
            skills.append(candidate.skill)
    return _Rows(np.stack(features), np.array(target), np.array(weight), np.array(place), np.array(skills))


def _lies_in(seen: Understood, segment: int, quote: str) -> bool:
    """Whether a quote and a segment overlap in the text."""
    part = seen.cuts[segment].segment
    start = seen.text.find(quote)
    while start >= 0:
        if start < part.start + len(part.text) and part.start < start + len(quote):
            return True
        start = seen.text.find(quote, start + 1)
    return False


def _fit(rows: _Rows, chosen: NDArray[np.bool_]) -> Weigher:
    """The mean of MEMBERS fits, which is one wider layer."""
    fits = [_fit_one(rows, chosen, SEED + member) for member in range(MEMBERS)]
    return replace(
        fits[0],
        hidden=np.concatenate([fit.hidden for fit in fits], axis=1),
        hidden_bias=np.concatenate([fit.hidden_bias for fit in fits]),
        out=np.concatenate([fit.out for fit in fits]) / MEMBERS,
        direct=np.asarray(np.mean([fit.direct for fit in fits], axis=0), np.float64),
        bias=float(np.mean([fit.bias for fit in fits])),
    )


def _fit_one(rows: _Rows, chosen: NDArray[np.bool_], seed: int) -> Weigher:
    features, target, weight = rows.features[chosen], rows.target[chosen], rows.weight[chosen]
    mean, scale = features.mean(axis=0), np.maximum(features.std(axis=0), 0.05)
    scaled = np.clip((features - mean) / scale, -6, 6)
    count = len(FEATURES)
    start = np.random.default_rng(seed).normal(0, 0.15, count * UNITS + 2 * UNITS + count + 1)

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        hidden, hidden_bias, out, direct, bias = _unpack(flat, count)
        active = np.tanh(scaled @ hidden + hidden_bias)
        logit = active @ out + scaled @ direct + bias
        value = float((weight * (np.logaddexp(0, logit) - target * logit)).sum())
        wrong = weight * (_squash(logit) - target)
        back = np.outer(wrong, out) * (1 - active**2)
        slope = np.concatenate(
            [(scaled.T @ back).ravel(), back.sum(0), active.T @ wrong, scaled.T @ wrong, [wrong.sum()]]
        )
        return value + 0.5 * DECAY * float(flat[:-1] @ flat[:-1]), slope + DECAY * np.append(flat[:-1], 0.0)

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    hidden, hidden_bias, out, direct, bias = _unpack(found.x, count)
    return Weigher(mean, scale, hidden, hidden_bias, out, direct, float(bias), 0.5, no_directions())


def _unpack(flat: Matrix, count: int) -> tuple[Matrix, Matrix, Matrix, Matrix, float]:
    cut = np.cumsum([count * UNITS, UNITS, UNITS, count])
    hidden, hidden_bias, out, direct, bias = np.split(flat, cut)
    return hidden.reshape(count, UNITS), hidden_bias, out, direct, float(bias[0])


def _per_skill(rows: _Rows, predicted: Matrix, documents: Sequence[Labelled]) -> tuple[Matrix, Matrix, int]:
    """Highest probability of each (document, skill), whether it is true, and how many truths had no candidate."""
    best: dict[tuple[int, str], float] = {}
    for place, skill, chance in zip(rows.document.tolist(), rows.skill.tolist(), predicted.tolist(), strict=True):
        best[place, skill] = max(chance, best.get((place, skill), 0.0))
    truth = [float(skill in documents[place].truth) for place, skill in best]
    missed = sum((place, skill) not in best for place, document in enumerate(documents) for skill in document.truth)
    return np.array(list(best.values())), np.array(truth), missed


def _calibrate(chance: Matrix, truth: Matrix) -> tuple[float, float]:
    """Scale and offset of the logit that make stated and met shares agree (Platt)."""
    logit = _logit(chance)

    def loss(pair: Matrix) -> float:
        value = pair[0] * logit + pair[1]
        return float((np.logaddexp(0, value) - truth * value).sum())

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def _best_floor(chance: Matrix, truth: Matrix, missed: int) -> tuple[float, float, float, float]:
    """Floor, precision, recall and F1: the highest floor whose F1 is as good as the best, for a false claim about a
    person does more harm than a missed one, which the person can add."""
    total = truth.sum() + missed
    reached = []
    for floor in np.arange(LEAST_FLOOR, 0.75, 0.01):
        held = chance >= floor
        precision = float(truth[held].mean()) if held.any() else 0.0
        recall = float(truth[held].sum() / max(1, total))
        reached.append(
            (round(float(floor), 2), precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
        )
    best = max(f1 for *_, f1 in reached)
    return next(point for point in reversed(reached) if point[-1] >= best - AS_GOOD)


def _rescale(model: Weigher, scale: float, offset: float, threshold: float) -> Weigher:
    return replace(
        model, out=model.out * scale, direct=model.direct * scale, bias=model.bias * scale + offset, threshold=threshold
    )


def _logit(chance: Matrix) -> Matrix:
    bounded = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(bounded / (1 - bounded)), np.float64)


def _squash(logit: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -40, 40))), np.float64)
