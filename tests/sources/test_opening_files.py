"""Files of openings: every good row comes in, every bad one is named with line, column and rule."""

import codecs
import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.posting import LONGEST_TEXT, OpeningFile
from pathways.sources.opening_files import OpeningLimits, read_openings

Require = Callable[[object, str], None]
HEAD = "title,text\n"
RELEASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "usajobs"


def test_a_table_of_title_and_text_is_read() -> None:
    read = read_openings(b"title,text\nMachinist,Set up mills\nWelder,Run MIG\n", "jobs.csv")
    assert [(posting.title, posting.text, posting.line) for posting in read.postings] == [
        ("Machinist", "Set up mills", 2), ("Welder", "Run MIG", 3),
    ]  # fmt: skip
    assert read.problems == ()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_told_from_the_header(mark: str) -> None:
    rows = f"Title{mark} TEXT {mark}State\nMachinist{mark}Set up mills{mark}OH\n"
    (posting,) = read_openings(rows.encode(), "jobs.csv").postings
    assert (posting.title, posting.text, posting.state) == ("Machinist", "Set up mills", "OH")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    (posting,) = read_openings((HEAD + "Técnico,Reparar años\n").encode(encoding), "jobs.csv").postings
    assert (posting.title, posting.text) == ("Técnico", "Reparar años")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_row_in_another_encoding_spoils_no_other_row(mark: bytes) -> None:
    rows = ("Soudeur,Soude l’acier à 20°".encode(), "Monteur,Câble les armoires".encode("cp1252"))
    found = read_openings(mark + b"\n".join((b"title,text", *rows)), "ads.csv")
    assert [posting.text for posting in found.postings] == ["Soude l’acier à 20°", "Câble les armoires"]


def test_of_three_thousand_rows_every_bad_one_is_named_and_no_other(catalog: Catalog) -> None:
    rows, planted = three_thousand_rows()
    found = read_openings(rows, "ads.csv", states=catalog.states)
    assert {(problem.line, problem.column) for problem in found.problems} == planted
    assert all(problem.rule and problem.fix for problem in found.problems)
    assert len(found.postings) == ROWS - len(planted)


ROWS, EVERY = 3_000, 50
SPOILT = (
    ("title", {"title": ""}),
    ("text", {"text": " "}),
    ("text", {"text": "<div><br></div>"}),
    ("text", {"text": "weld " * 25_000}),
    ("title", {"title": "Welder " * 60}),
    ("posted", {"posted": "32.13.2026"}),
    ("state", {"state": "Atlantis"}),
    ("pay", {"pay": "lots"}),
)
"""The column that is named, and what is wrong with it."""


def three_thousand_rows() -> tuple[bytes, set[tuple[int, str]]]:
    """A table with texts over several lines, and the (line, column) of every row that was spoilt."""
    out, planted = io.StringIO(newline=""), set[tuple[int, str]]()
    writer = csv.DictWriter(out, ("title", "text", "state", "posted", "pay"))
    writer.writeheader()
    for number in range(ROWS):
        html, lines = f"<p>Duties</p><ul><li>Read prints {number}</li></ul>", f"Duties\n- Read prints {number}"
        row = {"title": f"Machinist {number}", "text": html if number % 5 else lines, "state": "OH",
               "posted": "2026-03-05", "pay": "$24-31/hr"}  # fmt: skip
        if number % EVERY == 0:
            column, wrong = SPOILT[number // EVERY % len(SPOILT)]
            planted.add((out.getvalue().count("\n") + 1, column))
            row |= wrong
        writer.writerow(row)
    return out.getvalue().encode(), planted


def test_optional_columns_are_understood_in_their_own_words() -> None:
    head = b"reference,title,text,employer,city,state,shift,pay\n"
    rows = head + b"R-7,Welder,Run MIG,Ashlar Works,Toledo,Ohio,2nd shift,$24-31/hr\n"
    (posting,) = read_openings(rows, "jobs.csv").postings
    assert (posting.reference, posting.employer, posting.city, posting.state) == (
        "R-7",
        "Ashlar Works",
        "Toledo",
        "Ohio",
    )
    assert (posting.shift, posting.pay_low, posting.pay_high) == ("second", 49_920, 64_480)


def test_line_breaks_in_quotes_stay_and_lines_are_those_of_the_file() -> None:
    rows = 'title,text\r\nMachinist,"Set up mills\r\nRead prints, daily"\r\n,"no\r\ntitle"\r\nWelder,Run MIG\r\n'
    read = read_openings(rows.encode(), "jobs.csv")
    assert read.postings[0].text == "Set up mills\nRead prints, daily"
    assert [posting.line for posting in read.postings] == [2, 6]
    assert [(problem.line, problem.column) for problem in read.problems] == [(4, "title")]


def test_every_rule_that_a_row_breaks_is_named_and_the_good_rows_stay(catalog: Catalog) -> None:
    rows = (
        "title,text,state,shift,pay\n"
        "Machinist,Set up mills,OH,day,$30/hr\n"
        ",,Ontario,whenever,lots\n"
        "Welder,Run MIG,TX,,\n"
    )  # fmt: skip
    read = read_openings(rows.encode(), "jobs.csv", states=catalog.states)
    assert [posting.title for posting in read.postings] == ["Machinist", "Welder"]
    assert {(problem.line, problem.column) for problem in read.problems} == {
        (3, name) for name in ("title", "text", "state", "shift", "pay")
    }
    assert all(problem.rule and problem.fix for problem in read.problems)


def test_a_row_with_too_many_cells_is_named() -> None:
    read = read_openings(b"title,text\nMachinist,Set up mills, and lathes\nWelder,Run MIG\n", "jobs.csv")
    assert [posting.title for posting in read.postings] == ["Welder"]
    assert [(problem.line, problem.column) for problem in read.problems] == [(2, "column 3")]


def test_a_quotation_mark_that_never_closes_is_named_where_it_opens() -> None:
    read = read_openings(b'title,text\nMachinist,Set up mills\nWelder,"Run MIG\nFitter,Cut pipe\n', "jobs.csv")
    assert [posting.title for posting in read.postings] == ["Machinist"]
    (problem,) = read.problems
    assert problem.line == 3
    assert "never closed" in problem.rule


def test_a_broken_quotation_costs_its_own_row_alone() -> None:
    read = read_openings(b'title,text\n"Mach"inist,Set up mills\nWelder,Run MIG\n', "jobs.csv")
    assert [posting.title for posting in read.postings] == ["Welder"]
    assert [problem.line for problem in read.problems] == [2]


def test_inches_in_a_text_are_no_quotation() -> None:
    (posting,) = read_openings(b'title,text\nPipefitter,Cut 12" pipe and 4" tube\n', "jobs.csv").postings
    assert posting.text == 'Cut 12" pipe and 4" tube'


def test_a_table_without_the_columns_says_which_are_missing() -> None:
    with pytest.raises(BadFile, match="text") as caught:
        read_openings(b"title,words\nMachinist,Set up mills\n", "jobs.csv")
    assert caught.value.code == "missing_columns"


def test_other_peoples_names_for_our_columns_are_taken_unless_ours_are_there() -> None:
    rows = b"Title,Description,Location,City\nMachinist,Set up mills,Ohio somewhere,Dayton\n"
    (posting,) = read_openings(rows, "jobs.csv").postings
    assert (posting.text, posting.city) == ("Set up mills", "Dayton")


def test_html_in_a_cell_becomes_lines() -> None:
    rows = b'title,text\nMachinist,"<p>Duties</p><ul><li>Set up mills</li><li>Read prints</li></ul>"\n'
    (posting,) = read_openings(rows, "jobs.csv").postings
    assert "- Set up mills" in posting.text.splitlines()
    assert "<" not in posting.text


def test_json_lines_are_read_and_bad_ones_named() -> None:
    lines = [
        '{"title": "Machinist", "text": "Set up mills", "Pay": "$30/hr"}',
        "",
        '{"title": "Welder", "text": }',
        '["no object"]',
        '{"title": "Fitter"}',
        '{"title": "Planner", "text": 12}',
        '{"title": "Assembler", "text": "Build bikes", "n": ' + "9" * 5000 + "}",
        '{"title": "Tester", "text": "Test boards"}',
    ]
    read = read_openings("\n".join(lines).encode(), "jobs.jsonl")
    assert [posting.title for posting in read.postings] == ["Machinist", "Planner", "Tester"]
    assert [(problem.line, problem.column) for problem in read.problems] == [
        (3, "character 29"), (4, ""), (5, "text"), (7, ""),
    ]  # fmt: skip


def test_an_announcement_of_a_federal_agency_is_read_by_its_statements() -> None:
    announcement = {
        "position_title": "Electrician", "agency": "Indian Health Service", "announcement_number": "IHS-24",
        "position_location": "Rosebud, South Dakota",
        "statements": ["Failure to answer will disqualify you.", "Do you have experience installing conduit?",
                       "Operates volt meters to test circuits."],
    }  # fmt: skip
    (posting,) = read_openings(json.dumps(announcement).encode(), "usajobs.jsonl").postings
    assert posting.text == "Duties\n- Experience installing conduit?\n- Operates volt meters to test circuits."
    assert (posting.reference, posting.employer) == ("IHS-24", "Indian Health Service")
    assert (posting.city, posting.state) == ("Rosebud", "South Dakota")


def test_where_statements_only_say_select_one_the_choices_are_the_work() -> None:
    announcement = {
        "position_title": "Aircraft mechanic", "agency": "Guard",
        "statements": ["Select the one statement that best describes you."],
        "assessment_text": "1. Select one.\n A. Experience removing aircraft engines and components.\n B. I do not.",
    }  # fmt: skip
    (posting,) = read_openings(json.dumps(announcement).encode(), "usajobs.jsonl").postings
    assert posting.text == "Duties\n- Experience removing aircraft engines and components."


def test_a_packed_file_is_unpacked() -> None:
    (posting,) = read_openings(gzip.compress(b"title,text\nMachinist,Set up mills\n"), "jobs.csv.gz").postings
    assert posting.title == "Machinist"


def test_a_packed_file_that_grows_too_large_is_refused_without_being_unpacked() -> None:
    with pytest.raises(BadFile) as caught:
        read_openings(
            gzip.compress(b"title,text\n" + b"a,b\n" * 1_000_000), "bomb.csv.gz", limits=OpeningLimits(size=1_000_000)
        )
    assert caught.value.code == "file_too_large"


def test_a_packed_file_that_is_broken_is_refused() -> None:
    with pytest.raises(BadFile) as caught:
        read_openings(gzip.compress(b"title,text\nMachinist,Set up mills\n" * 50)[:-12], "jobs.csv.gz")
    assert caught.value.code == "broken_archive"


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(BadFile) as caught:
        read_openings((HEAD + "Welder,Run MIG\n" * 4).encode(), "jobs.csv", limits=OpeningLimits(rows=3))
    assert caught.value.code == "too_many_rows"


def test_a_text_that_is_too_long_is_a_problem_of_its_row() -> None:
    rows = f"title,text\nMachinist,{'a' * (LONGEST_TEXT + 1)}\nWelder,Run MIG\n"
    read = read_openings(rows.encode(), "jobs.csv")
    assert [posting.title for posting in read.postings] == ["Welder"]
    assert [(problem.line, problem.column) for problem in read.problems] == [(2, "text")]


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"title,text\n", b"{}"])
def test_a_file_without_openings_is_no_success(data: bytes) -> None:
    read = _read(data)
    assert isinstance(read, BadFile) or (read.problems and not read.postings)


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(200), bytes(range(256)) * 8])
def test_a_file_that_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(BadFile) as caught:
        read_openings(data, "jobs.xlsx")
    assert caught.value.code == "unsupported_file"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read = _read(data)
    assert isinstance(read, BadFile) or read.postings or read.problems


@pytest.mark.releases
def test_all_real_announcements_come_in(catalog: Catalog, require: Require) -> None:
    file = RELEASES / "assessments_manufacturing.jsonl.gz"
    require(file.is_file(), "the announcements are not beside the checkout")
    read = read_openings(file.read_bytes(), file.name, states=catalog.states)
    assert len(read.postings) == 2_656
    assert read.problems == ()
    assert all(posting.title and posting.employer and posting.reference for posting in read.postings)


def _read(data: bytes) -> OpeningFile | BadFile:
    """What comes of a file: its openings, or the refusal."""
    try:
        return read_openings(data, "jobs.csv")
    except BadFile as refusal:
        return refusal
