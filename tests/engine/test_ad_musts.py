"""Few demands of an ad keep people out: what it insists on, read with confidence, one a thing."""

import pytest

from pathways.domain.opening import Opening, as_role
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.tools import Tools

AD = """Controls Technologist
What you will do
- Tune variable-frequency drives and replace sensors
- Lead root cause analysis
Requirements
- Must be able to troubleshoot Allen-Bradley ladder logic
- Must read electrical schematics
- BS in engineering required
Nice to have
- FANUC robot operation
"""


@pytest.fixture(scope="module")
def opening(tools: Tools) -> Opening:
    """The ad as an employer first meets it."""
    return read_opening(tools, text=AD).opening


def test_what_the_ad_insists_on_is_a_must_and_its_tasks_are_not(opening: Opening) -> None:
    musts = {demand.skill for demand in opening.of("must")}
    assert {"plc-ladder-logic", "schematic-reading"} <= musts
    assert not {"variable-speed-drives", "root-cause-analysis", "sensors", "robot-operation"} & musts
    tasks = {demand.skill for demand in opening.demands if demand.task}
    assert {"variable-speed-drives", "root-cause-analysis"} <= tasks


def test_one_sentence_about_one_thing_makes_one_must(opening: Opening) -> None:
    quotes = [demand.evidence[0].quote for demand in opening.of("must")]
    assert quotes.count("Must read electrical schematics") == 1


def test_the_field_of_a_degree_is_no_skill_to_insist_on(opening: Opening) -> None:
    assert [item.kind for item in opening.formal if item.ask == "must"] == ["degree"]
    assert [demand.skill for demand in opening.of("must") if "BS in" in demand.evidence[0].quote] == []


@pytest.mark.parametrize("heading", ["You will:", "Duties:", "Responsibilities", "What you will do"])
def test_a_list_of_duties_keeps_nobody_out_whatever_heads_it(tools: Tools, heading: str) -> None:
    duties = "\n".join(f"- {duty}" for duty in ("Replace bearings and gearboxes", "Weld guards", "Do PMs in the CMMS"))
    opening = read_opening(tools, text=f"Maintenance mechanic\n\n{heading}\n{duties}\n").opening
    assert opening.of("must") == ()
    assert len(opening.demands) >= 3


def test_a_task_counts_more_than_a_wish_and_less_than_a_must(opening: Opening) -> None:
    importance = {need.skill: need.importance for need in as_role(opening).requirements}
    assert importance["robot-operation"] < importance["root-cause-analysis"] < importance["plc-ladder-logic"]
