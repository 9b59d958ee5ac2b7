"""``pathways account``: what an administrator does without a browser."""

import click

from pathways.cli.lazy import LazyGroup

ENTRIES = {
    "add": ("pathways.cli.account_commands:add", "Add an account, confirmed."),
    "disable": ("pathways.cli.account_commands:disable", "Shut an account out and end its sessions."),
    "enable": ("pathways.cli.account_commands:enable", "Let an account in again."),
    "reset-factor": ("pathways.cli.account_commands:forget_factor", "Take a lost second factor away."),
}


@click.group("account", cls=LazyGroup, entries=ENTRIES)
def accounts() -> None:
    """Add accounts, shut them out, let them in again."""
