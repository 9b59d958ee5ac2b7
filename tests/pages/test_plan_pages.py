"""A lead plans, changes an assumption, saves, shares and ends the link; figures agree on page, in CSV and by API."""

import csv
import io
from pathlib import Path

import pytest
from cast import Cast, gather
from walking import fields_of, soup, text_of

from pathways.use_cases.tools import Tools

NEW = "form[action='/program/plans/new']"
SAVE = "form[action='/program/plans/save']"


@pytest.fixture(scope="module")
def cast(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Cast:
    return gather(tools, Path(tmp_path_factory.mktemp("plans")))


def test_a_plan_is_worked_out_changed_saved_shared_and_ended(cast: Cast) -> None:
    fields = fields_of(cast.send("lead", "GET", "/program/plans/new"), NEW)
    answer = cast.send("lead", "POST", "/program/plans/new", data=fields.to_dict(flat=False))
    assert "60 seats close about" in text_of(answer)
    fields = fields_of(answer, NEW)
    fields["seats"], fields["add_offering"], fields["title"] = "20", "hub", "=1+1"
    changed = cast.send("lead", "POST", "/program/plans/new", data=fields.to_dict(flat=False))
    assert "20 seats close about" in text_of(changed)
    saved = cast.send("lead", "POST", "/program/plans/save", data=fields_of(changed, SAVE).to_dict()).location
    shown = text_of(cast.send("lead", "GET", saved))
    link = cast.send("lead", "POST", f"{saved}/share").location
    address = str(soup(cast.send("lead", "GET", link)).select_one("#link")["value"])  # type: ignore[index]
    shared = f"/plans/{address.rsplit('/', 1)[1]}"
    read = cast.send("stranger", "GET", shared)
    assert "20 seats close about" in text_of(read)
    assert soup(read).select("main form") == []
    rows = list(csv.reader(io.StringIO(cast.send("stranger", "GET", f"{shared}/seats.csv").get_data(as_text=True))))
    told = cast.send("lead", "GET", f"/api/v1{saved.removeprefix('/program')}").get_json()
    assert rows[0] == ["title", "'=1+1"]
    assert float(rows[2][1]) == pytest.approx(told["closed"], abs=1e-3)
    assert f"{told['low']:.1f}" in shown
    assert told["seats"] == 20
    cast.send("lead", "POST", f"{saved}/unshare")
    assert cast.send("stranger", "GET", shared).status_code == 404


def test_what_does_not_hold_stays_on_the_form_beside_its_field(cast: Cast) -> None:
    fields = fields_of(cast.send("lead", "GET", "/program/plans/new"), NEW)
    for name, value in (("seats", "sixty"), ("completion", "20"), ("reach", "-1"), ("room-ccri-spoke-design", "x")):
        typed = fields.copy()
        typed[name] = value
        refused = cast.send("lead", "POST", "/program/plans/new", data=typed.to_dict(flat=False))
        assert refused.status_code == 422
        field = soup(refused).select_one(f"#{name}")
        assert field is not None
        assert (field["value"], field["aria-invalid"]) == (value, "true")


def test_a_carried_plan_that_was_altered_is_refused(cast: Cast) -> None:
    for code in ("", "{}", "[1]", '{"sites": 3}'):
        assert cast.send("lead", "POST", "/program/plans/save", data={"plan": code}).status_code == 422


def test_a_preview_stores_nothing_and_a_kept_plan_is_listed(cast: Cast) -> None:
    before = cast.fingerprint()
    preview = cast.send("lead", "POST", "/api/v1/plans/preview", json={"seats": 7}).get_json()
    assert (preview["kind"], preview["id"], preview["seats"]) == ("seat_plan", None, 7)
    assert cast.fingerprint() == before
    kept = cast.send("lead", "POST", "/api/v1/plans", json={"seats": 7, "title": "Kept"}).get_json()
    assert kept["closed"] == preview["closed"]
    assert kept["id"] in {row["id"] for row in cast.send("lead", "GET", "/api/v1/plans").get_json()["plans"]}


def test_a_draft_is_marked_as_no_techamp_module_wherever_it_shows(cast: Cast) -> None:
    skill = next(iter(cast.tools.catalog.skills.values())).name
    form = {"title": "Laser lab", "hours": "60", "skill": skill, "level": "4"}
    kept = cast.send("lead", "POST", "/program/drafts/new", data=form).location
    assert "not a TechAMP module" in text_of(cast.send("lead", "GET", kept))
    assert "Draft of yours" in text_of(cast.send("lead", "GET", "/program/plans"))
    assert cast.send("lead", "GET", f"{kept}?seats=x").status_code == 422
