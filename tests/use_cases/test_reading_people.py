"""Reading real prose end to end, with the real model: quotes, refusals, privacy, and the same text twice."""

import pytest

from pathways.domain.errors import BadInput, NotFound
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.know_worker import edit_worker, make_worker, parse_circumstances
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

BRAKE = (
    "Press brake operator, 6 years at a duct shop. I set up the dies from the drawing, check the first piece with a "
    "protractor and calipers, and I trained two new hires. Never touched the welding robot. Text me 330-555-0199."
)


def test_every_skill_has_a_quote_from_the_text(tools: Tools) -> None:
    reading = read_text(tools, text=BRAKE)
    assert len(reading.held) >= 3
    for item in reading.held:
        assert item.evidence
        assert item.evidence[0].quote in BRAKE
        assert 0 < item.confidence <= 1
    assert "robot-operation" not in {item.skill for item in reading.held}


def test_no_identifier_comes_back(tools: Tools) -> None:
    reading = read_text(tools, text=BRAKE)
    assert "phone number" in reading.removed
    assert "0199" not in repr(reading)


def test_the_same_text_gives_the_same_reading(tools: Tools) -> None:
    assert read_text(tools, text=BRAKE) == read_text(tools, text=BRAKE)


@pytest.mark.parametrize(
    "text",
    [
        "warehouse guy want better job",
        "help",
        "I am a dental hygienist. I clean teeth, take x-rays and chart for the dentist.",
        "Barista for three years, latte art, opening shifts, counting the till.",
        "asdf qwer zxcv",
    ],
)
def test_thin_and_off_field_texts_get_questions_and_no_roles(tools: Tools, text: str) -> None:
    reading = read_text(tools, text=text)
    assert reading.thin
    assert 1 <= len(reading.questions) <= 3
    assert reading.roles == ()


@pytest.mark.parametrize("text", ["", "   \n\t", "...", "\x00"])
def test_a_text_without_words_is_refused_with_what_to_do(tools: Tools, text: str) -> None:
    with pytest.raises(BadInput, match="no words") as caught:
        read_text(tools, text=text)
    assert caught.value.fix


def test_a_text_that_is_too_long_is_refused(tools: Tools) -> None:
    with pytest.raises(BadInput, match="100,001"):
        read_text(tools, text="a" * 100_001)


def test_people_are_ready_for_the_job_they_hold_and_the_low_end_is_only_quoted(tools: Tools) -> None:
    worker = make_worker(tools, reading=read_text(tools, text=BRAKE))
    assert worker.start_role == "sheet-metal-operator"
    (present,) = compare_roles(
        tools, worker=worker, circumstances=parse_circumstances(tools), roles=[worker.start_role]
    ).options
    assert present.gap.readiness.value >= 0.75
    assert present.gap.readiness.low < present.gap.readiness.value
    assert present.is_present


def test_denying_an_assumed_skill_lowers_every_figure_and_adding_it_back_raises_it(tools: Tools) -> None:
    worker = make_worker(tools, reading=read_text(tools, text=BRAKE))
    goal, fits = "machinist", parse_circumstances(tools, state="ohio")
    before = plan_route(tools, worker=worker, role=goal, circumstances=fits).gap.readiness.value
    less = edit_worker(tools, worker=worker, deny=["machine-safety"])
    assert plan_route(tools, worker=less, role=goal, circumstances=fits).gap.readiness.value < before
    more = edit_worker(tools, worker=less, add={"machine-safety": 4})
    assert plan_route(tools, worker=more, role=goal, circumstances=fits).gap.readiness.value >= before


@pytest.mark.parametrize(
    ("given", "field"),
    [({"state": "Ontario"}, "state"), ({"hours_week": 0}, "hours"), ({"hours_week": 200}, "hours"),
     ({"hours_week": "lots"}, "hours"), ({"shift": "graveyard?"}, "shift"), ({"pay": -5}, "pay"),
     ({"start": "31/02/2027"}, "start"), ({"travel_miles": 1e9}, "travel")],
)  # fmt: skip
def test_circumstances_that_do_not_hold_name_their_field(tools: Tools, given: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_circumstances(tools, **given)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert caught.value.fix


def test_an_unknown_skill_or_role_is_answered_with_near_ones(tools: Tools) -> None:
    worker = make_worker(tools, reading=read_text(tools, text=BRAKE))
    with pytest.raises(NotFound, match="machinist"):
        plan_route(tools, worker=worker, role="machinst", circumstances=parse_circumstances(tools))
    with pytest.raises(NotFound):
        edit_worker(tools, worker=worker, add={"no-such-skill": 3})


def test_a_plan_offers_at_least_two_alternatives_and_says_what_is_not_known(tools: Tools) -> None:
    worker = make_worker(tools, reading=read_text(tools, text=BRAKE))
    fits = parse_circumstances(tools, state="WY", hours_week=6)
    plan = plan_route(tools, worker=worker, role="manufacturing-technologist", circumstances=fits)
    assert len(plan.alternatives) >= 2
    assert plan.alternatives[0].kind == "stay"
    assert plan.not_known
    assert plan.provenance.encoder
    assert any("Wyoming" in notice for notice in plan.notices)
