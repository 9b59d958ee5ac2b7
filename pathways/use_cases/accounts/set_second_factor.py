"""Set up a second factor, and take it away again."""

import base64
from dataclasses import dataclass, field, replace

import pyotp

from pathways.domain.account import SignedIn
from pathways.domain.errors import BadInput
from pathways.mail.letters import second_factor_changed
from pathways.store.accounts import find_account, set_factor
from pathways.store.sessions import remove_sessions
from pathways.use_cases.accounts.check_second_factor import wrong_code
from pathways.use_cases.accounts.codes import find_step, new_recovery_codes, recovery_digest, use_code
from pathways.use_cases.accounts.kit import AccountTools, link_to
from pathways.use_cases.accounts.limits import SECOND_FACTOR, take_turn
from pathways.use_cases.accounts.sessions import Opened, enter_session
from pathways.use_cases.accounts.tokens import keyed, seal

ISSUER = "Pathways"
_SECRET_BYTES = 20
"""160 bits, what authenticator apps expect."""


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What an authenticator app needs: the secret to type, and the same as an address for a QR code."""

    secret: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FactorSet:
    """A second factor in force: the session under its new token, and the recovery codes, told this once."""

    opened: Opened
    recovery: tuple[str, ...] = field(repr=False)


def start_second_factor(tools: AccountTools, *, signed_in: SignedIn) -> NewFactor:
    """The secret to put into an app. It is worked out from the session, so that it stays the same when the page is
    loaded again, and is stored only once a code has shown that the app has it. Raises BadInput (factor_is_set)."""
    if signed_in.account.second_factor:
        fix = "Take the present one away first."
        raise BadInput("factor_is_set", "A second factor is set up already.", field="code", fix=fix)
    secret = base64.b32encode(keyed(tools, "new factor", signed_in.session_id)[:_SECRET_BYTES]).decode()
    address = pyotp.TOTP(secret).provisioning_uri(name=signed_in.account.email, issuer_name=ISSUER)
    return NewFactor(secret, address)


def confirm_second_factor(tools: AccountTools, *, signed_in: SignedIn, code: str) -> FactorSet:
    """Put the second factor in force once the app has made its first code; all other sessions end.

    Raises BadInput (factor_is_set, wrong_code) and TooMany.
    """
    account = signed_in.account
    secret = start_second_factor(tools, signed_in=signed_in).secret
    take_turn(tools, SECOND_FACTOR, account.id)
    step, recovery = find_step(secret, code, tools.now()), new_recovery_codes()
    if not step:
        raise wrong_code()
    digests = [recovery_digest(tools, account.id, item) for item in recovery]
    with tools.store.writing() as session:
        known = find_account(session, account.id)
        if known is None or known.factor:
            raise wrong_code()
        set_factor(session, account.id, seal(tools, account.id, secret), step, digests)
        remove_sessions(session, account.id)
        protected = replace(account, second_factor=True)
        opened = enter_session(session, tools, protected, second_factor_done=True)
    tools.outbox.send(second_factor_changed(account.email, True, link_to(tools, "/forgot")))
    return FactorSet(opened, recovery)


def remove_second_factor(tools: AccountTools, *, signed_in: SignedIn, code: str) -> Opened:
    """Take the second factor away against one of its codes; all other sessions end. Who must have one has to set up
    another before anything else. Raises BadInput (wrong_code) and TooMany."""
    account = signed_in.account
    take_turn(tools, SECOND_FACTOR, account.id)
    with tools.store.writing() as session:
        known = find_account(session, account.id)
        if known is None or not use_code(session, tools, known, code):
            raise wrong_code()
        set_factor(session, account.id, "", known.last_step, ())
        remove_sessions(session, account.id)
        opened = enter_session(session, tools, replace(account, second_factor=False))
    tools.outbox.send(second_factor_changed(account.email, False, link_to(tools, "/forgot")))
    return opened
