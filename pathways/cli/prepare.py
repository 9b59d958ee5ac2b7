"""``pathways prepare``: everything that is made once."""

import os

import click

from pathways.cli.progress import Tell, show_progress
from pathways.cli.start import read_settings
from pathways.settings import Settings
from pathways.use_cases.prepare import prepare


@click.command("prepare")
def prepare_home() -> None:
    """Make ready what serving needs; fast the second time.

    Exports the encoder, brings the database up to date and builds the Atlas in the home folder (PATHWAYS_HOME).
    Takes some minutes the first time, with all processors unless PATHWAYS_THREADS says how many.
    """
    settings = read_settings()
    with show_progress() as tell:
        version = prepare_all(settings, tell)
    click.echo(f"Ready in {settings.home}: Atlas {version}.", err=True)


def prepare_all(settings: Settings, tell: Tell) -> str:
    """Prepare the home folder; the Atlas' version."""
    threads = settings.threads if "threads" in settings.model_fields_set else os.cpu_count() or 1
    return prepare(home=settings.home, database=settings.database, threads=threads, progress=tell)
