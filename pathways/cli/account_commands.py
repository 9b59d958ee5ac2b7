"""The commands of ``pathways account``; they need the database, not the encoder."""

import click

from pathways.cli.start import open_store, read_settings
from pathways.domain.account import ROLES, AccountRole
from pathways.mail.smtp import open_outbox
from pathways.use_cases.accounts.kit import AccountKit
from pathways.use_cases.accounts.manage_accounts import add_account, disable_account, find_account, reset_factor
from pathways.use_cases.secret import find_secret

_EMAIL = click.option("--email", required=True, help="E-mail address of the account.")


@click.command("add")
@_EMAIL
@click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
@click.option("--firm", default="", help="Name of an employer's firm; a new one counts as approved.")
@click.option("--link", is_flag=True, help="Print a link, good once within 72 hours, that lets them choose a password.")
def add(email: str, role: AccountRole, firm: str, link: bool) -> None:
    """Add a confirmed account; the password is asked for unless --link is given.

    Everybody but workers sets up a second factor at the first sign-in.
    """
    typed = "" if link else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    made = add_account(_open_kit(), email=email, role=role, firm=firm, password=typed)
    click.echo(made or "Added.")


@click.command("disable")
@_EMAIL
def disable(email: str) -> None:
    """Shut an account out and end its sessions."""
    kit = _open_kit()
    disable_account(kit, account=find_account(kit, email=email).id, disabled=True)
    click.echo("Shut out.")


@click.command("enable")
@_EMAIL
def enable(email: str) -> None:
    """Let an account in again."""
    kit = _open_kit()
    disable_account(kit, account=find_account(kit, email=email).id, disabled=False)
    click.echo("Let in again.")


@click.command("reset-factor")
@_EMAIL
def forget_factor(email: str) -> None:
    """Take a second factor away whose phone and codes are lost; make sure who is asking."""
    kit = _open_kit()
    reset_factor(kit, account=find_account(kit, email=email).id)
    click.echo("Taken away; every session has ended.")


def _open_kit() -> AccountKit:
    settings = read_settings()
    return AccountKit(
        store=open_store(settings),
        outbox=open_outbox(settings.smtp_url, settings.mail, settings.mail_from),
        secret=(settings.secret_key or find_secret(settings.home)).encode(),
        base_url=settings.address,
    )
