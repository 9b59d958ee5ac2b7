"""Texts that are no account of anybody: a job ad pasted where people tell of themselves, or one heaped with terms."""

import re
from collections import Counter

_FIRST_PERSON = re.compile(r"(?<![\w/.])(?:I|i|my|me|mine|myself|I['’]\w+|yo|mi|mis|soy|hago|tengo|trabajo)(?![\w/])")
_AD_WORDS = (
    r"\bwe(?: are|['’]re) (?:\w+ )?(?:seeking|hiring|looking for)\b|\bnow hiring\b|\bis (?:seeking|hiring|looking for)\b|\bwanted\b",
    r"\b(?:ideal|successful|qualified) (?:candidates?|applicants?)\b|\bthe candidate\b",
    r"\byou(?: will|['’]ll| must| have| bring| are)\b|\bthis (?:role|position|job)\b",
    r"^\W*(?:requirements?|qualifications?|responsibilities|duties|what you(?:['’]ll| will)? \w+|job description)\b|\b(?:requirements|qualifications|responsibilities)\s*:",
    r"\bwe offer\b|\bcompetitive (?:pay|wages?|salary)\b|\b401\s?\(?k\)?|\bsign[- ]on bonus\b|\b(?:health|medical)(?: insurance|,)",
    r"\bapply (?:now|today|online|at)\b|\bsend (?:your|a) r[eé]sum[eé]\b|\bjoin (?:our|the) (?:\w+ )?team\b",
    r"\bequal (?:opportunity|employment)\b|\be\.?o\.?e\b|\bdrug[- ](?:screen|test|free)\b",
    r"\bse (?:solicita|busca)\b|\bofrecemos\b|\brequisitos\b",
)
_AD_CUES = tuple(re.compile(pattern, re.I | re.M) for pattern in _AD_WORDS)
LEAST_CUES = 2
"""So many kinds of an ad's words, and no first person, make a text an ad."""
HEAPED, LEAST_HEAP = 0.5, 10
"""A text of at least so many words, more than this part of which repeat others, and with no sentence in it."""
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.,;:!?\n]\s*\w|\b(?:the|a|an|and|of|to|in|on|for|with|de|la|el|en|con|y)\b", re.I)


def is_no_account(text: str) -> bool:
    """Whether a text tells of nobody, so that skills in it are nobody's."""
    return _is_ad(text) or _is_heap(text)


def _is_ad(text: str) -> bool:
    cues = sum(bool(cue.search(text)) for cue in _AD_CUES)
    return cues >= LEAST_CUES and not _FIRST_PERSON.search(text)


def _is_heap(text: str) -> bool:
    words = Counter(_WORD.findall(text.lower()))
    total = words.total()
    repeated = sum(count for count in words.values() if count > 1)
    return total >= LEAST_HEAP and repeated > HEAPED * total and not _SENTENCE.search(text)
