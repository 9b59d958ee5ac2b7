"""Show the second factor at sign-in."""

from pathways.domain.account import SignedIn
from pathways.domain.errors import BadInput
from pathways.store.accounts import find_account
from pathways.store.sessions import remove_session
from pathways.use_cases.accounts.codes import use_code
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.limits import SECOND_FACTOR, take_turn
from pathways.use_cases.accounts.sessions import Opened, enter_session


def check_second_factor(tools: AccountTools, *, signed_in: SignedIn, code: str) -> Opened:
    """Exchange an unfinished session and a code, or a recovery code, for a complete one with a new token.

    Raises BadInput (wrong_code) for a code that is wrong or was used, in any spelling, and TooMany.
    """
    account = signed_in.account.id
    take_turn(tools, SECOND_FACTOR, account)
    with tools.store.writing() as session:
        known = find_account(session, account)
        if known is None or not use_code(session, tools, known, code):
            raise wrong_code()
        if not remove_session(session, account, signed_in.session_id):
            raise wrong_code()  # signed out meanwhile
        return enter_session(session, tools, known.account, second_factor_done=True)


def wrong_code() -> BadInput:
    """What is said of a code that does not hold."""
    fix = "Wait for the next one in your app, or use a recovery code."
    return BadInput("wrong_code", "That code does not hold, or was used already.", field="code", fix=fix)
