"""The shift a line names: "2nd shift", "nights", "12-hr rotating", "3:00 PM - 1:30 AM"."""

import re

from pathways.domain.worker import Shift

_NUMBER = r"(?:1st|2nd|3rd|first|second|third|primer|segundo|tercer)"
_WORDS: tuple[tuple[Shift, re.Pattern[str]], ...] = (
    ("rotating", re.compile(
        r"\brotat(?:ing|es?|ion)\b(?!\s(?:equipment|machin\w+|parts?|tool\w*))|\b2-2-3\b|\balternating shifts?\b|"
        r"\bdupont schedule\b|\bturnos? rotativos?\b", re.I)),
    ("third", re.compile(
        r"\b(?:3rd|third|tercer)(?=[\w ,/&-]{0,24}(?:shifts?|turno)\b)|\b(?:tercer|third|3rd)$|"
        r"\bnights?\b(?!\s(?:differential|lead))|\bovernights?\b|\bgraveyard\b|"
        r"\bmidnights\b|\bnocturno\b|\bturno de (?:la )?noche\b", re.I)),
    ("second", re.compile(
        r"\b(?:2nd|second|segundo)(?=[\w ,/&-]{0,24}(?:shifts?|turno)\b)|\b(?:2nd|second)$|\bevenings?\b|"
        r"\bafternoons?(?: shift)?\b|\bswing(?: shift)?$|\bswing shift\b|\bsegundo turno\b|\bturno de (?:la )?tarde\b|"
        r"\bseconds\b(?!\w)", re.I)),
    ("day", re.compile(
        r"\b(?:1st|first|primer)(?=[\w ,/&-]{0,24}(?:shifts?|turno)\b)|\b(?:1st|first)$|\bday ?shifts?\b|\bdays?$|"
        r"^(?:shifts?|schedule|hours)\s*:?\s*days?\b|\bdays only\b|\bdays and (?:nights?|seconds)\b|\bon days\b|"
        r"\bprimer turno\b|\bturno de (?:d[ií]a|la ma[ñn]ana)\b", re.I)),
)  # fmt: skip
_HOURS = re.compile(
    r"\b(\d{1,2})(?::(\d\d))?\s?(a|p)\.?m?\.?\s?(?:-|–|—|to|a)\s?(\d{1,2})(?::\d\d)?\s?(a|p)\.?m?\b", re.I
)
_BEGINS: tuple[tuple[Shift, range], ...] = (("day", range(4, 12)), ("second", range(12, 19)), ("third", range(19, 24)))
"""The hour (0-23) in which each shift begins."""
_NOT_ITS_OWN = re.compile(
    rf"\b(?:so|from|with|to|the|other|next|between|for|train\w*|support\w*|cover\w*)\s+(?:the\s+)?{_NUMBER}[- ]shift\b|"
    rf"\b{_NUMBER}[- ]shift (?:can|operators?|crew|supervisors?|lead|managers?|team|premium)\b|"
    r"\b(?:support\w*|cover\w*|hand\w*|relie\w+)\s(?:\w+\s){0,2}(?:nights?|days|evenings)\b",
    re.I,
)
SHIFT_LINE = re.compile(r"^\W*(?:work )?(?:shifts?|schedule|hours|work hours|turno|horario)\b", re.I)


def find_shift(text: str) -> Shift | None:
    """The shift that a line names; 'unknown' when it leaves a choice, None when it names none."""
    clean = _NOT_ITS_OWN.sub(" ", text).strip(" .,;:*-\t")
    kinds = {shift for shift, pattern in _WORDS if pattern.search(clean)}
    if "rotating" in kinds:
        return "rotating"
    if len(kinds) > 1:
        return "unknown"
    return next(iter(kinds)) if kinds else _by_hours(clean)


def _by_hours(text: str) -> Shift | None:
    match = _HOURS.search(text)
    if match is None or int(match[1]) > 12:
        return None
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return next((shift for shift, hours in _BEGINS if hour in hours), "third")
