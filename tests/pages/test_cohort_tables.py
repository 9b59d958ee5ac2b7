"""Tables of cohorts by page and by API: checked first, all or nothing, twice as once, bad rows named; and a training
record is shown to an employer under a recorded consent alone."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cast import Cast, gather
from people_world import let_in
from walking import soup, text_of
from werkzeug.test import TestResponse

from pathways.sources.cohort_files import COLUMNS
from pathways.use_cases.tools import Tools

HEAD = ",".join(COLUMNS)
ROW = "OSU-T,ohio-state,2025 fall,hub-lab,20,{code},OH,2025-06-01,2025-09-01,,,,,hub-lab,{title},"
LEARNER: dict[str, Any] = {"state": "OH", "enquired": "2025-06-01", "enrolled": "2025-09-01", "modules": ["hub-lab"]}


@pytest.fixture(scope="module")
def whole(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Cast:
    return gather(tools, Path(tmp_path_factory.mktemp("cohorts")))


@pytest.fixture
def cast(whole: Cast) -> Cast:
    whole.reset()
    return whole


def table(*codes: str, title: str = "Fewer stops") -> str:
    """A table of learners with these codes."""
    return "\n".join((HEAD, *(ROW.format(code=code, title=title) for code in codes), ""))


def bring(cast: Cast, data: bytes, what: str = "bring") -> TestResponse:
    """Send a file as the page does."""
    file = (io.BytesIO(data), "cohorts.csv")
    return cast.send("lead", "POST", "/program/cohorts/import", data={"file": file, "what": what})


def exported(cast: Cast) -> list[dict[str, str]]:
    """The rows of the file that is handed out."""
    text = cast.send("lead", "GET", "/program/cohorts/cohorts.csv").get_data(as_text=True)
    return list(csv.DictReader(line for line in text.splitlines() if not line.lstrip('"').startswith("#")))


def test_a_table_is_checked_brought_in_and_the_same_again_changes_nothing(cast: Cast) -> None:
    before, data = cast.fingerprint(), table("T-1", "T-2").encode()
    checked = text_of(bring(cast, data, "check"))
    assert "Nothing was changed yet" in checked
    assert cast.fingerprint() == before
    assert "1 new and 0 changed cohorts, 2 new" in text_of(bring(cast, data))
    after = cast.fingerprint()
    assert after != before
    assert "0 new and 0 changed learners; 2 learners as they were" in text_of(bring(cast, data))
    assert cast.fingerprint() == after
    text = cast.send("lead", "GET", "/program/cohorts/cohorts.csv").get_data()
    assert "0 new and 0 changed cohorts, 0 new and 0 changed learners" in text_of(bring(cast, text))
    assert cast.fingerprint() == after


def test_a_bad_row_is_named_with_its_line_and_reason_and_nothing_is_half_written(cast: Cast) -> None:
    before = cast.fingerprint()
    bad = table("T-1", "T-2", "T-3").replace("T-2,OH", "T-2,XX").replace("T-3,OH,2025-06-01", "T-3,OH,2025-13-01")
    answer = bring(cast, bad.encode())
    assert answer.status_code == 422
    rows = [[cell.text for cell in row.select("td")] for row in soup(answer).select("tbody tr")]
    assert [(row[0], row[1]) for row in rows] == [("3", "state"), ("4", "enquired")]
    assert all(row[2] and row[3] for row in rows)
    assert cast.fingerprint() == before
    told = cast.send("lead", "POST", "/api/v1/cohorts/tables", json={"table": bad, "dry_run": False}).get_json()
    assert [(item["line"], item["column"], item["rule"]) for item in told["problems"]] == [
        (int(row[0]), row[1], row[2]) for row in rows
    ]
    assert told["done"] is False
    assert cast.fingerprint() == before


def test_hostile_cells_are_text_on_the_page_and_in_the_file(cast: Cast) -> None:
    title = "=HYPERLINK(1)<script>x</script>"
    assert bring(cast, table("T-1", title=title).encode()).status_code == 200
    (row,) = [row for row in exported(cast) if row["learner"] == "T-1"]
    assert row["capstone_title"] == f"'{title}"
    (cohort,) = [row for row in cast.send("lead", "GET", "/api/v1/cohorts").get_json()["cohorts"]
                 if row["cohort"] == "OSU-T"]  # fmt: skip
    page = cast.send("lead", "GET", f"/program/cohorts/{cohort['id']}")
    assert [script for script in soup(page).select("script") if not script.has_attr("src")] == []
    refused = bring(cast, table("<img src=x>", "T-9").encode())
    assert refused.status_code == 422
    assert soup(refused).select("main img") == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty"),
        (b"\x89PNG\x0d\x0a\x1a\x0a" + bytes(range(256)) * 8, "This is no text file"),
        (b"a,b\n1,2\n", "is not there"),
        (HEAD.encode() + b"\n", "The file holds no rows"),
        (table("T-1").encode("utf-16"), "1 new"),
        (table("T-1", title="Señal").encode("cp1252"), "1 new"),
        (table("T-1").encode("utf-8-sig"), "1 new"),
    ],
)
def test_a_file_of_another_encoding_is_read_or_said_to_be_no_table(cast: Cast, data: bytes, words: str) -> None:
    before = cast.fingerprint()
    answer = bring(cast, data)
    assert words in text_of(answer)
    assert (answer.status_code, cast.fingerprint() == before) == ((200, False) if words == "1 new" else (422, True))


def test_no_file_at_all_is_said_to_be_missing(cast: Cast) -> None:
    answer = cast.send("lead", "POST", "/program/cohorts/import", data={"what": "bring"})
    assert (answer.status_code, "No file was chosen" in text_of(answer)) == (422, True)


def test_a_cohort_and_its_learners_are_kept_by_api_and_two_leads_are_told(cast: Cast) -> None:
    body = {"cohort": "API-1", "site": "ohio-state", "term": "2026 fall", "offers": ["hub-lab"], "capacity": 20}
    made = cast.send("lead", "POST", "/api/v1/cohorts", json=body)
    assert made.status_code == 201
    place = f"/api/v1/cohorts/{made.get_json()['id']}"
    assert cast.send("lead", "POST", "/api/v1/cohorts", json=body).get_json()["code"] == "code_taken"
    (learner,) = cast.send("lead", "PUT", f"{place}/learners/A-1", json=LEARNER).get_json()["learners"]
    assert (learner["stage"], learner["modules"], learner["linked"]) == ("enrolled", ["hub-lab"], False)
    later = {**LEARNER, "capstone": "2026-01-10", "revision": learner["revision"]}
    changed = cast.send("lead", "PUT", f"{place}/learners/A-1", json=later)
    assert changed.get_json()["learners"][0]["stage"] == "capstone"
    before = cast.fingerprint()
    late = cast.send("lead", "PUT", f"{place}/learners/A-1", json={**LEARNER, "revision": learner["revision"]})
    assert (late.status_code, late.get_json()["code"]) == (409, "changed_meanwhile")
    wrong = cast.send("lead", "PUT", f"{place}/learners/A-2", json={**LEARNER, "modules": ["hub-nothing"]})
    assert (wrong.status_code, wrong.get_json()["field"]) == (422, "modules")
    assert cast.fingerprint() == before
    assert cast.send("lead", "DELETE", f"{place}/learners/A-1").status_code == 204
    assert cast.send("lead", "GET", place).get_json()["learners"] == []
    assert cast.send("lead", "DELETE", place).status_code == 204
    assert cast.send("lead", "GET", place).status_code == 404


def test_another_lead_sees_and_changes_the_same_board(cast: Cast) -> None:
    other = let_in(cast.tools, "second@example.org", "lead")
    cast.people["second"] = other
    bring(cast, table("T-1").encode())
    codes = {row["cohort"] for row in cast.send("second", "GET", "/api/v1/cohorts").get_json()["cohorts"]}
    assert "OSU-T" in codes


def test_employers_see_a_training_record_by_api_only_while_it_is_allowed(cast: Cast) -> None:
    record = f"/profile/record/{cast.ids['record']}"
    assert cast.send("ana", "POST", f"{record}/adopt").status_code == 303
    assert confirming(cast) == {"Ohio State University"}
    cast.send("ana", "POST", f"{record}/withdraw")
    assert confirming(cast) == set()
    cast.send("ana", "POST", f"{record}/allow", data={"item": "hub-lab"})
    assert confirming(cast) == {"Ohio State University"}


def confirming(cast: Cast) -> set[str]:
    """The sites that an employer is told confirm what Ana has finished."""
    answer = cast.send("acme", "GET", f"/api/v1/openings/{cast.ids['opening']}/people")
    assert answer.status_code == 200
    told = [person for person in people_of(answer.get_json()) if person["done_modules"]]
    assert told
    return {site for person in told for item in person["done_modules"] for site in item["confirmed_by"]}


def people_of(told: object) -> Iterator[dict[str, Any]]:
    """Every person in an answer, wherever they stand."""
    if isinstance(told, dict) and "done_modules" in told:
        yield told
    for part in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from people_of(part)
