"""Tokens and stems: one way to cut words for forms, titles and credentials alike."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import Stemmer

from pathways.engine.reading.shorthand import long_form

_TOKEN = re.compile(r"[^\W_]+(?:[&+#]+[^\W_]*)*|[+#]+")
_STEMMER = Stemmer.Stemmer("english")
_STEMMER_LOCK = Lock()  # the stemmer keeps its word in itself
SPLITS = {"setup": "set up", "setups": "set up", "startup": "start up", "startups": "start up"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its stem, the word itself, and where it stands (offsets into the text cut)."""

    stem: str
    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text with their stems; a possessive s is dropped, accents are folded."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        word = match.group()
        if word == "s" and match.start() and text[match.start() - 1] in "'’":
            continue
        for part in (SPLITS.get(word.lower()) or long_form(word)).split():
            found.append(Token(stem(part), word, match.start(), match.end()))
    return found


def stems(text: str) -> tuple[str, ...]:
    """Only the stems of a text."""
    return tuple(token.stem for token in tokens(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The English stem of a word, lower-case, without accents; short words and codes stay as they are."""
    folded = fold(word.lower())
    if len(folded) <= 3 or any(char.isdigit() for char in folded):
        return folded[:-1] if len(folded) == 3 and folded.endswith("s") and folded not in KEEP_S else folded
    with _STEMMER_LOCK:
        return str(_STEMMER.stemWord(folded))


def fold(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


KEEP_S = frozenset(
    {"gas", "bus", "mes", "was", "has", "his", "its", "yes", "cos", "ems", "wms", "bms", "sas", "aps", "mrs"}
)
