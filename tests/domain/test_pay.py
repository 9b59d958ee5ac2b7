"""Pay: newest figure first, an old one as what it is, and dollars beside the worker's own pay."""

from pathways.domain.figures import WageRow
from pathways.domain.pay import view_pay
from pathways.domain.role import Occupation
from tests.builders import SOC, role

OCCUPATION = Occupation(SOC, "Machinists", 3, SOC[:7], "Machinists")
ROLE = role("machinist", {"a": (3, 5)})


def row(area: str, year: int, median: int | None, mark: str = "") -> WageRow:
    level = "nation" if area == "US" else "state"
    return WageRow(SOC[:7], "Machinists", area, level, year, 100, None, 1, 2, median, 60_000, 5, mark)  # type: ignore[arg-type]


def test_an_old_state_figure_stands_behind_the_current_national_one_and_says_its_year() -> None:
    view = view_pay(ROLE, OCCUPATION, [row("OH", 2013, 40_000), row("US", 2024, 56_000)], "OH", 0)
    assert [(wage.row.area, wage.current) for wage in view.wages] == [("US", True), ("OH", False)]
    assert "2013" in view.caveat


def test_a_state_without_a_figure_falls_back_and_says_so() -> None:
    view = view_pay(ROLE, OCCUPATION, [row("US", 2024, 56_000)], "WY", 0)
    assert view.median == 56_000
    assert "No figure for WY" in view.caveat


def test_somebody_who_earns_more_is_told_in_dollars_that_it_may_be_a_cut() -> None:
    view = view_pay(ROLE, OCCUPATION, [row("US", 2024, 56_000)], "", 66_000)
    assert view.may_be_cut
    assert "$10,000 less" in view.comparison
    assert not view_pay(ROLE, OCCUPATION, [row("US", 2024, 56_000)], "", 50_000).may_be_cut


def test_a_withheld_median_is_no_number_and_is_compared_with_nothing() -> None:
    view = view_pay(ROLE, OCCUPATION, [row("US", 2024, None, "*")], "", 66_000)
    assert view.median is None
    assert view.comparison == ""
