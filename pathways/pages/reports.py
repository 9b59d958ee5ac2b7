"""The yearly report for program leads: choose the year, see it, take it along as HTML, PDF, CSV or JSON."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.report import Report
from pathways.pages.desk import download, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.report_files import write_report_csv, write_report_json
from pathways.pages.report_html import write_report_html
from pathways.pages.report_pdf import write_report_pdf
from pathways.pages.views_reports import show_choices, show_report
from pathways.use_cases.reports.make_report import list_years, report_year

bp = Blueprint("reports", __name__)

KINDS = {"html": "text/html", "pdf": "application/pdf", "csv": "text/csv", "json": "application/json"}


@bp.get("/program/reports")
def choose() -> str:
    """The years there can be a report of."""
    tools = get_tools()
    return render_template("program/report_choose.html", page=show_choices(list_years(tools), tools.clock()))


@bp.get("/program/report")
def show() -> ResponseReturnValue:
    """The report of a year, or with ?format= a file of it."""
    tools, asked = get_tools(), request.args
    if not asked.get("year"):
        return redirect(url_for("reports.choose"), 303)
    try:
        report = report_year(tools, year=asked["year"], as_of=asked.get("as_of", ""), whose=asked.get("whose", ""))
        kind = _kind(asked.get("format", ""))
    except (BadInput, NotFound) as error:
        page = show_choices(list_years(tools), tools.clock(), make_problem(error))
        return render_template("program/report_choose.html", page=page), 422
    return _file(report, kind) if kind else render_template("program/report.html", page=show_report(report))


def write_report(report: Report, kind: str) -> bytes:
    """A report as a file of one of KINDS."""
    if kind == "pdf":
        return write_report_pdf(show_report(report))
    if kind == "html":
        return write_report_html(show_report(report)).encode()
    return (write_report_csv(report) if kind == "csv" else write_report_json(report)).encode()


def _file(report: Report, kind: str) -> Response:
    invented = "demonstration-" if report.demo else ""
    name = f"{invented}report-{report.year}-as-of-{report.as_of.isoformat()}.{kind}"
    return download(write_report(report, kind), KINDS[kind], name)


def _kind(text: str) -> str:
    if text and text not in KINDS:
        raise BadInput("bad_format", f"“{text[:20]}” is no format.", field="format", fix=f"Use {', '.join(KINDS)}.")
    return text
