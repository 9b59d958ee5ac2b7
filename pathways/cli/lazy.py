"""Commands loaded when they are called, and the one place where an error becomes a line and an exit code."""

import errno
import importlib
from collections.abc import Mapping
from typing import Any

import click

from pathways.domain.errors import BadInput, NotFound, PathwaysError

Entries = Mapping[str, tuple[str, str]]
"""Command name -> where it lives ('package.module:attribute') and its line in the help."""


class LazyGroup(click.Group):
    """A group whose commands are imported when called; help is written from the entries alone."""

    def __init__(self, *args: Any, entries: Entries, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were entered."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now, or None."""
        if cmd_name not in self.entries:
            return None
        module, attribute = self.entries[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.entries.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A PathwaysError ends in one line and exit code 2 (bad request) or 1 (anything else)."""
        try:
            return super().invoke(ctx)
        except PathwaysError as error:
            kind = _BadRequest if isinstance(error, BadInput | NotFound) else click.ClickException
            raise kind(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE or not error.filename:
                raise
            raise click.FileError(str(error.filename), hint=error.strerror) from error


class _BadRequest(click.ClickException):
    exit_code = 2
