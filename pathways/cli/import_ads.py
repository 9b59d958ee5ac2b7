"""``pathways import ads``: job ads of a whole market from one file."""

from pathlib import Path

import click

from pathways.cli.import_reports import report_import
from pathways.cli.progress import show_progress
from pathways.cli.start import start_tools
from pathways.use_cases.ads.import_ads import import_ads


@click.command("ads")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--collection", default="", help="Name to keep them under; the file's name if none is given.")
@click.option("--keep-good", is_flag=True, help="Keep the rows that hold, and leave out the others.")
def ads(file: Path, collection: str, keep_good: bool) -> None:
    """Import FILE, job ads as CSV, JSON Lines (our fields or USA Staffing announcements) or JSON-LD (packed or not).

    All or nothing unless --keep-good is given; each row that does not hold is named with line, column and rule. The
    same ad twice is one, so the same file again changes nothing.
    """
    tools = start_tools()
    with show_progress() as tell:
        report = import_ads(
            tools,
            data=file.read_bytes(),
            filename=file.name,
            collection=collection,
            keep_good=keep_good,
            progress=tell,
            counting=tell,
        )
    report_import(report, file)
