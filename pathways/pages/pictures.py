"""Where things stand in the drawn pictures. Places across are in percent of the width, so that words keep their size
on a phone and on a wall; places down are in pixels. The drawing itself is in web/templates/parts/pictures.html."""

import itertools
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathways.domain.catalog import Catalog
from pathways.domain.gap import Readiness
from pathways.domain.pay import Wage
from pathways.domain.route import Calendar, FrontierPoint, Route

ROW = 50
LINE = 17
LABEL = 38
HALF = 16
"""Characters of a label that fit across a phone of 360 pixels, and across the part beside a line of the graph."""
TICKS = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch across: where it starts and how wide it is, in percent."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis with its label."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """Readiness as a bar: sure up to low, in doubt from low to high, a needle at the value."""

    sure: Span
    doubt: Span
    value: str


@dataclass(frozen=True, slots=True)
class Lift:
    """Readiness before a route, and what the route adds."""

    before: Span
    gain: Span


@dataclass(frozen=True, slots=True)
class PayStrip:
    """Pay from the lower to the upper quarter, the middle, and the person's own pay ('' when not said)."""

    span: Span
    middle: str
    yours: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One module on the calendar: its words in short lines, how far down its bar is, and its stretch of weeks."""

    lines: tuple[str, ...]
    y: int
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarPicture:
    """A calendar of bars; ticks are week numbers."""

    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of the hours-readiness picture; anchor says on which side its label fits."""

    x: str
    y: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two places."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class FrontierPicture:
    """Hours across, readiness up; lines join the points."""

    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    rungs: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A module or a skill in the route's picture: its words in short lines, and the height of its middle."""

    lines: tuple[str, ...]
    y: int


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """Modules on the left, the skills they close on the right, a line for each closing."""

    height: int
    modules: tuple[Node, ...]
    skills: tuple[Node, ...]
    lines: tuple[Line, ...]


def draw_band(readiness: Readiness) -> Band:
    """The bar of a readiness."""
    low, high = min(readiness.low, readiness.value), max(readiness.high, readiness.value)
    return Band(_span(0, low), _span(low, high), _percent(min(0.995, max(0.005, readiness.value))))


def draw_lift(route: Route) -> Lift:
    """The bar of what a route adds."""
    return Lift(_span(0, route.before), _span(route.before, max(route.before, route.after)))


def draw_pay(wage: Wage | None, top: int, yours: int = 0) -> PayStrip | None:
    """The strip of a wage on a scale from nothing to top dollars; None where the figures were not published."""
    if wage is None or top <= 0 or wage.row.p25 is None or wage.row.p50 is None or wage.row.p75 is None:
        return None
    own = _percent(min(0.995, yours / top)) if yours else ""
    return PayStrip(_span(wage.row.p25 / top, wage.row.p75 / top), _percent(wage.row.p50 / top), own)


def draw_calendar(calendar: Calendar, catalog: Catalog) -> CalendarPicture:
    """The calendar of a route, one bar a module."""
    last = max((block.last_week for block in calendar.blocks), default=1)
    bars: list[Bar] = []
    down = 0
    for block in sorted(calendar.blocks, key=lambda block: (block.first_week, block.last_week)):
        lines = tuple(textwrap.wrap(catalog.modules[block.module].title, LABEL))
        down += LINE * len(lines) + 6
        bars.append(Bar(lines, down, _span((block.first_week - 1) / last, block.last_week / last)))
        down += 24
    ticks = tuple(Tick(_percent(week / last), str(week)) for week in _round_steps(last))
    return CalendarPicture(down + 26, tuple(bars), ticks)


def draw_frontier(points: Sequence[FrontierPoint]) -> FrontierPicture:
    """Fewest hours for each readiness, as a rising line."""
    most = max((point.hours for point in points), default=1) or 1
    dots = tuple(
        Dot(_percent(0.12 + 0.83 * point.hours / most), _height(point.readiness), f"{point.readiness:.0%}",
            "start" if point.hours < most / 2 else "end")
        for point in points
    )  # fmt: skip
    lines = tuple(Line(a.x, a.y, b.x, b.y) for a, b in itertools.pairwise(dots))
    ticks = tuple(Tick(_percent(0.12 + 0.83 * step / most), str(step)) for step in (0, *_round_steps(most)))
    rungs = tuple(Dot("0%", _height(share), f"{share:.0%}", "start") for share in (0.0, 0.25, 0.5, 0.75, 1.0))
    return FrontierPicture(260, dots, lines, ticks, rungs)


def draw_route(route: Route, catalog: Catalog, most: int = 12) -> RoutePicture:
    """Which module closes which skill, for the skills closed first (at most `most`, so that lines stay readable)."""
    skills = list(dict.fromkeys(closing.skill for step in route.steps for closing in step.closes))[:most]
    steps = [step for step in route.steps if any(closing.skill in skills for closing in step.closes)]
    rows = max(len(skills), len(steps), 1)
    left = _spread([catalog.modules[step.module].title.split(":")[0] for step in steps], rows)
    right = _spread([catalog.skills[skill].name for skill in skills], rows)
    lines = tuple(
        Line("44%", left[number].y, "56%", right[skills.index(closing.skill)].y)
        for number, step in enumerate(steps)
        for closing in step.closes
        if closing.skill in skills
    )
    return RoutePicture(rows * ROW, left, right, lines)


def _spread(names: Sequence[str], rows: int) -> tuple[Node, ...]:
    room = rows * ROW / max(1, len(names))
    return tuple(Node(_wrap(name), round((number + 0.5) * room)) for number, name in enumerate(names))


def _wrap(name: str) -> tuple[str, ...]:
    lines = textwrap.wrap(name, HALF)
    return tuple(lines) if len(lines) <= 3 else (*lines[:2], f"{lines[2][: HALF - 1].rstrip(' ,:')}…")


def _height(share: float) -> int:
    return round(220 - 200 * share)


def _round_steps(last: int) -> Iterable[int]:
    """Some four or five round numbers up to the last, without crowding it."""
    raw = max(1, last / TICKS)
    step = next((size for size in (1, 2, 4, 5, 10, 20, 25, 50, 100, 200) if size >= raw), 500)
    return range(step, last + 1, step)


def _span(start: float, end: float) -> Span:
    return Span(_percent(start), _percent(max(0.0, end - start)))


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"
