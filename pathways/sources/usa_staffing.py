"""Announcements of federal agencies as USA Staffing words them: what is asked of applicants, statement by statement."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pathways.domain.ad_months import find_month

_FORMALITIES = re.compile(
    r"^(?:from the descriptions? below|for each (?:task|item|statement)|(?:select|choose) (?:the|one|yes)|"
    r"please (?:select|indicate)|failure to|any information|as previously explained|your (?:responses|answers)|"
    r"i (?:certify|understand|have read|agree|do not)|are you (?:an? |currently |willing |eligible |claiming )|"
    r"do you (?:claim|certify|agree|understand)|did you|have you (?:been|submitted)|in order to|for this position|"
    r"responses? (?:to|is|are)|note:|the (?:next|following))|"
    r"\b(?:transcripts?|questionnaire|eligib\w+|veterans?['’]? preference|falsif\w+|penalt\w+|disqualif\w+)\b",
    re.I,
)
"""How statements begin that ask for a tick, not for work."""
_ASKING = re.compile(
    r"^(?:(?:general|specialized|minimum) (?:experience|qualifications?)\s*:?\s*)?"
    r"(?:which (?:statement|of the following)[^.?:]{0,60}?\b(?:experience|level|ability)(?: of \w+)?(?: in| with|:)\s+|"
    r"does your resume support[^?.:]*[?.:]\s*|do you (?:possess|have)\s+|i (?:possess|have)\s+)",
    re.I,
)
_CHOICE = re.compile(r"^\s*[A-H]\.\s+(.{40,})$")
_NONE_OF_IT = re.compile(r"^(?:i do not|none of|my experience (?:is|does) not|i have no)", re.I)
_STATEMENTS = "statements"


def is_announcement(value: Mapping[str, Any]) -> bool:
    """Whether an object has the keys of such an announcement."""
    return "position_title" in value and isinstance(value.get(_STATEMENTS), list)


def read_announcement(value: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a posting: the statements are its duties, formalities are left out."""
    city, _, state = _words(value.get("position_location")).rpartition(", ")
    posted = _words(value.get("open_period"))
    said = _telling(map(_words, value[_STATEMENTS])) or _choices(value.get("assessment_text"))
    return {
        "title": _words(value.get("position_title")),
        "text": "\n".join(["Duties", *(f"- {_plainly(words)}" for words in said)]) if said else "",
        "reference": _words(value.get("announcement_number")) or _words(value.get("questionnaire_id")),
        "employer": _words(value.get("agency")),
        "posted": posted if find_month(posted) else "",
        "city": city,
        "state": state,
    }


def _telling(statements: Iterable[str]) -> list[str]:
    return [words for words in statements if words and not _FORMALITIES.search(words)]


def _choices(assessment: Any) -> list[str]:
    """Where the statements only say "select one", the work is in what may be selected."""
    lines = assessment.splitlines() if isinstance(assessment, str) else []
    chosen = (match[1] for line in lines if (match := _CHOICE.match(line)))
    return list(dict.fromkeys(_telling(words for words in chosen if not _NONE_OF_IT.search(words))))


def _plainly(statement: str) -> str:
    """A statement without the words that only ask whether it holds."""
    bare = _ASKING.sub("", statement).strip()
    return bare[:1].upper() + bare[1:]


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
