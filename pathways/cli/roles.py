"""``pathways roles``: what can be given as --role."""

import click

from pathways.cli.printing import print_roles
from pathways.sources.catalog_files import load_catalog
from pathways.sources.cupboards import find_cupboard


@click.command("roles")
def roles() -> None:
    """List the roles and their ids."""
    print_roles(load_catalog(find_cupboard("data") / "catalog").roles.values())
