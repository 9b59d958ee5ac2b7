"""Links that are mailed: made in a transaction, looked at, and used once."""

import datetime
from collections.abc import Mapping

from pathways.domain.account import MailPurpose
from pathways.domain.errors import NotFound
from pathways.store.database import Transaction
from pathways.store.mail_tokens import add_mail_token, find_mail_token, purge_mail_tokens
from pathways.use_cases.accounts.kit import AccountTools, link_to
from pathways.use_cases.accounts.tokens import digest_of, new_token

HOURS: Mapping[MailPurpose, int] = {"confirm": 48, "reset": 1}
"""How long a link works: over a weekend to confirm, and no longer than it takes to open a mailbox to reset."""


def add_link(
    session: Transaction, tools: AccountTools, account: str, purpose: MailPurpose, hours: int | None = None
) -> str:
    """The address of a new link; earlier ones for the same purpose no longer work."""
    now, token = tools.now(), new_token()
    purge_mail_tokens(session, now)
    lasts = datetime.timedelta(hours=hours or HOURS[purpose])
    add_mail_token(session, digest_of(token), account, purpose, now + lasts)
    return link_to(tools, f"/{purpose}/{token}")


def check_link(tools: AccountTools, *, token: str, purpose: MailPurpose) -> str:
    """The account a link is for. Raises NotFound, in the same words for a wrong, a used and an expired one."""
    with tools.store.reading() as session:
        account = find_mail_token(session, digest_of(token), purpose, tools.now())
    if not account:
        raise dead_link()
    return account


def dead_link() -> NotFound:
    """What is said of a link that does not work."""
    message = "This link does not work: it was used, it is too old, or a newer one was sent."
    return NotFound("dead_link", message, field="token", fix="Ask for a new link on the sign-in page.")
