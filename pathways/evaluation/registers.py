"""The same person in four registers: does the reader find the same skills in shop talk, plain English, with spelling
errors and in other Englishes?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathways.evaluation.golden import Case
from pathways.evaluation.metrics import F1, measure
from pathways.evaluation.tallies import Tally

SAME_PERSON = "same-person-"
"""How the ids of these documents begin; they lie on both sides of the split and are always all scored."""
MOST_APART = 0.10


@dataclass(frozen=True, slots=True)
class RegisterScores:
    """F1 of each register for one person's texts; apart is the best minus the worst, at most MOST_APART is the bar."""

    f1: Mapping[str, float]
    apart: float
    met: bool


def find_same_person(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The documents that describe one person."""
    return tuple(case for case in cases if case.id.startswith(SAME_PERSON))


def score_registers(cases: Sequence[Case], tallies: Sequence[Tally]) -> RegisterScores:
    """F1 by register over documents of one person, tallies in the order of the cases."""
    f1: dict[str, float] = {}
    for register in dict.fromkeys(case.register for case in cases):
        group = [tally for case, tally in zip(cases, tallies, strict=True) if case.register == register]
        value = measure(group, (F1,)).get(F1.id, {}).get("value")
        f1[register] = float(value) if value is not None else 0.0
    apart = round(max(f1.values(), default=0.0) - min(f1.values(), default=0.0), 4)
    return RegisterScores(f1, apart, apart <= MOST_APART)
