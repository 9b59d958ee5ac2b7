"""The OpenAPI document is valid, says what is so, and can be tried on a page that loads nothing from elsewhere."""

import contextlib
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from openapi_spec_validator import validate
from people_world import PRINTS, Somebody, found_firm, keep_opening, keep_profile, let_in, make_opening, make_profile
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pathways.pages.access import ACCESS
from pathways.use_cases.plans.check_plan import begin_request
from pathways.use_cases.plans.drafts import keep_draft, write_draft
from pathways.use_cases.plans.keep_plans import save_plan
from pathways.use_cases.tools import Tools

EXAMPLES = {GenerationMode.POSITIVE: 20, GenerationMode.NEGATIVE: 10}
"""Made-up requests for each operation."""
KNOWN = {
    "skills": "print-reading",
    "modules": "bridge-shop-math",
    "roles": "machinist",
    "credentials": "nims-cnc-milling",
}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@dataclass(frozen=True)
class Insiders:
    """Those with tokens, an opening of the employer's, and a worker they can see."""

    employer: Somebody
    worker: Somebody
    lead: Somebody
    opening: str
    profile: str
    plan: str
    draft: str

    def headers(self, path: str) -> dict[str, str]:
        """The token that opens an address."""
        leads = ("/cohorts", "/reports", "/plans", "/drafts", "/drift", "/ads/")
        who = self.worker if "/me/" in path else self.lead if any(part in path for part in leads) else self.employer
        return {"Authorization": f"Bearer {who.program}"}


@pytest.fixture(scope="session")
def insiders(tools: Tools) -> Insiders:
    """An approved employer and a worker who can be found."""
    firm = found_firm(tools, "Acme Tool")
    worker = let_in(tools, "rosa@example.org", "worker")
    rosa = keep_profile(tools, make_profile("Rosa Parks", {PRINTS: 3}), worker.account.id)
    opening = keep_opening(tools, firm, make_opening({PRINTS: 3}))
    boss, lead = let_in(tools, "boss@acme.example", "employer", "Acme Tool"), let_in(tools, "lead@acme.example", "lead")
    plan = save_plan(tools, account=lead.account.id, request=begin_request(tools, seats=3))
    written = write_draft(tools, title="Laser lab", hours=60, teaches={PRINTS: 4})
    draft = keep_draft(tools, account=lead.account.id, draft=written).draft
    return Insiders(boss, worker, lead, opening.id, rosa.id, plan.id, draft.id)


@pytest.fixture(scope="session")
def document(app: OpenAPI) -> dict[str, Any]:
    """The OpenAPI document as programs get it."""
    found: dict[str, Any] = app.test_client().get("/api/v1/openapi.json").get_json()
    return found


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_requests_made_up_from_the_document_are_answered_as_it_says(
    app: OpenAPI, mode: GenerationMode, insiders: Insiders
) -> None:
    """Valid ones and broken ones, with a token that holds where one is needed: never an error of ours, never a status
    or a body that the document does not name."""
    for found in schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app).get_all_operations():
        try_operation(found.ok(), mode, insiders)


def test_the_document_asks_for_a_token_exactly_where_the_table_of_rules_does(
    app: OpenAPI, document: dict[str, Any]
) -> None:
    rules = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower()): ACCESS[rule.endpoint]
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and not rule.endpoint.startswith("api_docs.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    needs = {
        (path, method): operation.get("security") == [{"token": []}]
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }
    assert needs == {where: rule != "open" for where, rule in rules.items()}
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_without_a_token_every_address_that_needs_one_answers_401(app: OpenAPI, document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if operation.get("security") == [{"token": []}]:
                response = app.test_client().open(re.sub(r"{\w+}", "x", path), method=method.upper(), json={})
                assert (response.status_code, response.mimetype) == (401, "application/problem+json"), path
                assert response.headers["WWW-Authenticate"] == "Bearer"


def test_the_document_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_every_address_under_the_api_is_in_the_document(app: OpenAPI, document: dict[str, Any]) -> None:
    known = {(path, method.upper()) for path, item in document["paths"].items() for method in item}
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and not rule.endpoint.startswith("api_docs.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert known == served


def test_every_operation_says_in_words_what_it_does_and_how_it_refuses(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation["summary"], path
            assert "<br" not in operation["description"]
            refusals = [answer for status, answer in operation["responses"].items() if status >= "4"]
            assert refusals
            assert all("application/problem+json" in answer["content"] for answer in refusals)
            if method == "post" and path not in ("/api/v1/documents", "/api/v1/ads/imports"):
                assert {"example", "examples"} & set(operation["requestBody"]["content"]["application/json"])


def test_the_examples_of_the_document_are_answered(
    client: FlaskClient, document: dict[str, Any], insiders: Insiders
) -> None:
    """Requests to a worker and decisions about a group are the examples that name what is not there."""
    for path, item in document["paths"].items():
        content = item.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        examples = [entry["value"] for entry in content.get("examples", {}).values()]
        for example in [*examples, *([content["example"]] if "example" in content else [])]:
            answer = client.post(path.replace("{id}", insiders.opening), json=example, headers=insiders.headers(path))
            known = not path.endswith(("/contacts", "/answer", "/drift/decisions"))
            assert answer.status_code in ((200, 201) if known else (404,)), (path, answer.get_json())
            assert known is ("kind" in answer.get_json() or "@type" in answer.get_json())


def test_requests_refuse_fields_that_the_document_does_not_name(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name in ("RouteAsked", "ComparisonAsked", "ReadingAsked", "CircumstancesGiven", "SkillGiven", "DocumentSent",
                 "OpeningAsked", "RankingAsked", "OperatorAsked", "FiltersGiven", "DemandGiven", "OpeningChanged",
                 "ContactAsked", "AnswerGiven", "NoteGiven", "BadgeSent",
                 "PlanAsked", "RoomGiven", "ShareGiven", "OtherShareGiven", "DraftAsked", "TaughtGiven"):  # fmt: skip
        assert schemas[name]["additionalProperties"] is False


def test_the_page_to_try_it_loads_nothing_from_elsewhere_and_runs_no_inline_script(client: FlaskClient) -> None:
    page = client.get("/api/v1/docs")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    text = page.get_data(as_text=True)
    assert re.findall(r"<script(?![^>]*src=)[^>]*>|<style|\son\w+=|style=", text) == []
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', text)
    assert len(loaded) == 5
    assert all(address.startswith("/") and client.get(address).status_code == 200 for address in loaded)


def test_the_shapes_need_no_web_framework() -> None:
    """The command line prints them without loading one."""
    script = (
        "import sys, pathways.api.shapes\n"
        "print([name for name in ('flask', 'werkzeug', 'jinja2') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def try_operation(operation: schemathesis.schemas.APIOperation, mode: GenerationMode, insiders: Insiders) -> None:
    """Send made-up requests to one operation; none where there is nothing to break."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES[mode], deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def send(case: schemathesis.Case) -> None:
        if mode is GenerationMode.POSITIVE:
            name_known_things(case, insiders)
        case.call_and_validate(checks=CHECKS, headers=insiders.headers(case.path))

    with contextlib.suppress(*([Unsatisfiable] if mode is GenerationMode.NEGATIVE else [])):
        send()


def name_known_things(case: schemathesis.Case, insiders: Insiders) -> None:
    """Put ids of the catalogue where made-up ones would end every request at the same refusal."""
    if isinstance(case.body, dict) and case.path.endswith(("/routes", "/comparisons")):
        case.body.update({"roles": ["machinist"]} if "/comparisons" in case.path else {"role": "machinist"})
        case.body.update(start_role="", denied=["print-reading"], removed=[], credentials=[])
        case.body.update(skills=[{"skill": "five-s", "level": 3}], done_modules=["bridge-shop-math"])
        case.body.setdefault("circumstances", {}).update(state="OH", start="2027-01-31")
    if isinstance(case.body, dict) and "/openings" in case.path and not case.path.endswith(("/contacts", "}")):
        name_an_opening(case.body)
    for name, known in (("id", insiders.opening), ("worker", insiders.profile)):
        if "/openings/" in case.path and case.method != "DELETE" and name in (case.path_parameters or {}):
            case.path_parameters[name] = known
    if "/plans" in case.path and case.method == "GET" and case.path_parameters:
        case.path_parameters |= {name: insiders.plan for name in ("id", "other") if name in case.path_parameters}
    if "/drafts" in case.path and case.method == "GET" and case.path_parameters:
        case.path_parameters["id"] = insiders.draft
    if "id" in (case.path_parameters or {}) and "/plans" not in case.path and case.path_parameters["id"] > "5":
        nouns = (known for noun, known in KNOWN.items() if f"/{noun}/" in case.path)
        case.path_parameters["id"] = next(nouns, case.path_parameters["id"])


def name_an_opening(body: dict[str, Any]) -> None:
    """An opening that can be ranked for."""
    body.update(demands=[{"skill": "five-s", "level": 2}], removed=["print-reading"], dropped_credentials=[])
    body.update(text="CNC machinist\n- Set up Haas mills", posting=None, place=None, state="OH")
    if "filters" in body:
        body["filters"].update(states=["OH"], credentials=[], available_by="2027-01-31")
    if "circumstances" in body:
        body["circumstances"].update(state="OH", start="2027-01-31")
