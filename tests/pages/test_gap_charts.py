"""Charts hold no style and no script, name themselves, break where there is no value, and take any words for words."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.pages.charts import Bar, Series, draw_bars, draw_lines
from pathways.pages.maps import find_breaks

EVIL = '<script>alert("1")</script> & "both"'


@pytest.mark.parametrize(
    "chart",
    [
        draw_lines([Series(EVIL, (("2023", 1.0), ("2024", 2.0)))], title=EVIL, unit=EVIL),
        draw_bars([Bar(EVIL, 3.0, EVIL, 1.0, 4.0, EVIL), Bar("b", None, "hidden")], title=EVIL, unit=EVIL),
    ],
)
def test_words_stay_words_and_nothing_is_styled_or_run(chart: str) -> None:
    tree = BeautifulSoup(chart, "html.parser")
    svg = tree.select_one("svg[role=img]")
    assert svg is not None
    assert svg["aria-label"] == EVIL
    assert not tree.select("script, style, [style], [onload], [href]")
    assert EVIL in [text.get_text() for text in tree.select("text")]


def test_a_line_breaks_where_there_is_no_value_and_lines_differ_in_dash_and_shape() -> None:
    points = (("2021", 1.0), ("2022", 2.0), ("2023", None), ("2024", 4.0))
    chart = draw_lines([Series("a", points), Series("b", (("2021", 3.0),))], title="t", unit="u")
    lines = BeautifulSoup(chart, "html.parser").select(".mark-line path")
    assert len(lines) == 2
    assert str(lines[0]["d"]).count("M") == 2
    assert lines[0].get("stroke-dasharray") != lines[1].get("stroke-dasharray")
    shapes = {str(point["d"]) for point in BeautifulSoup(chart, "html.parser").select(".mark-symbol.role-mark path")}
    assert len(shapes) == 2


def test_a_bar_without_a_value_is_only_its_words() -> None:
    tree = BeautifulSoup(draw_bars([Bar("a", 5.0, "5"), Bar("b", None, "hidden")], title="t", unit="u"), "html.parser")
    widths = [float(re.findall(r"h(-?[\d.]+)", str(bar["d"]))[0]) for bar in tree.select(".mark-rect path")]
    assert widths[0] > 50
    assert widths[1] == 0
    assert "hidden" in [text.get_text() for text in tree.select("text")]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 10_000).map(float), max_size=60))
def test_classes_of_the_map_are_in_order_and_about_equal(values: list[float]) -> None:
    breaks = find_breaks(values)
    assert list(breaks) == sorted(set(breaks))
    assert len(breaks) <= 4
    classes = [sum(value >= start for start in breaks) for value in values]
    if len(set(values)) == len(values) >= 5:
        sizes = [classes.count(number) for number in range(5)]
        assert max(sizes) - min(sizes) <= 1
    assert all(
        (a < b) <= (x <= y) for a, x in zip(values, classes, strict=True) for b, y in zip(values, classes, strict=True)
    )
