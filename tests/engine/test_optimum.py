"""The solver against trying every set of modules, and the order it puts them in."""

import os
from itertools import combinations, pairwise

import numpy as np
import pytest
from builders import make_catalog, module, role, worker
from hypothesis import given, settings
from scipy.optimize import milp
from small_worlds import KINDS, World, hours, is_open, worlds

from pathways.domain.catalog import Catalog
from pathways.domain.worker import Worker
from pathways.engine import solver
from pathways.engine.curriculum import Curriculum, Quest, read_standing, set_out
from pathways.engine.optimum import (
    FRONTIER_POINTS,
    READY,
    Choice,
    choose_certificate,
    choose_needed,
    find_frontier,
    order_modules,
)

CLOSE = 1e-7
few = settings(max_examples=80, deadline=None)


def quest_of(world: World) -> Quest:
    curriculum = Curriculum(world.catalog)
    return set_out(curriculum, read_standing(curriculum, world.worker), world.goal)


def names(quest: Quest, choice: Choice) -> set[str]:
    return {quest.curriculum.modules[place].id for place in np.flatnonzero(choice.chosen)}


@few
@given(worlds())
def test_what_is_needed_is_what_trying_every_set_finds(world: World) -> None:
    tried = list(world.permitted())
    essential = [need.skill for need in world.goal.requirements if need.essential]
    furthest = {skill: max(world.reached(chosen)[skill] for chosen in tried) for skill in essential}
    ready_possible = max(world.counted_in_full(chosen) for chosen in tried) >= READY - 1e-9
    fewest = min(
        hours(chosen) for chosen in tried
        if all(world.reached(chosen)[skill] == level for skill, level in furthest.items())
        and (not ready_possible or world.counted_in_full(chosen) >= READY - 1e-9)
    )  # fmt: skip
    quest = quest_of(world)
    choice = choose_needed(quest)
    picked = [item for item in world.catalog.modules.values() if item.id in names(quest, choice)]
    assert choice.optimal
    assert choice.hours == hours(picked) == fewest
    assert tuple(picked) in tried
    assert all(world.reached(picked)[skill] == level for skill, level in furthest.items())
    assert not ready_possible or world.counted_in_full(picked) >= READY - CLOSE


@few
@given(worlds(KINDS))
def test_the_certificate_is_what_trying_every_set_finds(world: World) -> None:
    settled, tried = world.settled(), list(world.permitted())
    modules = world.catalog.modules.values()
    areas = {item.area for item in modules if item.kind == "spoke"}
    spokes = {area: [item for item in modules if item.kind == "spoke" and item.area == area] for area in areas}
    unfinished = [area for area in areas if any(item.id not in settled for item in spokes[area])]
    wanted = min(len(unfinished), max(0, world.catalog.program.spokes_min - len(areas) + len(unfinished)))
    options = []
    for picked in combinations(unfinished, wanted):
        core = [item for item in modules if item.kind in ("hub", "capstone")]
        must = [item for item in (*core, *(item for area in picked for item in spokes[area])) if item.id not in settled]
        fewest = min(hours(chosen) for chosen in tried if all(item in chosen for item in must))
        options.append((-round(world.counted_in_full(must), 9), fewest))
    assert choose_certificate(quest_of(world)).hours == min(options)[1]


@settings(max_examples=40, deadline=None)
@given(worlds(most=6))
def test_every_point_of_the_frontier_is_an_optimum(world: World) -> None:
    points = find_frontier(Curriculum(world.catalog), world.worker, world.goal)
    tried = [(hours(chosen), world.expected(chosen)) for chosen in world.permitted()]
    assert len(points) <= FRONTIER_POINTS
    assert points[0].hours == 0
    assert points[0].readiness == pytest.approx(world.expected(()))
    assert points[-1].readiness == pytest.approx(max(readiness for _, readiness in tried))
    for point in points:
        assert point.hours == min(spent for spent, readiness in tried if readiness >= point.readiness - CLOSE)
    for before, after in pairwise(points):
        assert before.hours < after.hours
        assert before.readiness < after.readiness


@few
@given(worlds(KINDS))
def test_modules_come_after_what_they_require(world: World) -> None:
    quest = quest_of(world)
    for choice in (choose_needed(quest), choose_certificate(quest)):
        order = order_modules(quest, choice.chosen)
        assert set(order) == names(quest, choice)
        for place, name in enumerate(order):
            assert is_open(world.catalog.modules[name], world.settled() | set(order[:place]))


def test_the_order_puts_first_what_lifts_readiness_most_an_hour() -> None:
    goal = role("goal", {"small": (1, 4), "large": (1, 5), "hidden": (1, 5)})
    modules = [module("slow", {"small": 1}), module("quick", {"large": 1}, hours=4),
               module("door", {}, hours=4), module("room", {"hidden": 1}, hours=4, requires=("door",))]  # fmt: skip
    quest = quest_of(World(make_catalog(modules, [goal]), goal, worker({})))
    assert order_modules(quest, choose_needed(quest).chosen) == ("quick", "door", "room", "slow")


def test_a_bridge_is_waived_only_where_all_it_teaches_is_held() -> None:
    goal = role("goal", {"cut": (3, 5)})
    bridge = module("bridge", {"math": 3, "scale": 1}, kind="bridge")
    modules = [bridge, module("mill", {"cut": 3}, requires=("bridge",))]
    catalog = make_catalog(modules, [goal])
    assert choose_needed(quest_of(World(catalog, goal, worker({"math": 3, "scale": 1})))).hours == 20
    assert choose_needed(quest_of(World(catalog, goal, worker({"math": 2, "scale": 1})))).hours == 40
    assert choose_needed(quest_of(World(catalog, goal, worker({"math": 3})))).hours == 40


def test_a_hub_module_is_not_waived_by_what_somebody_holds() -> None:
    goal = role("goal", {"cut": (3, 5)})
    modules = [module("first", {"math": 3}), module("mill", {"cut": 3}, requires=("first",))]
    quest = quest_of(World(make_catalog(modules, [goal]), goal, worker({"math": 4})))
    assert choose_needed(quest).hours == 40


def test_where_readiness_is_out_of_reach_only_the_essentials_count() -> None:
    goal = role("goal", {"must": (2, 5), "nice": (2, 3), "untaught": (3, 3)})
    modules = [module("one", {"must": 2}), module("two", {"nice": 2})]
    quest = quest_of(World(make_catalog(modules, [goal]), goal, Worker()))
    assert names(quest, choose_needed(quest)) == {"one"}


def test_more_readiness_decides_between_equal_hours_and_never_buys_an_hour() -> None:
    goal = role("goal", {"must": (2, 5), "nice": (2, 1), "extra": (2, 1), "untaught": (2, 5)})
    modules = [module("plain", {"must": 2}), module("richer", {"must": 2, "nice": 2}), module("tiny", {"extra": 2}, 1)]
    for order in (modules, modules[::-1]):
        quest = quest_of(World(make_catalog(order, [goal]), goal, Worker()))
        assert names(quest, choose_needed(quest)) == {"richer"}


def test_finished_modules_open_doors_and_are_not_taken_again(catalog: Catalog) -> None:
    curriculum = Curriculum(catalog)
    finished = tuple(item.id for item in catalog.modules.values() if item.kind == "bridge")
    goal = catalog.roles["machining-technologist"]
    quest = set_out(curriculum, read_standing(curriculum, Worker(done_modules=finished)), goal)
    assert not names(quest, choose_certificate(quest)) & set(finished)
    assert choose_certificate(quest).hours == 524


def test_what_the_solver_library_prints_stays_out_of_our_output(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def chatty(*given: object, **named: object) -> object:
        os.write(1, b"a stray line")
        return milp(*given, **named)

    monkeypatch.setattr(solver, "milp", chatty)
    chosen = solver.minimise(np.array([3.0, 2.0]), np.array([[-1.0, -1.0]]), np.array([-1.0]), whole=2)
    assert chosen.values.tolist() == [0, 1]
    assert chosen.optimal
    assert capfd.readouterr() == ("", "a stray line")
