"""``pathways import onet``: occupations and their titles beyond those that ship."""

from pathlib import Path

import click

from pathways.cli.prepare import prepare_all
from pathways.cli.progress import show_progress
from pathways.cli.start import open_store, read_settings, report_import
from pathways.use_cases.import_onet import import_onet


@click.command("onet")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def onet(folder: Path) -> None:
    """Import the unzipped text release of the O*NET database in FOLDER, and build the Atlas anew.

    It takes the place of the one imported before; if anything is wrong, every problem is listed by file and line
    and nothing changes.
    """
    settings = read_settings()
    with show_progress() as tell:
        report = import_onet(open_store(settings), folder=folder, progress=tell)
        prepare_all(settings, tell)
    report_import(report)
