"""What somebody typed, without signs that are no text: no database takes all of them."""

import re

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def typed(text: str) -> str:
    """The text without control signs and broken halves of signs; line breaks and tabs stay."""
    return _NO_TEXT.sub("", text)
