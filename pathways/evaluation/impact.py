"""Impact ratios: how often each group is chosen, beside the group chosen most often (the four-fifths screen).

The screen is that of the Uniform Guidelines on Employee Selection Procedures (29 CFR 1607.4 D): a rate under four
fifths of the highest one is looked into. It is a screen, not a verdict: it says nothing about why.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

FOUR_FIFTHS = (4, 5)
Z = 1.959964
"""95 %, two-sided."""
SMALL, FEW_CHOSEN = 30, 5
"""A group of fewer people, or with fewer chosen or not chosen, is too small to lean on (usual rules of thumb)."""
BETWEEN = " × "

Warning = Literal["", "small"]
Traits = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a pool: traits by column ('' not told), and whether they were chosen."""

    traits: Traits
    chosen: bool


@dataclass(frozen=True, slots=True)
class GroupImpact:
    """One group. rate is the share chosen with its Wilson interval; ratio is the rate over the highest rate, with
    the log interval of two proportions, None where nobody at all was chosen; under says that it fails the screen,
    one_more that it would pass with one more of the group chosen."""

    group: str
    people: int
    chosen: int
    rate: float
    rate_low: float
    rate_high: float
    ratio: float | None
    low: float | None
    high: float | None
    under: bool
    one_more: bool
    warning: Warning


@dataclass(frozen=True, slots=True)
class Impact:
    """All groups by one column, or by several at once ('sex × age'), least chosen first. untold people are left out."""

    by: str
    groups: tuple[GroupImpact, ...]
    worst: float | None
    untold: int

    @property
    def under(self) -> bool:
        """Whether a group fails the screen."""
        return any(group.under for group in self.groups)


def measure_impacts(people: Sequence[Person], columns: Sequence[str]) -> tuple[Impact, ...]:
    """The groups of each column, then, where there are several columns, those of all of them together."""
    sets: list[tuple[str, ...]] = [(column,) for column in columns]
    if len(columns) > 1:
        sets.append(tuple(columns))
    return tuple(measure_impact(people, names) for names in sets)


def measure_impact(people: Iterable[Person], columns: Sequence[str]) -> Impact:
    """The groups that these columns make together. worst is the lowest ratio; None where nobody was chosen."""
    counts: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    untold = 0
    for person in people:
        values = [person.traits.get(column, "") for column in columns]
        if not all(values):
            untold += 1
            continue
        chosen, total = counts[BETWEEN.join(values)]
        counts[BETWEEN.join(values)] = chosen + person.chosen, total + 1
    groups = _compare(counts)
    ratios = [group.ratio for group in groups if group.ratio is not None]
    return Impact(BETWEEN.join(columns), groups, min(ratios, default=None), untold)


def _compare(counts: Mapping[str, tuple[int, int]]) -> tuple[GroupImpact, ...]:
    if not counts:
        return ()
    best = max(counts, key=lambda group: (counts[group][0] / counts[group][1], counts[group][1]))
    found = [_group(name, *counts[name], *counts[best], name == best) for name in counts]
    return tuple(sorted(found, key=lambda group: (group.rate, group.group)))


def _group(name: str, chosen: int, people: int, best: int, of: int, is_best: bool) -> GroupImpact:
    rate, low, high = chosen / people, *wilson(chosen, people)
    ratio = rate / (best / of) if best else None
    bounds = (None, None) if ratio is None or is_best else ratio_interval(chosen, people, best, of)
    under = falls_under(chosen, people, best, of)
    small = people < SMALL or min(chosen, people - chosen) < FEW_CHOSEN
    return GroupImpact(
        group=name, people=people, chosen=chosen, rate=rate, rate_low=low, rate_high=high, ratio=ratio, low=bounds[0],
        high=bounds[1], under=under, one_more=under and not falls_under(chosen + 1, people, best, of),
        warning="small" if small else "",
    )  # fmt: skip


def falls_under(chosen: int, people: int, best: int, of: int) -> bool:
    """Whether chosen / people is under four fifths of best / of; in whole numbers, so that exactly 4/5 passes."""
    part, whole = FOUR_FIFTHS
    return whole * chosen * of < part * best * people


def wilson(chosen: int, people: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, spread = chosen / people, Z * Z / people
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / people + spread / (4 * people))
    return max(0.0, middle - half), min(1.0, middle + half)


def ratio_interval(chosen: int, people: int, best: int, of: int) -> tuple[float, float]:
    """Katz's 95 % interval of the ratio of two shares on the log scale, with Walter's half added to every count,
    which keeps it finite where nobody, or everybody, was chosen."""
    a, n, b, m = chosen + 0.5, people + 0.5, best + 0.5, of + 0.5
    middle = math.log(a / n) - math.log(b / m)
    half = Z * math.sqrt(max(0.0, 1 / a - 1 / n + 1 / b - 1 / m))
    return math.exp(middle - half), math.exp(middle + half)
