"""Tables of cohorts: whatever a spreadsheet saves is read, what is bad is named, and what was written reads back."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.cohort import STAGES, Class, Cohort, Learner, Term
from pathways.domain.errors import BadFile
from pathways.sources.cohort_files import COLUMNS, read_cohorts, write_cohorts

TODAY = datetime.date(2026, 3, 2)
HEAD = ",".join(COLUMNS)
ROW = "OSU-1,ohio-state,2025 fall,hub-lab,20,A-1,OH,2025-06-01,2025-09-01,,,,,hub-lab,Fewer stops,"
MODULES = ("hub-lab", "spoke-robotics-1")
DAYS = st.dates(datetime.date(2020, 1, 1), TODAY)
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(
    lambda text: " ".join(text.split())
)


def made_learner(code: str, days: list[datetime.date], modules: list[str], title: str, left: bool) -> Learner:
    """A learner who holds together."""
    dates = tuple(sorted(days))
    role = "machinist" if len(dates) == len(STAGES) else ""
    kept = tuple(module for module in MODULES if module in modules)
    return Learner(code, "OH", dates, dates[-1] if left else None, kept, title, role)


LEARNERS = st.builds(
    made_learner,
    st.from_regex(r"[A-Z][A-Za-z._-]{0,8}", fullmatch=True),
    st.lists(DAYS, min_size=1, max_size=len(STAGES)),
    st.lists(st.sampled_from(MODULES)),
    TITLES,
    st.booleans(),
)


def table(*rows: str, head: str = HEAD) -> bytes:
    """A file of these rows."""
    return "\n".join((head, *rows, "")).encode()


@given(st.lists(LEARNERS, max_size=6, unique_by=lambda item: item.code), st.sampled_from(["", "# A remark, of ours"]))
@settings(max_examples=200, deadline=None)
def test_what_is_written_reads_back_unchanged(catalog: Catalog, learners: list[Learner], remark: str) -> None:
    cohort = Cohort("", "OSU-1", "ohio-state", Term(2025, "fall"), ("hub-lab", "spoke-robotics-1"), 20)
    text = write_cohorts([Class(cohort, tuple(learners))], [remark] if remark else [])
    read = read_cohorts(text.encode(), catalog, TODAY)
    assert read.problems == ()
    assert {row.cohort for row in read.rows} == {replace(cohort, modules=read.rows[0].cohort.modules)}
    assert set(read.rows[0].cohort.modules) == set(cohort.modules)
    assert [row.learner for row in read.rows if row.learner] == learners


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "plain"])
def test_a_cell_that_looks_like_a_formula_is_written_as_text_and_read_as_it_was(catalog: Catalog, title: str) -> None:
    cohort = Cohort("", "OSU-1", "ohio-state", Term(2025, "fall"), ("hub-lab",), 20)
    text = write_cohorts([Class(cohort, (Learner("A", "OH", (TODAY,), capstone_title=title),))])
    assert f",{title}," not in text or title == "plain"
    (row,) = read_cohorts(text.encode(), catalog, TODAY).rows
    assert row.learner
    assert row.learner.capstone_title == title


@pytest.mark.parametrize(
    "data",
    [
        table(ROW),
        b"\xef\xbb\xbf" + table(ROW),
        table(ROW.replace(",", ";"), head=HEAD.replace(",", ";")),
        table(ROW.replace(",", "\t"), head=HEAD.replace(",", "\t")).replace(b"\n", b"\r\n"),
        ("﻿" + table(ROW).decode()).encode("utf-16-le"),
        table(ROW.replace("2025-06-01", "6/1/2025"), head=HEAD.title()),
        b"# remark\n\n" + table(ROW),
        b'"# remark, with a comma",,,\n' + table(ROW),
    ],
)  # fmt: skip
def test_a_table_is_read_as_spreadsheets_save_it(catalog: Catalog, data: bytes) -> None:
    (row,) = read_cohorts(data, catalog, TODAY).rows
    assert row.learner
    assert (row.learner.code, row.learner.dates[0]) == ("A-1", datetime.date(2025, 6, 1))


def test_windows_letters_are_read(catalog: Catalog) -> None:
    (row,) = read_cohorts(table(ROW.replace("Fewer", "Señal")).decode().encode("cp1252"), catalog, TODAY).rows
    assert row.learner
    assert row.learner.capstone_title == "Señal stops"


@pytest.mark.parametrize(
    ("was", "now", "column"),
    [
        ("ohio-state", "nowhere", "site"),
        ("ohio-state", "tulip", "site"),
        ("2025 fall", "fall", "term"),
        ("2025 fall", "2025 2025 fall", "term"),
        (",20,", ",0,", "capacity"),
        ("A-1", "Ana Lima", "learner"),
        ("A-1", "ana@example.org", "learner"),
        ("A-1", "123-45-6789", "learner"),
        (",OH,", ",XX,", "state"),
        ("2025-06-01", "", "enquired"),
        ("2025-06-01", "2025-13-01", "enquired"),
        ("2025-09-01", "2025-05-01", "enrolled"),
        ("2025-09-01", "2062-09-01", "enrolled"),
        ("2025-09-01,,", "2025-09-01,,2025-10-01", "certified"),
        (",hub-lab,20", ",nothing,20", "offers"),
        ("hub-lab,Fewer", "spoke-robotics-1,Fewer", "modules"),
        ("stops,", "stops,machinist", "role"),
    ],
)
def test_what_does_not_hold_is_named_with_its_line_and_column(
    catalog: Catalog, was: str, now: str, column: str
) -> None:
    assert was in ROW
    read = read_cohorts(table(ROW.replace("A-1", "B-1"), ROW.replace(was, now)), catalog, TODAY)
    assert (3, column) in {(item.line, item.column) for item in read.problems}
    assert read.problems[0].rule
    assert read.problems[0].fix


def test_the_same_learner_twice_and_lines_that_disagree_are_named(catalog: Catalog) -> None:
    read = read_cohorts(table(ROW, ROW, ROW.replace("A-1", "A-2").replace(",20,", ",30,")), catalog, TODAY)
    assert [(item.line, item.column) for item in read.problems] == [(3, "learner"), (4, "capacity")]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty_file"), (b"a,b\n1,2\n", "missing_columns"), (b"\x89PNG\0\0\0\0" * 50, "unsupported_file"),
     (table(), "empty_file")],
)  # fmt: skip
def test_a_file_that_is_no_table_of_cohorts_says_so(catalog: Catalog, data: bytes, code: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_cohorts(data, catalog, TODAY)
    assert refused.value.code == code
