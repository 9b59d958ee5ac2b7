import csv
import json

import pytest
from click.testing import CliRunner

from pathways.cli.audit import audit
from pathways.domain.errors import BadFile, BadInput
from pathways.evaluation.audit_files import Cut, choose_marked, choose_scored, read_rows
from pathways.evaluation.audit_pool import audit_matching, read_tellings
from pathways.sources.cupboards import find_cupboard

POOL = find_cupboard("data") / "audit" / "people.yaml"
AD = (
    "Controls Technician. Troubleshoot PLC ladder logic, set up variable-frequency drives, replace sensors, lockout "
    "tagout. Must read schematics. Nice to have: FANUC robots, CMMS."
)


@pytest.fixture(scope="module")
def found(tools):
    return audit_matching(tools, ad=AD, pool=POOL, progress=lambda *_: None)


def test_the_same_people_under_other_names_ages_places_and_schools_keep_their_ranks(found) -> None:
    assert found.tellings > 100
    assert all(shift.same for shift in found.shifts)
    assert {impact.worst for impact in found.swaps} == {1.0}


def test_every_register_is_compared_and_what_differs_is_said(found) -> None:
    assert {group.group for group in found.registers[0].groups} == {"shop", "plain", "misspelt", "nonnative", "spanish"}
    assert found.under is any(impact.under for impact in found.registers)


def test_names_ages_places_and_schools_are_balanced_against_each_other() -> None:
    swaps, registers = read_tellings(POOL)
    for one, other in (("sex", "age"), ("origin", "age"), ("age", "place"), ("age", "school"), ("sex", "place")):
        counts: dict[tuple[str, str], int] = {}
        for telling in swaps:
            pair = telling.traits[one], telling.traits[other]
            counts[pair] = counts.get(pair, 0) + 1
        assert len(set(counts.values())) == 1, (one, other, counts)
    assert len(registers) == 5 * len({telling.person for telling in swaps})


def test_an_ad_that_asks_for_nothing_is_refused(tools) -> None:
    with pytest.raises(BadInput, match="asks for nothing"):
        audit_matching(tools, ad="Come and join us", pool=POOL, progress=lambda *_: None)


def test_a_pool_that_is_none_is_refused(tmp_path) -> None:
    (tmp_path / "pool.yaml").write_text("people: 3", "utf-8")
    with pytest.raises(BadFile):
        read_tellings(tmp_path / "pool.yaml")


def test_people_with_the_last_score_that_is_in_are_all_in() -> None:
    rows = [{"g": "a", "s": score} for score in ("0.9", "0.5", "0.5", "0.1")]
    assert [person.chosen for person in choose_scored(rows, ["g"], "s", Cut(top=2))] == [True, True, True, False]
    assert sum(person.chosen for person in choose_scored(rows, ["g"], "s", Cut(share=0.25))) == 1
    assert sum(person.chosen for person in choose_scored(rows, ["g"], "s", Cut(least=0.5))) == 3


def test_rows_that_cannot_be_judged_are_named() -> None:
    with pytest.raises(BadInput, match="row 2"):
        choose_marked([{"g": "a", "in": "yes"}, {"g": "a", "in": "maybe"}], ["g"], "in")
    with pytest.raises(BadInput, match="row 1"):
        choose_scored([{"g": "a", "s": "nan"}], ["g"], "s", Cut(top=1))
    with pytest.raises(BadInput, match="no column"):
        choose_marked([{"g": "a"}], ["g"], "chosen")


@pytest.mark.parametrize("text", ["", "[1]\n", '{"a": 1}\nnonsense\n'])
def test_files_that_hold_no_pool_are_refused(text) -> None:
    with pytest.raises(BadFile):
        read_rows(text, is_json=True)


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_shortlist_that_leaves_a_group_out_ends_with_an_exit_code(tmp_path, ending) -> None:
    told = [("woman", "40+", 0.2), ("woman", "under 40", 0.3), ("man", "40+", 0.8), ("man", "under 40", 0.9)] * 10
    rows = [{"sex": sex, "age": age, "score": score} for sex, age, score in told]
    path = tmp_path / f"pool.{ending}"
    with path.open("w", encoding="utf-8", newline="") as file:
        if ending == "csv":
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    asked = [str(path), "--group", "sex", "--group", "age", "--score", "score", "--share", "0.5", "--json"]
    outcome = CliRunner().invoke(audit, asked)
    assert outcome.exit_code == 1
    told = json.loads(outcome.output)
    assert [impact["by"] for impact in told["impacts"]] == ["sex", "age", "sex × age"]
    assert [impact["worst"] for impact in told["impacts"]] == [0.0, 1.0, 0.0]


def test_a_fair_shortlist_ends_well_and_a_vague_question_does_not(tmp_path) -> None:
    path = tmp_path / "pool.csv"
    path.write_text("sex,in\nwoman,yes\nman,1\nwoman,no\nman,0\n", "utf-8")
    fair = CliRunner().invoke(audit, [str(path), "--group", "sex", "--selected", "in"])
    assert fair.exit_code == 0
    assert "small" in fair.output
    assert "No group is under four fifths" in fair.output
    for vague in (
        [],
        [str(path)],
        [str(path), "--group", "sex", "--score", "in"],
        [str(path), "--top", "1", "--least", "2"],
    ):
        assert CliRunner().invoke(audit, vague).exit_code == 2
