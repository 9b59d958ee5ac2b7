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
    assert f"({told['low']:,.0f} to {told['high']:,.0f})" in shown
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


def test_two_plans_are_compared_and_one_is_shared_by_api(cast: Cast) -> None:
    one, other = (
        cast.send("lead", "POST", "/api/v1/plans", json={"seats": seats, "title": f"{seats}"}).get_json()
        for seats in (6, 9)
    )
    told = cast.send("lead", "GET", f"/api/v1/plans/{one['id']}/compared/{other['id']}").get_json()
    assert [(item["what"], item["first"], item["second"]) for item in told["differing"]] == [("seats", "6", "9")]
    assert told["comparable"]
    assert (told["first"]["closed"], told["second"]["closed"]) == (one["closed"], other["closed"])
    assert sum(pair["second"] or 0 for pair in told["seats"]) == 9
    assert sum(pair["first"] or 0 for pair in told["states"]) == pytest.approx(one["closed"])
    link = cast.send("lead", "PUT", f"/api/v1/plans/{one['id']}/link").get_json()
    shared = f"/api/v1/shared-plans/{link['token']}"
    assert cast.send("stranger", "GET", shared).get_json()["closed"] == one["closed"]
    assert "6 seats close about" in text_of(cast.send("stranger", "GET", f"/plans/{link['token']}"))
    assert link["page"].endswith(f"/plans/{link['token']}")
    assert cast.send("lead", "DELETE", f"/api/v1/plans/{one['id']}/link").status_code == 204
    assert cast.send("stranger", "GET", shared).status_code == 404


def test_what_a_change_does_is_told_beside_what_was_before(cast: Cast) -> None:
    first = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, seats="20"))
    assert "Before the change" not in text_of(first)
    again = fields_of(first, NEW)
    again["seats"] = "40"
    changed = text_of(cast.send("lead", "POST", "/program/plans/new", data=again.to_dict(flat=False)))
    assert "40 seats close about" in changed
    assert "Before the change: 20 seats closed about" in changed
    for made_up in ("1 2 3 4", "<b>", "1e9999.000 1.000 1.000 1.000", "nan " * 4, "9" * 200_000):
        answer = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, seats="3", before=made_up))
        assert answer.status_code == 200
        assert "Before the change" not in text_of(answer)


def test_a_share_put_by_the_lead_is_planned_with_and_told_everywhere(cast: Cast) -> None:
    share = {"share.17-3024.robotics-technician": "0.01"}
    form = soup(cast.send("lead", "GET", "/program/plans/new?share.17-3024.robotics-technician=0.01"))
    assert [item["value"] for item in form.select("[id='share.17-3024.robotics-technician']")] == ["0.01"]
    wanted = {"seats": "60", "states": "OH, rhode island"}
    plain = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, **wanted))
    put = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, **wanted, **share))
    words = "1% of 17-3024 is Robotics technician"
    assert (words in text_of(plain), words in text_of(put)) == (False, True)
    saved = cast.send("lead", "POST", "/program/plans/save", data=fields_of(put, SAVE).to_dict()).location
    told = cast.send("lead", "GET", f"/api/v1{saved.removeprefix('/program')}").get_json()
    assert told["assumed"]["shares"] == [{"soc": "17-3024", "role": "robotics-technician", "share": 0.01}]
    assert told["assumed"]["states"] == ["OH", "RI"]
    asked = {"seats": 60, "states": ["ohio", "RI"], "shares": told["assumed"]["shares"]}
    assert cast.send("lead", "POST", "/api/v1/plans/preview", json=asked).get_json()["closed"] == told["closed"]
    without = cast.send("lead", "POST", "/api/v1/plans/preview", json={**asked, "shares": []}).get_json()
    assert without["closed"] != told["closed"]
    table = cast.send("lead", "GET", f"{saved}/seats.csv").get_data(as_text=True)
    assert "share of robotics-technician in 17-3024 (put by the lead),0.01" in table
    usual = cast.send("lead", "POST", "/program/plans/save", data=fields_of(plain, SAVE).to_dict()).location
    both = f"first={saved.rsplit('/', 1)[1]}&second={usual.rsplit('/', 1)[1]}"
    compared = text_of(cast.send("lead", "GET", f"/program/plans/compare?{both}"))
    assert "robotics-technician in 17-3024 0.01" in compared
    assert "cannot be set against each other" in compared


@pytest.mark.parametrize("value", ["0.9", "2", "much", "-1", "nan"])
def test_a_share_that_cannot_be_is_refused_beside_its_field(cast: Cast, value: str) -> None:
    name = "share.17-3024.robotics-technician"
    refused = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, **{name: value}))
    assert refused.status_code == 422
    (field,) = soup(refused).select(f"[id='{name}']")
    assert (field["value"], field["aria-invalid"]) == (value, "true")
    assert field.find_parent("details").has_attr("open")  # type: ignore[union-attr]


def test_more_seats_than_there_is_room_for_are_said_to_be_left_over(cast: Cast) -> None:
    told = text_of(cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, seats="10,000")))
    assert "504 seats close about" in told
    assert "9,496 seats are not placed" in told
    nobody = {"completion": "0", "completion_low": "0", "completion_high": "0"}
    none = text_of(cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, **nobody)))
    assert "nobody finishes and finds work" in none


def test_a_site_and_an_offering_are_left_out(cast: Cast) -> None:
    fields = {**_fields(cast, seats="9"), "leave_out": ["mit", "spoke:robotics"]}
    answer = soup(cast.send("lead", "POST", "/program/plans/new", data=fields))
    assert "Massachusetts Institute" not in answer.select_one("#next + .scroll").text  # type: ignore[union-attr]
    assert not answer.select("input[name=offering][value='spoke:robotics']")
    everything = {**_fields(cast), "leave_out": [site.id for site in cast.tools.catalog.sites()]}
    assert cast.send("lead", "POST", "/program/plans/new", data=everything).status_code == 422


def test_a_button_pressed_twice_saves_one_plan(cast: Cast) -> None:
    answer = cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, seats="11"))
    code = fields_of(answer, SAVE).to_dict()
    places = {cast.send("lead", "POST", "/program/plans/save", data=code).location for _ in range(2)}
    assert len(places) == 1
    other = fields_of(cast.send("lead", "POST", "/program/plans/new", data=_fields(cast, seats="12")), SAVE).to_dict()
    assert cast.send("lead", "POST", "/program/plans/save", data=other).location not in places


def test_a_hostile_name_is_shown_as_it_was_typed_and_harmless(cast: Cast) -> None:
    answer = cast.send(
        "lead", "POST", "/program/plans/new", data=_fields(cast, seats="2", title="<script>x</script>\0")
    )
    saved = cast.send("lead", "POST", "/program/plans/save", data=fields_of(answer, SAVE).to_dict()).location
    page = soup(cast.send("lead", "GET", saved))
    assert page.h1 is not None
    assert page.h1.text == "<script>x</script>"
    assert [script for script in page.select("script") if not script.has_attr("src")] == []


def test_a_draft_is_weighed_the_same_by_api_and_on_its_page(cast: Cast) -> None:
    body = {"title": "Laser lab", "hours": 60, "teaches": [{"skill": "robot-programming", "level": 4}], "seats": 30}
    before = cast.fingerprint()
    preview = cast.send("lead", "POST", "/api/v1/drafts/preview", json=body).get_json()
    assert (preview["kind"], preview["id"], len(preview["states"])) == ("module_draft", None, 51)
    assert cast.fingerprint() == before
    kept = cast.send("lead", "POST", "/api/v1/drafts", json=body)
    assert kept.status_code == 201
    draft = kept.get_json()["id"]
    assert kept.get_json()["states"] == preview["states"]
    assert draft in {row["id"] for row in cast.send("lead", "GET", "/api/v1/drafts").get_json()["drafts"]}
    again = cast.send("lead", "GET", f"/api/v1/drafts/{draft}?seats=30").get_json()
    assert again["states"] == preview["states"]
    most = max(preview["states"], key=lambda item: item["gap"])
    page = text_of(cast.send("lead", "GET", f"/program/drafts/{draft}?seats=30"))
    assert f"of the {most['gap']:,.0f} skill gaps there" in page
    plan = {"seats": 5, "offerings": [f"draft:{draft}"]}
    assert cast.send("lead", "POST", "/api/v1/plans/preview", json=plan).get_json()["offerings"][0]["kind"] == "draft"
    assert cast.send("lead", "DELETE", f"/api/v1/drafts/{draft}").status_code == 204
    assert cast.send("lead", "GET", f"/api/v1/drafts/{draft}").status_code == 404
    assert cast.send("lead", "POST", "/api/v1/plans/preview", json=plan).status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"title": "  "}, 422, "title"),
        ({"hours": 0}, 422, "hours"),
        ({"teaches": []}, 422, "teaches"),
        ({"teaches": [{"skill": "robot-programming", "level": 2}] * 2}, 422, "teaches"),
        ({"teaches": [{"skill": "cooking", "level": 2}]}, 404, "teaches"),
        ({"seats": -1}, 422, "seats"),
        ({"seats": 10_001}, 422, "seats"),
        ({"basis": "wishes"}, 422, "basis"),
    ],
)
def test_a_draft_that_does_not_hold_is_refused_by_its_field(
    cast: Cast, change: dict[str, object], status: int, field: str
) -> None:
    body = {"title": "Laser lab", "hours": 60, "teaches": [{"skill": "robot-programming", "level": 4}], **change}
    refused = cast.send("lead", "POST", "/api/v1/drafts", json=body)
    assert (refused.status_code, refused.get_json()["field"]) == (status, field)


def test_a_draft_is_marked_as_no_techamp_module_wherever_it_shows(cast: Cast) -> None:
    skill = next(iter(cast.tools.catalog.skills.values())).name
    form = {"title": "Laser lab", "hours": "60", "skill": skill, "level": "4"}
    kept = cast.send("lead", "POST", "/program/drafts/new", data=form).location
    assert "not a TechAMP module" in text_of(cast.send("lead", "GET", kept))
    assert "Draft of yours" in text_of(cast.send("lead", "GET", "/program/plans"))
    assert cast.send("lead", "GET", f"{kept}?seats=x").status_code == 422


def _fields(cast: Cast, **typed: str) -> dict[str, list[str]]:
    """The form of a plan as it comes, with these fields typed over."""
    found = fields_of(cast.send("lead", "GET", "/program/plans/new"), NEW).to_dict(flat=False)
    return {**found, **{name: [value] for name, value in typed.items()}}
