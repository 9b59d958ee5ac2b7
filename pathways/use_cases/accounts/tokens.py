"""Tokens nobody guesses, digests that lead back to nothing, and the seal on what must be readable again."""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken

from pathways.domain.errors import NotReady
from pathways.use_cases.accounts.kit import AccountTools

TOKEN_BYTES = 32
"""256 bits."""


def new_token() -> str:
    """A token for a cookie, a mailed link or a program."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """What is stored of a token. It is random and long, so a plain SHA-256 cannot be turned back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def keyed(tools: AccountTools, *parts: str) -> bytes:
    """A digest that needs the service's secret, for what could be guessed: addresses, short codes."""
    return hmac.digest(tools.secret, "\0".join(parts).encode("utf-8", "replace"), "sha256")


def seal(tools: AccountTools, account: str, text: str) -> str:
    """A text that only this service can read, and only for this account."""
    return _box(tools, account).encrypt(text.encode()).decode()


def unseal(tools: AccountTools, account: str, sealed: str) -> str:
    """The sealed text. Raises NotReady when the service's secret is another one than it was sealed with."""
    try:
        return _box(tools, account).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        message = "The second factor cannot be read: the service's secret has changed."
        fix = "Put the former PATHWAYS_SECRET_KEY back, or run `pathways account reset-factor`."
        raise NotReady("secret_changed", message, fix=fix) from error


def _box(tools: AccountTools, account: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(keyed(tools, "second factor", account)))
