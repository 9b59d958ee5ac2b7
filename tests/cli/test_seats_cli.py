"""``pathways seats`` tells what the API tells, and ``pathways report`` writes the same bytes for the same year."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pathways.api.plan_requests import PlanAsked
from pathways.api.plan_shapes import plan_shape
from pathways.api.told_plan import understand_plan
from pathways.use_cases.cohorts.demo_cohorts import load_demo_cohorts
from pathways.use_cases.plans.work_out import plan_seats
from pathways.use_cases.tools import Tools

Run = Callable[..., Result]


def test_the_object_is_that_of_the_api(run: Run, here: Tools) -> None:
    words = ("--seats", "24", "--state", "ohio", "--town", "dayton-oh", "--site", "ohio-state", "--reach", "40",
             "--offering", "hub", "--offering", "spoke:robotics",
             "--share", "17-3024.robotics-technician=0.05")  # fmt: skip
    share = {"soc": "17-3024", "role": "robotics-technician", "share": 0.05}
    body = PlanAsked.model_validate(
        {"seats": 24, "states": ["OH"], "own_sites": ["dayton-oh"], "sites": ["ohio-state"], "reach": 40,
         "offerings": ["hub", "spoke:robotics"], "shares": [share]})  # fmt: skip
    told = json.loads(run("seats", *words, "--json").output)
    assert told == plan_shape(plan_seats(here, request=understand_plan(here, body))).model_dump(mode="json")
    assert (told["seats"], told["assumed"]["shares"]) == (24, [share])


def test_sixty_seats_are_told_with_an_interval_the_worth_of_the_next_and_what_is_assumed(run: Run) -> None:
    told = run("seats")
    assert told.exit_code == 0
    assert told.output.startswith("60 seats close about ")
    assert all(word in told.output for word in ("Ohio State University", "Next seat", "Assumed: 70% (50% to 85%)"))
    assert "No seat is placed: the budget is zero." in run("seats", "--seats", "0").output


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--seats", "-1"), "0<=x<=10000"),
        (("--seats", "many"), "many"),
        (("--offering", "module:cooking"), "Choose the hub"),
        (("--site", "nowhere"), "nowhere"),
        (("--town", "atlantis-xx"), "listed towns"),
        (("--state", "Ohoi"), "Ohio"),
        (("--share", "x=1"), "17-3024"),
        (("--share", "17-3024.robotics-technician=0.9"), "more than all of its jobs"),
        (("--site", "x" * 300), "--help"),
        (("--site", "ccri") * 31, "at most 30"),
    ],
)
def test_what_does_not_hold_ends_with_exit_code_2_and_the_next_step(
    run: Run, words: tuple[str, ...], hint: str
) -> None:
    told = run("seats", *words)
    assert told.exit_code == 2, told.output
    assert hint in told.output
    assert "Traceback" not in told.output


def test_a_report_is_written_in_each_form_and_the_same_again(run: Run, here: Tools, tmp_path: Path) -> None:
    load_demo_cohorts(here)
    written = {}
    for kind, begins in (("html", b"<!doctype html>"), ("pdf", b"%pdf"), ("csv", b'"# pathways'), ("json", b"{")):
        for again in ("", "-again"):
            out = tmp_path / f"report{again}.{kind}"
            words = ("--year", "2025", "--as-of", "2026-03-01", "--format", kind, "--out", str(out))
            told = run("report", *words)
            assert told.exit_code == 0, told.output
            written[kind, again] = out.read_bytes()
        assert written[kind, ""] == written[kind, "-again"]
        assert written[kind, ""].lower().lstrip().startswith(begins)
    figures = json.loads(written["json", ""])
    assert figures["fingerprint"] in written["csv", ""].decode()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--year", "abc"), "Write it as 2026"),
        (("--year", "2025", "--as-of", "soon"), "2026-12-31"),
        (("--year", "2025", "--whose", "nobody"), "demonstration"),
        ((), "--year"),
    ],
)
def test_a_report_that_cannot_be_ends_with_exit_code_2_and_writes_nothing(
    run: Run, tmp_path: Path, words: tuple[str, ...], hint: str
) -> None:
    out = tmp_path / "report.pdf"
    told = run("report", *words, "--out", str(out))
    assert told.exit_code == 2, told.output
    assert hint in told.output
    assert not out.exists()
