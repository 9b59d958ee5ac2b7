"""What an occupation implies follows from shared activities, and from technology only where that tells something."""

from dataclasses import replace

import pytest

from pathways.domain.catalog import Catalog
from pathways.domain.implied import HIGHEST_CONFIDENCE, LOWEST_CONFIDENCE, OccupationLinks, imply_skills
from pathways.domain.skill import HeldSkill, Skill

SKILLS = {
    "turning": (("D1", "D2"), ()),
    "grinding": (("D3",), ()),
    "milling": (("D3",), ()),
    "honing": (("D3",), ("T2",)),
    "cam": ((), ("T1",)),
    **{f"office-{number}": ((), ("T3",)) for number in range(4)},
}


@pytest.fixture(scope="module")
def small(catalog: Catalog) -> Catalog:
    """The catalogue with a handful of skills whose links are easy to follow."""
    made = [
        Skill(name, name, "group", "knowledge", "", onet_dwas=d, onet_technology=t) for name, (d, t) in SKILLS.items()
    ]
    return replace(catalog, skills={skill.id: skill for skill in made})


def implied(catalog: Catalog, **links: object) -> dict[str, HeldSkill]:
    """Skill id -> what is implied by these links."""
    return {item.skill: item for item in imply_skills(OccupationLinks(**links), catalog)}  # type: ignore[arg-type]


def test_one_shared_activity_gives_level_two(small: Catalog) -> None:
    (item,) = implied(small, activities={"D1": 1}).values()
    assert (item.skill, item.level, item.source, item.evidence) == ("turning", 2, "assumed", ())
    assert "O*NET lists work activities" in item.reason
    assert "1 task." in item.reason


@pytest.mark.parametrize("activities", [{"D1": 2}, {"D1": 1, "D2": 1}])
def test_several_activities_or_several_tasks_give_level_three(small: Catalog, activities: dict[str, int]) -> None:
    (item,) = implied(small, activities=activities).values()
    assert item.level == 3
    assert item.confidence > implied(small, activities={"D1": 1})["turning"].confidence


def test_an_activity_that_many_skills_share_says_less_about_each(small: Catalog) -> None:
    shared = implied(small, activities={"D3": 2})
    assert set(shared) == {"grinding", "milling", "honing"}
    assert {item.level for item in shared.values()} == {2}
    assert shared["milling"].confidence < implied(small, activities={"D1": 2})["turning"].confidence


def test_technology_beside_an_activity_makes_surer(small: Catalog) -> None:
    both = implied(small, activities={"D3": 1}, technologies=frozenset({"T2"}))
    assert both["honing"].confidence > both["milling"].confidence
    assert "technology" in both["honing"].reason


def test_technology_alone_counts_only_where_job_ads_name_it_and_few_skills_go_with_it(small: Catalog) -> None:
    named = frozenset({"T1", "T3"})
    assert implied(small, technologies=named) == {}
    found = implied(small, technologies=named, in_demand=named)
    assert set(found) == {"cam"}
    assert found["cam"].level == 2


def test_confidence_stays_modest_and_the_surest_comes_first(small: Catalog) -> None:
    links = OccupationLinks({"D1": 9, "D2": 9, "D3": 1}, frozenset({"T2"}))
    found = imply_skills(links, small)
    assert found[0].skill == "turning"
    assert found[0].confidence == HIGHEST_CONFIDENCE
    assert all(LOWEST_CONFIDENCE <= item.confidence <= HIGHEST_CONFIDENCE for item in found)
    assert list(found) == sorted(found, key=lambda item: (-item.confidence, item.skill))


def test_nothing_in_common_implies_nothing(small: Catalog) -> None:
    assert implied(small, activities={"other": 3}, technologies=frozenset({"other"})) == {}
