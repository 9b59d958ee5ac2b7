"""Who passes the filters, and how many would under every other choice: all of it on packed bits.

A set filter is one row of bits a block; a choice's count is the number of bits it shares with those who fit and pass
every other filter. So each filter is worked out once a search, however many choices are counted.
"""

import datetime
import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from pathways.domain.crowd import Filters, Near
from pathways.domain.places import EARTH_MILES
from pathways.domain.profile import CertificateState
from pathways.domain.worker import Shift
from pathways.engine.crowd_columns import (
    INVENTED,
    UNKNOWN_SHIFT,
    Bits,
    Choice,
    Part,
    count,
    numbers_by_key,
    on_sphere,
    pack,
)

MILES = (25, 50, 100, 250)
"""Distances that are counted as choices."""

ROUNDING = 1e-18
"""Added to a squared chord (some millimetres), so that a place is within 0 miles of itself."""

SHIFTS = tuple(shift for shift in get_args(Shift) if shift != "unknown")

OPEN_ENDED = ("state", "credential")
"""Filters with many values: only those that somebody fits are told."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filters of one search as the index can read them."""

    filters: Filters
    today: datetime.date
    choices: Mapping[Choice, int]
    numbers: Mapping[str, Mapping[str, int]]

    def screens(self, part: Part) -> "Screens":
        """Who passes each filter that is set."""
        asked, passing = self.filters, {}
        for key, values in (("state", asked.states), ("shift", asked.shifts), ("certificate", asked.certificates)):
            if values:
                passing[key] = self._any_of(part, key, values)
        if asked.any_credentials:
            passing["any_credential"] = self._any_of(part, "credential", asked.any_credentials)
        if asked.credentials:
            held = [part.chosen(self.choices.get(("credential", value))) for value in asked.credentials]
            passing["credential"] = functools.reduce(np.bitwise_and, held)
        if asked.demo != "with":
            invented = part.chosen(self.choices.get(INVENTED))
            passing["demo"] = invented if asked.demo == "only" else ~invented
        if asked.pay_at_most:
            passing["pay"] = pack(part.block.pay[: part.size] <= asked.pay_at_most)
        if asked.available_by:
            passing["available"] = self._available(part, asked.available_by)
        return self._with_distance(part, passing, asked.near)

    def _any_of(self, part: Part, key: str, values: Iterable[str]) -> Bits:
        wanted = [part.chosen(self.choices.get((key, value))) for value in values]
        if key == "shift":
            wanted.append(part.chosen(self.choices.get(UNKNOWN_SHIFT)))
        return functools.reduce(np.bitwise_or, wanted)

    def _available(self, part: Part, by: datetime.date) -> Bits:
        days = part.block.available[: part.size]
        soon = days <= by.toordinal()
        return pack(soon if self.today <= by else soon & (days > 0))

    def _with_distance(self, part: Part, passing: dict[str, Bits], near: Near | None) -> "Screens":
        if near is None:
            return Screens(passing)
        here = on_sphere([near.latitude], [near.longitude])
        chords = np.square(part.block.places[:, : part.size] - here).sum(axis=0)
        passing["miles"] = _within(chords, near.miles)
        return Screens(passing, {miles: _within(chords, miles) for miles in MILES})


@dataclass(frozen=True, slots=True)
class Screens:
    """One block: for each filter that is set, who passes it; and who lives within each distance that is counted."""

    passing: Mapping[str, Bits]
    rings: Mapping[int, Bits] = field(default_factory=dict)

    def pool(self, living: Bits) -> Bits:
        """Who passes all of them."""
        return functools.reduce(np.bitwise_and, self.passing.values(), living)

    def besides(self, key: str, able: Bits) -> Bits:
        """Who of those able passes all but this one."""
        others = (bits for other, bits in self.passing.items() if other != key)
        return functools.reduce(np.bitwise_and, others, able)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of those who fit and pass every other filter: how many made each choice, are there at all, live in each ring."""

    choices: NDArray[np.int64]
    everybody: int
    rings: NDArray[np.int64]

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.choices + other.choices, self.everybody + other.everybody, self.rings + other.rings)


def count_choices(sieve: Sieve, part: Part, screens: Screens, able: Bits) -> Tally:
    """The counts of one block; able are those alive who meet every must."""
    counts = np.zeros(len(sieve.choices), np.int64)
    counts[: len(part.bits)] = _shared(part.bits, screens.pool(able))
    for key in screens.passing.keys() & sieve.numbers.keys():
        own = [number for number in sieve.numbers[key].values() if number < len(part.bits)]
        counts[own] = _shared(part.bits[own], screens.besides(key, able))
    rings = [count(ring & screens.besides("miles", able)) for ring in screens.rings.values()]
    return Tally(counts, count(screens.besides("demo", able)), np.array(rings, np.int64))


def tell_options(sieve: Sieve, tallies: Sequence[Tally]) -> dict[str, dict[str, int]]:
    """For each filter, how many would fit under each single choice of it with all others as they are."""
    rings = np.zeros(len(MILES) if sieve.filters.near else 0, np.int64)
    tally = sum(tallies, Tally(np.zeros(len(sieve.choices), np.int64), 0, rings))
    told = tally.choices.tolist()
    found = {choice: told[number] for choice, number in sieve.choices.items()}
    options: dict[str, dict[str, int]] = {
        key: {value: told[number] for value, number in sieve.numbers.get(key, {}).items() if told[number]}
        for key in OPEN_ENDED
    }
    unsaid, invented = found.get(UNKNOWN_SHIFT, 0), found.get(INVENTED, 0)
    options["shift"] = {value: found.get(("shift", value), 0) + unsaid for value in SHIFTS}
    options["certificate"] = {value: found.get(("certificate", value), 0) for value in get_args(CertificateState)}
    options["demo"] = {"with": tally.everybody, "without": tally.everybody - invented, "only": invented}
    if sieve.filters.near:
        options["miles"] = {str(miles): total for miles, total in zip(MILES, tally.rings.tolist(), strict=True)}
    return options


def make_sieve(filters: Filters, today: datetime.date, choices: Mapping[Choice, int]) -> Sieve:
    """The filters of one search made ready."""
    return Sieve(filters, today, choices, numbers_by_key(choices))


def _shared(bits: Bits, base: Bits) -> NDArray[np.int64]:
    """Of each row of bits, how many are set in base too; a block has fewer than 65,536 * 64 people."""
    each = np.bitwise_count(bits[:, : len(base)] & base)
    return np.asarray(each.sum(axis=1, dtype=np.uint32).astype(np.int64))


def _within(chords: NDArray[np.float64], miles: int) -> Bits:
    """Whose squared chord is at most that of so many miles along a great circle."""
    half = min(miles / EARTH_MILES / 2, math.pi / 2)
    return pack(chords <= (2 * math.sin(half)) ** 2 + ROUNDING)
