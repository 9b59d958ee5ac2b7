import math

import numpy as np
import pytest
from fairlearn.metrics import MetricFrame, demographic_parity_ratio, selection_rate
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.evaluation.impact import Person, falls_under, measure_impact, measure_impacts, ratio_interval, wilson

POOLS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["old", "young"]), st.booleans()), min_size=2, max_size=80
)


def people_of(pool: list[tuple[str, str, bool]]) -> list[Person]:
    return [Person({"group": group, "age": age}, chosen) for group, age, chosen in pool]


def pool_of(**counts: tuple[int, int]) -> list[Person]:
    """Groups by name: (chosen, all)."""
    return [
        Person({"group": name}, place < chosen) for name, (chosen, total) in counts.items() for place in range(total)
    ]


@settings(deadline=None)
@given(POOLS)
def test_rates_and_ratios_are_those_of_a_reference_library(pool) -> None:
    impact = measure_impact(people_of(pool), ["group"])
    groups, chosen = np.array([item[0] for item in pool]), np.array([item[2] for item in pool], int)
    frame = MetricFrame(metrics=selection_rate, y_true=chosen, y_pred=chosen, sensitive_features=groups)
    rates = {group.group: group.rate for group in impact.groups}
    assert rates == pytest.approx(frame.by_group.to_dict(), abs=1e-9)
    if chosen.any():
        expected = demographic_parity_ratio(chosen, chosen, sensitive_features=groups)
        assert impact.worst == pytest.approx(expected, abs=1e-9)
    else:
        assert impact.worst is None


@settings(deadline=None)
@given(POOLS)
def test_groups_of_two_columns_are_those_of_a_reference_library(pool) -> None:
    both = measure_impacts(people_of(pool), ["group", "age"])[-1]
    chosen = np.array([item[2] for item in pool], int)
    features = {"group": [item[0] for item in pool], "age": [item[1] for item in pool]}
    frame = MetricFrame(metrics=selection_rate, y_true=chosen, y_pred=chosen, sensitive_features=features)
    expected = {" × ".join(names): rate for names, rate in frame.by_group.dropna().to_dict().items()}
    assert {group.group: group.rate for group in both.groups} == pytest.approx(expected, abs=1e-9)


def test_exactly_four_fifths_passes_and_one_less_fails() -> None:
    assert not falls_under(4, 10, 5, 10)
    assert falls_under(399, 1000, 500, 1000)
    assert not falls_under(12, 30, 15, 30)


def test_nobody_chosen_is_no_failure_but_nobody_of_one_group_is() -> None:
    nobody = measure_impact(pool_of(a=(0, 9), b=(0, 7)), ["group"])
    assert (nobody.worst, nobody.under) == (None, False)
    lost = measure_impact(pool_of(a=(0, 9), b=(3, 7)), ["group"])
    assert (lost.worst, lost.under) == (0.0, True)
    assert all(math.isfinite(group.high) for group in lost.groups if group.high is not None)


def test_small_groups_are_warned_of_and_one_person_more_is_said() -> None:
    impact = measure_impact(pool_of(a=(40, 100), b=(3, 10)), ["group"])
    small = next(group for group in impact.groups if group.group == "b")
    assert (small.warning, small.under, small.one_more) == ("small", True, True)
    assert not next(group for group in impact.groups if group.group == "a").warning


def test_people_whose_group_is_not_told_are_left_out_and_counted() -> None:
    impact = measure_impact([*pool_of(a=(1, 2)), Person({"group": ""}, True), Person({}, False)], ["group"])
    assert (impact.untold, len(impact.groups)) == (2, 1)


@given(st.integers(1, 400), st.data())
def test_intervals_hold_what_they_are_about(people, data) -> None:
    chosen = data.draw(st.integers(0, people))
    low, high = wilson(chosen, people)
    assert 0 <= low <= chosen / people + 1e-12
    assert chosen / people - 1e-12 <= high <= 1
    low, high = ratio_interval(chosen, people, people, people)
    assert 0 < low <= high


def test_the_interval_of_a_share_is_the_published_one() -> None:
    """Newcombe 1998, table I: 81 of 263, Wilson without correction: 0.2553 to 0.3662."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_the_interval_of_a_ratio_shrinks_as_people_are_added() -> None:
    widths = [high / low for low, high in (ratio_interval(4 * n, 10 * n, 5 * n, 10 * n) for n in (1, 10, 100))]
    assert widths == sorted(widths, reverse=True)
    assert ratio_interval(400, 1000, 500, 1000)[0] < 0.8 < ratio_interval(400, 1000, 500, 1000)[1]
