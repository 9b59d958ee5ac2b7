"""The score of many people for one opening, and the best of them without scoring all of their words.

Skills first: a table of 256 entries a need turns its column of codes into points, in float32. Words only as long as
they can matter: nobody is looked at whose points and the largest possible part of the words together cannot reach the
last place. Those who remain are scored once more in float64, so that figures are those of the domain's formula.
"""

import functools
import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pathways.domain.crowd import CrowdHit, Need
from pathways.domain.matching import READINESS_SHARE, STEPS
from pathways.engine.crowd_columns import Block, Part, Rows

WORDS_SHARE = 1 - READINESS_SHARE

SLACK = 5e-5
"""More than float32 can be off by in a total: nobody is dropped for less."""

NOTHING = np.float32(-np.inf)
"""The total that a last place needs while places are free."""

DIGITS = 12
"""Totals are told to so many digits, so that equal people tie whatever the order of adding."""

FIRST_HEAD, GROWTH = 4, 4
"""People whose words are looked at first, as a multiple of the places, and how fast that grows."""

PAIRED = 16_384
"""From so many rows on, tables of two needs at once (65,536 entries) are worth making."""

AT_ONCE = 1024
"""Vectors widened at once: they stay in the cache."""

Floats = NDArray[np.float32]

CODES = np.arange(256)
LEVELS = np.where(CODES > 0, 1 + (CODES - 1) // (STEPS + 1), 0)
SURENESS = np.where(CODES > 0, (CODES - 1) % (STEPS + 1), 0) / STEPS
"""What every byte stands for, as matching.encode_held writes it."""


@dataclass(frozen=True)
class Ask:
    """What an opening asks, as tables: of each need its column and the points of every code; and its words."""

    columns: tuple[int, ...]
    tables: NDArray[np.float64]
    words: NDArray[np.float64]

    def points(self, block: Block, rows: Rows, size: int) -> Floats:
        """The part of the score that skills give, for these rows of the first size."""
        if 2 * len(rows) >= size >= PAIRED:
            return np.asarray(self._all_points(block, size)[rows])
        total: Floats = np.zeros(len(rows), np.float32)
        for column, table in zip(self.columns, self.tables.astype(np.float32), strict=True):
            total += table.take(block.codes[column, rows])
        return total

    def _all_points(self, block: Block, size: int) -> Floats:
        """The same for every row of a block: two needs at a time, looked up by both codes together."""
        total, some = np.zeros(size, np.float32), np.empty(size, np.float32)
        for one, other, table in self._pairs:
            both = block.codes[one, :size].astype(np.uint16) << np.uint16(8)
            both |= block.codes[other, :size]
            total += table.take(both, out=some, mode="wrap")
        return total

    @functools.cached_property
    def _pairs(self) -> list[tuple[int, int, Floats]]:
        odd = len(self.columns) % 2
        columns = self.columns + self.columns[-1:] * odd
        tables = np.concatenate((self.tables, np.zeros((odd, 256)))).astype(np.float32)
        return [
            (columns[first], columns[first + 1], np.add.outer(tables[first], tables[first + 1]).ravel())
            for first in range(0, len(columns), 2)
        ]

    def exact_points(self, block: Block, rows: Rows) -> NDArray[np.float64]:
        """The same to the last digit, added in the same order for everybody, so that equal people tie."""
        total = np.zeros(len(rows))
        for codes, table in zip(block.codes[np.array(self.columns, int)[:, None], rows], self.tables, strict=True):
            total += table[codes]
        return total

    @property
    def most(self) -> np.float32:
        """What words can add at most."""
        return np.float32(WORDS_SHARE if self.words.any() else 0)

    def likeness(self, block: Block, rows: Rows) -> Floats:
        """The cosine of each person's words and the opening's, not below 0."""
        words = self.words.astype(np.float32)
        alike = np.empty(len(rows), np.float32)
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            alike[first : first + AT_ONCE] = np.vecdot(block.vectors[some].astype(np.float32), words)
        return np.asarray(np.maximum(alike * block.scales[rows], 0))

    def exact_likeness(self, block: Block, rows: Rows) -> NDArray[np.float64]:
        """The same to the last digit."""
        alike = np.empty(len(rows))
        for first in range(0, len(rows), AT_ONCE):
            wide = block.vectors[rows[first : first + AT_ONCE]].astype(np.float64)
            norms = np.sqrt(np.vecdot(wide, wide))
            dots = np.vecdot(wide, self.words)
            alike[first : first + AT_ONCE] = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
        return np.maximum(alike, 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """People of one list (the fits, or one group): the part each is in, the row there, and the points of skills."""

    parts: NDArray[np.int16]
    rows: Rows
    points: Floats

    def at(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Listed":
        """These people alone."""
        return Listed(self.parts[chosen], self.rows[chosen], self.points[chosen])


class Race:
    """One list on its way to its best: who is still to be looked at, and the total that the last place needs.

    most is what words can add at most; floor, with some slack, is what the last place has so far.
    """

    def __init__(self, listed: Listed, places: int, most: np.float32) -> None:
        self.listed = listed
        self.places = places
        self.floor = NOTHING
        self._most = most
        self._left = np.arange(len(listed.rows)) if places else np.zeros(0, np.int64)
        self._reach = FIRST_HEAD * places
        self._seen = np.zeros(0, np.int64)
        self._totals = np.zeros(0, np.float32)

    def head(self) -> NDArray[np.int64]:
        """The next to look at: those with most points."""
        left, self._left = self._left, self._left[:0]
        if len(left) > self._reach:
            order = np.argpartition(-self.listed.points[left], self._reach)
            left, self._left = left[order[: self._reach]], left[order[self._reach :]]
        self._reach *= GROWTH
        return left

    def settle(self, seen: NDArray[np.int64], alike: Floats) -> None:
        """Take in the words of those looked at; drop who cannot be among the best any more."""
        self._seen = np.concatenate((self._seen, seen))
        self._totals = np.concatenate((self._totals, self.listed.points[seen] + np.float32(WORDS_SHARE) * alike))
        if len(self._totals) < self.places:
            return
        self.floor = np.partition(self._totals, -self.places)[-self.places] - np.float32(SLACK)
        kept = self._totals >= self.floor
        self._seen, self._totals = self._seen[kept], self._totals[kept]
        self._left = self._left[self.listed.points[self._left] + self._most >= self.floor]

    def best(self) -> Listed:
        """Everybody who may be among the best, once nobody is left."""
        return self.listed.at(self._seen)


def make_ask(needs: Sequence[Need], columns: Sequence[int], vector: NDArray[np.float32]) -> Ask:
    """Tables for the needs, and the words as a unit vector."""
    words = vector.astype(np.float64)
    norm = float(np.sqrt(words @ words))
    asked, shares = (np.array(side).reshape(-1, 1) for side in ([n.level for n in needs], [n.share for n in needs]))
    tables = READINESS_SHARE * shares * SURENESS * np.minimum(LEVELS, asked) / np.maximum(asked, 1)
    return Ask(tuple(columns), tables, words / norm if norm else words)


def run(lists: Sequence[Listed], places: Sequence[int], parts: Sequence[Part], ask: Ask) -> list[Race]:
    """Look at the words of whoever may matter, in all lists together, until nobody is left who may."""
    races = [Race(listed, number, ask.most) for listed, number in zip(lists, places, strict=True)]
    while heads := [(race, head) for race in races if len(head := race.head())]:
        listed = [race.listed.at(head) for race, head in heads]
        where = (np.concatenate([item.parts for item in listed]), np.concatenate([item.rows for item in listed]))
        alike = _by_part(parts, *where, ask.likeness).astype(np.float32)
        ends = np.cumsum([len(head) for _, head in heads])[:-1]
        for (race, head), some in zip(heads, np.split(alike, ends), strict=True):
            race.settle(head, some)
    return races


def tell(races: Sequence[Race], parts: Sequence[Part], ask: Ask) -> list[tuple[CrowdHit, ...]]:
    """The best of each list in order: by total, then by id; worked out to the last digit, all lists together."""
    best = [race.best() for race in races]
    which, rows = (np.concatenate([getattr(item, side) for item in best]) for side in ("parts", "rows"))
    alike = _by_part(parts, which, rows, ask.exact_likeness)
    totals = np.round(_by_part(parts, which, rows, ask.exact_points) + WORDS_SHARE * alike, DIGITS)
    names = (parts[part].block.ids[row] for part, row in zip(which.tolist(), rows.tolist(), strict=True))
    people = zip((-totals).tolist(), names, alike.tolist(), strict=True)
    return [
        tuple(CrowdHit(name, -total, likeness) for total, name, likeness in heapq.nsmallest(race.places, some))
        for race, item in zip(races, best, strict=True)
        for some in [list(islice(people, len(item.rows)))]
    ]


def _by_part(
    parts: Sequence[Part],
    which: NDArray[np.int16],
    rows: Rows,
    work: Callable[[Block, Rows], NDArray[np.floating]],
) -> NDArray[np.float64]:
    """What work makes of each row, asked a block at a time."""
    found = np.zeros(len(rows))
    for number in np.unique(which).tolist():
        here = np.flatnonzero(which == number)
        found[here] = work(parts[number].block, rows[here])
    return found
