"""The exact search over everybody who can be found: filters, musts, counts, groups and the best, none left out.

One Crowd a process. A search takes no lock but for a glance: it reads the view that was in force when it began, while
rows are added behind it (crowd_columns, crowd_roll). Nothing is started before the first search, so that a process
may fork with a Crowd in it.
"""

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pathways.domain.crowd import CrowdAnswer, CrowdRow, Filters, NearGroup, Need
from pathways.engine.crowd_columns import Bits, Part, Rows, count, rows_of
from pathways.engine.crowd_filters import Sieve, Tally, count_choices, make_sieve, tell_options
from pathways.engine.crowd_groups import (
    MOST_MUSTS,
    Misses,
    Must,
    choose_masks,
    count_lacking,
    count_meeting,
    count_without,
    find_misses,
    make_must,
    meet,
    meet_all,
    name_lacking,
)
from pathways.engine.crowd_roll import ROOM, Roll, View
from pathways.engine.crowd_scores import NOTHING, Ask, Listed, make_ask, run, tell
from pathways.engine.encoder import DIMENSIONS

PLACES = 200
"""Of so many fits at least the totals are told, for 'nth of so many'."""

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Asked:
    """One search, made ready: what is asked, of whom, and the musts that groups tell apart."""

    ask: Ask
    sieve: Sieve
    musts: tuple[Must, ...]
    told: tuple[Must, ...]
    grouped: bool

    def sift(self, part: Part) -> "Sifted":
        """Filters, musts and counts of one block."""
        screens, met = self.sieve.screens(part), meet(part, self.musts)
        able = meet_all(part.living(), met)
        pool = screens.pool(part.living())
        fits = pool & able
        misses = find_misses(part, self.told, pool & ~fits) if self.grouped else None
        return Sifted(
            part, count(pool), fits, misses, count_meeting(pool, self.musts, met),
            count_without(pool, self.musts, met), count_choices(self.sieve, part, screens, able),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sifted:
    """What the first pass found in one block."""

    part: Part
    pool: int
    fits: Bits
    misses: Misses | None
    meet: Mapping[str, int]
    without: Mapping[str, int]
    options: Tally

    def listed(self, masks: Sequence[int]) -> tuple[Rows, NDArray[np.int16]]:
        """Who fits (0) or lacks exactly one of these sets (from 1): their rows, and which list each is on."""
        fits = rows_of(self.fits)
        rows, which = self.misses.listed(masks) if self.misses else (fits[:0], np.zeros(0, np.int16))
        return np.concatenate((fits, rows)), np.concatenate((np.zeros(len(fits), np.int16), which))


class Crowd:
    """Everybody who can be found, as columns; one a process, safe for several threads.

    threads is how many blocks one search works on at a time; more of them answer sooner, at the cost of others.
    A skill that is not among these is held by nobody.
    """

    def __init__(
        self, skills: Sequence[str], *, dimensions: int = DIMENSIONS, threads: int = 1, room: int = ROOM
    ) -> None:
        self._columns = {skill: number for number, skill in enumerate(skills)}
        self._roll = Roll(len(skills), dimensions, room)
        self._threads = threads

    @property
    def revision(self) -> int:
        """The highest revision of a row that was applied."""
        return self._roll.revision

    def apply(self, rows: Iterable[CrowdRow]) -> None:
        """Insert, overwrite or drop people; in force for every search that begins after this returns.

        A search sees whole batches (crowd_roll.AT_ONCE rows). A row older than the one in force changes nothing.
        """
        self._roll.apply(rows)

    def look(self) -> View:
        """Everybody as they are now, to be counted."""
        return self._roll.look(())

    def search(
        self,
        needs: Sequence[Need],
        vector: NDArray[np.float32],
        filters: Filters,
        limit: int,
        *,
        groups: int = 8,
        group_limit: int = 5,
        today: datetime.date,
    ) -> CrowdAnswer:
        """The best fits for an opening, who misses what, and how many would fit if something else were asked."""
        view = self._roll.look(filters.excluded)
        asked = self._ready(needs, vector, make_sieve(filters, today, view.choices), groups)
        sifted = _each(self._threads, asked.sift, view.parts)
        misses = [found.misses for found in sifted if found.misses]
        masks = choose_masks(misses, len(asked.told), groups)
        places = [max(limit, PLACES), *(group_limit for _ in masks)]
        listed = _list(self._threads, asked.ask, sifted, list(masks), places)
        heads = tell(run(listed, places, view.parts, asked.ask), view.parts, asked.ask)
        near = (
            NearGroup(name_lacking(mask, asked.told), number, hits)
            for (mask, number), hits in zip(masks.items(), heads[1:], strict=True)
        )
        return CrowdAnswer(
            sum(found.pool for found in sifted),
            sum(count(found.fits) for found in sifted),
            heads[0][:limit],
            tuple(near),
            _add(asked.musts, [found.without for found in sifted]),
            tell_options(asked.sieve, [found.options for found in sifted]),
            tuple(hit.total for hit in heads[0]),
            _add(asked.musts, [found.meet for found in sifted]),
            count_lacking(misses),
        )

    def _ready(self, needs: Sequence[Need], vector: NDArray[np.float32], sieve: Sieve, groups: int) -> Asked:
        columns = [self._columns.get(need.skill, len(self._columns)) for need in needs]
        both = [(need, make_must(need, column)) for need, column in zip(needs, columns, strict=True) if need.must]
        heaviest = sorted(range(len(both)), key=lambda number: -both[number][0].share)[:MOST_MUSTS]
        musts = tuple(must for _, must in both)
        told = tuple(musts[number] for number in sorted(heaviest))
        return Asked(make_ask(needs, columns, vector), sieve, musts, told, bool(groups and musts))


def _add(musts: Sequence[Must], blocks: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """For each must, the counts of all blocks together."""
    return {must.skill: sum(block[must.skill] for block in blocks) for must in musts}


def _each(threads: int, work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """What work makes of each, so many at a time; numpy lets others run while it counts."""
    if min(threads, len(given)) < 2:
        return [work(one) for one in given]
    with ThreadPoolExecutor(min(threads, len(given)), "crowd") as hands:
        return list(hands.map(work, given))


def _list(
    threads: int, ask: Ask, sifted: Sequence[Sifted], masks: Sequence[int], places: Sequence[int]
) -> list[Listed]:
    """The fits and the people of each chosen group, with the points of their skills, as far as they may be the best.

    The first block is looked through to its end, so that of the others only those need to be listed who could still
    take one of its places.
    """
    parts = [found.part for found in sifted]
    numbered, lists = list(enumerate(sifted)), range(len(places))
    first = [_score(ask, masks, [NOTHING] * len(places), one) for one in numbered[:1]]
    scouts = run([_join([block[place] for block in first]) for place in lists], places, parts, ask)
    rest = _each(threads, functools.partial(_score, ask, masks, [race.floor for race in scouts]), numbered[1:])
    return [_join([block[place] for block in first + rest]) for place in lists]


def _score(ask: Ask, masks: Sequence[int], floors: Sequence[np.float32], one: tuple[int, Sifted]) -> list[Listed]:
    """The lists of one block: of each list those whose points and words can reach its floor."""
    number, found = one
    rows, which = found.listed(masks)
    points = ask.points(found.part.block, rows, found.part.size)
    kept = np.flatnonzero(points >= (np.array(floors, np.float32) - ask.most).take(which))
    rows, which, points = rows[kept], which[kept], points[kept]
    owners = (np.flatnonzero(which == place) for place in range(len(floors)))
    return [Listed(np.full(len(own), number, np.int16), rows[own], points[own]) for own in owners]


def _join(blocks: Sequence[Listed]) -> Listed:
    """One list of several blocks."""
    if not blocks:
        return Listed(np.zeros(0, np.int16), np.zeros(0, np.int64), np.zeros(0, np.float32))
    return Listed(*(np.concatenate([getattr(item, side) for item in blocks]) for side in ("parts", "rows", "points")))
