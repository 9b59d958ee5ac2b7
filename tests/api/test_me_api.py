"""A worker's own by API: what they saved, the very card an employer sees, who looked, requests, everything at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from market import Market, open_market, read
from people_world import GAUGES, LADDER, PRINTS

from pathways.use_cases.profiles.leave import export_everything
from pathways.use_cases.profiles.matches import list_matches
from pathways.use_cases.profiles.my_profile import get_my_profile, show_to
from pathways.use_cases.tools import Tools

ASKED = [{"skill": PRINTS, "level": 3}, {"skill": LADDER, "level": 3, "ask": "nice"}]
JOB = {"demands": ASKED, "title": "Jig maker", "state": "OH"}


@pytest.fixture
def market(tools: Tools, tmp_path: Path) -> Market:
    return open_market(tools, tmp_path)


def without_place(card: dict[str, Any]) -> dict[str, Any]:
    """A card but for its place in a list, which others change."""
    return {**card, "rank": 0, "lifts": [{**lift, "rank": 0} for lift in card["lifts"]]}


def test_the_profile_is_what_its_owner_saved(market: Market) -> None:
    told = market.get("/me/profile", market.worker)
    assert told["visibility"] == "anonymous"
    assert {item["skill"]: item["level"] for item in told["skills"]} == {PRINTS: 4, GAUGES: 3, LADDER: 2}
    assert told["contact"] == {"name": "Rosa Parks", "email": "rosa@example.org", "phone": "419-555-0134"}
    assert told["terms"]["state"] == "OH"


def test_a_match_is_the_very_card_the_employer_sees(market: Market) -> None:
    kept = market.post("/openings", JOB, market.boss, 201)["id"]
    seen = next(p for p in market.get(f"/openings/{kept}/people", market.boss)["people"] if not p["invented"])
    match = next(item for item in market.get("/me/matches", market.worker)["matches"] if item["id"] == kept)
    assert without_place(match["card"]) == without_place(seen)
    assert (match["firm"], match["opening"]["title"]) == ("Acme Tool", "Jig maker")
    profile = get_my_profile(market.tools, account=market.worker.account.id)
    expected = next(item for item in list_matches(market.tools, profile=profile) if item.saved.id == kept)
    assert match["card"]["score"]["total"] == expected.fit.score.total


def test_a_look_holds_exactly_what_was_shown_even_after_the_profile_changed(market: Market) -> None:
    shown = market.post("/openings/rankings", JOB, market.boss)["people"]
    card = next(person for person in shown if not person["invented"])
    show_to(market.tools, account=market.worker.account.id, visibility="hidden", parts=[])
    market.post("/openings/rankings", JOB, market.boss)
    looks = market.get("/me/looks", market.worker)["looks"]
    assert [(look["firm"], look["opening_title"], look["times"]) for look in looks] == [("Acme Tool", "Jig maker", 1)]
    assert looks[0]["shown"] == without_place(card)


def test_a_hidden_worker_is_in_no_answer_from_then_on(market: Market) -> None:
    kept = market.post("/openings", JOB, market.boss, 201)["id"]
    assert market.rosa.id in str(market.get(f"/openings/{kept}/people", market.boss))
    show_to(market.tools, account=market.worker.account.id, visibility="hidden", parts=[])
    assert market.rosa.id not in str(market.get(f"/openings/{kept}/people", market.boss))
    asked = market.call(
        "POST", f"/openings/{kept}/contacts", market.boss, json={"worker": market.rosa.id, "message": "x"}
    )
    assert asked.status_code == 404
    assert market.get("/me/matches", market.worker)["visibility"] == "hidden"


def test_a_no_can_become_a_yes_and_a_yes_needs_a_way_to_reach_them(market: Market) -> None:
    kept = market.post("/openings", JOB, market.boss, 201)["id"]
    body = {"worker": market.rosa.id, "message": "May we talk?"}
    asked = market.post(f"/openings/{kept}/contacts", body, market.boss, 201)["id"]
    assert [item["id"] for item in market.get("/me/requests", market.worker)["contacts"]] == [asked]
    path = f"/me/requests/{asked}/answer"
    assert market.post(path, {"answer": "no"}, market.worker)["status"] == "declined"
    problem = read(market.call("POST", path, market.worker, json={"answer": "yes", "shares": ["name"]}), 422)
    assert (problem["code"], problem["field"]) == ("nothing_shared", "shares")
    said = market.post(path, {"answer": "yes", "shares": ["name", "phone"]}, market.worker)
    assert (said["status"], said["reach"]["phone"], said["reach"]["email"]) == ("accepted", "419-555-0134", "")
    assert said["until"]


def test_nobody_answers_for_somebody_else(market: Market) -> None:
    kept = market.post("/openings", JOB, market.boss, 201)["id"]
    body = {"worker": market.rosa.id, "message": "May we talk?"}
    asked = market.post(f"/openings/{kept}/contacts", body, market.boss, 201)["id"]
    assert market.call("POST", f"/me/requests/{asked}/answer", market.boss, json={"answer": "no"}).status_code == 403
    assert market.call("POST", f"/me/requests/{asked}/answer", json={"answer": "no"}).status_code == 401
    assert market.call("POST", f"/me/requests/{asked}/answer", market.shy, json={"answer": "no"}).status_code == 404
    assert market.get("/me/requests", market.worker)["contacts"][0]["status"] == "asked"


def test_the_archive_is_that_of_the_page(market: Market) -> None:
    market.post("/openings/rankings", JOB, market.boss)
    told = market.get("/me/archive", market.worker)
    profile = get_my_profile(market.tools, account=market.worker.account.id)
    same = json.loads(export_everything(market.tools, profile=profile))
    assert {**told, "made": ""} == {**same, "made": ""}
    assert told["profile"]["contact"]["name"] == "Rosa Parks"
    assert [look["firm_name"] for look in told["looks"]] == ["Acme Tool"]
    assert told["resume"]["basics"]


@pytest.mark.parametrize("path", ["profile", "matches", "looks", "requests", "archive"])
def test_each_address_is_for_workers_with_a_profile_alone(market: Market, path: str) -> None:
    assert market.call("GET", f"/me/{path}").status_code == 401
    assert market.call("GET", f"/me/{path}", market.boss).status_code == 403
    missing = market.call("GET", f"/me/{path}", market.shy)
    assert read(missing, 404)["code"] == "no_profile"
    assert missing.headers["Cache-Control"] == "no-store"
    assert market.call("GET", f"/me/{path}", market.worker).status_code == 200


def test_the_cookie_of_a_browser_opens_nothing_here(market: Market) -> None:
    client = market.app.test_client()
    client.set_cookie("pathways_session", market.worker.cookie)
    assert client.get("/api/v1/me/profile").status_code == 401
    client.set_cookie("pathways_session", market.worker.program)
    assert client.get("/api/v1/me/profile").status_code == 401
