"""Ask for the password again before something that cannot be taken back."""

from pathways.domain.account import AccountSecrets, SignedIn
from pathways.domain.errors import BadInput
from pathways.store.accounts import find_account
from pathways.use_cases.accounts.hashing import NOBODY, password_matches
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.limits import SIGN_IN, give_back, take_turn


def prove_password(tools: AccountTools, *, signed_in: SignedIn, password: str) -> AccountSecrets:
    """The account, once its password was given. Raises BadInput (wrong_password) and TooMany."""
    tries = take_turn(tools, SIGN_IN, signed_in.account.id)
    with tools.store.reading() as session:
        known = find_account(session, signed_in.account.id)
    matches = password_matches(known.password_hash if known else NOBODY, password)
    if known is None or not matches:
        fix = "Type the password you sign in with."
        raise BadInput("wrong_password", "That is not your password.", field="current", fix=fix)
    give_back(tools, tries)
    return known
