"""Charts as SVG, drawn on the server with Vega-Lite, in the visual language of the other pictures.

Colours are names from pathways.css, so that they follow the reader's scheme and turn grey in print; lines differ in
dash and in shape as well, bars in lightness. A chart never says anything alone: the same data stand beside it as a
table.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import vl_convert
from markupsafe import Markup, escape

WIDTH = 440
"""Units across. On the narrowest phone a unit is three quarters of a pixel, and words are still eleven pixels high."""
HEIGHT = 250
ROW = 30
LONGEST_LABEL = 170
LETTER = 8
"""About how wide a letter is, in units."""
VERSION = "5.20"
KEPT = 256
"""Charts, of some 10 kB each."""

_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What Vega gives single marks to say: they have no words of their own, and the picture is told as one."""
_LINE_COLOURS = ("var(--fill)", "var(--partly)", "var(--unknown)", "var(--missing)", "var(--have)", "var(--fill-band)")
_BAR_COLOURS = ("var(--fill)", "var(--fill-band)", "var(--track)", "var(--edge)")
_DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [4, 2], [14, 4])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_WORDS = {"labelColor": "var(--soft)", "titleColor": "var(--soft)", "labelFontSize": 15, "titleFontSize": 15}
_LINES = {"gridColor": "var(--line)", "domainColor": "var(--edge)", "tickColor": "var(--edge)"}
_THEME: Mapping[str, Any] = {
    "aria": False,
    "background": None,
    "font": "Arial, 'Liberation Sans', Helvetica, sans-serif",
    "view": {"stroke": None},
    "axis": {**_WORDS, **_LINES, "titleFontWeight": "normal"},
    "legend": {**_WORDS, "orient": "top", "columns": 1, "symbolStrokeWidth": 0, "symbolSize": 120, "title": None},
}
_FILLED = {"type": "point", "filled": True, "size": 90, "opacity": 1}
_BAR = {"type": "bar", "height": 16, "stroke": "var(--ink)", "strokeWidth": 0.8}
_BESIDE = {"type": "text", "align": "left", "dx": 6, "fontSize": 15, "color": "var(--ink)"}


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name and its points (a place along the axis, and a value; None where there is none)."""

    name: str
    points: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, and what to write beside it (words for why, where value is None).

    low and high are the ends of an interval, both or neither; kind names the group that gives it its shade.
    """

    label: str
    value: float | None
    words: str = ""
    low: float | None = None
    high: float | None = None
    kind: str = ""

    @property
    def end(self) -> float:
        """Where its words begin."""
        return max(self.value or 0, self.high or 0, 0)


def draw_lines(series: Sequence[Series], *, title: str, unit: str, places: Sequence[str] = ()) -> Markup:
    """Lines over places that have an order (years, months, terms), six at most.

    title is what a screen reader says of the picture; unit stands at the upright axis; places gives the order along
    the flat one (else that of the points). A value of None leaves a break in its line.
    """
    rows = [{"place": at, "value": value, "series": line.name} for line in series for at, value in line.points]
    order = list(places) or list(dict.fromkeys(at for line in series for at, _ in line.points))
    names = [line.name for line in series]
    colour = _split("series", names, _LINE_COLOURS)
    layers = [
        {
            "mark": {"type": "line", "strokeWidth": 2.5},
            "encoding": {"color": colour, "strokeDash": _split("series", names, _DASHES)},
        },
        {"mark": _FILLED, "encoding": {"color": colour, "shape": _split("series", names, _SHAPES)}},
    ]
    across = {
        "field": "place",
        "type": "ordinal",
        "sort": order,
        "title": None,
        "axis": {"labelAngle": 0, "labelOverlap": True},
    }
    up = {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 5}}
    return _draw(title, rows, encoding={"x": across, "y": up}, layer=layers, height=HEIGHT)


def draw_bars(bars: Sequence[Bar], *, title: str, unit: str) -> Markup:
    """Flat bars, the first on top, each with its label before it and its words behind it; labels differ.

    title is what a screen reader says of the picture; unit stands under the axis. A bar without a value is only its
    words; an interval is drawn as a line over the end of its bar; four kinds at most get shades, and a legend.
    """
    kinds = list(dict.fromkeys(bar.kind for bar in bars))
    rows = [{"label": bar.label, "value": bar.value or 0, "words": bar.words, "low": bar.low, "high": bar.high,
             "kind": bar.kind, "end": bar.end} for bar in bars]  # fmt: skip
    across = _measure("value", title=unit, axis={"tickCount": 4}, scale={"domain": _find_reach(bars), "nice": False})
    shade = _split("kind", kinds, _BAR_COLOURS) | ({} if len(kinds) > 1 else {"legend": None})
    ends = {"x": _measure("low"), "x2": {"field": "high"}}
    spans = [
        {"mark": {"type": "rule", "color": colour, "strokeWidth": width}, "encoding": ends}
        for colour, width in (("var(--sheet)", 6), ("var(--ink)", 2.5))
        if any(bar.low is not None for bar in bars)
    ]
    layers = [
        {"mark": _BAR, "encoding": {"x": across, "color": shade}},
        *spans,
        {"mark": _BESIDE, "encoding": {"x": _measure("end"), "text": {"field": "words"}}},
    ]
    axis = {"labelLimit": LONGEST_LABEL, "ticks": False, "domain": False, "labelPadding": 6}
    down = {"field": "label", "type": "nominal", "sort": [bar.label for bar in bars], "title": None, "axis": axis}
    return _draw(title, rows, encoding={"y": down}, layer=layers, height=ROW * max(1, len(bars)))


def _split(field: str, names: Sequence[str], marks: Sequence[Any]) -> dict[str, Any]:
    scale = {"domain": list(names), "range": list(marks[: len(names)])}
    return {"field": field, "type": "nominal", "scale": scale}


def _measure(field: str, **more: Any) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", **more}


def _find_reach(bars: Sequence[Bar]) -> tuple[float, float]:
    """From where to where the axis goes, so that the words behind every bar have room."""
    labels = min(LONGEST_LABEL, LETTER * max((len(bar.label) for bar in bars), default=0))
    room = WIDTH - labels - 20
    low = min((min(bar.value or 0, bar.low or 0, 0) for bar in bars), default=0.0)
    ends = [low + (bar.end - low) / max(0.3, 1 - (LETTER * len(bar.words) + 10) / room) for bar in bars]
    return low, max([low + 1, *ends]) if max(ends, default=0) <= low else max(ends)


def _draw(title: str, rows: Sequence[Mapping[str, Any]], **spec: Any) -> Markup:
    """The SVG of a specification, scaled by its box, under one name for who cannot see it."""
    fit = {"width": WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}, "padding": 4, "config": _THEME}
    svg = _SPOKEN.sub("", _to_svg(json.dumps({"data": {"values": list(rows)}, **spec, **fit})))
    named = f'<svg role="img" aria-label="{escape(title)}" '
    return Markup('<div class="chart">{}</div>').format(Markup(svg.replace("<svg ", named, 1)))


@lru_cache(KEPT)
def _to_svg(specification: str) -> str:
    """Drawing takes a tenth of a second, so what was drawn last is kept."""
    return str(vl_convert.vegalite_to_svg(specification, vl_version=VERSION))
