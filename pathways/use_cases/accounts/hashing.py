"""Password hashes: Argon2id with the parameters that OWASP's password storage cheat sheet names first."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pathways.domain.passwords import plain_password

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$AfazihC8DGdrWR1FRSEHwg$IzVeBTf4eWSi5DliBhVatfRUso+qo9o+uqZhJ8btcnQ"
"""The hash of a password that was thrown away: compared with where there is no account, so that it takes as long."""


def hash_password(password: str) -> str:
    """A password as it is stored."""
    return _HASHER.hash(_bytes(password))


def password_matches(password_hash: str, password: str) -> bool:
    """Whether a password is the one that was hashed."""
    try:
        return _HASHER.verify(password_hash, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def _bytes(password: str) -> bytes:
    return plain_password(password).encode("utf-8", "surrogatepass")
