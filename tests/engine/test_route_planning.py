"""Routes as a person reads them: steps with reasons, the remainder, the verdict, and what must never happen."""

import pytest
from builders import make_catalog, module, role, worker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.gap import find_gap
from pathways.domain.route import Mode, Route
from pathways.domain.skill import HeldSkill
from pathways.domain.training import Credential
from pathways.domain.worker import Worker
from pathways.engine.curriculum import Curriculum, read_standing, set_out
from pathways.engine.optimum import READY
from pathways.engine.route import plan_route

on_the_catalogue = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MODES: tuple[Mode, ...] = ("need", "whole")
numbers = st.integers(0, 10_000)
levels = st.lists(st.tuples(numbers, st.integers(1, 4), st.floats(0.3, 1.0)), max_size=25)


@pytest.fixture(scope="module")
def curriculum(catalog: Catalog) -> Curriculum:
    return Curriculum(catalog)


def somebody(catalog: Catalog, drawn: list[tuple[int, int, float]], job: int) -> Worker:
    """A person with the skills drawn and one of the jobs, or none."""
    skills, jobs = list(catalog.skills), ["", *catalog.roles]
    chosen = {skills[number % len(skills)]: (level, sure) for number, level, sure in drawn}
    held = tuple(HeldSkill(skill, level, sure, "quoted") for skill, (level, sure) in chosen.items())
    return Worker(held=held, start_role=jobs[job % len(jobs)], title_confidence=0.9)


def reachable(curriculum: Curriculum, person: Worker, goal: str) -> bool:
    quest = set_out(curriculum, read_standing(curriculum, person), curriculum.catalog.roles[goal])
    return quest.readiness(quest.worth, quest.taught.any(axis=1)) >= READY


@on_the_catalogue
@given(levels, numbers, numbers)
def test_a_route_adds_up(curriculum: Curriculum, drawn: list[tuple[int, int, float]], job: int, goal: int) -> None:
    catalog = curriculum.catalog
    person, role = somebody(catalog, drawn, job), list(catalog.roles.values())[goal % len(catalog.roles)]
    for mode in MODES:
        route = plan_route(curriculum, person, role, mode)
        assert route.hours == sum(step.hours for step in route.steps)
        assert route.before == pytest.approx(find_gap(person, role, catalog).readiness.value)
        assert route.before - 1e-9 <= route.after <= 1 + 1e-9
        assert route.optimal
        assert route.verdict
        assert all(step.reason.endswith(".") for step in route.steps)
        assert not route.essentials_met or not any(item.essential for item in route.remainder)


@on_the_catalogue
@given(levels, numbers, numbers)
def test_a_step_closes_only_what_the_goal_asks_and_never_twice(
    curriculum: Curriculum, drawn: list[tuple[int, int, float]], job: int, goal: int
) -> None:
    catalog = curriculum.catalog
    person, role = somebody(catalog, drawn, job), list(catalog.roles.values())[goal % len(catalog.roles)]
    asked = {need.skill: need.level for need in role.requirements}
    now = {skill: item.level for skill, item in read_standing(curriculum, person).held.items()}
    for step in plan_route(curriculum, person, role, "need").steps:
        for closing in step.closes:
            assert now.get(closing.skill, 0) == closing.from_level < closing.to_level <= asked[closing.skill]
            now[closing.skill] = closing.to_level


@on_the_catalogue
@given(levels, numbers, numbers, numbers, st.integers(1, 4))
def test_one_more_skill_never_costs_more_hours_for_the_same_target(
    curriculum: Curriculum, drawn: list[tuple[int, int, float]], job: int, goal: int, skill: int, level: int
) -> None:
    catalog = curriculum.catalog
    person, role = somebody(catalog, drawn, job), list(catalog.roles.values())[goal % len(catalog.roles)]
    name = role.requirements[skill % len(role.requirements)].skill
    known = read_standing(curriculum, person).held.get(name)
    more = HeldSkill(name, max(level, known.level if known else 0), 1.0, "added")
    richer = Worker(held=(*person.held, more), start_role=person.start_role, title_confidence=0.9)
    before, after = plan_route(curriculum, person, role, "need"), plan_route(curriculum, richer, role, "need")
    if reachable(curriculum, person, role.id) == reachable(curriculum, richer, role.id):
        assert after.hours <= before.hours


@pytest.mark.parametrize("quarter", range(4))
def test_every_technician_gets_a_route_to_every_role(curriculum: Curriculum, quarter: int) -> None:
    roles = curriculum.catalog.roles
    technicians = [name for name, item in roles.items() if item.tier == "technician"]
    for start in technicians[quarter::4]:
        person = Worker(start_role=start, title_confidence=0.9)
        routes = [plan_route(curriculum, person, goal, "need") for goal in roles.values()]
        assert all(route.optimal and route.verdict for route in routes)


def test_the_whole_certificate_holds_hub_capstone_and_one_spoke(curriculum: Curriculum) -> None:
    goal = curriculum.catalog.roles["robotics-technologist"]
    route = plan_route(curriculum, Worker(start_role="mechatronics-technician", title_confidence=0.9), goal, "whole")
    steps = {step.module for step in route.steps}
    modules = curriculum.catalog.modules.values()
    assert {item.id for item in modules if item.kind in ("hub", "capstone")} <= steps
    assert {item.area for item in modules if item.kind == "spoke" and item.id in steps} == {"robotics"}


def test_somebody_who_has_everything_is_told_that_nothing_is_needed(curriculum: Curriculum) -> None:
    goal = curriculum.catalog.roles["machinist"]
    person = Worker(held=tuple(HeldSkill(need.skill, need.level, 1.0, "quoted") for need in goal.requirements))
    route = plan_route(curriculum, person, goal, "need")
    assert (route.steps, route.hours, route.essentials_met, route.remainder) == ((), 0, True, ())
    assert "no module is needed" in route.verdict


def test_where_no_module_helps_it_says_where_it_is_learned() -> None:
    goal = role("welder", {"weld": (3, 5), "grind": (2, 5)})
    proof = Credential("cw", "Certified Welder", "AWS", "certification", "technician", "", {"weld": 3})
    roles = [goal, role("painter", {"paint": (1, 1)})]
    catalog = make_catalog([module("other", {"paint": 3})], roles, credentials=[proof])
    route = plan_route(Curriculum(catalog), worker({"grind": 1}), goal, "need")
    assert route.steps == ()
    assert "No module adds" in route.verdict
    assert {item.skill: (item.level, item.reached, item.essential) for item in route.remainder} == {
        "weld": (3, 0, True), "grind": (2, 1, True),
    }  # fmt: skip
    where = {item.skill: item.where for item in route.remainder}
    assert "workplace" in where["weld"]
    assert "Certified Welder" in where["weld"]
    assert "Certified" not in where["grind"]


def test_theory_of_an_engineer_is_sent_to_a_degree(curriculum: Curriculum) -> None:
    goal = curriculum.catalog.roles["mechanical-design-engineer"]
    route = plan_route(curriculum, Worker(start_role="machinist", title_confidence=0.9), goal, "need")
    where = {item.skill: item.where for item in route.remainder}
    assert "a bachelor degree in engineering" in where["stress-analysis"]


def test_credit_is_to_be_asked_only_where_words_or_a_credential_show_all_of_a_module() -> None:
    goal = role("goal", {"cut": (3, 5)})
    modules = [module("first", {"math": 3}), module("mill", {"cut": 3}, requires=("first",))]
    curriculum = Curriculum(make_catalog(modules, [goal]))

    def credit(route: Route) -> dict[str, bool]:
        return {step.module: step.ask_credit for step in route.steps}

    shown = plan_route(curriculum, worker({"math": 3}), goal, "need")
    assert credit(shown) == {"first": True, "mill": False}
    assert "ask the college" in shown.steps[0].reason
    assert "not promised" in shown.steps[0].reason
    assert not any(credit(plan_route(curriculum, worker({"math": 3}, "added"), goal, "need")).values())
    assert not any(credit(plan_route(curriculum, worker({"math": 2}), goal, "need")).values())


def test_a_bridge_that_is_mostly_held_and_closes_nothing_is_to_be_asked_about() -> None:
    goal = role("goal", {"cut": (3, 5)})
    bridge = module("bridge", {"math": 3, "scale": 2}, kind="bridge")
    modules = [bridge, module("mill", {"cut": 3}, requires=("bridge",))]
    curriculum = Curriculum(make_catalog(modules, [goal]))
    steps = [plan_route(curriculum, worker({"math": level}), goal, "need").steps[0] for level in (2, 3)]
    assert [(step.module, step.ask_credit) for step in steps] == [("bridge", False), ("bridge", True)]


def test_an_engineer_is_told_which_hub_modules_still_add(curriculum: Curriculum) -> None:
    catalog = curriculum.catalog
    needs = catalog.roles["mechanical-design-engineer"].requirements
    held = tuple(HeldSkill(need.skill, need.level, 0.9, "quoted") for need in needs)
    person = Worker(held=held, start_role="mechanical-design-engineer", title_confidence=0.9)
    verdict = plan_route(curriculum, person, catalog.roles["manufacturing-technologist"], "whole").verdict
    assert "of 6 spokes would add less than 2 points" in verdict
    assert "these hub modules still add to it: " in verdict


def test_reasons_name_skills_by_name(curriculum: Curriculum) -> None:
    catalog = curriculum.catalog
    route = plan_route(curriculum, Worker(), catalog.roles["machining-technologist"], "need")
    teaching = [step for step in route.steps if step.closes]
    assert all(catalog.skills[step.closes[0].skill].name in step.reason for step in teaching)
    assert all("Comes before" in step.reason for step in route.steps if not step.closes)
