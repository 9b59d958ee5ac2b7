"""``pathways gaps`` tells what the page's file and the API tell."""

import csv
import json
from collections.abc import Callable

import pytest
from click.testing import Result

from pathways.api.gap_shapes import gaps_shape
from pathways.domain.gap_measure import sort_gaps
from pathways.domain.state_gap import GapRequest, Subject
from pathways.use_cases.gaps.measure_gaps import measure_gaps
from pathways.use_cases.tools import Tools

Run = Callable[..., Result]
ROBOTICS = Subject("spoke", "robotics")


@pytest.fixture
def run(run: Run) -> Run:
    return lambda *words: run("gaps", *words)


def test_the_object_is_that_of_the_api_and_the_file_that_of_the_page(run: Run, here: Tools) -> None:
    table = measure_gaps(here, request=GapRequest(ROBOTICS))
    shape = gaps_shape(table, sort_gaps(table.rows, "short_jobs"), here.catalog)
    assert json.loads(run("--of", "spoke:robotics", "--json").output) == shape.model_dump(mode="json")
    lines = [line for line in run("--of", "spoke:robotics", "--csv").output.splitlines() if line[:2] != "# "]
    assert [row["area"] for row in csv.DictReader(lines)] == [row.area for row in shape.rows]


def test_robotics_in_new_england_is_answered_with_a_sentence_and_a_table(run: Run) -> None:
    told = run("--of", "spoke:robotics", "--area", "New England")
    assert told.exit_code == 0
    assert told.output.startswith("Most by short_jobs: Robotics, Massachusetts: ")
    assert all(state in told.output for state in ("Vermont", "Maine", "Jobs: ", "People: "))
    assert "Ohio" not in told.output


def test_a_state_is_told_by_specialty_or_by_what_a_subject_is_made_of(run: Run) -> None:
    assert "Mechatronics" in run("--state", "ohio").output
    assert "Robot programming from level" in run("--state", "OH", "--of", "spoke:robotics").output


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ((), "--of"),
        (("--of", "spoke:robotics", "--state", "OH", "--area", "Midwest"), "not both"),
        (("--of", "spoke:robot"), "robotics"),
        (("--of", "spoke:robotics", "--by", "job"), "jobs"),
        (("--state", "Ohoi"), "Ohio"),
        (("--of", "spoke:robotics", "--share", "x=1"), "17-3024"),
    ],
)
def test_what_names_nothing_ends_with_exit_code_2_and_the_next_step(
    run: Run, words: tuple[str, ...], hint: str
) -> None:
    told = run(*words)
    assert told.exit_code == 2
    assert hint in told.output
