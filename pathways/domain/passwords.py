"""What a password must be: long, and not what somebody would guess first. Nothing about its mix of characters."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from pathways.domain.account import AccountRole
from pathways.domain.errors import BadInput

LEAST: Mapping[AccountRole, int] = {"worker": 15, "employer": 12, "lead": 12, "admin": 12}
"""A worker's password may be all there is; the others have a second factor beside it."""
LONGEST = 128
LEAST_LEFT = 8
"""What must be left once everything guessable has shrunk to one character."""

_WORDS = (
    "access", "admin", "administrator", "america", "autumn", "baseball", "batman", "changeme", "chocolate", "computer",
    "contraseña", "correcthorsebatterystaple", "correct horse battery staple", "default", "donttell", "dragon",
    "electrician", "employer", "engineer", "factory", "football", "freedom", "friday", "guest", "hello", "iloveyou",
    "internet", "letmein", "login", "machinist", "maintenance", "manufacturing", "master", "mechanic", "monday",
    "monkey", "password", "pathways", "pathway", "princess", "robotics", "secret", "shadow", "signin", "spring",
    "starwars", "summer", "sunday", "sunshine", "superman", "techamp", "technician", "technologist", "test", "this is",
    "trustno", "user", "welcome", "welder", "whatever", "winter", "worker",
)  # fmt: skip
"""Our own list: what people type when asked for a password, and the words of this site."""
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LETTERS = str.maketrans("013457@$!", "oieastasi")
"""The usual disguises of letters."""
_SHORTEST_WORD = 4
_FIX = "Three or four words that do not belong together are long and easy to remember."


def plain_password(password: str) -> str:
    """A password so that the same keys give the same text on every machine (NFKC); nothing is cut off."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, role: AccountRole, known: Iterable[str] = (), field: str = "password") -> None:
    """Check a new password. known are texts an attacker would try: the address, the firm.

    Raises BadInput: short_password, long_password, guessable_password; the password is not in it.
    """
    plain, least = plain_password(password), LEAST[role]
    if len(plain) > LONGEST:
        raise BadInput("long_password", f"That is longer than {LONGEST} characters.", field=field, fix="Shorten it.")
    if len(plain) < least:
        message = f"That has fewer than {least} characters."
        raise BadInput("short_password", message, field=field, fix=_FIX)
    if left_to_guess(plain, known) < LEAST_LEFT:
        message = "That is among the first passwords somebody would try."
        raise BadInput("guessable_password", message, field=field, fix=_FIX)


def left_to_guess(password: str, known: Iterable[str] = ()) -> int:
    """Characters left when every common word, known text, run along the keyboard and repetition counts as one."""
    text = re.sub(r"(?:19|20)\d\d", "*", _shrink_runs(plain_password(password).casefold()))
    guesses = _guesses(known)
    for word in guesses:
        text = text.replace(word, "*")
    text = text.translate(_LETTERS)
    for word in guesses:
        text = text.replace(word.translate(_LETTERS), "*")
    return len(re.sub(r"(.+?)\1+", r"\1", text, flags=re.DOTALL))


def _guesses(known: Iterable[str]) -> list[str]:
    parts = {part for text in known for part in (text.casefold(), *re.split(r"[\W_]+", text.casefold()))}
    words = {*_WORDS, *(part for part in parts if len(part) >= _SHORTEST_WORD)}
    return sorted(words, key=lambda word: (-len(word), word))


def _shrink_runs(text: str) -> str:
    """Three or more neighbours on a row of the keyboard or in the alphabet, in either direction, become one."""
    kept: list[str] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _in_a_row(text[start : end + 1]):
            end += 1
        kept += ["*"] if end - start > 2 else [text[start]]
        start = end if end - start > 2 else start + 1
    return "".join(kept)


def _in_a_row(text: str) -> bool:
    return any(text in row or text in row[::-1] for row in _ROWS)
