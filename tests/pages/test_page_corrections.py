"""Putting right what was misunderstood, and that every figure after it follows."""

import json
from typing import Any

from walking import MACHINIST, Walker, fields_of, soup, text_of, worker_of
from werkzeug.test import TestResponse


def _held(answer: TestResponse) -> dict[str, Any]:
    return {item["skill"]: item for item in json.loads(worker_of(answer))["worker"]["held"]}


def test_every_skill_is_shown_with_the_words_it_came_from(walker: Walker) -> None:
    answer = walker.tell()
    quotes = [item["evidence"][0]["quote"] for item in _held(answer).values() if item["source"] == "quoted"]
    assert quotes
    assert [quote for quote in quotes if quote not in MACHINIST] == []
    assert [quote for quote in quotes if quote not in text_of(answer)] == []


def test_identifiers_are_gone_and_it_says_so(walker: Walker) -> None:
    answer = walker.tell()
    assert "419-555-0134" not in answer.get_data(as_text=True)
    assert "phone number" in text_of(answer)


def test_what_is_denied_and_wished_is_shown_apart_and_not_held(walker: Walker) -> None:
    answer = walker.tell()
    assert "You said you don’t have" in text_of(answer)
    assert "You want to learn" in text_of(answer)
    assert "cam-programming" not in _held(answer)


def test_the_form_sent_back_unchanged_changes_nothing(walker: Walker) -> None:
    first = walker.tell()
    again = walker.post("/understood", fields_of(first, "#check"))
    assert worker_of(again) == worker_of(first)


def test_a_skill_taken_out_is_gone_and_one_denied_counts_as_missing(walker: Walker) -> None:
    first = walker.tell()
    skill = next(iter(_held(first)))
    removed = walker.post("/understood", {"worker": worker_of(first), "do": f"remove:{skill}"})
    denied = walker.post("/understood", {"worker": worker_of(first), "do": f"deny:{skill}"})
    assert skill not in _held(removed)
    assert skill in json.loads(worker_of(denied))["worker"]["denied"]


def test_a_denial_can_be_taken_back(walker: Walker) -> None:
    first = walker.tell()
    skill = next(iter(_held(first)))
    denied = walker.post("/understood", {"worker": worker_of(first), "do": f"deny:{skill}"})
    allowed = walker.post("/understood", {"worker": worker_of(denied), "do": f"allow:{skill}"})
    assert skill not in json.loads(worker_of(allowed))["worker"]["denied"]


def test_a_level_chosen_by_its_behaviour_is_taken(walker: Walker) -> None:
    first = walker.tell()
    skill, item = next(iter(_held(first).items()))
    level = 1 if item["level"] != 1 else 4
    changed = walker.post("/understood", {"worker": worker_of(first), f"level-{skill}": str(level)})
    assert _held(changed)[skill]["level"] == level
    assert _held(changed)[skill]["source"] == "added"


def test_a_usual_skill_that_is_unticked_counts_as_missing(walker: Walker) -> None:
    first = walker.tell()
    fields = fields_of(first, "#check")
    usual = fields.getlist("usual")
    fields.setlist("usual", usual[1:])
    changed = walker.post("/understood", fields)
    assert usual[0] in json.loads(worker_of(changed))["worker"]["denied"]


def test_deleting_a_skill_moves_the_readiness_on_the_next_page(walker: Walker) -> None:
    first = walker.tell()
    before = walker.post("/route/machinist", {"worker": worker_of(first)})
    fields = fields_of(first, "#check")
    fields["do"] = "deny:cnc-setup"
    after = walker.post("/route/machinist", {"worker": worker_of(walker.post("/understood", fields))})
    assert soup(before).select_one(".ready-line .big").text != soup(after).select_one(".ready-line .big").text  # type: ignore[union-attr]


def test_a_skill_is_added_by_its_name_or_offered_by_a_near_one(walker: Walker) -> None:
    worker = walker.told()
    exact = walker.post("/understood", {"worker": worker, "add_skill": "pneumatic systems"})
    near = walker.post("/understood", {"worker": worker, "add_skill": "hydrolics"})
    assert "ydraulic" in " ".join(item.text for item in soup(near).select("button[value^='add:']"))
    assert len(_held(exact)) > len(_held(near)) or soup(exact).select("button[value^='add:']")


def test_the_job_can_be_changed_or_set_aside(walker: Walker) -> None:
    worker = walker.told()
    changed = walker.post("/understood", {"worker": worker, "add_job": "Controls technician"})
    searched = walker.post("/understood", {"worker": worker, "add_job": "guy who fixes conveyors"})
    none = walker.post("/understood", {"worker": worker, "do": "job:"})
    assert json.loads(worker_of(changed))["worker"]["start_role"] == "controls-technician"
    assert soup(searched).select("button[value^='job:']")
    assert json.loads(worker_of(none))["worker"]["start_role"] == ""


def test_a_credential_is_kept_until_it_is_unticked(walker: Walker) -> None:
    first = walker.tell(f"{MACHINIST} I hold an OSHA 10 card.")
    fields = fields_of(first, "#check")
    assert fields.getlist("credential")
    fields.setlist("credential", [])
    assert json.loads(worker_of(walker.post("/understood", fields)))["worker"]["credentials"] == []


def test_too_little_gets_questions_no_score_and_one_answer_is_enough(walker: Walker) -> None:
    thin = walker.tell("warehouse guy want better job")
    assert "%" not in text_of(thin)
    assert 1 <= len(soup(thin).select("input[name=answer]")) <= 3
    assert soup(thin).select_one("textarea").text.strip() == "warehouse guy want better job"  # type: ignore[union-attr]
    answer = "I run two Haas mills and change offsets"
    on = walker.tell("warehouse guy want better job", answer=answer)
    assert soup(on).select_one("input[name=worker]") is not None


def test_hours_a_week_move_the_finish(walker: Walker) -> None:
    worker = walker.told()
    slow = walker.post("/route/automation-technologist", {"worker": worker, "hours_week": "5"})
    fast = walker.post("/route/automation-technologist", {"worker": worker, "hours_week": "14"})
    assert soup(slow).select_one("#status").text != soup(fast).select_one("#status").text  # type: ignore[union-attr]
    assert json.loads(worker_of(fast))["circumstances"]["hours_week"] == 14
