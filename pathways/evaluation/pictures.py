"""The report's pictures as SVG: colours follow the page they stand in (CSS variables, with values for a bare file)."""

from collections.abc import Mapping, Sequence
from html import escape

INK, SOFT, LINE, OURS = "var(--ink,#1a2228)", "var(--soft,#49555e)", "var(--line,#d8d4ca)", "var(--fill,#0b5566)"
BAND = "var(--fill-band,#7db4bf)"
DASHES = ("6 3", "2 3", "8 3 2 3", "12 4")
"""Lines of the systems beside ours are told apart by their dashes, not by colour."""
WIDTH, LEFT, TOP, PLOT = 360, 46, 12, 290
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
ROW_HEIGHT, LABELS = 40, 10

Point = tuple[float, float]
Row = tuple[str, float, float | None, float | None, float | None]
"""Name, value, low and high of its interval, and the value of alias only."""


def draw_reliability(points: Sequence[Mapping[str, float]]) -> str:
    """How sure against how often right; on the diagonal the reader is as sure as it should be. Size: claims."""
    most = max((point["claims"] for point in points), default=1)
    drawn = [_line(((0, 0), (1, 1)), SOFT, 1, "4 4"), _line([(p["sure"], p["right"]) for p in points], OURS, 2)]
    for point in points:
        x, y = _at((point["sure"], point["right"]))
        radius = 3 + 7 * (point["claims"] / most) ** 0.5
        told = f"{point['claims']:.0f} claims, sure {point['sure']:.0%}, right {point['right']:.0%}"
        place = f'cx="{x}" cy="{y}" r="{radius:.1f}"'
        drawn.append(f'<circle {place} fill="{OURS}" fill-opacity="0.75"><title>{told}</title></circle>')
    label = "Reliability: confidence of a claimed skill across, share that is right up"
    return _square(label, "how sure", "how often right", drawn)


def draw_curves(curves: Mapping[str, Sequence[Point]], ours: str) -> str:
    """Precision against recall for every system; a system with a single point is a ring."""
    drawn: list[str] = []
    keys: list[str] = []
    others = [name for name in curves if name != ours]
    for name, points in curves.items():
        dash = DASHES[others.index(name) % len(DASHES)] if name != ours else ""
        colour, width = (OURS, 3) if name == ours else (SOFT, 1.6)
        drawn.append(_line(points, colour, width, dash) if len(points) > 1 else _ring(points, colour))
        mark = "ring" if len(points) == 1 else dash
        keys.append(_key(len(keys), name, colour, width, mark))
    label = "Precision and recall of skills for every system"
    return _square(label, "recall", "precision", [*drawn, *keys], TOP + PLOT + 52 + 18 * -(-len(keys) // 2))


def draw_bars(rows: Sequence[Row], what: str) -> str:
    """One bar a row: the value as a bar, its interval as a light stroke, alias only as a tick."""
    height = len(rows) * ROW_HEIGHT + 34
    drawn = [_grid_line(step, height - 26) for step in STEPS]
    for number, (name, value, low, high, other) in enumerate(rows):
        y = number * ROW_HEIGHT + LABELS
        drawn.append(_text(LABELS, y + 9, name, "start", INK))
        drawn.append(_text(WIDTH - 6, y + 9, f"{value:.2f}", "end", INK))
        place = f'x="{LABELS}" y="{y + 14}" width="{_across(value) - LABELS:.1f}" height="12"'
        drawn.append(f'<rect {place} rx="2" fill="{OURS}"/>')
        if low is not None and high is not None:
            drawn.append(_stroke(_across(low), y + 20, _across(high), y + 20, BAND, 4))
        if other is not None:
            drawn.append(_stroke(_across(other), y + 11, _across(other), y + 29, INK, 2))
    return _frame(f"{what}: bar ours, light stroke its 95 % interval, dark tick alias only", height, drawn)


def _square(label: str, across: str, up: str, drawn: Sequence[str], height: int = TOP + PLOT + 44) -> str:
    """A plot from 0 to 1 both ways, with its axes."""
    axes = []
    for step in STEPS:
        (x, y), (right, top) = _at((step, step)), _at((1, 1))
        axes += [_stroke(LEFT, y, right, y, LINE, 1), _stroke(x, top, x, TOP + PLOT, LINE, 1)]
        axes += [_text(LEFT - 6, y + 4, f"{step:.1f}", "end"), _text(x, TOP + PLOT + 16, f"{step:.1f}", "middle")]
    axes.append(_text(LEFT + PLOT / 2, TOP + PLOT + 34, across, "middle", INK))
    axes.append(f'<g transform="rotate(-90 12 {TOP + PLOT / 2})">{_text(12, TOP + PLOT / 2, up, "middle", INK)}</g>')
    return _frame(label, height, [*axes, *drawn])


def _frame(label: str, height: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(label)}" font-family="system-ui, sans-serif" font-size="12">{"".join(drawn)}</svg>'
    )


def _key(number: int, name: str, colour: str, width: float, mark: str) -> str:
    x, y = LEFT + 150 * (number % 2), TOP + PLOT + 54 + 18 * (number // 2)
    ring, stroke = _circle(x + 12, y - 4, colour), _stroke(x, y - 4, x + 26, y - 4, colour, width, mark)
    return (ring if mark == "ring" else stroke) + _text(x + 32, y, name, "start", INK)


def _line(points: Sequence[Point], colour: str, width: float, dash: str = "") -> str:
    path = " ".join(f"{x},{y}" for x, y in map(_at, points))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _ring(points: Sequence[Point], colour: str) -> str:
    return "".join(_circle(x, y, colour) for x, y in map(_at, points))


def _circle(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="5" fill="none" stroke="{colour}" stroke-width="2"/>'


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    place = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {place} stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _grid_line(step: float, height: float) -> str:
    x = _across(step)
    return _stroke(x, 0, x, height, LINE, 1) + _text(x, height + 16, f"{step:.1f}", "middle")


def _text(x: float, y: float, words: str, anchor: str, colour: str = SOFT) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _at(point: Point) -> Point:
    return round(LEFT + PLOT * point[0], 1), round(TOP + PLOT * (1 - point[1]), 1)


def _across(share: float) -> float:
    return LABELS + (WIDTH - 60 - LABELS) * min(1.0, max(0.0, share))
