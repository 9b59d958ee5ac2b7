"""A text as people see it, before anything reads it: no hidden characters, and no abbreviation taken for another."""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_DEPENDS = re.compile(r"\d\s?[kK]?\s*,?\s*\(?DOE\b|DOE\s*=|\bdepend(?:s|ing|ent) (?:up)?on experience", re.I)
"""Where DOE stands beside a wage it is no design of experiments."""


def show_plainly(text: str, *, is_ad: bool) -> str:
    """The text without characters that nobody sees, and of an ad without the abbreviation of pay that means another
    thing."""
    seen = _BLANKS.sub(" ", _UNSEEN.sub("", text))
    return re.sub(r"\bDOE\b", "   ", seen) if is_ad and _DEPENDS.search(seen) else seen
