"""The mail that tells each side of a request what the other did. It names nobody; the rest stands behind a sign-in."""

from collections.abc import Callable

from pathways.domain.contact import ContactRequest
from pathways.mail.letters import contact_accepted, contact_asked, contact_declined
from pathways.mail.outbox import Letter
from pathways.store.accounts import find_account, list_members
from pathways.store.profiles import find_profile
from pathways.use_cases.accounts.kit import link_to
from pathways.use_cases.tools import Tools

_ANSWERS: dict[str, Callable[[str, str, str], Letter]] = {"accepted": contact_accepted, "declined": contact_declined}


def tell_worker(tools: Tools, request: ContactRequest) -> None:
    """An employer asked: the worker's account hears of it, unless it is shut out."""
    with tools.store.reading() as session:
        saved = find_profile(session, request.profile)
        known = find_account(session, saved.account) if saved and saved.account else None
    if known and not known.account.disabled:
        link = link_to(tools, "/profile/requests")
        tools.outbox.send(contact_asked(known.account.email, request.firm_name, request.opening_title, link))


def tell_firm(tools: Tools, request: ContactRequest) -> None:
    """The worker answered: everybody of the firm hears of it. A yes that is taken back is shown, not mailed."""
    write = _ANSWERS.get(request.status)
    if write is None:
        return
    with tools.store.reading() as session:
        members = list_members(session, request.firm)
    link = link_to(tools, f"/openings/{request.opening}/shortlist")
    for member in members:
        if member.confirmed and not member.disabled:
            tools.outbox.send(write(member.email, request.opening_title, link))
