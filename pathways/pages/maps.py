"""The map of the states as tiles of one size, drawn by our own few lines: no library we tried draws tiles that are
hatched, that are links, and that can be walked by keyboard. The drawing itself is in web/templates/parts/maps.html."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pathways.domain.gap_measure import RATIOS, Measure, find_figure
from pathways.domain.state_gap import Figure, Mark, StateGap
from pathways.domain.training import State
from pathways.pages.gap_words import say_figure, say_number

Shade = Literal[
    "class-1", "class-2", "class-3", "class-4", "class-5", "none", "hidden", "not_published", "no_data", "outside"
]
"""How a tile is drawn: five classes from light to dark, and five looks that no class has."""
TILE = 40
"""Units of a side, with the gap to the next."""
INSET = 2
CLASSES = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """One state: where its tile is, how it is drawn, what is written in it, what it is called, where it leads."""

    x: int
    y: int
    shade: Shade
    postal: str
    short: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class ShadeKey:
    """One line of the legend: a look, from where to where it goes ('' for a look that is no class), how many states."""

    shade: Shade
    low: str = ""
    high: str = ""
    states: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before a number that is not the whole, and what it means."""

    sign: str
    mark: Mark


_SIGNS = (Sign("≥", "at_least"), Sign("≤", "at_most"), Sign("≈", "partial"))


@dataclass(frozen=True, slots=True)
class TileMap:
    """All tiles in the order in which they are walked, row by row, and the legend of the looks and signs that occur."""

    width: int
    height: int
    tiles: tuple[Tile, ...]
    keys: tuple[ShadeKey, ...]
    signs: tuple[Sign, ...]


def draw_map(
    states: Mapping[str, State], rows: Sequence[StateGap], measure: Measure, link_to: Callable[[str], str]
) -> TileMap:
    """The map of one figure. States without a row are outside of what is asked; link_to gives the address of one."""
    figures = {row.area: find_figure(row, measure) for row in rows}
    breaks = find_breaks([figure.value for figure in figures.values() if figure.value is not None and figure.value > 0])
    shades = {postal: _shade(figures.get(postal), breaks) for postal in states}
    ordered = sorted(states.values(), key=lambda state: (state.row, state.column))
    tiles = tuple(
        Tile(
            state.column * TILE + INSET,
            state.row * TILE + INSET,
            shades[state.postal],
            state.postal,
            _short(figures.get(state.postal), measure),
            f"{state.name}: {say_figure(figures[state.postal], measure)}" if state.postal in figures else state.name,
            link_to(state.postal),
        )
        for state in ordered
    )
    across = max(state.column for state in ordered) + 1
    down = max(state.row for state in ordered) + 1
    marks = {figure.mark for figure in figures.values() if figure.value is not None}
    signs = tuple(sign for sign in _SIGNS if sign.mark in marks)
    return TileMap(across * TILE, down * TILE, tiles, _keys(figures, shades, measure), signs)


def find_breaks(values: Sequence[float]) -> tuple[float, ...]:
    """Where the classes after the first begin, so that each holds about as many of the values; equal values are never
    parted, so there may be fewer than four."""
    ordered = sorted(values)
    at = (math.ceil(len(ordered) * number / CLASSES) for number in range(1, CLASSES))
    return tuple(sorted({ordered[place] for place in at if place < len(ordered)} - {*ordered[:1]}))


def _shade(figure: Figure | None, breaks: Sequence[float]) -> Shade:
    if figure is None:
        return "outside"
    if figure.value is None:
        looks: Mapping[str, Shade] = {"hidden": "hidden", "not_published": "not_published"}
        return looks.get(figure.mark, "no_data")
    if figure.value <= 0:
        return "none"
    # Fewer classes than five are spread from the lightest to the darkest, so that they can be told apart.
    number = 1 + sum(figure.value >= start for start in breaks)
    spread: tuple[Shade, ...] = ("class-1", "class-2", "class-3", "class-4", "class-5")
    return spread[round((number - 1) * (CLASSES - 1) / max(1, len(breaks)))]


def _keys(figures: Mapping[str, Figure], shades: Mapping[str, Shade], measure: Measure) -> tuple[ShadeKey, ...]:
    looks: tuple[Shade, ...] = (
        "none", "class-1", "class-2", "class-3", "class-4", "class-5", "hidden", "not_published", "no_data", "outside"
    )  # fmt: skip
    found = []
    for look in looks:
        mine = [postal for postal, shade in shades.items() if shade == look]
        values = [value for postal in mine if postal in figures and (value := figures[postal].value) is not None]
        if mine:
            low, high = (say_number(end(values), measure) for end in (min, max)) if values else ("", "")
            found.append(ShadeKey(look, low, high, len(mine)))
    return tuple(found)


def _short(figure: Figure | None, measure: Measure) -> str:
    """A figure in five letters at most, and a sign where it is not the whole; '' where there is none."""
    if figure is None or figure.value is None:
        return ""
    sign = next((sign.sign for sign in _SIGNS if sign.mark == figure.mark), "")
    return sign + _shorten(figure.value, measure)


def _shorten(value: float, measure: Measure) -> str:
    size = abs(value)
    if size < 1000:
        little = measure not in RATIOS and 0 < value < 1
        return "<1" if little else f"{value:.2g}" if measure in RATIOS and size < 100 else f"{round(value) + 0:.0f}"
    unit, by = ("M", 1e6) if size >= 999_500 else ("k", 1e3)
    scaled = value / by
    return f"{scaled:.0f}{unit}" if abs(scaled) >= 10 else f"{scaled:.1f}{unit}"
