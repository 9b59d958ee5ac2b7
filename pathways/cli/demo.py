"""``pathways demo``: invented people, firms and openings to try the product with."""

import click

from pathways.cli.lazy import LazyGroup

ENTRIES = {
    "load": ("pathways.cli.demo_commands:load", "Make and keep them; what is there already is not made again."),
    "remove": ("pathways.cli.demo_commands:remove", "Remove every one of them, for good."),
}


@click.group("demo", cls=LazyGroup, entries=ENTRIES)
def demo() -> None:
    """Load or remove invented people, firms and openings, which are marked as such everywhere."""
