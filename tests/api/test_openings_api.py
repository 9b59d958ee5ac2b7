"""Openings by API: read, ranked, kept, and asking workers; every figure is that of the use case behind the page."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from market import AD, Market, open_market, read
from people_world import GAUGES, LADDER, PRINTS

from pathways.api.problems import Problem
from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.domain.worker import Circumstances
from pathways.pages.employer import make_page
from pathways.pages.opening_forms import Asked, FilterValues
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.openings.keep_openings import list_my_openings
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.openings.train_operator import train_operator
from pathways.use_cases.profiles.leave import list_my_looks
from pathways.use_cases.tools import Tools

ASKED = [{"skill": PRINTS, "level": 3}, {"skill": GAUGES, "level": 3}]
POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Machinist",
    "description": "Read blueprints with GD&T. Measure parts with micrometers.",
    "identifier": {"@type": "PropertyValue", "value": "REQ-9"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Toledo", "addressRegion": "OH"}},
}


@pytest.fixture
def market(tools: Tools, tmp_path: Any) -> Market:
    return open_market(tools, tmp_path)


def refusal(response: Any, status: int) -> Problem:
    """The problem of an answer that has this status."""
    assert response.mimetype == "application/problem+json"
    return Problem(**read(response, status))


# Reading


def test_a_demand_comes_with_the_ads_own_words_and_praise_is_none(market: Market) -> None:
    told = market.post("/openings/readings", {"text": AD})
    expected = read_opening(market.tools, text=AD).opening
    assert [(item["skill"], item["level"], item["ask"]) for item in told["opening"]["demands"]] == [
        (item.skill, item.level, item.ask) for item in expected.demands
    ]
    assert {PRINTS, GAUGES} <= {item["skill"] for item in told["opening"]["demands"]}
    assert all(item["quote"] in AD and item["line"] in (3, 4) for item in told["opening"]["demands"])
    assert [(item["kind"], item["ask"], item["supported"]) for item in told["opening"]["formal"]] == [
        ("degree", "nice", False)
    ]
    assert (told["opening"]["place"], told["opening"]["shift"]) == ("toledo-oh", "second")
    assert told["rewritten"]
    assert told["provenance"]["catalogue"] == market.tools.catalog.version


def test_a_job_posting_is_read_and_one_that_does_not_hold_is_named_by_its_field(market: Market) -> None:
    told = market.post("/openings/readings", {"posting": POSTING})["opening"]
    assert (told["reference"], told["place"], told["title"]) == ("REQ-9", "toledo-oh", "Machinist")
    assert told["demands"]
    bare = market.call("POST", "/openings/readings", json={"posting": {**POSTING, "description": ""}})
    assert refusal(bare, 422).field == "posting.description"
    other = market.call("POST", "/openings/readings", json={"posting": {"@type": "Recipe"}})
    assert refusal(other, 422).field == "posting.@type"
    assert refusal(market.call("POST", "/openings/readings", json={}), 422).code == "nothing_told"


def test_what_is_given_beside_the_ad_overrules_it(market: Market) -> None:
    body = {"text": AD, "demands": [{"skill": PRINTS, "level": 1, "ask": "nice"}, {"skill": LADDER}]}
    told = market.post("/openings/readings", {**body, "removed": [GAUGES], "state": "michigan", "pay": 30,
                                              "pay_unit": "hour"})["opening"]  # fmt: skip
    demands = {item["skill"]: item for item in told["demands"]}
    assert (demands[PRINTS]["level"], demands[PRINTS]["ask"], demands[PRINTS]["source"]) == (1, "nice", "quoted")
    assert (demands[LADDER]["level"], demands[LADDER]["ask"], demands[LADDER]["source"]) == (3, "must", "added")
    assert GAUGES not in demands
    assert (told["state"], told["place"], told["pay_high"]) == ("MI", None, 62_400)
    named = market.post("/openings/readings", {"text": AD, "place": "detroit-mi"})["opening"]
    assert (named["state"], named["place"], named["pay_low"]) == ("MI", "detroit-mi", 58_240)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": AD, "demands": [{"skill": "juggling"}]}, "demands"),
        ({"text": AD, "demands": [{"skill": PRINTS, "level": 5}]}, "demands.0.level"),
        ({"text": AD, "removed": ["juggling"]}, "removed"),
        ({"text": AD, "state": "Narnia"}, "state"),
        ({"text": AD, "place": "atlantis"}, "place"),
        ({"text": AD, "pay": -1}, "pay"),
        ({"text": AD, "filters": {"states": ["XX"]}}, "filters.states"),
        ({"text": AD, "filters": {"miles": -3}}, "filters.miles"),
        ({"text": AD, "filters": {"credentials": ["knighthood"]}}, "filters.credentials"),
        ({"text": AD, "filters": {"available_by": "soon"}}, "filters.available_by"),
        ({"demands": ASKED, "filters": {"within_pay": True}}, "filters.within_pay"),
        ({"demands": ASKED, "filters": {"miles": 5}}, "filters.miles"),
        ({"text": AD, "limit": 101}, "limit"),
        ({"text": AD, "posting": POSTING}, "posting"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_hold_is_named(market: Market, body: dict[str, Any], field: str) -> None:
    problem = refusal(market.call("POST", "/openings/rankings", json=body), 422)
    assert problem.field == field
    assert problem.fix


def test_an_opening_goes_out_as_a_job_posting_and_comes_back_the_same(market: Market) -> None:
    out = market.post("/openings/postings", {"text": AD, "demands": [{"skill": LADDER, "level": 2, "ask": "nice"}]})
    assert out["@type"] == "JobPosting"
    back = market.post("/openings/readings", {"posting": out})["opening"]
    again = market.post("/openings/readings", {"text": AD, "demands": [{"skill": LADDER, "level": 2, "ask": "nice"}]})
    asked = [(item["skill"], item["level"], item["ask"]) for item in again["opening"]["demands"]]
    assert [(item["skill"], item["level"], item["ask"]) for item in back["demands"]] == asked


# Ranking


def test_without_a_token_only_invented_people_are_ranked_and_it_is_said(market: Market) -> None:
    told = market.post("/openings/rankings", {"demands": ASKED})
    assert told["invented_only"] is True
    assert told["filters"]["people"] == "only"
    everybody = [*told["people"], *(near["person"] for group in told["near"] for near in group["people"])]
    assert everybody
    assert all(person["invented"] and person["name"] is None for person in everybody)


@pytest.mark.parametrize("who", ["newcomer", "worker"])
def test_a_token_of_nobody_who_may_look_shows_invented_people_alone(market: Market, who: str) -> None:
    told = market.post("/openings/rankings", {"demands": ASKED}, getattr(market, who))
    assert told["invented_only"] is True


def test_a_token_that_does_not_hold_is_refused_rather_than_answered_with_less(market: Market) -> None:
    headers = {"Authorization": "Bearer nonsense"}
    response = market.call("POST", "/openings/rankings", json={"demands": ASKED}, headers=headers)
    assert refusal(response, 401).code == "bad_token"
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_an_approved_firm_is_shown_real_people_and_each_of_them_learns_what_was_shown(market: Market) -> None:
    told = market.post("/openings/rankings", {"demands": ASKED, "title": "Machinist"}, market.boss)
    assert told["invented_only"] is False
    card = next(person for person in told["people"] if not person["invented"])
    assert (card["id"], card["name"]) == (market.rosa.id, None)
    assert "Rosa" not in json.dumps(told)
    looks = list_my_looks(market.tools, profile=market.rosa)
    assert [(look.firm_name, look.opening_title, look.times) for look in looks] == [("Acme Tool", "Machinist", 1)]


def test_the_figures_are_those_of_the_use_case_and_of_the_page(market: Market) -> None:
    tools, opening = market.tools, read_opening(market.tools, text=AD).opening
    told = market.post("/openings/rankings", {"text": AD})
    expected = rank_workers(tools, opening=opening, filters=Filters(), viewer=Viewer())
    assert (told["pool"], told["fits"]) == (expected.pool, expected.fits)
    assert [person["id"] for person in told["people"]] == [fit.profile.id for fit in expected.people]
    assert [person["score"]["total"] for person in told["people"]] == [fit.score.total for fit in expected.people]
    assert told["options"] == expected.options
    with market.app.test_request_context():
        page = make_page(Asked(opening, AD, FilterValues()), Viewer())
    assert (page.ranking.pool, page.ranking.fits) == (told["pool"], told["fits"])
    assert [card.fit.score.total for card in page.people] == [person["score"]["total"] for person in told["people"]]
    assert [(item.what, item.with_it, item.without_it) for item in page.check.effects] == [
        (item["what"], item["with_it"], item["without_it"]) for item in told["check"]["effects"]
    ]
    assert [(block.count, [item.near.hours for item in block.people]) for block in page.near] == [
        (group["count"], [near["hours"] for near in group["people"]]) for group in told["near"]
    ]


def test_the_parts_of_a_score_add_up_and_every_demand_has_one_of_four_states(market: Market) -> None:
    told = market.post("/openings/rankings", {"text": AD, "demands": [{"skill": LADDER, "level": 4, "ask": "nice"}]})
    for person in [*told["people"], *(near["person"] for group in told["near"] for near in group["people"])]:
        score = person["score"]
        assert sum(part["points"] for part in score["parts"]) + score["likeness_points"] == pytest.approx(
            score["total"]
        )
        assert [item["points"] for item in person["evidence"]] == [part["points"] for part in score["parts"]]
        assert {item["state"] for item in person["evidence"]} <= {"have", "partly", "missing", "no_data"}
        assert {item["skill"] for item in person["evidence"]} == {item["skill"] for item in told["opening"]["demands"]}
        assert all(item["quote"] for item in person["evidence"] if item["source"] == "quoted")


def test_zero_is_said_and_who_nearly_fits_comes_with_modules_and_a_day(market: Market) -> None:
    told = market.post("/openings/rankings", {"demands": [*ASKED, {"skill": LADDER, "level": 3}]})
    assert (told["fits"], told["people"]) == (0, [])
    group = next(group for group in told["near"] if [item["skill"] for item in group["lacking"]] == [LADDER])
    near = group["people"][0]
    assert near["modules"]
    assert near["hours"] == sum(module["hours"] for module in near["modules"])
    assert near["earliest"]
    assert near["person"]["rank"] == 0


def test_filters_leave_who_passes_them_and_nobody_else(market: Market) -> None:
    ohio = market.post("/openings/rankings", {"demands": ASKED, "state": "OH", "filters": {"states": ["oh"]}})
    assert ohio["pool"] == 3
    texas = market.post("/openings/rankings", {"demands": ASKED, "state": "OH", "filters": {"states": ["TX"]}})
    assert (texas["pool"], texas["fits"], texas["near"]) == (0, 0, [])
    effects = {item["what"]: item for item in texas["check"]["effects"] if item["kind"] == "filter"}
    assert (effects["states"]["with_it"], effects["states"]["without_it"]) == (0, ohio["fits"])
    counts = market.post("/openings/rankings", {"demands": ASKED, "limit": 0})
    assert (counts["pool"], counts["people"], counts["near"]) == (3, [], [])


def test_an_opening_that_asks_for_nothing_gets_questions_and_no_score(market: Market) -> None:
    told = market.post("/openings/rankings", {"text": "Join our family! Great benefits."})
    assert told["kind"] == "questions"
    assert told["questions"]
    removed = market.post("/openings/rankings", {"demands": ASKED, "text": AD, "removed": [PRINTS, GAUGES]})
    assert removed["kind"] == "ranking"


def test_an_operator_gets_the_route_of_the_use_case(market: Market) -> None:
    words = "Lathe operator, five years. I set up the lathe, read prints on my own and check parts with calipers."
    told = market.post("/openings/operators", {"text": AD, "operator": words, "circumstances": {"hours_week": 12}})
    opening = read_opening(market.tools, text=AD).opening
    fits = Circumstances(state=opening.state, hours_week=12)
    plan = train_operator(market.tools, opening=opening, text=words, circumstances=fits)
    assert [module["id"] for module in told["route"]["modules"]] == [step.module for step in plan.route.steps]
    assert told["readiness"]["value"] == plan.gap.readiness.value
    assert told["route"]["calendar"]["finish_earliest"] == plan.calendar.finish_earliest.isoformat()
    thin = market.call("POST", "/openings/operators", json={"text": AD, "operator": "good guy"})
    assert refusal(thin, 422).field == "operator"


# Badges


def test_a_badge_is_checked_for_anybody_and_the_reason_is_said(market: Market) -> None:
    badge = json.loads(give_badge(market.tools, item="techamp-certificate", email="a@example.org"))
    told = market.post("/badges/checks", {"badge": badge})
    assert (told["verdict"], told["credential"]["id"]) == ("valid", "techamp-certificate")
    altered = {**badge, "name": "Something else"}
    assert market.post("/badges/checks", {"badge": altered})["verdict"] == "altered"
    token = give_badge(market.tools, item="techamp-certificate", email="a@example.org", as_token=True)
    assert market.post("/badges/checks", {"badge": token})["proof"] == "vc-jwt"
    assert refusal(market.call("POST", "/badges/checks", json={"badge": {"a": 1}}), 422).field == "badge"


# Openings that are kept


def test_an_opening_is_kept_once_however_often_it_is_sent(market: Market) -> None:
    kept = [market.post("/openings", {"text": AD}, market.boss, 201)["id"] for _ in range(2)]
    assert len(set(kept)) == 1
    listed = market.get("/openings", market.boss)
    assert (listed["count"], [item["id"] for item in listed["openings"]]) == (1, kept[:1])
    assert market.get("/openings?skip=1", market.boss)["openings"] == []
    assert market.get(f"/openings/{kept[0]}", market.boss)["text"] == AD


def test_a_key_gives_the_same_answer_for_the_same_request_and_refuses_another(market: Market) -> None:
    key = {"Idempotency-Key": "one"}
    body = {"demands": ASKED, "title": "Machinist"}
    first = market.post("/openings", body, market.boss, 201, headers=key)
    assert market.post("/openings", body, market.boss, 201, headers=key) == first
    other = {**body, "demands": [{"skill": LADDER}]}
    problem = refusal(market.call("POST", "/openings", market.boss, json=other, headers=key), 409)
    assert (problem.code, problem.field) == ("key_used", "Idempotency-Key")
    assert market.get("/openings", market.boss)["count"] == 1
    elsewhere = market.post("/openings", other, market.newcomer, 201, headers=key)
    assert elsewhere["id"] != first["id"]


def test_programs_that_send_one_key_at_the_same_moment_make_one_opening(market: Market) -> None:
    def send(_: int) -> str:
        body = {"demands": ASKED, "title": "Machinist"}
        found: str = market.post("/openings", body, market.boss, 201, headers={"Idempotency-Key": "k"})["id"]
        return found

    with ThreadPoolExecutor(8) as hands:
        assert len(set(hands.map(send, range(32)))) == 1
    assert len(list_my_openings(market.tools, viewer=market.firm)) == 1


def test_another_firms_opening_is_not_there(market: Market) -> None:
    mine = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    for method, path, body in (
        ("GET", "", None), ("GET", "/people", None), ("GET", "/contacts", None), ("GET", "/shortlist", None),
        ("DELETE", "", None), ("PATCH", "", {"title": "Theirs"}),
    ):  # fmt: skip
        response = market.call(method, f"/openings/{mine}{path}", market.newcomer, json=body)
        assert refusal(response, 404).code == "unknown_opening"
    assert market.get("/openings", market.newcomer)["count"] == 0


def test_an_opening_is_corrected_closed_and_deleted(market: Market) -> None:
    kept = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    body = {"demands": [{"skill": LADDER, "level": 1}], "removed": [GAUGES], "status": "closed"}
    changed = read(market.call("PATCH", f"/openings/{kept}", market.boss, json=body), 200)
    asked = {item["skill"]: item["level"] for item in changed["opening"]["demands"]}
    assert asked[LADDER] == 1
    assert GAUGES not in asked
    assert changed["status"] == "closed"
    assert market.get(f"/openings/{kept}", market.boss) == changed
    assert market.call("DELETE", f"/openings/{kept}", market.boss).status_code == 204
    assert market.call("GET", f"/openings/{kept}", market.boss).status_code == 404


def test_people_of_a_kept_opening_are_ranked_as_for_the_same_demands(market: Market) -> None:
    body = {"demands": ASKED, "title": "Machinist"}
    kept = market.post("/openings", body, market.boss, 201)["id"]
    told = market.get(f"/openings/{kept}/people?states=OH&states=MI&real_only=true&limit=5", market.boss)
    same = market.post(
        "/openings/rankings",
        {**body, "filters": {"states": ["OH", "MI"], "real_only": True}, "limit": 5},
        market.boss,
    )
    assert told == same
    assert told["filters"]["states"] == ["MI", "OH"]
    assert [person["id"] for person in told["people"]] == [market.rosa.id]


# Keeping in mind, and asking


def test_a_yes_hands_over_what_was_ticked_and_taking_it_back_takes_it_away(market: Market) -> None:
    kept = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    body = {"worker": market.rosa.id, "message": "May we talk?"}
    asked = market.post(f"/openings/{kept}/contacts", body, market.boss, 201)
    assert market.post(f"/openings/{kept}/contacts", body, market.boss, 201)["id"] == asked["id"]
    assert (asked["status"], asked["reach"]) == ("asked", None)
    answer = {"answer": "yes", "shares": ["email"]}
    said = market.post(f"/me/requests/{asked['id']}/answer", answer, market.worker)
    assert said["reach"] == {"name": "", "email": "rosa@example.org", "phone": ""}
    seen = market.get(f"/openings/{kept}/contacts", market.boss)["contacts"]
    assert [(item["status"], item["reach"], item["shares"]) for item in seen] == [
        ("accepted", said["reach"], ["email"])
    ]
    assert [step["actor"] for step in seen[0]["log"]] == ["employer", "worker"]
    market.post(f"/me/requests/{asked['id']}/answer", {"answer": "withdraw"}, market.worker)
    after = market.get(f"/openings/{kept}/contacts", market.boss)["contacts"][0]
    assert (after["status"], after["reach"], after["shares"]) == ("withdrawn", None, [])


def test_a_request_is_taken_back_by_its_firm(market: Market) -> None:
    kept = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    body = {"worker": market.rosa.id, "message": "May we talk?"}
    asked = market.post(f"/openings/{kept}/contacts", body, market.boss, 201)["id"]
    gone = read(market.call("DELETE", f"/openings/{kept}/contacts/{asked}", market.boss), 200)
    assert gone["status"] == "withdrawn"
    missing = market.call("DELETE", f"/openings/{kept}/contacts/none", market.boss)
    assert refusal(missing, 404).code == "unknown_request"


def test_a_demonstration_person_a_hidden_one_and_nobody_cannot_be_asked(market: Market) -> None:
    kept = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    invented = market.post("/openings/rankings", {"demands": ASKED})["people"][0]["id"]
    for worker, status, code in ((invented, 422, "invented_worker"), ("nobody", 404, "unknown_worker")):
        body = {"worker": worker, "message": "May we talk?"}
        response = market.call("POST", f"/openings/{kept}/contacts", market.boss, json=body)
        assert refusal(response, status).code == code


def test_a_shortlist_holds_a_worker_once_with_the_last_note(market: Market) -> None:
    kept = market.post("/openings", {"text": AD}, market.boss, 201)["id"]
    path = f"/openings/{kept}/shortlist/{market.rosa.id}"
    for note in ("First", "Second"):
        listed = read(market.call("PUT", path, market.boss, json={"note": note}), 200)
    assert [(item["worker"], item["note"]) for item in listed["people"]] == [(market.rosa.id, "Second")]
    assert listed["people"][0]["person"]["id"] == market.rosa.id
    assert market.get(f"/openings/{kept}/shortlist", market.boss) == listed
    assert read(market.call("DELETE", path, market.boss), 200)["people"] == []
