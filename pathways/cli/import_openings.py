"""``pathways import openings``: many openings of one firm from one file."""

from pathlib import Path

import click

from pathways.cli.import_reports import report_import
from pathways.cli.progress import show_progress
from pathways.cli.start import start_tools
from pathways.domain.contact import Viewer
from pathways.use_cases.accounts.firms import find_firm_named
from pathways.use_cases.openings.import_openings import import_openings


@click.command("openings")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--firm", required=True, help="Name of a firm that is here already; `pathways account add` adds one.")
@click.option("--keep-good", is_flag=True, help="Keep the rows that hold, and leave out the others.")
def openings(file: Path, firm: str, keep_good: bool) -> None:
    """Import FILE, openings as CSV, JSON Lines or JSON-LD of schema.org/JobPosting (packed with gzip or not).

    All or nothing unless --keep-good is given; each row that does not hold is named with line, column and rule. The
    same opening twice is one, so the same file again changes nothing.
    """
    tools = start_tools()
    owner = find_firm_named(tools, name=firm)
    viewer = Viewer(owner.id, owner.name, owner.status == "approved")
    with show_progress() as tell:
        report = import_openings(
            tools, viewer=viewer, data=file.read_bytes(), filename=file.name, keep_good=keep_good, progress=tell
        )
    report_import(report, file)
