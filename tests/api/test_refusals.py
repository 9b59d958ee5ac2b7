"""Everything a program can send wrongly is answered with one shape that names the field, the rule and the next step."""

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from werkzeug.test import TestResponse

from pathways.api.problems import Problem
from pathways.use_cases.read_text import LONGEST_TEXT

POSTS = [
    "/api/v1/readings",
    "/api/v1/routes",
    "/api/v1/comparisons",
    "/api/v1/openings/readings",
    "/api/v1/openings/rankings",
    "/api/v1/badges/checks",
]
HOSTILE_BODIES = {
    "nothing": (b"", 400, "bad_json"),
    "half of it": (b'{"text": ', 400, "bad_json"),
    "a form": (b"text=machinist", 400, "bad_json"),
    "latin-1": ('{"text": "m\xe9canicien"}'.encode("latin-1"), 400, "bad_encoding"),
    "utf-16": ('{"text": "machinist"}'.encode("utf-16"), 400, "bad_encoding"),
    "half a character": (rb'{"text": "machinist \ud83d"}', 400, "bad_encoding"),
    "half a character in a name": (rb'{"text": "machinist", "\uDC00": 1}', 400, "bad_encoding"),
    "ten thousand levels": (b'{"text":' + b"[" * 10_000 + b"]" * 10_000 + b"}", 400, "too_deep"),
    "a hundred levels": (b'{"text":' + b"[" * 100 + b"]" * 100 + b"}", 400, "too_deep"),
    "NaN": (b'{"text": "x", "circumstances": {"pay": NaN}}', 400, "bad_number"),
    "infinity": (b'{"text": "x", "circumstances": {"pay": -Infinity}}', 400, "bad_number"),
    "a number of 5000 digits": (b'{"text": ' + b"9" * 5000 + b"}", 400, "bad_number"),
    "a list": (b"[1, 2]", 422, "not_an_object"),
    "a text": (b'"{}"', 422, "not_an_object"),
    "null": (b"null", 422, "not_an_object"),
    "three megabytes": (b'{"text": "' + b"x" * 3_000_000 + b'"}', 413, "too_large"),
}


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("name", HOSTILE_BODIES)
def test_a_body_that_is_no_json_object_is_refused(client: FlaskClient, path: str, name: str) -> None:
    body, status, code = HOSTILE_BODIES[name]
    problem = read_problem(client.post(path, data=body, content_type="application/json"), status)
    assert problem.code == code
    assert problem.fix


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_another_content_type_is_refused(client: FlaskClient, path: str, kind: str) -> None:
    problem = read_problem(client.post(path, data=b'{"text": "machinist"}', content_type=kind), 415)
    assert (problem.code, problem.field) == ("not_json", "Content-Type")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"text": "machinist", "name": "Pat"}, "name", "extra_forbidden"),
        ({"text": 7}, "text", "string_type"),
        ({"text": "machinist", "kind": "poem"}, "kind", "literal_error"),
        ({"kind": "worker"}, "text", "missing"),
        ({"text": "machinist", "x" * 500: 1}, "x" * 120, "extra_forbidden"),
    ],
)
def test_a_field_that_does_not_hold_is_named_with_its_rule(
    client: FlaskClient, body: dict[str, Any], field: str, code: str
) -> None:
    problem = read_problem(client.post("/api/v1/readings", json=body), 422)
    assert (problem.code, problem.field) == ("bad_fields", field)
    assert [(fault.field, fault.code) for fault in problem.errors] == [(field, code)]


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"role": "astronaut"}, "role", "unknown_role"),
        ({"circumstances": {"state": "Ohaio"}}, "circumstances.state", "unknown_state"),
        ({"circumstances": {"hours_week": 0}}, "circumstances.hours_week", "bad_hours"),
        ({"circumstances": {"hours_week": 200}}, "circumstances.hours_week", "bad_hours"),
        ({"circumstances": {"travel_miles": -1}}, "circumstances.travel_miles", "bad_travel"),
        ({"circumstances": {"pay": -5}}, "circumstances.pay", "bad_pay"),
        ({"circumstances": {"start": "soon"}}, "circumstances.start", "bad_start"),
        ({"start_role": "astronaut"}, "start_role", "unknown_role"),
        ({"credentials": ["phd-in-everything"]}, "credentials", "unknown_credential"),
        ({"done_modules": ["underwater-welding"]}, "done_modules", "unknown_module"),
        ({"skills": [{"skill": "juggling", "level": 2}]}, "skills", "unknown_skill"),
        ({"denied": ["juggling"]}, "denied", "unknown_skill"),
        ({"removed": ["juggling"]}, "removed", "unknown_skill"),
        ({"text": " \n "}, "text", "empty_text"),
        ({"text": ""}, "text", "nothing_told"),
        ({"skills": [{"skill": "print-reading", "level": 9}]}, "skills.0.level", "bad_fields"),
        ({"skills": [{"skill": "print-reading", "level": True}]}, "skills.0.level", "bad_fields"),
        ({"circumstances": {"hours_week": "ten"}}, "circumstances.hours_week", "bad_fields"),
        ({"circumstances": {"hours_week": 10**400}}, "circumstances.hours_week", "bad_fields"),
        ({"circumstances": {"shift": "graveyard"}}, "circumstances.shift", "bad_fields"),
        ({"circumstances": {"zip": "43604"}}, "circumstances.zip", "bad_fields"),
        ({"denied": ["x"] * 301}, "denied", "bad_fields"),
    ],
)
def test_a_route_names_the_field_that_does_not_hold(
    client: FlaskClient, told: dict[str, Any], change: dict[str, Any], field: str, code: str
) -> None:
    problem = read_problem(client.post("/api/v1/routes", json={**told, "role": "machinist", **change}), 422)
    assert (problem.field, problem.code) == (field, code)
    assert problem.fix


def test_unknown_roles_to_compare_are_named_with_the_nearest_ones(client: FlaskClient, told: dict[str, Any]) -> None:
    problem = read_problem(client.post("/api/v1/comparisons", json={**told, "roles": ["machinst"]}), 422)
    assert problem.field == "roles"
    assert "machinist" in problem.fix


def test_a_number_too_large_for_a_float_is_refused(client: FlaskClient) -> None:
    body = b'{"text": "machinist", "role": "machinist", "circumstances": {"pay": 1e999}}'
    problem = read_problem(client.post("/api/v1/routes", data=body, content_type="application/json"), 422)
    assert problem.field == "circumstances.pay"


def test_a_text_that_is_too_long_is_refused(client: FlaskClient) -> None:
    problem = read_problem(client.post("/api/v1/readings", json={"text": "x" * (LONGEST_TEXT + 1)}), 413)
    assert (problem.field, problem.code) == ("text", "text_too_long")


def test_a_refusal_does_not_repeat_what_was_sent(client: FlaskClient) -> None:
    answer = client.post("/api/v1/readings", json={"text": ["My number is 555-010-4477"]})
    assert answer.status_code == 422
    assert b"4477" not in answer.data


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/skills/", "/api/v2/routes", "/api/", "/api/v1/docs/x.js"])
def test_an_unknown_address_is_a_problem_too(client: FlaskClient, path: str) -> None:
    assert read_problem(client.get(path), 404).code == "unknown_address"


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/v1/routes"), ("DELETE", "/api/v1/skills")])
def test_a_wrong_method_names_the_right_ones(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)
    assert read_problem(answer, 405).code == "wrong_method"
    assert answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/api/v1/routes", "/api/v1/documents", "/api/v1/skills"])
def test_an_address_tells_which_methods_it_takes(client: FlaskClient, path: str) -> None:
    answer = client.options(path)
    assert answer.status_code == 200
    assert answer.headers["Allow"]


@pytest.mark.parametrize("noun", ["skill", "module", "role", "credential"])
def test_an_unknown_id_is_not_found_and_the_nearest_ones_are_named(client: FlaskClient, noun: str) -> None:
    problem = read_problem(client.get(f"/api/v1/{noun}s/%00%ff<script>"), 404)
    assert problem.code == f"unknown_{noun}"
    assert "Did you mean" in problem.fix


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "text"),
        ("?text=", "text"),
        ("?text=x&page=2", "page"),
        ("?text=x&limit=0", "limit"),
        ("?text=x&limit=all", "limit"),
    ],
)
def test_parameters_that_do_not_hold_are_named(client: FlaskClient, query: str, field: str) -> None:
    assert read_problem(client.get(f"/api/v1/occupations{query}"), 422).field == field


@pytest.mark.parametrize(
    ("data", "filename", "status", "code"),
    [
        (b"", "resume.pdf", 422, "empty_file"),
        (b"%PDF-1.4 broken", "resume.pdf", 422, "unreadable_file"),
        (b"MZ\x90\x00" + bytes(500), "resume.exe", 415, "unsupported_file"),
        (b"PK\x03\x04" + bytes(500), "resume.docx", 422, "not_word"),
        (b"x" * 11_000_000, "resume.txt", 413, "too_large"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(
    client: FlaskClient, data: bytes, filename: str, status: int, code: str
) -> None:
    problem = read_problem(client.post("/api/v1/documents", data={"file": (io.BytesIO(data), filename)}), status)
    assert problem.code == code
    assert problem.fix


@pytest.mark.parametrize(
    ("form", "status", "field"),
    [
        ({}, 415, "Content-Type"),
        ({"file": "not a file"}, 415, "Content-Type"),
        ({"other": (io.BytesIO(b"machinist"), "a.txt")}, 422, "file"),
        ({"file": (io.BytesIO(b"machinist"), "a.txt"), "kind": "poem"}, 422, "kind"),
        ({"file": (io.BytesIO(b"machinist"), "a.txt"), "kind": "[" * 20_000}, 422, "kind"),
        ({"file": (io.BytesIO(b"machinist"), "a.txt"), "colour": "red"}, 422, "colour"),
    ],
)
def test_a_form_that_does_not_hold_names_the_field(
    client: FlaskClient, form: dict[str, Any], status: int, field: str
) -> None:
    assert read_problem(client.post("/api/v1/documents", data=form), status).field == field


def test_what_breaks_inside_tells_nothing_but_a_mark(
    client: FlaskClient, app: OpenAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "pathways.api.tools", None)
    problem = read_problem(client.get("/api/v1/sites"), 500)
    assert problem.code == "internal_error"
    assert problem.incident
    assert "NoneType" not in problem.model_dump_json()


def test_the_service_answers_on_after_all_this(client: FlaskClient) -> None:
    assert client.get("/api/v1/health").status_code == 200


def read_problem(answer: TestResponse, status: int) -> Problem:
    """The problem of an answer, which has this status, may not be kept and carries no cookie."""
    assert answer.status_code == status, answer.data[:500]
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    problem = Problem.model_validate(json.loads(answer.data))
    assert problem.status == status
    assert problem.type.endswith(problem.code)
    return problem
