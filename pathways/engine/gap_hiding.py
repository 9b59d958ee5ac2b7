"""Which counts of people may be told: the cuts of domain/small_cells, for all skills and roles at once.

All people of one side (real or demonstration) are one block for each skill. It is cut by state, the small ones in one
pool; then each part by level, by certificate and by training, where both sides of the cut hold nobody or enough. What
is told is only ever a sum of whole blocks, so nobody can add and subtract their way to a small count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.skill import MAX_LEVEL
from pathways.domain.small_cells import LEAST, keep_apart
from pathways.engine.gap_people import CERTIFIED, HELD, KINDS, LEVELS, TRAINED, Counts

LEVELS_IN_TURN = (3, 2, 4, 1)
"""Levels are cut in this order: most jobs ask for level 3, so it stays tellable longest."""

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Told:
    """What may be told of counts: value (measures, rows, levels, areas), the nation last; whole: exactly so many, else
    at least so many. Measures are workers, certified and training; levels run from 1 to 4, for a role only the first
    says something."""

    value: Ints
    whole: Mask


@dataclass(frozen=True, eq=False)
class Blocks:
    """Blocks of kinds, for each (row, group of states): the number of the block each kind is in, its people, and how
    many kinds it has, by that number."""

    labels: Ints
    people: Ints
    kinds: Ints


@dataclass(frozen=True, eq=False)
class _Group:
    """The people of some areas together (rows, kinds), and what may be told of them, (measures, rows, levels)."""

    counts: Ints
    value: Ints
    whole: Mask


class Hider:
    """Hides small counts, and cuts only those groups of areas again whose counts changed since it was last asked. Not
    safe for several threads by itself."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, ...], _Group] = {}
        self._told: Told | None = None

    def hide(self, counts: Counts) -> Told:
        """counts is (rows, areas, kinds), the last area that of no known state, everybody once in each row. What is
        returned is the same object as before when nothing changed."""
        groups = group_areas(counts[0].sum(axis=1))
        members = [tuple(np.flatnonzero(groups == number).tolist()) for number in range(int(groups.max()) + 1)]
        found = {areas: self._cut(areas, counts[:, areas].sum(axis=1)) for areas in members}
        if self._told is None or found != self._kept:
            self._kept, self._told = found, _join(groups, list(found.values()))
        return self._told

    def _cut(self, areas: tuple[int, ...], counts: Ints) -> _Group:
        kept = self._kept.get(areas)
        if kept is not None and np.array_equal(kept.counts, counts):
            return kept
        blocks = cut_blocks(counts)
        told = [_tell(blocks, asked) for asked in list_asked()]
        shape = (3, MAX_LEVEL, len(counts))
        value = np.array([item[0] for item in told]).reshape(shape).swapaxes(1, 2)
        whole = np.array([item[1] for item in told]).reshape(shape).swapaxes(1, 2)
        return _Group(counts, value, whole)


def _join(groups: Ints, told: Sequence[_Group]) -> Told:
    """What is told of every area and the nation from what is told of each group, in the order of their numbers."""
    value = np.stack([group.value for group in told], axis=3)
    whole = np.stack([group.whole for group in told], axis=3)
    pooled = np.bincount(groups) > 1
    nation = value.sum(axis=3, keepdims=True), whole.all(axis=3, keepdims=True)
    # What a pool holds is told of a single state of it only when it is nobody at all.
    apart = np.where(pooled, 0, value)[..., groups[:-1]]
    sure = (whole & ~(pooled & (value > 0)))[..., groups[:-1]]
    return Told(np.concatenate((apart, nation[0]), axis=3), np.concatenate((sure, nation[1]), axis=3))


def group_areas(people: Ints) -> Ints:
    """The number of the group that each area is told in: its own, or that of the pool."""
    apart = keep_apart(dict(enumerate(people.tolist())))
    alone = {area: place for place, area in enumerate(sorted(apart))}  # type: ignore[type-var]
    return np.array([alone.get(area, len(alone)) for area in range(len(people))])


def list_asked() -> Iterator[Mask]:
    """Which kinds each figure counts: workers, certified, training, each from level 1 to 4."""
    levels = range(1, MAX_LEVEL + 1)
    yield from (level <= HELD for level in levels)
    yield from ((level <= HELD) & (CERTIFIED == 1) for level in levels)
    yield from ((level > HELD) & (level <= TRAINED) for level in levels)


def cut_blocks(counts: Ints) -> Blocks:
    """Every cut that may be made. counts is (n, kinds).

    A block is numbered by its least kind: levels are cut into spans, each span by certificate, each of those into spans
    of training, so the number of the upper part of a cut is never another block's.
    """
    labels = np.zeros_like(counts)
    for level in LEVELS_IN_TURN:
        labels = _cut(counts, labels, HELD, level, 2 * LEVELS)
    labels = _cut(counts, labels, CERTIFIED, 1, LEVELS)
    for level in LEVELS_IN_TURN:
        labels = _cut(counts, labels, TRAINED, level, 1)
    return Blocks(labels, _sum(labels, counts), _sum(labels, np.ones_like(counts)))


def _cut(counts: Ints, labels: Ints, attribute: Ints, least: int, step: int) -> Ints:
    """Take the kinds whose attribute is at least so much out of their blocks, where both parts may stand."""
    upper = attribute >= least
    inside, total = _sum(labels, counts * upper), _sum(labels, counts)
    may = _stands(inside) & _stands(total - inside) & (attribute < least)
    moved = np.take_along_axis(may, labels, axis=1) & upper
    return np.where(moved, labels + (least - attribute[labels]) * step, labels)


def _tell(blocks: Blocks, asked: Mask) -> tuple[Ints, Mask]:
    """The people of whole blocks among the kinds asked for, and whether no other block has any of them."""
    wanted = _sum(blocks.labels, np.broadcast_to(asked.astype(np.int64), blocks.labels.shape))
    whole = (wanted == blocks.kinds) & _stands(blocks.people)
    torn = (wanted > 0) & ~whole & (blocks.people > 0)
    return np.where(whole, blocks.people, 0).sum(axis=1), ~torn.any(axis=1)


def _stands(people: Ints) -> Mask:
    """Whether so many people may stand alone: nobody, or enough."""
    stands: Mask = (people == 0) | (people >= LEAST)
    return stands


def _sum(labels: Ints, values: Ints) -> Ints:
    """What the kinds of each block add up to, by the block's number; shape (n, kinds)."""
    rows = np.arange(len(labels))[:, None] * KINDS
    found = np.bincount((rows + labels).ravel(), weights=values.ravel(), minlength=labels.size)
    return found.reshape(labels.shape).astype(np.int64)
