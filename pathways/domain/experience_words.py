"""How long somebody should have done the work, as ads write it: "3+ yrs", "at least two years", "18 months"."""

import re

_NUMBERS = {
    "one": 1, "un": 1, "two": 2, "dos": 2, "three": 3, "tres": 3, "four": 4, "cuatro": 4, "five": 5, "cinco": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
}  # fmt: skip
_SPAN = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\s?\+|\s?(?:-|–|to)\s?\d{{1,2}}|\splus)?(?:\s?or more)?\s?"
    r"(?P<unit>years?|yrs?\.?|months|a[ñn]os?)\b",
    re.I,
)
_OTHER_TIME = re.compile(
    r"\b(?:years? (?:old|of age)|at one year|year one|(?:year|month)s? (?:ago|long)|in business|within|contract|"
    r"has been|(?:twice|once|times) (?:a|per) year|every \w+ (?:years|months)|after (?:\w+ ){1,2}(?:years?|months)|"
    r"[a-z0-9]+[- ]year)\b|\$|^\W*for (?:over |more than |nearly )?\w+ years\b",
    re.I,
)


def find_experience(text: str) -> re.Match[str] | None:
    """Where a sentence asks for time in the trade; None where it speaks of other time, or of none."""
    return None if _OTHER_TIME.search(text) else _SPAN.search(text)


def months_asked(text: str) -> int:
    """The months of experience a sentence asks for; 0 when it names none."""
    match = find_experience(text)
    if match is None:
        return 0
    number = _NUMBERS.get(match["number"].lower()) or int(match["number"])
    return number if match["unit"].lower() == "months" else 12 * number
