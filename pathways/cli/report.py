"""``pathways report``: the yearly report as a file."""

from pathlib import Path

import click

from pathways.app import create_app
from pathways.cli.start import read_settings, start_tools
from pathways.pages.reports import KINDS, write_report
from pathways.use_cases.reports.make_report import report_year


@click.command("report")
@click.option("--year", required=True, help="The year the cohorts' terms lie in.")
@click.option("--as-of", default="", help="The last day counted, as 2026-12-31; today where it is left out.")
@click.option("--whose", type=click.Choice(["real", "demonstration"]), default=None, help="Whose learners.")
@click.option("--format", "kind", type=click.Choice(list(KINDS)), default="pdf", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
def report(year: str, as_of: str, whose: str | None, kind: str, out: Path) -> None:
    """Write the report of a year: the funnel by state and by site, with small cells hidden.

    The same database, year and last day give the same bytes. It holds real learners or invented ones, never both.
    """
    tools = start_tools()
    found = report_year(tools, year=year, as_of=as_of, whose=whose or "")
    app = create_app(read_settings(), tools)
    with app.test_request_context():
        data = write_report(found, kind)
    out.write_bytes(data)
    click.echo(f"{out}: {len(data):,} bytes, {found.title}, as of {found.as_of.isoformat()}.", err=True)
