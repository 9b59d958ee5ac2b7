"""The yearly report says the same in every format, gives the same bytes again, and never mixes invented with real."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from people_world import on
from pypdf import PdfReader

from pathways.api.cohort_shapes import report_shape
from pathways.app import create_app
from pathways.domain.report import Report
from pathways.domain.report_lines import INVENTED, Line, list_lines
from pathways.pages.reports import KINDS, write_report
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.cohorts.demo_cohorts import load_demo_cohorts
from pathways.use_cases.cohorts.keep_cohorts import enter_cohort, enter_learner
from pathways.use_cases.reports.make_report import list_years, report_year
from pathways.use_cases.tools import Tools

AS_OF = "2026-11-26"
SCRIPT = """
import hashlib, sys
from pathlib import Path
from pathways.app import create_app
from pathways.pages.reports import KINDS, write_report
from pathways.settings import Settings
from pathways.use_cases.reports.make_report import report_year
from pathways.use_cases.tools import open_tools
home, database, folder = sys.argv[1:]
tools = open_tools(Path(home), database, 1)
with create_app(Settings(home=Path(folder), secret_key="other"), tools).test_request_context():
    report = report_year(tools, year="2025", as_of="2026-11-26", whose="demonstration")
    print(*(hashlib.sha256(write_report(report, kind)).hexdigest() for kind in KINDS))
"""


@pytest.fixture(scope="module")
def kit(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """The demonstration cohorts on a database of their own."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('report') / 'pathways.db'}")
    store.migrate()
    kit = on(tools, store)
    load_demo_cohorts(kit)
    return kit


@pytest.fixture(scope="module")
def app(kit: Tools, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The service around them."""
    return create_app(Settings(home=tmp_path_factory.mktemp("app"), secret_key="only for tests"), kit)


@pytest.fixture(scope="module")
def report(kit: Tools) -> Report:
    """A report with figures of every kind."""
    return report_year(kit, year=2025, as_of=AS_OF)


@pytest.fixture(scope="module")
def files(app: Flask, report: Report) -> Iterator[dict[str, bytes]]:
    """The report in every format."""
    with app.test_request_context():
        yield {kind: write_report(report, kind) for kind in KINDS}


def rows_of(report: Report) -> dict[tuple[str, str], list[Line]]:
    """The lines of each row of each table."""
    rows: dict[tuple[str, str], list[Line]] = {}
    for line in list_lines(report):
        rows.setdefault((line.table, line.name), []).append(line)
    return rows


def test_every_figure_is_the_same_in_all_formats(report: Report, files: dict[str, bytes]) -> None:
    page = BeautifulSoup(files["html"], "html.parser")
    on_page = [
        (row.th.get_text(), [cell.get_text() for cell in row.find_all("td")])  # type: ignore[union-attr]
        for row in page.select("tbody tr")
    ]
    expected = [(name, [line.shown for line in lines]) for (_, name), lines in rows_of(report).items()]
    assert on_page == expected
    told = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(files["pdf"])).pages)
    words = re.sub(r"\s+", " ", told)
    at = 0
    for name, cells in expected:
        for cell in (name, *cells):
            found = words.find(cell, at)
            assert found >= 0, (name, cell)
            at = found + len(cell)
    kept = [line for line in io.StringIO(files["csv"].decode()) if not line.startswith(("#", '"#'))]
    in_csv = [(row["table"], row["code"], row["measure"], row["value"], row["mark"]) for row in csv.DictReader(kept)]
    document = json.loads(files["json"])
    for line, row, figure in zip(list_lines(report), in_csv, document["figures"], strict=True):
        assert (line.table, line.code, line.measure, line.mark) == (row[0], row[1], row[2], row[4])
        assert (line.value is None and row[3] == "") or float(row[3]) == pytest.approx(line.value, abs=1e-6)
        assert figure == {"table": line.table, "code": line.code, "name": line.name, "measure": line.measure,
                          "value": line.value, "mark": line.mark}  # fmt: skip
    assert json.loads(report_shape(report).model_dump_json()) == document


def test_the_same_inputs_give_the_same_bytes_in_another_process(
    kit: Tools, home: Path, files: dict[str, bytes], tmp_path: Path
) -> None:
    with kit.store.reading() as session:
        url = str(session.get_bind().engine.url)  # type: ignore[union-attr]
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(home), url, str(tmp_path)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert told.stdout.split() == [hashlib.sha256(files[kind]).hexdigest() for kind in KINDS]


def test_every_format_says_that_it_is_invented_how_it_was_counted_and_what_is_hidden(files: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(files["pdf"]))
    texts = {**{kind: data.decode() for kind, data in files.items() if kind != "pdf"},
             "pdf": " ".join(page.extract_text() for page in reader.pages)}  # fmt: skip
    for text in texts.values():
        plain = re.sub(r"\s+", " ", BeautifulSoup(text, "html.parser").get_text())
        for words in (INVENTED, AS_OF, "Completion = certified / enrolled", "Fewer than 11 people", "Catalogue"):
            assert words in plain
    assert all(INVENTED[:13] in page.extract_text() for page in reader.pages)
    assert [f"Page {number}" in page.extract_text() for number, page in enumerate(reader.pages, start=1)] == [
        True
    ] * len(reader.pages)
    assert reader.metadata
    assert reader.metadata.title == "Yearly report 2025, Pathways"
    assert "INVENTED" in str(reader.metadata.subject).upper()


def test_the_pdf_names_its_language_and_title_and_its_headings_are_its_outline(
    report: Report, files: dict[str, bytes]
) -> None:
    reader = PdfReader(io.BytesIO(files["pdf"]))
    page = BeautifulSoup(files["html"], "html.parser")
    (title, *rest) = reader.outline
    headings = [item.title for part in rest for item in (part if isinstance(part, list) else [part])]  # type: ignore[union-attr]
    assert title.title == report.title  # type: ignore[union-attr]
    captions = [item.get_text().removesuffix(" (invented)") for item in page.select("caption")]
    assert sorted(headings) == sorted([*(item.get_text() for item in page.select("h2")), *captions])
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en-US"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_figures_of_every_kind_are_in_the_demonstration(report: Report) -> None:
    marks = {line.mark for line in list_lines(report)}
    assert marks >= {"exact", "at_least", "hidden", "not_given"}


def test_invented_learners_are_never_added_to_real_ones(tools: Tools, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'mixed.db'}")
    store.migrate()
    kit = on(tools, store)
    cohort = enter_cohort(kit, fields={
        "cohort": "OSU-1", "site": "ohio-state", "term": "2025 fall", "offers": "hub-lab", "capacity": "20",
    })  # fmt: skip
    for number in range(12):
        fields = {"learner": f"A-{number}", "state": "OH", "enquired": "2025-06-01"}
        enter_learner(kit, cohort=cohort.id, fields=fields)
    alone = report_year(kit, year=2025, as_of=AS_OF)
    load_demo_cohorts(kit)
    assert report_year(kit, year=2025, as_of=AS_OF) == alone
    assert alone.total.figures[0].people == 12
    invented = report_year(kit, year=2025, as_of=AS_OF, whose="demonstration")
    assert invented.total.figures[0].people == 232
    assert {item.whose for item in list_years(kit)} == {"real", "demonstration"}
