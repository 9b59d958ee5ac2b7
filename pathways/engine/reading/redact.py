"""Personal identifiers are blanked before anything else sees the text, at equal length so that offsets hold."""

import re

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("social security number", re.compile(r"\b(?:ssn|social security(?: number| no\.?| #)?)\s*[:#]?\s*[\dxX*\-. ]{4,14}", re.I)),
    ("social security number", re.compile(r"(?<![\d-])(?:\d{3}-\d{2}-\d{4}|[xX*]{3}-[xX*]{2}-\d{4})(?![\d-])")),
    ("birth date", re.compile(
        r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento|naci(?:do|da|[oó]) el)\b[^\n]{0,4}?[:\s]\s*"
        r"[^\n,;]{0,12}?\d[\d/.\- ]*(?:[A-Za-z]{3,9}[ ,]*\d{2,4}(?:[ ,]+\d{4})?)?", re.I)),
    ("e-mail address", re.compile(r"(?<![\w.+%-])[\w.+%-]++\s?@\s?[\w-]+(?:\.[\w-]+)+")),
    ("web address", re.compile(r"(?:https?://|www\.)\S+|\b(?:linkedin|facebook|github)\.com/\S+", re.I)),
    ("phone number", re.compile(r"(?<![\w$.])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}(?!\d)")),
    ("street address", re.compile(
        r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:[A-Z0-9][\w'.-]*\s+){1,4}"
        r"(?:St(?:reet)?|Ave(?:nue)?|R(?:oa)?d|Blvd|Boulevard|Dr(?:ive)?|L(?:a)?ne?|Ct|Court|Way|Pkwy|Parkway|Hwy|Pl(?:ace)?|Ter(?:race)?|Cir(?:cle)?)\b\.?"
        r"(?:,?\s*(?:Apt|Unit|Suite|#)\.?\s*\w+)?")),
    ("post office box", re.compile(r"\bP\.?\s?O\.?\s?Box\s+\d+", re.I)),
)  # fmt: skip


def redact(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with identifiers replaced by blanks of equal length, and the kinds that were removed."""
    removed: list[str] = []
    for kind, pattern in PATTERNS:
        text, count = pattern.subn(lambda match: " " * len(match.group()), text)
        if count and kind not in removed:
            removed.append(kind)
    return text, tuple(removed)
