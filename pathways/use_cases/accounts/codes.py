"""The codes of a second factor: six digits that change every half minute, and recovery codes that work once."""

import datetime
import secrets
import unicodedata

import pyotp
from pyotp.utils import strings_equal

from pathways.domain.account import AccountSecrets
from pathways.store.accounts import use_recovery, use_step
from pathways.store.database import Transaction
from pathways.use_cases.accounts.kit import AccountTools
from pathways.use_cases.accounts.tokens import keyed, unseal

STEP_SECONDS = 30
LEEWAY = (0, -1, 1)
"""Half minutes a phone's clock may be off."""
RECOVERY_CODES = 10
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""No letters and digits that look alike."""
_GROUPS, _GROUP = 4, 4


def plain_code(typed: str) -> str:
    """A code without the spaces, dashes and capitals somebody typed it with."""
    return "".join(char for char in unicodedata.normalize("NFKC", typed).lower() if char.isalnum())


def find_step(secret: str, typed: str, now: datetime.datetime) -> int:
    """The half minute a code is of, or 0 when it is of none near now."""
    code, step = plain_code(typed), int(now.timestamp()) // STEP_SECONDS
    made = pyotp.TOTP(secret, interval=STEP_SECONDS)
    return next((step + by for by in LEEWAY if strings_equal(made.generate_otp(step + by), code)), 0)


def new_recovery_codes() -> tuple[str, ...]:
    """Fresh recovery codes, some 79 bits each."""
    return tuple("-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES))


def recovery_digest(tools: AccountTools, account: str, typed: str) -> str:
    """What is stored of a recovery code."""
    return keyed(tools, "recovery", account, plain_code(typed)).hex()


def use_code(session: Transaction, tools: AccountTools, known: AccountSecrets, typed: str) -> bool:
    """Use up a code of either kind, inside a transaction; False when it is wrong or was used already."""
    account = known.account.id
    if not known.factor:
        return False
    step = find_step(unseal(tools, account, known.factor), typed, tools.now())
    if step:
        return use_step(session, account, step)
    return use_recovery(session, account, recovery_digest(tools, account, typed))


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP))
