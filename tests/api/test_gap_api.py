"""Gaps by the API: what can be asked, what is refused, and what a share changes."""

import pytest
from flask.testing import FlaskClient

from pathways.api import gap_models as shapes

LADDER = "skill:plc-ladder-logic@3"


def test_every_state_and_the_nation_are_told_with_what_they_rest_on(client: FlaskClient) -> None:
    found = shapes.Gaps.model_validate_json(client.get("/api/v1/gaps?of=spoke:robotics&whose=real").data)
    assert len(found.rows) == 51
    assert [row.area for row in found.nation] == ["US"]
    assert found.whose == "real"
    assert "OEWS" in found.sources.employment or "Employment" in found.sources.employment
    assert found.shares
    assert all(share.source for share in found.shares)


def test_a_division_has_its_states_only(client: FlaskClient) -> None:
    rows = client.get("/api/v1/gaps?of=spoke:robotics&area=new+england").get_json()["rows"]
    assert {row["area"] for row in rows} == {"CT", "MA", "ME", "NH", "RI", "VT"}


def test_a_state_is_named_by_code_or_by_name(client: FlaskClient) -> None:
    assert client.get("/api/v1/gaps/ohio").get_json() == client.get("/api/v1/gaps/OH").get_json()
    nation = client.get("/api/v1/gaps/US?kind=role").get_json()
    assert nation["rows"] == nation["nation"]


def test_a_share_changes_the_figure_and_is_told_as_changed(client: FlaskClient) -> None:
    before = client.get("/api/v1/gaps/OH/behind", query_string={"of": LADDER}).get_json()["roles"]
    role = next(role for role in before if role["jobs"]["value"] and role["share"] < 1)
    share = f"{role['soc']}.{role['role']}={role['share'] / 2}"
    query = {"of": LADDER, "share": [share]}
    after = client.get("/api/v1/gaps/OH/behind", query_string=query).get_json()["roles"]
    halved = next(other for other in after if other["role"] == role["role"])
    assert halved["jobs"]["value"] == pytest.approx(role["jobs"]["value"] / 2, rel=0.01)
    table = client.get("/api/v1/gaps", query_string=query).get_json()
    assert [item["role"] for item in table["shares"] if item["changed"]] == [role["role"]]


@pytest.mark.parametrize(
    ("address", "status", "code", "hint"),
    [
        ("/gaps?of=spoke:robot", 404, "unknown_spoke", "robotics"),
        ("/gaps?of=nothing", 422, "bad_subject", "spoke:robotics"),
        ("/gaps?of=spoke:robotics@2", 422, "level_not_asked", "Leave"),
        ("/gaps?of=spoke:robotics&area=Midwst", 404, "unknown_area", "Midwest"),
        ("/gaps?of=spoke:robotics&share=x", 422, "bad_share", "17-3024"),
        ("/gaps?of=spoke:robotics&share=17-3024.machinist%3D0.4", 422, "unknown_share", "list"),
        ("/gaps?of=spoke:robotics&share=17-3024.automation-technologist%3Dmany", 422, "bad_share", "0.4"),
        ("/gaps/Ohoi", 404, "unknown_state", "Ohio"),
        ("/gaps/OH?within=spoke:x", 404, "unknown_spoke", "Did you mean"),
        ("/gaps/OH/trend?of=skill:print-reading@7", 422, "bad_level", "4"),
    ],
)
def test_a_question_that_names_nothing_gets_a_problem_with_the_next_step(
    client: FlaskClient, address: str, status: int, code: str, hint: str
) -> None:
    answer = client.get(f"/api/v1{address}")
    problem = answer.get_json()
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert problem["code"] == code
    assert hint in problem["fix"]
