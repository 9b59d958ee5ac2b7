"""Firms, as an administrator goes through them."""

import difflib

from pathways.domain.account import Account, Firm, FirmStatus, FirmWish
from pathways.domain.errors import NotFound
from pathways.mail.letters import firm_approved
from pathways.store import firms as stored
from pathways.store.accounts import find_account, list_members
from pathways.store.database import Transaction
from pathways.store.demand import recount_firm
from pathways.use_cases.accounts.kit import AccountTools, link_to


def list_firms(tools: AccountTools) -> tuple[Firm, ...]:
    """All firms by name."""
    with tools.store.reading() as session:
        return stored.list_firms(session)


def list_asking(tools: AccountTools) -> tuple[tuple[Account, FirmWish], ...]:
    """Who asks to be let into a firm that was there before them."""
    with tools.store.reading() as session:
        return stored.list_asking(session)


def find_firm_named(tools: AccountTools, *, name: str) -> Firm:
    """The firm of a name, however it is spelt. Raises NotFound naming the nearest ones."""
    with tools.store.reading() as session:
        found = stored.find_named(session, name)
        known = [firm.name for firm in stored.list_firms(session)]
    if found is None:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        fix = f"The nearest are: {', '.join(near)}." if near else "Add one with `pathways account add --firm`."
        raise NotFound("unknown_firm", f"There is no firm called “{name[:80]}”.", field="firm", fix=fix)
    return found


def approve_firm(tools: AccountTools, *, firm: str) -> None:
    """Let a firm look for people, and tell those who are in it. Raises NotFound."""
    with tools.store.writing() as session:
        name = _set_status(session, firm, "approved").name
        members = list_members(session, firm)
    for account in members:
        tools.outbox.send(firm_approved(account.email, name, link_to(tools, "/sign-in")))


def close_firm(tools: AccountTools, *, firm: str) -> None:
    """Keep a firm from looking for people; its accounts stay. Raises NotFound."""
    with tools.store.writing() as session:
        _set_status(session, firm, "closed")


def admit(tools: AccountTools, *, account: str) -> None:
    """Let somebody into the firm that they named. Raises NotFound when they do not ask any more, or it is gone."""
    with tools.store.writing() as session:
        known = find_account(session, account)
        firm = stored.find_named(session, known.wish.name) if known and known.wish else None
        if firm is None:
            raise _unknown()
        stored.join_firm(session, account, firm.id)


def turn_away(tools: AccountTools, *, account: str) -> None:
    """Do not let somebody into the firm that they named. Raises NotFound."""
    with tools.store.writing() as session:
        if not stored.join_firm(session, account, None):
            raise _unknown()


def _set_status(session: Transaction, firm: str, status: FirmStatus) -> Firm:
    stored.set_status(session, firm, status)
    found = stored.find_firm(session, firm)
    if found is None:
        raise _unknown()
    recount_firm(session, firm, counts=status == "approved")
    return found


def _unknown() -> NotFound:
    message = "There is no such firm, or nobody who asks for it any more."
    return NotFound("unknown_firm", message, field="firm", fix="Load the list again.")
