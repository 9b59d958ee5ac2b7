"""The object that the API answers, on standard output."""

import json
from dataclasses import asdict
from typing import Any

import click


def print_json(value: Any) -> None:
    """Print a domain value as the API shapes it."""
    click.echo(json.dumps(asdict(value), indent=2, ensure_ascii=False, default=str))
