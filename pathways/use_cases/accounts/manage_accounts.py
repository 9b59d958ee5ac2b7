"""What an administrator does with accounts: add, shut out, let in, take a lost second factor away."""

import uuid
from dataclasses import replace

from pathways.domain.account import Account, AccountRole, AccountSecrets, Firm
from pathways.domain.crowd import CrowdRow
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.passwords import check_password
from pathways.store import accounts as stored
from pathways.store.attempts import hold_turn
from pathways.store.database import Transaction
from pathways.store.firms import add_firm, find_named
from pathways.store.profiles import find_profile_of, next_revision, put_crowd_row, put_profile
from pathways.store.sessions import remove_sessions
from pathways.use_cases.accounts.addresses import normal_address
from pathways.use_cases.accounts.hashing import hash_password
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.mailed_links import add_link
from pathways.use_cases.accounts.tokens import new_token

INVITED_HOURS = 72


def list_accounts(tools: AccountTools) -> tuple[Account, ...]:
    """All accounts by address."""
    with tools.store.reading() as session:
        return stored.list_accounts(session)


def add_account(tools: AccountTools, *, email: str, role: AccountRole, firm: str = "", password: str = "") -> str:
    """Add a confirmed account. Without a password, a link comes back that lets its owner choose one; else ''.

    firm is the name of an employer's firm, which counts as approved when it is new. Raises BadInput.
    """
    address = normal_address(email)
    if bool(firm) != (role == "employer"):
        fix = "Name a firm for an employer, and for nobody else."
        raise BadInput("bad_firm", "An employer belongs to a firm.", field="firm", fix=fix)
    if password:
        check_password(password, role, (address, firm))
    hashed = hash_password(password or new_token())
    with tools.store.writing() as session:
        hold_turn(session, address)
        if stored.find_address(session, address):
            raise BadInput("known_email", "That address has an account.", field="email", fix="Choose another one.")
        belongs = _find_or_add(session, tools, firm) if firm else ""
        account = Account(uuid.uuid4().hex, address, role, belongs, True, False, False, tools.now())
        stored.add_account(session, account, hashed)
        return "" if password else add_link(session, tools, account.id, "reset", INVITED_HOURS)


def find_account(tools: AccountTools, *, email: str) -> Account:
    """The account of an address. Raises NotFound (unknown_account)."""
    with tools.store.reading() as session:
        return _known(stored.find_address(session, normal_address(email))).account


def disable_account(tools: AccountTools, *, account: str, disabled: bool) -> None:
    """Shut an account out, ending its sessions, or let it in again. Raises NotFound.

    Whoever cannot sign in cannot hide either, so their profile is hidden; let in again, they choose anew who sees it.
    """
    with tools.store.writing() as session:
        revision = next_revision(session) if disabled else 0
        _known(stored.find_account(session, account))
        stored.set_disabled(session, account, disabled)
        if disabled:
            remove_sessions(session, account)
            _hide(session, tools, account, revision)


def reset_factor(tools: AccountTools, *, account: str) -> None:
    """Take away a second factor whose codes are all lost, ending every session. Raises NotFound."""
    with tools.store.writing() as session:
        known = _known(stored.find_account(session, account))
        stored.set_factor(session, account, "", known.last_step, ())
        remove_sessions(session, account)


def _hide(session: Transaction, tools: AccountTools, account: str, revision: int) -> None:
    """Take a profile out of every search, in the words that a profile hidden by its owner is kept in."""
    saved = find_profile_of(session, account)
    if saved is not None:
        put_profile(session, replace(saved, visibility="hidden", revision=revision), tools.now())
        put_crowd_row(session, CrowdRow(saved.id, revision, gone=True))


def _find_or_add(session: Transaction, tools: AccountTools, name: str) -> str:
    hold_turn(session, "firm names")
    found = find_named(session, name)
    if found is None:
        found = Firm(uuid.uuid4().hex, " ".join(name.split()), status="approved")
        add_firm(session, found, tools.now())
    return found.id


def _known(found: AccountSecrets | None) -> AccountSecrets:
    if found is None:
        message = "There is no account under that address."
        raise NotFound("unknown_account", message, field="email", fix="Check how it is written.")
    return found
