"""``pathways import``: other people's releases, openings and ads."""

import click

from pathways.cli.lazy import LazyGroup

ENTRIES = {
    "onet": ("pathways.cli.import_onet:onet", "Import a text release of the O*NET database."),
    "oews": ("pathways.cli.import_oews:oews", "Import a file of Occupational Employment and Wage Statistics."),
    "openings": ("pathways.cli.import_openings:openings", "Import the openings of a firm: CSV, JSON Lines, JSON-LD."),
    "ads": ("pathways.cli.import_ads:ads", "Import job ads of a whole market, to count what is asked for."),
}


@click.group("import", cls=LazyGroup, entries=ENTRIES)
def imports() -> None:
    """Bring in releases of O*NET and of wage statistics, openings and ads."""
