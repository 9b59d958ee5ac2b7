"""Who meets the musts, and who misses which of them: bits a must, and a bitmask of what is lacking a row."""

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.crowd import Need
from pathways.domain.matching import STEPS
from pathways.engine.crowd_columns import Bits, Part, Rows, count, pack, rows_of

MOST_MUSTS = 64
"""Musts that groups tell apart; of more, the heaviest. Who lacks only lighter ones is in no group."""

TABLED = 12
"""Up to so many musts, the sets of what is lacking are counted in a table, else by sorting those with fewest."""

BYTE = 8
Counted = tuple[NDArray[np.uint64], NDArray[np.int64]]
"""Sets of what is lacking, a bit a must, and how many people lack each."""


@dataclass(frozen=True, slots=True)
class Must:
    """A need that is a must: where its skill's column is, and the lowest code that meets it."""

    skill: str
    column: int
    least: int


@dataclass(frozen=True, slots=True)
class Misses:
    """Those of one block who pass the filters and miss a must: their rows, and of each what is lacking as bits.

    numbers: for each number of musts, from none of those told apart, how many people lack so many.
    """

    rows: Rows
    masks: NDArray[np.unsignedinteger]
    numbers: NDArray[np.int64]

    def listed(self, masks: Sequence[int]) -> tuple[Rows, NDArray[np.int16]]:
        """Who lacks exactly one of these sets, and which: numbers from 1."""
        which = self._numbers(masks)
        kept = np.flatnonzero(which)
        return self.rows[kept], which[kept]

    def _numbers(self, masks: Sequence[int]) -> NDArray[np.int16]:
        if self.masks.itemsize <= 2:
            table = np.zeros(1 << BYTE * self.masks.itemsize, np.int16)
            table[list(masks)] = np.arange(1, len(masks) + 1)
            return table.take(self.masks)
        which = np.zeros(len(self.masks), np.int16)
        for number, mask in enumerate(masks, 1):
            which[self.masks == mask] = number
        return which


def make_must(need: Need, column: int) -> Must:
    """A must as the columns can be asked for it."""
    return Must(need.skill, column, 1 + (need.level - 1) * (STEPS + 1))


def meet(part: Part, musts: Sequence[Must]) -> list[Bits]:
    """For each must, who meets it."""
    return [pack(part.block.codes[must.column, : part.size] >= must.least) for must in musts]


def meet_all(living: Bits, met: Sequence[Bits]) -> Bits:
    """Who of these meets every must."""
    return functools.reduce(np.bitwise_and, met, living)


def count_without(pool: Bits, musts: Sequence[Must], met: Sequence[Bits]) -> dict[str, int]:
    """For each must, how many of the pool meet all the others."""
    after = [*itertools.accumulate(reversed(met[1:]), np.bitwise_and, initial=~np.zeros_like(pool))][::-1]
    found: dict[str, int] = {}
    before = pool
    for must, own, rest in zip(musts, met, after, strict=False):
        found[must.skill] = count(before & rest)
        before = before & own
    return found


def count_meeting(pool: Bits, musts: Sequence[Must], met: Sequence[Bits]) -> dict[str, int]:
    """For each must, how many of the pool meet it."""
    return {must.skill: count(pool & own) for must, own in zip(musts, met, strict=True)}


def find_misses(part: Part, told: Sequence[Must], missing: Bits) -> Misses:
    """What each of those lacks who pass the filters and miss some must."""
    rows = rows_of(missing)
    width = 1 << max(0, -(-len(told) // BYTE) - 1).bit_length()
    masks = np.zeros((part.size, width), np.uint8)
    for first in range(0, len(told), BYTE):
        byte = np.zeros(part.size, np.uint8)
        for number, must in enumerate(told[first : first + BYTE]):
            byte |= (part.block.codes[must.column, : part.size] < must.least).view(np.uint8) << np.uint8(number)
        masks[:, first // BYTE] = byte
    lacking = masks.view(f"<u{width}")[rows, 0]
    return Misses(rows, lacking, np.bincount(np.bitwise_count(lacking), minlength=len(told) + 1))


def choose_masks(blocks: Sequence[Misses], musts: int, groups: int) -> dict[int, int]:
    """The sets to show and how many lack each: fewest lacking first, then the larger group.

    Who lacks none of the musts told apart is in no set.
    """
    if not blocks or not groups:
        return {}
    masks, sums = _count_all(blocks, musts) if musts <= TABLED else _count_nearest(blocks, musts, groups)
    order = np.lexsort((masks, -sums, np.bitwise_count(masks)))[:groups]
    return dict(zip(masks[order].tolist(), sums[order].tolist(), strict=True))


def count_lacking(blocks: Sequence[Misses]) -> dict[int, int]:
    """For each number of musts, how many people lack so many of those told apart."""
    totals = np.sum([block.numbers for block in blocks], axis=0).tolist() if blocks else []
    return {number: total for number, total in enumerate(totals) if total}


def name_lacking(mask: int, told: Sequence[Must]) -> tuple[str, ...]:
    """The skills a set stands for."""
    return tuple(must.skill for number, must in enumerate(told) if mask >> number & 1)


def _count_all(blocks: Sequence[Misses], musts: int) -> Counted:
    """Every set, counted in a table."""
    table = np.zeros(1 << musts, np.int64)
    for block in blocks:
        table += np.bincount(block.masks, minlength=1 << musts)
    masks = np.flatnonzero(table)
    return masks.astype(np.uint64), table[masks]


def _count_nearest(blocks: Sequence[Misses], musts: int, groups: int) -> Counted:
    """The sets with fewest lacking, as many as are shown or more; of many musts nearly everybody lacks a set apart."""
    lacking = [np.bitwise_count(block.masks) for block in blocks]
    found: list[Counted] = []
    for number in range(1, musts + 1):
        some = [block.masks[each == number] for block, each in zip(blocks, lacking, strict=True)]
        found.append(np.unique(np.concatenate(some).astype(np.uint64), return_counts=True))
        if sum(len(masks) for masks, _ in found) >= groups:
            break
    return np.concatenate([masks for masks, _ in found]), np.concatenate([sums for _, sums in found])
