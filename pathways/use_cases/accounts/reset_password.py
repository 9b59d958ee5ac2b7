"""Choose a new password by a mailed link. Asking gives the same answer whether or not there is an account."""

from pathways.domain.passwords import check_password
from pathways.mail.letters import password_changed, reset_password
from pathways.store.accounts import find_account, find_address, set_confirmed, set_password
from pathways.store.mail_tokens import use_mail_token
from pathways.store.sessions import remove_sessions
from pathways.use_cases.accounts.addresses import normal_address
from pathways.use_cases.accounts.confirm_email import enter_firm
from pathways.use_cases.accounts.hashing import hash_password
from pathways.use_cases.accounts.kit import AccountTools, link_to
from pathways.use_cases.accounts.limits import RESET, RESET_NETWORK, network_of, take_turn
from pathways.use_cases.accounts.mailed_links import HOURS, add_link, check_link, dead_link
from pathways.use_cases.accounts.tokens import digest_of


def ask_reset(tools: AccountTools, *, email: str, network: str = "") -> None:
    """Mail a link to whoever has an account under this address. Raises BadInput (bad_email) and TooMany."""
    address = normal_address(email)
    take_turn(tools, RESET_NETWORK, network_of(network))
    take_turn(tools, RESET, address)
    with tools.store.writing() as session:
        known = find_address(session, address)
        if known is None or known.account.disabled:
            return
        link = add_link(session, tools, known.account.id, "reset")
    tools.outbox.send(reset_password(address, link, HOURS["reset"]))


def choose_password(tools: AccountTools, *, token: str, password: str) -> None:
    """Put a new password in force: every session ends, and the address counts as confirmed.

    A second factor stays: a mailbox alone opens nothing that needs one. Raises NotFound (dead_link) and BadInput.
    """
    with tools.store.reading() as session:
        known = find_account(session, check_link(tools, token=token, purpose="reset"))
    if known is None:
        raise dead_link()
    check_password(password, known.account.role, (known.account.email,))
    hashed = hash_password(password)
    with tools.store.writing() as session:
        account = use_mail_token(session, digest_of(token), "reset", tools.now())
        if not account:
            raise dead_link()
        set_password(session, account, hashed)
        remove_sessions(session, account)
        if not known.account.confirmed:
            set_confirmed(session, account, tools.now())
            enter_firm(session, tools, known)
    tools.outbox.send(password_changed(known.account.email, link_to(tools, "/forgot")))
