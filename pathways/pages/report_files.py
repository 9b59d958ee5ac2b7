"""The yearly report as files: CSV with a header that says what it is, and JSON as the API answers it."""

import csv
import json
from dataclasses import asdict
from io import StringIO

from pathways.domain.report import FORMULAS, METHOD, NEW_REPORT, SUPPRESSION, Report
from pathways.domain.report_lines import Line, fingerprint, list_lines, whose_learners
from pathways.pages.takeaways import safe_cell

COLUMNS = ("table", "code", "name", "measure", "value", "mark")


def write_report_csv(report: Report) -> str:
    """The lines of the report under remarks, each a row that begins with #: whose learners, the last day counted, the
    releases, formulas and the rule of suppression."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerows([f"# {safe_cell(remark)}"] for remark in list_remarks(report))
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _cells(line)] for line in list_lines(report))
    return out.getvalue()


def write_report_json(report: Report) -> str:
    """The object the API answers, laid out for people to read as well."""
    document = {
        "kind": "report",
        "year": report.year,
        "as_of": report.as_of.isoformat(),
        "whose": report.whose,
        "notice": whose_learners(report),
        "cohorts": report.cohorts,
        "seats": report.seats,
        "releases": list(report.releases),
        "method": [*METHOD, NEW_REPORT],
        "formulas": list(FORMULAS),
        "suppression": SUPPRESSION,
        "fingerprint": fingerprint(report),
        "figures": [asdict(line) for line in list_lines(report)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def list_remarks(report: Report) -> tuple[str, ...]:
    """What has to be known about the figures, a sentence each."""
    return (
        f"Pathways, {report.title}: cohorts whose term lies in {report.year}",
        whose_learners(report),
        f"Last day counted: {report.as_of.isoformat()}",
        f"Cohorts: {report.cohorts}; seats: {report.seats}",
        f"Releases: {'; '.join(report.releases)}",
        *(f"Method: {sentence}" for sentence in (*METHOD, NEW_REPORT)),
        *(f"Formula: {sentence}" for sentence in FORMULAS),
        f"Suppression: {SUPPRESSION}",
        f"Fingerprint of the figures: {fingerprint(report)}",
    )


def _cells(line: Line) -> tuple[str, ...]:
    value = "" if line.value is None else f"{line.value:g}" if line.value < 1 else f"{line.value:.0f}"
    return line.table, line.code, line.name, line.measure, value, line.mark
