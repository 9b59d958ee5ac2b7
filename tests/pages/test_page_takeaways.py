"""What people take away: files, and a private link that can be deleted for good."""

import csv
import json
import re
from io import StringIO

import pytest
from icalendar import Calendar
from jsonschema import validate
from walking import Walker, soup, text_of, worker_of

from pathways.pages.takeaways import write_requirements
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.know_worker import edit_worker
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.tools import Tools
from pathways.use_cases.worker_code import decode_worker

ROUTE = "/route/automation-technologist"
IDENTIFIED = (
    "Ann Other\nann.other@example.com, 419-555-0134\n12 Main Street, Toledo OH 43604\n"
    "Machinist on Haas mills, four years. I read prints and do my own offsets. OSHA 10 card."
)
NAMED = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 1}}}
RESUME = {
    "type": "object",
    "required": ["basics", "work", "skills", "certificates", "meta"],
    "additionalProperties": False,
    "properties": {
        "basics": {"properties": {"label": {"const": "Machinist"}}, "additionalProperties": False},
        "work": {"type": "array", "minItems": 1, "items": {"required": ["position"]}},
        "skills": {
            "type": "array",
            "minItems": 3,
            "items": {**NAMED, "required": ["name", "level", "keywords"]},
        },
        "certificates": {"type": "array", "minItems": 1, "items": {**NAMED, "required": ["name", "issuer"]}},
        "education": {"type": "array"},
        "meta": {"properties": {"version": {"const": "v1.0.0"}}},
    },
}
"""The main fields of JSON Resume 1.0.0 as this person's file has them; basics may hold nothing but the job."""


def test_the_calendar_file_has_one_event_a_module_between_start_and_finish(walker: Walker, tools: Tools) -> None:
    code = walker.told()
    worker, circumstances = decode_worker(tools, code)
    plan = plan_route(tools, worker=worker, role="automation-technologist", circumstances=circumstances)
    answer = walker.post(f"{ROUTE}/calendar.ics", {"worker": code})
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    assert answer.mimetype == "text/calendar"
    assert len(events) == len(plan.need.steps)
    assert max(event.decoded("dtend") for event in events) == plan.calendar.finish_earliest


def test_the_table_file_holds_every_requirement_once(walker: Walker, tools: Tools) -> None:
    answer = walker.post(f"{ROUTE}/requirements.csv", {"worker": walker.told()})
    rows = list(csv.reader(StringIO(answer.get_data(as_text=True))))
    assert len(rows) == 1 + len(tools.catalog.roles["automation-technologist"].requirements)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_resume_file_is_a_json_resume_in_the_persons_own_words_without_identifiers(walker: Walker) -> None:
    answer = walker.post("/resume.json", {"worker": walker.told(IDENTIFIED)})
    text = answer.get_data(as_text=True)
    document = json.loads(text)
    validate(document, RESUME)
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=resume.json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert all(word in IDENTIFIED for skill in document["skills"] for word in skill["keywords"])
    assert [secret for secret in ("Other", "@", "555", "Main Street", "43604") if secret in text] == []


def test_the_resume_file_follows_the_corrections(walker: Walker) -> None:
    answer = walker.post("/resume.json", {"worker": walker.told(), "do": "remove:cnc-operation"})
    assert "CNC machine operation" not in {skill["name"] for skill in answer.get_json()["skills"]}


@pytest.mark.parametrize("path", ["/roles", ROUTE])
def test_the_resume_file_is_offered_where_an_answer_is_kept(walker: Walker, path: str) -> None:
    page = soup(walker.post(path, {"worker": walker.told()}))
    button = page.select_one("section[aria-labelledby=keep-title] button[formaction='/resume.json']")
    assert button is not None
    assert button.text == "JSON Resume"


def test_a_quote_that_looks_like_a_formula_is_marked_as_text(walker: Walker, tools: Tools) -> None:
    code = walker.told().replace("I read prints", "=cmd()|prints").replace("do my own offsets", "@offsets")
    worker, circumstances = decode_worker(tools, code)
    plan = plan_route(tools, worker=worker, role="machinist", circumstances=circumstances)
    cells = [cell for row in csv.reader(StringIO(write_requirements(tools.catalog, plan))) for cell in row]
    assert any("=cmd()" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_saved_link_opens_the_same_worker_and_can_be_deleted_for_good(walker: Walker) -> None:
    code = walker.told()
    saved = walker.post("/keep", {"worker": code, "goal": "automation-technologist"})
    assert saved.status_code == 303
    page = walker.client.get(saved.headers["Location"])
    link = str(soup(page).select_one("#link")["value"])  # type: ignore[index]
    path = re.sub(r"^https?://[^/]+", "", link)
    assert worker_of(walker.client.get(path)) == code
    assert "cannot be undone" in text_of(walker.client.get(f"{path}/delete"))
    assert walker.post(f"{path}/delete", {}).status_code == 200
    assert walker.client.get(path).status_code == 404
    assert walker.client.get(f"{path}/link").status_code == 404


def test_a_guessed_link_opens_nothing(walker: Walker) -> None:
    answer = walker.client.get("/kept/guessed")
    assert answer.status_code == 404
    assert "no kept answer" in text_of(answer)


def test_the_page_shows_the_figures_of_the_use_case(walker: Walker, tools: Tools) -> None:
    code = walker.told()
    worker, circumstances = decode_worker(tools, code)
    comparison = compare_roles(tools, worker=edit_worker(tools, worker=worker), circumstances=circumstances)
    words = text_of(walker.post("/roles", {"worker": code}))
    for option in comparison.options:
        assert option.title in words
        assert f"{option.gap.readiness.value:.0%} ready" in words
