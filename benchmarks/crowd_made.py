"""Made people and openings for the benchmark of the search: from the catalogue, always the same for one seed.

A person works in one role, holds most of its skills about as high as it asks, and some others. Vectors lie about their
role's own, roles share a direction as texts of one trade do; who works in one role is alike by a cosine of about .6.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.crowd import CrowdRow, Filters, Near, Need
from pathways.domain.matching import STEPS
from pathways.sources.catalog_files import load_catalog

SEED, AT_ONCE, DIMENSIONS = 2027, 8192, 384
TODAY = datetime.date(2026, 3, 1)
SHIFTS = ("unknown", "day", "second", "third", "rotating")
CERTIFICATES = ("none", "training", "held")
WIDTHS = ("100 %", "10 %", "1 %")
TENTH = 5
"""States out of 51 that a tenth of the people live in."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One search to be measured; width says how many of all people its filters leave."""

    needs: tuple[Need, ...]
    vector: NDArray[np.float32]
    filters: Filters
    width: str


@dataclass(frozen=True, slots=True)
class People:
    """Some people as arrays; everything else about them is drawn the same way for every system."""

    first: int
    codes: NDArray[np.uint8]
    vectors: NDArray[np.int8]
    states: NDArray[np.int64]
    points: NDArray[np.float64]
    shifts: NDArray[np.int64]
    certificates: NDArray[np.int64]
    credentials: NDArray[np.bool_]
    pay: NDArray[np.int64]
    demo: NDArray[np.bool_]

    def rows(self) -> Iterator[CrowdRow]:
        """The same people as the index takes them."""
        postal, credentials = tuple(world().states), tuple(world().credentials)
        for row in range(len(self.codes)):
            held = tuple(credentials[number] for number in np.flatnonzero(self.credentials[row]))
            yield CrowdRow(
                name_of(self.first + row), 1, self.codes[row].tobytes(), self.vectors[row].tobytes(),
                postal[self.states[row]], *self.points[row].tolist(), SHIFTS[self.shifts[row]],
                CERTIFICATES[self.certificates[row]], held, int(self.pay[row]), None, bool(self.demo[row]),
            )  # fmt: skip


@lru_cache
def world() -> Catalog:
    """The catalogue that ships."""
    return load_catalog(Path(__file__).parents[1] / "data" / "catalog")


def name_of(number: int) -> str:
    """An id as long as a real one."""
    return f"{number:032x}"


def make_people(total: int) -> Iterator[People]:
    """Everybody, some thousands at a time."""
    centres, demand = _centres(), _demand()
    middles = np.array([(state.latitude, state.longitude) for state in world().states.values()])
    for first in range(0, total, AT_ONCE):
        chance = np.random.default_rng((SEED, first))
        size = min(AT_ONCE, total - first)
        roles, states = chance.integers(len(demand), size=size), chance.integers(len(middles), size=size)
        yield People(
            first, _codes(chance, demand[roles]), _near(chance, centres[roles]), states,
            middles[states] + chance.normal(0, 0.8, (size, 2)), chance.choice(5, size, p=[0.3, 0.4, 0.15, 0.1, 0.05]),
            chance.choice(3, size, p=[0.8, 0.1, 0.1]), chance.random((size, len(world().credentials))) < 0.03,
            chance.choice([0, 40_000, 55_000, 70_000], size), chance.random(size) < 0.01,
        )  # fmt: skip


def make_openings(rounds: int) -> list[Opening]:
    """So many openings of each width of filters."""
    chance = np.random.default_rng(SEED + 1)
    return [_opening(chance, width) for _ in range(rounds) for width in WIDTHS]


def _opening(chance: np.random.Generator, width: str) -> Opening:
    number = int(chance.integers(len(world().roles)))
    role = list(world().roles.values())[number]
    musts = set(chance.choice(len(role.requirements), int(chance.integers(2, 7)), replace=False).tolist())
    total = sum(world().weight(need) for need in role.requirements)
    needs = tuple(
        Need(need.skill, need.level, world().weight(need) / total, place in musts)
        for place, need in enumerate(role.requirements)
    )
    vector = _near(chance, _centres()[number : number + 1])[0].astype(np.float32)
    return Opening(needs, vector / np.linalg.norm(vector), _filters(chance, width), width)


def _filters(chance: np.random.Generator, width: str) -> Filters:
    states = list(world().states.values())
    if width == WIDTHS[0]:
        return Filters()
    some = [states[number] for number in chance.choice(len(states), TENTH, replace=False)]
    if width == WIDTHS[1]:
        return Filters(states=frozenset(state.postal for state in some))
    home = some[0]
    return Filters(near=Near(home.latitude, home.longitude, 100), shifts=frozenset({"day"}), pay_at_most=60_000)


def _centres() -> NDArray[np.float64]:
    """A unit vector a role; two roles are alike by about .35."""
    chance = np.random.default_rng(SEED)
    shared = chance.normal(size=DIMENSIONS)
    return _unit(0.6 * _unit(shared) + 0.8 * _unit(chance.normal(size=(len(world().roles), DIMENSIONS))))


def _near(chance: np.random.Generator, centres: NDArray[np.float64]) -> NDArray[np.int8]:
    """Somewhere about each centre, a byte a dimension, the largest 127 as in the product."""
    made = 0.78 * centres + 0.62 * _unit(chance.normal(size=centres.shape))
    return np.rint(made / np.abs(made).max(axis=1, keepdims=True) * 127).astype(np.int8)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _demand() -> NDArray[np.int64]:
    """The level every role asks of every skill."""
    column = {skill: number for number, skill in enumerate(world().skills)}
    demand = np.zeros((len(world().roles), len(column)), np.int64)
    for number, role in enumerate(world().roles.values()):
        for need in role.requirements:
            demand[number, column[need.skill]] = need.level
    return demand


def _codes(chance: np.random.Generator, asked: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Most of what the role asks, at its level or one beside it, and a few other skills; sure by half or more."""
    levels = np.clip(asked + chance.choice([-1, 0, 0, 0, 1], asked.shape), 1, 4)
    usual = (asked > 0) & (chance.random(asked.shape) < 0.85)
    other = (asked == 0) & (chance.random(asked.shape) < 0.04)
    levels = np.where(usual, levels, np.where(other, chance.integers(1, 4, asked.shape), 0))
    steps = chance.integers(STEPS // 2, STEPS + 1, asked.shape)
    return np.where(levels > 0, 1 + (levels - 1) * (STEPS + 1) + steps, 0).astype(np.uint8)
