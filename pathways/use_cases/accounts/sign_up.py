"""Sign up: an account that waits until its address is confirmed. The answer is the same whoever has the address."""

import datetime
import re
import uuid

from pathways.domain.account import JOINING, Account, AccountRole, FirmWish
from pathways.domain.errors import BadInput
from pathways.domain.passwords import check_password
from pathways.domain.profile import firm_key
from pathways.mail.letters import already_registered, confirm_address
from pathways.mail.outbox import Letter
from pathways.store.accounts import add_account, find_address, purge_unconfirmed, remove_account
from pathways.store.attempts import hold_turn
from pathways.store.database import Transaction
from pathways.use_cases.accounts.addresses import normal_address
from pathways.use_cases.accounts.hashing import hash_password
from pathways.use_cases.accounts.kit import AccountTools, link_to
from pathways.use_cases.accounts.limits import SIGN_UP, SIGN_UP_MAIL, network_of, take_turn
from pathways.use_cases.accounts.mailed_links import HOURS, add_link

UNCONFIRMED_DAYS = 7
LONGEST_NAME = 120


def sign_up(
    tools: AccountTools,
    *,
    email: str,
    password: str,
    role: AccountRole,
    firm: FirmWish | None = None,
    network: str = "",
) -> None:
    """Send a link that confirms the address, or, to an address that has an account, a mail that says so.

    Until a link was opened the newest sign-up counts. network is where it came from. Raises BadInput and TooMany.
    """
    if role not in JOINING:
        raise BadInput("bad_role", "Choose worker or employer.", field="role", fix="Choose one of the two.")
    address = normal_address(email)
    wish = _checked(firm) if role == "employer" else None
    check_password(password, role, (address, wish.name if wish else ""))
    take_turn(tools, SIGN_UP, network_of(network))
    take_turn(tools, SIGN_UP_MAIL, address)
    hashed = hash_password(password)
    account = Account(uuid.uuid4().hex, address, role, "", False, False, False, tools.now())
    with tools.store.writing() as session:
        letter = _enter(session, tools, account, hashed, wish)
    tools.outbox.send(letter)


def send_confirmation(session: Transaction, tools: AccountTools, account: Account) -> Letter:
    """A letter with a fresh link that confirms the address of an account."""
    return confirm_address(account.email, add_link(session, tools, account.id, "confirm"), HOURS["confirm"])


def _enter(session: Transaction, tools: AccountTools, account: Account, hashed: str, wish: FirmWish | None) -> Letter:
    hold_turn(session, account.email)
    purge_unconfirmed(session, tools.now() - datetime.timedelta(days=UNCONFIRMED_DAYS))
    known = find_address(session, account.email)
    if known is not None and known.account.confirmed:
        return already_registered(account.email, link_to(tools, "/sign-in"), link_to(tools, "/forgot"))
    if known is not None:
        remove_account(session, known.account.id)
    add_account(session, account, hashed, wish)
    return send_confirmation(session, tools, account)


def _checked(firm: FirmWish | None) -> FirmWish:
    name = " ".join(firm.name.split()) if firm else ""
    if not (firm and firm_key(name) and len(name) <= LONGEST_NAME and name.isprintable()):
        fix = f"Write the name your firm hires under, with at most {LONGEST_NAME} characters."
        raise BadInput("bad_firm", "The name of your firm is missing or too long.", field="firm", fix=fix)
    if firm.state and not re.fullmatch("[A-Z]{2}", firm.state):
        raise BadInput("unknown_state", "That is not a state we know.", field="state", fix="Choose one of the list.")
    return FirmWish(name, firm.state, firm.place)
