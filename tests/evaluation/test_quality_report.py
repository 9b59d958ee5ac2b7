import xml.etree.ElementTree as ElementTree
from copy import deepcopy

import pytest
from click.testing import CliRunner

from pathways.cli.evaluate import evaluate
from pathways.cli.evaluation_page import render_page
from pathways.cli.evaluation_text import print_change, print_report
from pathways.domain.errors import BadFile
from pathways.evaluation.comparison import compare_reports
from pathways.evaluation.golden import load_golden
from pathways.evaluation.report import make_report, read_report, write_report
from pathways.sources.cupboards import find_cupboard

SHORT = 5


@pytest.fixture(scope="module")
def report(tools, catalog):
    """A report on the shortest documents of each kind, same person included."""
    cases = sorted(load_golden(find_cupboard("data") / "golden", catalog), key=lambda case: len(case.text))
    ads = [case for case in cases if case.kind == "ad"][:2]
    person = [case for case in cases if case.id.startswith("same-person-")]
    chosen = {case.id: case for case in (*cases[:SHORT], *ads, *person)}
    return make_report(tools, tuple(chosen.values()), "all", None, lambda *_: None)


def test_a_report_can_be_written_and_read_again(report, tmp_path) -> None:
    write_report(report, tmp_path / "report.json")
    again = read_report(tmp_path / "report.json")
    assert again["reading"]["figures"] == report["reading"]["figures"]


def test_what_was_not_measured_is_said(report) -> None:
    assert "skipped" in report["titles"]
    assert any("training programs" in item for item in report["not_measured"])
    assert set(report["tasks"]) == {"sentences"}


def test_every_bar_says_whether_it_is_met(report) -> None:
    targets = {item["name"]: item for item in report["targets"]}
    assert {"Skills: F1", "Traps taken", "Registers: best F1 minus worst"} <= set(targets)
    for item in targets.values():
        assert item["met"] is (item["value"] >= item["target"] if item["rises"] else item["value"] <= item["target"])


def test_the_pictures_are_drawings_that_a_strict_page_may_hold(report) -> None:
    for picture in report["pictures"].values():
        tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(picture).iter()}
        assert tags <= {"svg", "g", "line", "polyline", "circle", "rect", "text", "title"}
        assert "style=" not in picture


def test_the_page_loads_nothing_and_escapes_what_it_quotes(report) -> None:
    changed = deepcopy(report)
    changed["reading"]["failures"]["documents"][0]["text"] = "<script>alert(1)</script>"
    page = render_page(changed)
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "src=" not in page
    assert page.count("<svg") == len(report["pictures"])


def test_the_screen_shows_every_system_beside_ours(report, capsys) -> None:
    print_report(report)
    shown = capsys.readouterr().out
    for system in report["reading"]["systems"]:
        assert system in shown
    assert "Not measured" in shown


def test_a_report_against_itself_shows_no_change(report, capsys) -> None:
    change = compare_reports(report, report)
    assert {figure["verdict"] for figures in change["systems"].values() for figure in figures.values()} == {"same"}
    print_change(change, report)
    assert "Nothing moved" in capsys.readouterr().out


def test_a_better_reader_is_told_from_noise(report) -> None:
    better, barely = deepcopy(report), deepcopy(report)
    for case in better["reading"]["cases"]:
        tally = case["tallies"]["ours"]
        tally["right"] = tally.get("right", 0) + tally.pop("missed", 0)
    tallies = [case["tallies"]["ours"] for case in barely["reading"]["cases"]]
    first = next(tally for tally in tallies if tally.get("missed"))
    first["missed"], first["right"] = first["missed"] - 1, first.get("right", 0) + 1
    assert compare_reports(report, better)["systems"]["ours"]["recall"]["verdict"] == "better"
    assert compare_reports(better, report)["systems"]["ours"]["recall"]["verdict"] == "worse"
    assert compare_reports(report, barely)["systems"]["ours"]["recall"]["verdict"] == "within noise"


def test_for_what_should_fall_less_is_better(report) -> None:
    careless, careful = deepcopy(report), deepcopy(report)
    for case in careless["reading"]["cases"]:
        case["tallies"]["ours"] |= {"traps": 2, "traps_taken": 1}
    for case in careful["reading"]["cases"]:
        case["tallies"]["ours"] |= {"traps": 2, "traps_taken": 0}
    assert compare_reports(careless, careful)["systems"]["ours"]["trap_rate"]["verdict"] == "better"


def test_documents_that_changed_are_left_out_of_a_comparison(report) -> None:
    other = deepcopy(report)
    other["reading"]["cases"][0]["digest"] = "another"
    change = compare_reports(other, report)
    assert (change["documents"], change["left_out"]) == (len(report["reading"]["cases"]) - 1, 1)


def test_a_file_that_is_no_report_is_refused_before_anything_is_measured(tmp_path) -> None:
    (tmp_path / "list.json").write_text("[1]", "utf-8")
    with pytest.raises(BadFile, match="not a report"):
        read_report(tmp_path / "list.json")
    outcome = CliRunner().invoke(evaluate, ["--against", str(tmp_path / "list.json")])
    assert isinstance(outcome.exception, BadFile)
