"""The calendar: never more than two modules, nothing before its time, every hour spent, and honest conflicts."""

import datetime
from dataclasses import replace
from itertools import product

import pytest
from builders import make_catalog, module, role, site, state, worker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadInput
from pathways.domain.route import Calendar, Route
from pathways.domain.worker import Circumstances, Worker
from pathways.engine.calendar import lay_out
from pathways.engine.curriculum import Curriculum
from pathways.engine.route import plan_route

MONDAY = datetime.date(2027, 1, 4)
HOME = Circumstances(state="MA", hours_week=12, shift="day")


@pytest.fixture(scope="module")
def routes(catalog: Catalog) -> list[Route]:
    """Long and short routes of both modes."""
    curriculum, person = Curriculum(catalog), Worker(start_role="machinist", title_confidence=0.9)
    goals = [catalog.roles[name] for name in ("machining-technologist", "controls-technician", "quality-engineer")]
    return [plan_route(curriculum, person, goal, mode) for goal in goals for mode in ("need", "whole")]


@pytest.fixture(scope="module")
def whole(routes: list[Route]) -> Route:
    return routes[1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(1, 40), st.integers(0, 5))
def test_hours_prerequisites_and_the_limit_of_two_hold(
    catalog: Catalog, routes: list[Route], hours_week: float, which: int
) -> None:
    route = routes[which]
    calendar = lay_out(route, catalog, replace(HOME, hours_week=hours_week), MONDAY)
    blocks = {block.module: block for block in calendar.blocks}
    hours = {name: catalog.modules[name].hours for name in blocks}
    assert list(blocks) == [step.module for step in route.steps]
    for week in range(1, calendar.weeks_earliest + 1):
        assert 1 <= sum(block.first_week <= week <= block.last_week for block in blocks.values()) <= 2
    for block in blocks.values():
        assert block.hours_week * (block.last_week - block.first_week + 1) == pytest.approx(hours[block.module])
        assert block.hours_week <= catalog.program.weekly_hours_max + 1e-9
        before = [blocks[name] for name in catalog.modules[block.module].requires if name in blocks]
        assert all(other.last_week < block.first_week for other in before)
    starts, ends = ({getattr(block, end) for block in blocks.values()} for end in ("first_week", "last_week"))
    for first, last in product(starts, ends):
        inside = [name for name, block in blocks.items() if first <= block.first_week and block.last_week <= last]
        assert sum(hours[name] for name in inside) <= hours_week * max(0, last - first + 1) + 1e-6
    assert calendar.weeks_earliest == max(ends)
    assert calendar.weeks_earliest < calendar.weeks_latest


def test_one_of_several_prerequisites_must_be_finished_first() -> None:
    goal = role("goal", {"x": (1, 5)})
    modules = [module("a", {"y": 1}, 24), module("b", {"x": 1}, 24, requires_any=("a", "c")), module("c", {"y": 1}, 48)]
    catalog = make_catalog(modules, [goal])
    route = plan_route(Curriculum(catalog), Worker(), goal, "need")
    calendar = lay_out(route, catalog, replace(HOME, state=""), MONDAY)
    weeks = [(block.module, block.first_week, block.last_week) for block in calendar.blocks]
    assert weeks == [("a", 1, 2), ("b", 3, 4)]


def test_nothing_to_do_takes_no_time(catalog: Catalog) -> None:
    goal = catalog.roles["machinist"]
    person = worker({need.skill: need.level for need in goal.requirements})
    route = plan_route(Curriculum(catalog), person, goal, "need")
    calendar = lay_out(route, catalog, replace(HOME, hours_week=4), MONDAY)
    assert (calendar.blocks, calendar.weeks_earliest, calendar.weeks_latest) == ((), 0, 0)
    assert (calendar.finish_latest, calendar.fits, calendar.conflicts, calendar.sites) == (MONDAY, "yes", (), ())


def test_a_year_at_the_published_pace_fits_where_a_site_is_near(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, HOME, MONDAY)
    assert calendar.fits == "yes"
    assert calendar.conflicts == ()
    assert calendar.finish_earliest == MONDAY + datetime.timedelta(weeks=calendar.weeks_earliest)
    assert whole.hours / 12 <= calendar.weeks_earliest <= whole.hours / 12 + 4
    assert calendar.sites[0].same_state


def test_the_first_day_given_counts_unless_it_is_past(catalog: Catalog, whole: Route) -> None:
    later, earlier = MONDAY + datetime.timedelta(weeks=10), MONDAY - datetime.timedelta(weeks=10)
    plain, *started = (lay_out(whole, catalog, replace(HOME, start=day), MONDAY) for day in (None, later, earlier))
    waits = [calendar.finish_earliest - plain.finish_earliest for calendar in started]
    assert waits == [later - MONDAY, datetime.timedelta()]


def test_under_ten_hours_it_says_how_long_and_that_the_program_may_not_allow_it(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, hours_week=8), MONDAY)
    assert calendar.fits == "if"
    assert f"{calendar.weeks_earliest} to {calendar.weeks_latest} weeks" in calendar.conflicts[0]
    assert "10 to 14 hours a week over 12 months" in calendar.conflicts[0]
    assert "may not allow" in calendar.conflicts[0]


def test_over_fourteen_hours_no_module_goes_faster(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, hours_week=30), MONDAY)
    assert calendar.fits == "if"
    assert "above 14 hours a week" in calendar.conflicts[0]
    assert max(block.hours_week for block in calendar.blocks) <= 14


@pytest.mark.parametrize("shift", ["second", "third", "rotating"])
def test_labs_and_other_shifts_are_to_be_asked_about(catalog: Catalog, whole: Route, shift: str) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, shift=shift), MONDAY)  # type: ignore[arg-type]
    assert calendar.fits == "if"
    assert "no site publishes when its labs are held: ask " in calendar.conflicts[0]


def test_a_state_without_a_site_is_told_so_with_what_can_be_done_from_home(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, state="TX"), MONDAY)
    nearest = calendar.sites[0]
    assert calendar.fits == "no"
    assert "No site in Texas holds labs" in calendar.conflicts[0]
    assert f"about {nearest.miles:,} miles" in calendar.conflicts[0]
    assert "From home: " in calendar.conflicts[1]
    assert "Machining laboratory (24 h there)" in calendar.conflicts[1]


def test_a_site_across_the_border_is_a_condition(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, state="NH"), MONDAY)
    assert calendar.fits == "if"
    assert len(calendar.conflicts) == 1
    assert "further than" not in calendar.conflicts[0]


def test_a_site_further_than_the_person_travels_is_a_condition(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, state="NH", travel_miles=20), MONDAY)
    assert calendar.fits == "if"
    assert "further than the 20 you would travel" in calendar.conflicts[0]


def test_without_a_state_the_distance_is_asked_for(catalog: Catalog, whole: Route) -> None:
    calendar = lay_out(whole, catalog, replace(HOME, state=""), MONDAY)
    assert calendar.fits == "if"
    assert "say your state" in calendar.conflicts[0]
    assert {place.miles for place in calendar.sites} == {None}


def test_what_is_all_online_needs_no_site() -> None:
    assert _far_away(lab=0).conflicts == ()
    assert _far_away(lab=4).fits == "no"


def test_miles_are_great_circle_miles() -> None:
    assert [place.miles for place in _far_away(lab=4).sites] == [622]


@pytest.mark.parametrize("hours_week", [0, 0.5, 41, 200, float("nan")])
def test_hours_that_cannot_be_planned_are_refused(catalog: Catalog, whole: Route, hours_week: float) -> None:
    with pytest.raises(BadInput) as refused:
        lay_out(whole, catalog, replace(HOME, hours_week=hours_week), MONDAY)
    assert (refused.value.code, refused.value.field) == ("hours_out_of_range", "hours_week")


def test_an_unknown_state_is_refused(catalog: Catalog, whole: Route) -> None:
    with pytest.raises(BadInput, match="no state 'ZZ'"):
        lay_out(whole, catalog, replace(HOME, state="ZZ"), MONDAY)


def _far_away(lab: int) -> Calendar:
    """A one-module route with its one site nine degrees of latitude to the north: 9 x 69.1 miles."""
    goal = role("goal", {"x": (1, 5)})
    catalog = make_catalog(
        [module("a", {"x": 1}, 24, lab=lab)], [goal],
        sites=[site("north", "BB", 49.0, -90.0)], states=[state("AA", 40.0, -90.0), state("BB", 49.0, -90.0)],
    )  # fmt: skip
    route = plan_route(Curriculum(catalog), Worker(), goal, "need")
    return lay_out(route, catalog, replace(HOME, state="AA"), MONDAY)
