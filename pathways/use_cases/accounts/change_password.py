"""Change the password: every other session ends, and this one goes on under a new token."""

from pathways.domain.account import SignedIn
from pathways.domain.passwords import check_password
from pathways.mail.letters import password_changed
from pathways.store.accounts import set_password
from pathways.store.sessions import remove_sessions
from pathways.use_cases.accounts.hashing import hash_password
from pathways.use_cases.accounts.kit import AccountTools, link_to
from pathways.use_cases.accounts.prove_password import prove_password
from pathways.use_cases.accounts.sessions import Opened, enter_session


def change_password(tools: AccountTools, *, signed_in: SignedIn, current: str, password: str) -> Opened:
    """Put a new password in force. Raises BadInput (wrong_password, and those of check_password) and TooMany."""
    account = signed_in.account
    firm = signed_in.firm.name if signed_in.firm else ""
    check_password(password, account.role, (account.email, firm), field="new")
    prove_password(tools, signed_in=signed_in, password=current)
    hashed = hash_password(password)
    with tools.store.writing() as session:
        set_password(session, account.id, hashed)
        remove_sessions(session, account.id)
        opened = enter_session(session, tools, account, second_factor_done=signed_in.second_factor_done)
    tools.outbox.send(password_changed(account.email, link_to(tools, "/forgot")))
    return opened
