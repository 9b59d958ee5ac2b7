"""Readings, documents, comparisons and routes: the figures of the use cases, with their evidence and their doubt."""

import io
import json
from typing import Any

import docx
import pytest
from flask.testing import FlaskClient

from pathways.api.answer_models import Comparison, Plan
from pathways.api.reading_models import Document, Questions, Reading
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.know_worker import make_worker, parse_circumstances
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.read_text import LONGEST_TEXT, read_text
from pathways.use_cases.tools import Tools

THIN = "warehouse guy want better job"
PRIVATE = "Machinist. Call 555-010-4477 or mail pat@example.org. SSN 123-45-6789. I run Haas mills and set offsets."


@pytest.fixture
def plan(client: FlaskClient, told: dict[str, Any]) -> Plan:
    """The route of a machinist to machining technologist."""
    return ask_plan(client, {**told, "role": "machining-technologist"})


def test_a_route_gives_the_figures_of_the_use_case(plan: Plan, told: dict[str, Any], tools: Tools) -> None:
    reading = read_text(tools, text=told["text"])
    circumstances = parse_circumstances(tools, **told["circumstances"])
    worker = make_worker(tools, reading=reading)
    expected = plan_route(tools, worker=worker, role="machining-technologist", circumstances=circumstances)
    assert plan.readiness.value == expected.gap.readiness.value
    assert (plan.readiness.low, plan.readiness.high) == (expected.gap.readiness.low, expected.gap.readiness.high)
    assert [module.id for module in plan.modules] == [step.module for step in expected.need.steps]
    assert [module.id for module in plan.whole.modules] == [step.module for step in expected.whole.steps]
    assert (plan.hours, plan.whole.hours) == (expected.need.hours, expected.whole.hours)
    assert plan.calendar.finish_earliest == expected.calendar.finish_earliest
    assert plan.calendar.finish_latest == expected.calendar.finish_latest
    assert [wage.p50 for wage in plan.wage] == [wage.row.p50 for wage in expected.pay.wages]
    assert [point.hours for point in plan.frontier] == [point.hours for point in expected.frontier]


def test_a_route_says_what_was_understood(plan: Plan) -> None:
    echo = plan.input_echo
    assert plan.start_role
    assert (echo.title, echo.start_role, plan.start_role.id) == ("CNC machinist", "machinist", "machinist")
    assert echo.circumstances.model_dump() == {
        "state": "OH", "hours_week": 8.0, "shift": "second", "travel_miles": 60, "start": None, "pay": 50_960,
    }  # fmt: skip
    assert [credential.id for credential in echo.credentials]
    assert "robot-programming" in [skill.skill for skill in echo.wished]


def test_every_requirement_has_a_state_and_what_shows_it(plan: Plan, told: dict[str, Any], tools: Tools) -> None:
    asked = {need.skill for need in tools.catalog.roles["machining-technologist"].requirements}
    assert {item.requirement for item in plan.evidence} == asked
    assert sum(item.weight for item in plan.evidence) == pytest.approx(1)
    quoted = [item for item in plan.evidence if item.source == "quoted"]
    assert quoted
    assert all(item.quote in " ".join(told["text"].split()) for item in quoted)


def test_modules_say_where_and_in_what_form_their_hours_are_spent(plan: Plan, tools: Tools) -> None:
    for module in (*plan.modules, *plan.whole.modules):
        assert sum(module.format.values()) == module.hours
        assert ("site" in module.where) == bool(tools.catalog.modules[module.id].lab_hours)
    assert {module.id for module in plan.modules} == {block.module for block in plan.calendar.blocks}


def test_a_route_names_wages_alternatives_doubt_and_releases(plan: Plan, tools: Tools) -> None:
    assert all(wage.year and wage.leaves_out and wage.caveat for wage in plan.wage)
    assert plan.pay_comparison
    assert len(plan.alternatives) >= 2
    assert plan.alternatives[0].kind == "stay"
    assert plan.not_known
    assert plan.notices
    assert plan.provenance.catalogue == tools.catalog.version


def test_the_echo_sent_back_as_a_correction_changes_the_figures(client: FlaskClient, told: dict[str, Any]) -> None:
    before = ask_plan(client, {**told, "role": "machining-technologist"})
    gone = next(item.requirement for item in before.evidence if item.state == "have")
    denied = ask_plan(client, {**told, "role": "machining-technologist", "denied": [gone]})
    assert denied.readiness.value < before.readiness.value
    assert next(item.state for item in denied.evidence if item.requirement == gone) == "missing"
    lacking = [item for item in before.evidence if item.state in ("missing", "partly")]
    added = [{"skill": item.requirement, "level": item.level_asked} for item in lacking]
    assert ask_plan(client, {**told, "role": "machining-technologist", "skills": added}).readiness.value > 0.9


def test_a_worker_can_be_told_by_skills_alone(client: FlaskClient) -> None:
    body = {"role": "machinist", "skills": [{"skill": "print-reading", "level": 3}, {"skill": "cnc-setup", "level": 2}]}
    plan = ask_plan(client, body)
    assert plan.start_role is None
    assert {skill.source for skill in plan.input_echo.skills} == {"added"}
    assert "no_data" in {item.state for item in plan.evidence}


def test_credentials_given_by_id_count_as_evidence(client: FlaskClient, tools: Tools) -> None:
    credential = next(item for item in tools.catalog.credentials.values() if "print-reading" in item.proves)
    plan = ask_plan(client, {"role": "machinist", "credentials": [credential.id]})
    shown = next(item for item in plan.evidence if item.requirement == "print-reading")
    assert (shown.source, shown.level_held) == ("credential", credential.proves["print-reading"])


def test_a_title_alone_is_where_a_worker_starts(client: FlaskClient) -> None:
    plan = ask_plan(client, {"title": "CNC machinist", "role": "machining-technologist"})
    assert plan.start_role
    assert plan.start_role.id == "machinist"
    assert "assumed" in {item.source for item in plan.evidence}


def test_a_title_beside_a_text_leaves_lines_and_offsets_to_the_text(client: FlaskClient, told: dict[str, Any]) -> None:
    plan = ask_plan(client, {**told, "title": "Tool and die maker", "role": "machining-technologist"})
    assert plan.input_echo.title.casefold() == "tool and die maker"
    for skill in plan.input_echo.skills:
        for quote in skill.quotes:
            assert " ".join(told["text"][quote.start :].split()).startswith(quote.quote)


@pytest.mark.parametrize("path", ["/api/v1/routes", "/api/v1/comparisons"])
def test_a_thin_text_gets_questions_and_no_score(client: FlaskClient, path: str) -> None:
    body = {"text": THIN, "role": "machinist"} if path.endswith("routes") else {"text": THIN}
    answer = client.post(path, json=body)
    assert answer.status_code == 200
    questions = Questions.model_validate_json(answer.data)
    assert 1 <= len(questions.questions) <= 3
    assert all(question.examples for question in questions.questions)
    assert b"readiness" not in answer.data


def test_one_thing_told_beside_a_thin_text_is_enough(client: FlaskClient) -> None:
    plan = ask_plan(client, {"text": THIN, "start_role": "production-operator", "role": "machinist"})
    assert plan.readiness.value > 0


def test_a_comparison_gives_the_roles_of_the_use_case(client: FlaskClient, told: dict[str, Any], tools: Tools) -> None:
    comparison = ask_comparison(client, {**told, "limit": 5})
    worker = make_worker(tools, reading=read_text(tools, text=told["text"]))
    circumstances = parse_circumstances(tools, **told["circumstances"])
    expected = compare_roles(tools, worker=worker, circumstances=circumstances, limit=5)
    assert [option.role.id for option in comparison.roles] == [option.role for option in expected.options]
    for option, same in zip(comparison.roles, expected.options, strict=True):
        assert option.readiness.value == same.gap.readiness.value
        assert (option.hours, option.weeks_earliest, option.weeks_latest) == (
            same.hours,
            same.weeks_earliest,
            same.weeks_latest,
        )
        assert [wage.p50 for wage in option.wage] == [wage.row.p50 for wage in same.pay.wages]


def test_a_comparison_and_a_route_agree(client: FlaskClient, told: dict[str, Any], plan: Plan) -> None:
    option = ask_comparison(client, {**told, "roles": ["machining-technologist"]}).roles[0]
    assert (option.readiness, option.evidence, option.hours) == (plan.readiness, plan.evidence, plan.hours)
    assert option.weeks_earliest == plan.calendar.weeks_earliest


def test_the_same_request_gives_the_same_answer(client: FlaskClient, told: dict[str, Any]) -> None:
    body = {**told, "role": "automation-technologist"}
    assert client.post("/api/v1/routes", json=body).data == client.post("/api/v1/routes", json=body).data


def test_a_reading_shows_the_words_behind_each_skill(client: FlaskClient, told: dict[str, Any]) -> None:
    reading = Reading.model_validate_json(client.post("/api/v1/readings", json={"text": told["text"]}).data)
    assert "print-reading" in [skill.skill for skill in reading.skills]
    assert all(skill.quote and skill.line and skill.reason for skill in reading.skills)
    assert reading.roles[0].id == "machinist"
    assert not reading.thin


def test_a_job_ad_is_read_as_one(client: FlaskClient) -> None:
    ad = "Controls technician, third shift. Must troubleshoot Allen-Bradley PLCs and read electrical schematics."
    reading = Reading.model_validate_json(client.post("/api/v1/readings", json={"text": ad, "kind": "ad"}).data)
    assert reading.kind == "ad"
    assert "plc-troubleshooting" in [skill.skill for skill in reading.skills]


@pytest.mark.parametrize(
    "text",
    [
        "machinist\x00 on Haas mills",
        "<script>alert(1)</script> machinist on Haas mills, reads prints",
        "機械工として働いています",
        "x" * 3_000,
        "I read prints. " + " " * (LONGEST_TEXT - 20),
    ],
    ids=["NUL", "script", "Japanese", "a long word", "the longest text"],
)
def test_odd_texts_are_read_like_any_other(client: FlaskClient, text: str) -> None:
    answer = client.post("/api/v1/readings", json={"text": text})
    assert answer.status_code == 200
    Reading.model_validate_json(answer.data)


def test_personal_identifiers_come_back_nowhere(client: FlaskClient) -> None:
    sent = {"file": (io.BytesIO(PRIVATE.encode()), "resume.txt")}
    document = client.post("/api/v1/documents", data=sent)
    reading = client.post("/api/v1/readings", json={"text": PRIVATE})
    route = client.post("/api/v1/routes", json={"text": PRIVATE, "role": "machinist"})
    for answer in (document, reading, route):
        assert answer.status_code == 200
        assert not [word for word in (b"4477", b"pat@", b"6789") if word in answer.data]
    assert "phone number" in Plan.model_validate_json(route.data).input_echo.removed


@pytest.mark.parametrize("filename", ["resume.txt", "resume.docx", "resume.json"])
def test_a_document_comes_back_as_text_with_its_reading(
    client: FlaskClient, told: dict[str, Any], filename: str
) -> None:
    file = (io.BytesIO(make_document(told["text"], filename)), filename)
    answer = client.post("/api/v1/documents", data={"file": file, "kind": "worker"})
    document = Document.model_validate_json(answer.data)
    assert "print-reading" in [skill.skill for skill in document.reading.skills]
    lines = document.text.splitlines()
    assert all(skill.quote.split()[0] in lines[skill.line - 1] for skill in document.reading.skills)


@pytest.mark.parametrize("path", ["/api/v1/routes", "/api/v1/readings"])
def test_answers_about_a_person_are_never_kept_and_set_no_cookie(
    client: FlaskClient, told: dict[str, Any], path: str
) -> None:
    body = {**told, "role": "machinist"} if path.endswith("routes") else {"text": told["text"]}
    answer = client.post(path, json=body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert not {"Set-Cookie", "ETag"} & set(answer.headers.keys())


def ask_plan(client: FlaskClient, body: dict[str, Any]) -> Plan:
    """The plan that a body is answered with."""
    answer = client.post("/api/v1/routes", json=body)
    assert answer.status_code == 200, answer.data
    return Plan.model_validate_json(answer.data)


def ask_comparison(client: FlaskClient, body: dict[str, Any]) -> Comparison:
    """The comparison that a body is answered with."""
    answer = client.post("/api/v1/comparisons", json=body)
    assert answer.status_code == 200, answer.data
    return Comparison.model_validate_json(answer.data)


def make_document(text: str, filename: str) -> bytes:
    """A text as a document of the kind its name says."""
    if filename.endswith(".json"):
        return json.dumps(
            {"basics": {"name": "Pat"}, "work": [{"position": "CNC machinist", "summary": text}]}
        ).encode()
    if filename.endswith(".txt"):
        return text.encode()
    paper, file = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        paper.add_paragraph(line)
    paper.save(file)
    return file.getvalue()
