"""Readiness and gap: the formula, its band, the four states and what one more skill changes."""

from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.gap import best_held, find_counterfactuals, find_gap, measure_readiness, with_assumptions
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker
from tests.builders import held, make_catalog, module, role, worker

SKILLS = ("a", "b", "c", "d")
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4))
NEEDS = st.dictionaries(st.sampled_from(SKILLS), st.tuples(st.integers(1, 4), st.integers(1, 5)), min_size=1)


def world(needs: dict[str, tuple[int, int]]):  # type: ignore[no-untyped-def]
    return make_catalog([module("m", dict.fromkeys(SKILLS, 3))], [role("r", needs), role("other", {"a": (1, 1)})])


@given(LEVELS, NEEDS)
def test_the_band_holds_the_value_and_stays_between_nothing_and_all(levels, needs):  # type: ignore[no-untyped-def]
    catalog = world(needs)
    found = measure_readiness(best_held(held(levels, confidence=0.7)), catalog.roles["r"], catalog)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(LEVELS, NEEDS, st.sampled_from(SKILLS), st.integers(1, 4))
def test_one_more_skill_never_lowers_readiness(levels, needs, skill, level):  # type: ignore[no-untyped-def]
    catalog = world(needs)
    before = measure_readiness(best_held(held(levels)), catalog.roles["r"], catalog).value
    more = {**levels, skill: max(level, levels.get(skill, 0))}
    assert measure_readiness(best_held(held(more)), catalog.roles["r"], catalog).value >= before


@given(LEVELS, NEEDS)
def test_a_counterfactual_is_what_readiness_becomes(levels, needs):  # type: ignore[no-untyped-def]
    catalog = world(needs)
    for change in find_counterfactuals(worker(levels), catalog.roles["r"], catalog):
        raised = best_held(held({**levels, change.skill: change.to_level}))
        after = measure_readiness(raised, catalog.roles["r"], catalog).value
        assert abs(after - change.after) < 1e-9


@given(LEVELS, NEEDS)
def test_the_weights_of_a_gap_add_up_to_one(levels, needs):  # type: ignore[no-untyped-def]
    catalog = world(needs)
    assert abs(sum(item.weight for item in find_gap(worker(levels), catalog.roles["r"], catalog).items) - 1) < 1e-9


def test_the_four_states_are_told_apart() -> None:
    needs = {"a": (3, 5), "b": (3, 5), "c": (3, 5), "d": (3, 5)}
    catalog = world(needs)
    person = Worker(held=held({"a": 3, "b": 1}), denied=("c",))
    states = {item.requirement.skill: item.state for item in find_gap(person, catalog.roles["r"], catalog).items}
    assert states == {"a": "have", "b": "partly", "c": "missing", "d": "no_data"}


def test_a_job_brings_its_usual_skills_as_assumed_but_never_a_denied_one() -> None:
    catalog = world({"a": (3, 5), "b": (2, 4)})
    person = Worker(held=held({"a": 1}), denied=("b",), start_role="r", title_confidence=1.0)
    assert [(item.skill, item.level) for item in with_assumptions(person, catalog)] == [("a", 1)]
    named = Worker(start_role="r", title_confidence=1.0)
    assert {item.source for item in with_assumptions(named, catalog)} == {"assumed"}


def test_what_is_assumed_lifts_the_value_but_not_the_low_end() -> None:
    catalog = world({"a": (3, 5)})
    assumed = {"a": HeldSkill("a", 3, 0.9, "assumed")}
    found = measure_readiness(assumed, catalog.roles["r"], catalog)
    assert (found.low, found.high) == (0.0, 1.0)
    assert abs(found.value - 0.9) < 1e-9


def test_a_finished_module_counts_as_what_it_taught() -> None:
    catalog = world({"a": (3, 5), "b": (3, 5)})
    done = Worker(held=held({"a": 1}), done_modules=("m",))
    assert {item.state for item in find_gap(done, catalog.roles["r"], catalog).items} == {"have"}
