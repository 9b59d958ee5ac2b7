"""The yearly report as one HTML file that needs nothing else, to be kept, sent and printed."""

from flask import render_template

from pathways.pages.views_reports import ReportPage


def write_report_html(page: ReportPage) -> str:
    """The file: the body of the page with a style of its own, without scripts."""
    return render_template("program/report_file.html", page=page)
