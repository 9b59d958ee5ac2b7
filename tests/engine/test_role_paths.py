"""Ways over several roles: from technician to engineer in steps, each with time, gate and readiness."""

from itertools import pairwise

import pytest
from builders import make_catalog, module, role

from pathways.domain.catalog import Catalog
from pathways.domain.errors import NotFound
from pathways.domain.role import Progression
from pathways.engine.curriculum import Curriculum
from pathways.engine.paths import STUDY_HOURS_A_MONTH, Ladder, find_paths


@pytest.fixture(scope="module")
def ladder(catalog: Catalog) -> Ladder:
    return Ladder(Curriculum(catalog))


def test_a_technician_becomes_an_engineer_in_steps(ladder: Ladder, catalog: Catalog) -> None:
    paths = find_paths(ladder, "machinist", "manufacturing-engineer")
    assert len(paths) == 3
    tiers = [catalog.roles[leg.goal].tier for leg in paths[0].legs]
    assert tiers == ["technologist", "engineer"]
    assert [leg.gate for leg in paths[0].legs] == ["certificate", "degree_or_equivalent_experience"]
    assert all(leg.hours > 0 and leg.typical_months > 0 and leg.readiness_after > 0.8 for leg in paths[0].legs)


def test_every_technician_role_leads_to_an_engineer_role(ladder: Ladder, catalog: Catalog) -> None:
    engineers = [item.id for item in catalog.roles.values() if item.tier == "engineer"]
    for start in (item.id for item in catalog.roles.values() if item.tier == "technician"):
        assert any(find_paths(ladder, start, goal, k=1) for goal in engineers), start


def test_legs_join_up_and_add_up(ladder: Ladder) -> None:
    costs = []
    for path in find_paths(ladder, "production-operator", "controls-engineer", k=5):
        assert (path.legs[0].start, path.legs[-1].goal) == ("production-operator", "controls-engineer")
        assert all(leg.goal == following.start for leg, following in pairwise(path.legs))
        assert path.hours == sum(leg.hours for leg in path.legs)
        assert path.typical_months == sum(leg.typical_months for leg in path.legs)
        costs.append(path.hours + STUDY_HOURS_A_MONTH * path.typical_months)
    assert costs == sorted(costs)
    assert len(costs) == 5


def test_months_of_work_weigh_as_hours_of_study() -> None:
    roles = [role(name, {name: (1, 5)}) for name in ("start", "quick", "goal")]
    modules = [module("to-quick", {"quick": 1}, 40), module("to-goal", {"goal": 1}, 40)]
    slow = Progression("start", "goal", "advance", 12, "", ())
    steps = [Progression("start", "quick", "advance", 5, "", ()), Progression("quick", "goal", "advance", 5, "", ())]
    ladder = Ladder(Curriculum(make_catalog(modules, roles, [slow, *steps])))
    best, other = find_paths(ladder, "start", "goal")
    assert ([leg.goal for leg in best.legs], best.hours, best.typical_months) == (["quick", "goal"], 80, 10)
    assert ([leg.goal for leg in other.legs], other.hours, other.typical_months) == (["goal"], 40, 12)


def test_where_no_moves_lead_there_is_no_way(ladder: Ladder) -> None:
    assert find_paths(ladder, "manufacturing-engineer", "production-operator") == ()
    assert find_paths(ladder, "machinist", "machinist") == ()


def test_an_unknown_role_is_named(ladder: Ladder) -> None:
    with pytest.raises(NotFound, match="'astronaut'"):
        find_paths(ladder, "astronaut", "machinist")
