"""Sign in with address and password. Unknown, wrong, shut out: the same words after the same time."""

from pathways.domain.account import AccountSecrets
from pathways.domain.errors import BadInput
from pathways.store.accounts import find_address, set_password
from pathways.use_cases.accounts.addresses import typed_address
from pathways.use_cases.accounts.hashing import NOBODY, hash_password, is_outdated, password_matches
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.limits import SIGN_IN, give_back, network_of, take_turn
from pathways.use_cases.accounts.sessions import Opened, enter_session
from pathways.use_cases.accounts.sign_up import send_confirmation


def sign_in(tools: AccountTools, *, email: str, password: str, network: str = "") -> Opened:
    """Open a session; where the account has a second factor it is not complete yet.

    network is where it came from. Raises BadInput (wrong_sign_in, unconfirmed) and TooMany.
    """
    address = typed_address(email)
    tries = take_turn(tools, SIGN_IN, address, network_of(network))
    with tools.store.reading() as session:
        known = find_address(session, address)
    matches = password_matches(known.password_hash if known else NOBODY, password)
    if known is None or not matches or known.account.disabled:
        raise _wrong()
    if not known.account.confirmed:
        raise _unconfirmed(tools, known)
    give_back(tools, tries)
    return _open(tools, known, password)


def _open(tools: AccountTools, known: AccountSecrets, password: str) -> Opened:
    fresh = hash_password(password) if is_outdated(known.password_hash) else ""
    with tools.store.writing() as session:
        now_known = find_address(session, known.account.email)
        if now_known is None or now_known.password_hash != known.password_hash:
            raise _wrong()  # changed while we compared
        if fresh:
            set_password(session, known.account.id, fresh)
        return enter_session(session, tools, now_known.account)


def _unconfirmed(tools: AccountTools, known: AccountSecrets) -> BadInput:
    with tools.store.writing() as session:
        letter = send_confirmation(session, tools, known.account)
    tools.outbox.send(letter)
    message = "Your e-mail address is not confirmed yet."
    return BadInput("unconfirmed", message, field="email", fix="Open the link in the mail we have just sent you.")


def _wrong() -> BadInput:
    fix = "Check both, or choose a new password with the link below."
    return BadInput("wrong_sign_in", "Address and password do not belong together.", field="email", fix=fix)
