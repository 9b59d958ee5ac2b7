"""`pathways drift`: what imported ads ask for and no skill explains."""

import click

from pathways.api.drift_shapes import drift_shape
from pathways.cli.as_json import print_json
from pathways.cli.progress import show_progress
from pathways.cli.start import start_tools
from pathways.use_cases.drift.find_drift import find_drift
from pathways.use_cases.drift.recount import recount


@click.command()
@click.option("--limit", default=40, show_default=True, type=click.IntRange(1, 300), help="Groups at most.")
@click.option("--demonstration", is_flag=True, help="Of the invented ads, also where there are real ones.")
@click.option("--json", "as_json", is_flag=True, help="As the API answers it.")
def drift(limit: int, demonstration: bool, as_json: bool) -> None:
    """Phrases of imported ads that no skill explains, undecided ones, best first."""
    tools = start_tools()
    with show_progress() as tell:
        for demo in (False, True):
            recount(tools, demo=demo, progress=tell)
    found = find_drift(tools, whose="demonstration" if demonstration else "")
    if as_json:
        print_json(drift_shape(tools.catalog, found, limit))
        return
    click.echo(f"{found.ads:,} ads{' (demonstration, invented)' if found.demo else ''}; {len(found.groups)} groups.")
    for group in found.groups[:limit]:
        near = tools.catalog.skills[group.skill].name
        click.echo(f"{group.ads:>6}  {', '.join(group.phrases[:4])}  (nearest: {near}, {group.cosine:.2f})")
        click.echo(f"        “{group.quotes[0].quote}”")
    falling = [tools.catalog.modules[item.module].title for item in found.modules if item.trend == "falling"]
    click.echo(f"Modules falling out of demand: {', '.join(falling) or 'none that can be told'}.")
