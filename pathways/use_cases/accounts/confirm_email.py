"""Confirm an address. With it an employer's firm enters the list that an administrator goes through."""

import uuid

from pathways.domain.account import AccountSecrets, Firm
from pathways.store.accounts import find_account, set_confirmed
from pathways.store.attempts import hold_turn
from pathways.store.database import Transaction
from pathways.store.firms import add_firm, find_named, join_firm
from pathways.store.mail_tokens import use_mail_token
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.mailed_links import dead_link
from pathways.use_cases.accounts.tokens import digest_of


def confirm_email(tools: AccountTools, *, token: str) -> None:
    """Use a mailed link up. Raises NotFound (dead_link)."""
    now = tools.now()
    with tools.store.writing() as session:
        found = find_account(session, use_mail_token(session, digest_of(token), "confirm", now))
        if found is None:
            raise dead_link()
        set_confirmed(session, found.account.id, now)
        enter_firm(session, tools, found)


def enter_firm(session: Transaction, tools: AccountTools, known: AccountSecrets) -> None:
    """A firm with a new name is entered, to be approved. A name that is there already may be anybody's claim: the
    account goes on asking, and an administrator lets it in or not."""
    wish = known.wish
    if wish is None:
        return
    hold_turn(session, "firm names")
    if find_named(session, wish.name) is None:
        firm = Firm(uuid.uuid4().hex, wish.name, wish.state, wish.place)
        add_firm(session, firm, tools.now())
        join_firm(session, known.account.id, firm.id)
