"""The month in which an ad was posted, out of the many ways in which files write a date."""

import re

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
_ISO = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-\d\d)?")
_AMERICAN = re.compile(r"\b(0?[1-9]|1[0-2])/(?:\d{1,2}/)?((?:19|20)\d\d)\b")
_WORDS = re.compile(
    rf"\b({'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?\s+(?:\d{{1,2}},?\s+)?((?:19|20)\d\d)\b", re.I
)


def find_month(words: str) -> str:
    """'YYYY-MM' of the first date in a text ('2025-07-01', '7/1/2025', 'July 1, 2025 to ...'), or ''."""
    if match := _ISO.search(words):
        return f"{match[1]}-{match[2]}"
    if match := _AMERICAN.search(words):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _WORDS.search(words):
        number = next(at for at, month in enumerate(MONTHS, start=1) if month.startswith(match[1].lower()))
        return f"{match[2]}-{number:02d}"
    return ""
