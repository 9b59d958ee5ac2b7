"""Shipped and imported figures together: the newest first, and none of two minds about one year."""

from pathways.domain.figures import AreaLevel, WageRow
from pathways.domain.releases import merge_figures


def wage(area: str, year: int, title: str) -> WageRow:
    level: AreaLevel = "nation" if area == "US" else "state"
    return WageRow("51-4041", title, area, level, year, None, None, None, None, 1, None, None)


def test_the_newest_year_of_an_area_comes_first_wherever_it_is_from() -> None:
    shipped = [wage("OH", 2013, "shipped"), wage("US", 2024, "shipped"), wage("US", 2023, "shipped")]
    imported = [wage("OH", 2024, "imported"), wage("US", 2022, "imported")]
    merged = merge_figures(shipped, imported)
    assert [(row.year, row.title) for row in merged if row.area == "US"] == [
        (2024, "shipped"),
        (2023, "shipped"),
        (2022, "imported"),
    ]
    assert [(row.year, row.title) for row in merged if row.area == "OH"] == [(2024, "imported"), (2013, "shipped")]


def test_an_imported_release_stands_for_its_year_whole() -> None:
    shipped = [wage("OH", 2024, "shipped"), wage("MI", 2024, "shipped"), wage("US", 2024, "shipped")]
    merged = merge_figures(shipped, [wage("OH", 2024, "imported")])
    assert [(row.area, row.title) for row in merged] == [("OH", "imported"), ("US", "shipped")]


def test_without_imports_everything_shipped_is_there() -> None:
    shipped = (wage("US", 2023, "a"), wage("US", 2024, "b"))
    assert merge_figures(shipped, ()) == (shipped[1], shipped[0])
