"""The commands of ``pathways demo``."""

import click

from pathways.cli.progress import show_progress
from pathways.cli.start import open_store, read_settings, start_tools
from pathways.use_cases.demonstration import load_demonstration, remove_demonstration, was_loaded


@click.command("load")
@click.option("--once", is_flag=True, help="Do nothing where they were loaded before, also if they were removed since.")
def load(once: bool) -> None:
    """Read and keep some 400 invented workers, 60 openings and 12 firms; takes a minute or two the first time.

    Safe to break off and to repeat. `pathways demo remove` takes every one of them out again.
    """
    if once and was_loaded(open_store(read_settings())):
        click.echo("The demonstration was loaded before.", err=True)
        return
    with show_progress() as tell:
        people = load_demonstration(start_tools(), once=once, progress=tell)
    click.echo(f"{people} demonstration people were added.", err=True)


@click.command("remove")
def remove() -> None:
    """Remove every invented worker, firm and opening, for good; a running service follows at once."""
    people, firms = remove_demonstration(start_tools())
    click.echo(f"{people} people and {firms} firms were removed, with their openings.", err=True)
