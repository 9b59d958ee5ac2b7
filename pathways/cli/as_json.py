"""The object that the API answers, on standard output."""

import click
from pydantic import BaseModel


def print_json(shape: BaseModel) -> None:
    """Print a shape of the API."""
    click.echo(shape.model_dump_json(indent=2))
