"""What every command starts with: the settings in force and, where it answers questions, the Tools."""

from typing import Any

import click
from pydantic import ValidationError

from pathways.domain.errors import BadInput
from pathways.domain.releases import ImportReport
from pathways.mail.smtp import open_outbox
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.tools import Tools, open_tools


def read_settings(**given: Any) -> Settings:
    """The settings from the environment; what was given on the command line (not None) comes first.

    Raises BadInput naming the first variable that holds something else than it should.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise _bad_setting(error) from error


def start_tools() -> Tools:
    """The Tools of this machine. Raises NotReady with the command to run when they were never prepared."""
    settings = read_settings()
    outbox = open_outbox(settings.smtp_url, settings.mail, settings.mail_from)
    opened = (settings.home, settings.database, settings.threads)
    return open_tools(*opened, outbox=outbox, secret=settings.secret_key, base_url=settings.address)


def open_store(settings: Settings) -> Store:
    """The database alone, made or brought up to date if need be: all that an import needs."""
    settings.home.mkdir(parents=True, exist_ok=True)
    store = Store(settings.database)
    store.migrate()
    return store


def report_import(report: ImportReport) -> None:
    """Say what an import did."""
    click.echo(report.sentence)
    if report.absent:
        click.echo(f"The release came without {', '.join(report.absent)}.")
    if report.changed:
        click.echo("A running service shows it after a restart.")


def _bad_setting(error: ValidationError) -> BadInput:
    fault = error.errors()[0]
    name = "PATHWAYS_" + "_".join(str(part) for part in fault["loc"]).upper()
    return BadInput(
        "bad_setting", f"{name} does not hold: {fault['msg']}.", field=name, fix="Set it right, or unset it."
    )
