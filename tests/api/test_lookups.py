"""The catalogue by address: every list, every thing, and answers that may be kept until the next release."""

import pytest
from flask.testing import FlaskClient
from pydantic import BaseModel

from pathways.api import catalog_models as shapes
from pathways.domain.catalog import Catalog

LISTS: dict[str, tuple[type[BaseModel], str]] = {
    "skills": (shapes.Skills, "skills"),
    "modules": (shapes.Modules, "modules"),
    "roles": (shapes.Roles, "roles"),
    "credentials": (shapes.Credentials, "credentials"),
    "states": (shapes.States, "states"),
}
THINGS: dict[str, type[BaseModel]] = {
    "skills": shapes.Skill,
    "modules": shapes.Module,
    "roles": shapes.Role,
    "credentials": shapes.Credential,
}


@pytest.mark.parametrize("noun", LISTS)
def test_a_list_holds_all_there_is(client: FlaskClient, catalog: Catalog, noun: str) -> None:
    shape, field = LISTS[noun]
    rows = getattr(shape.model_validate_json(client.get(f"/api/v1/{noun}").data), field)
    assert len(rows) == len(getattr(catalog, noun))


@pytest.mark.parametrize("noun", THINGS)
def test_every_thing_of_the_catalogue_can_be_looked_up(client: FlaskClient, catalog: Catalog, noun: str) -> None:
    for item in getattr(catalog, noun):
        answer = client.get(f"/api/v1/{noun}/{item}")
        assert answer.status_code == 200
        assert THINGS[noun].model_validate_json(answer.data).model_dump()["id"] == item


def test_a_skill_says_what_a_level_looks_like_and_where_it_is_taught(client: FlaskClient, catalog: Catalog) -> None:
    skill = shapes.Skill.model_validate_json(client.get("/api/v1/skills/print-reading").data)
    assert set(skill.anchors) == {"1", "2", "3", "4"}
    assert {taught.module for taught in skill.taught_by} == set(catalog.taught_by["print-reading"])
    assert set(skill.asked_by) == set(catalog.asked_by["print-reading"])


def test_a_module_tells_what_is_assumed(client: FlaskClient) -> None:
    module = shapes.Module.model_validate_json(client.get("/api/v1/modules/bridge-shop-math").data)
    assert module.assumed
    assert sum(module.format.values()) == module.hours


def test_a_role_lists_what_it_asks_for_the_most_important_first(client: FlaskClient) -> None:
    role = shapes.Role.model_validate_json(client.get("/api/v1/roles/machinist").data)
    importance = [need.importance for need in role.requirements]
    assert importance == sorted(importance, reverse=True)
    assert role.leads_to


@pytest.mark.parametrize(("query", "found"), [("print reading", "print-reading"), ("ladder logic", "plc-ladder-logic")])
def test_skills_are_found_by_their_names(client: FlaskClient, query: str, found: str) -> None:
    skills = shapes.Skills.model_validate_json(client.get("/api/v1/skills", query_string={"query": query}).data).skills
    assert found in [skill.id for skill in skills[:3]]


def test_a_search_gives_no_more_than_was_asked_for(client: FlaskClient) -> None:
    answer = client.get("/api/v1/skills", query_string={"query": "machine", "limit": 2})
    assert len(shapes.Skills.model_validate_json(answer.data).skills) == 2


def test_an_occupation_is_found_by_a_title_that_is_not_its_own(client: FlaskClient) -> None:
    answer = client.get("/api/v1/occupations", query_string={"text": "CNC lathe machinist", "limit": 5})
    found = shapes.Occupations.model_validate_json(answer.data).occupations
    assert "machinist" in [role for occupation in found for role in occupation.roles]
    assert [occupation.score for occupation in found] == sorted((hit.score for hit in found), reverse=True)


def test_sites_are_those_where_labs_are_held(client: FlaskClient, catalog: Catalog) -> None:
    sites = shapes.Sites.model_validate_json(client.get("/api/v1/sites").data).sites
    states = shapes.States.model_validate_json(client.get("/api/v1/states").data).states
    assert {site.id for site in sites} == {site.id for site in catalog.sites()}
    assert sum(state.sites for state in states) == len(sites)


def test_health_names_the_releases(client: FlaskClient, catalog: Catalog) -> None:
    answer = client.get("/api/v1/health")
    assert shapes.Health.model_validate_json(answer.data).catalogue == catalog.version
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["skills", "skills/print-reading", "roles", "sites", "openapi.json", "docs"])
def test_what_is_not_personal_may_be_kept_and_asked_after_by_its_tag(client: FlaskClient, path: str) -> None:
    first = client.get(f"/api/v1/{path}")
    assert "public" in first.headers["Cache-Control"]
    assert "max-age=3600" in first.headers["Cache-Control"]
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"/api/v1/{path}", headers={"If-None-Match": '"another"'})
    assert (other.status_code, other.data) == (200, first.data)
