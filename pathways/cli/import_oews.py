"""``pathways import oews``: newer or older wages than those that ship."""

from pathlib import Path

import click

from pathways.cli.progress import show_progress
from pathways.cli.start import open_store, read_settings, report_import
from pathways.use_cases.import_oews import import_oews


@click.command("oews")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(2012, 2100), help="Reference year, where the file does not tell it.")
def oews(file: Path, year: int | None) -> None:
    """Import FILE, a May release of Occupational Employment and Wage Statistics (XLSX or CSV).

    National and state rows are taken, the newest year is in force. If anything is wrong, every problem is listed by
    file and line and nothing changes.
    """
    settings = read_settings()
    with show_progress() as tell:
        report = import_oews(open_store(settings), file=file, year=year, progress=tell)
    report_import(report)
