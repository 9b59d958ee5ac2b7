"""Take words out of a text that tell who somebody is, however they are spelt there."""

import re
import unicodedata
from collections.abc import Callable, Iterable

HIDDEN = "…"
"""Stands where something was taken out."""
SHORTEST = 2
"""A single letter is no name that could be found again in a text."""
_UNSPACED = "\u2e80"
"""From here on scripts write words without spaces between them."""

Hide = Callable[[str], str]


def make_hider(names: Iterable[str], phrases: Iterable[str]) -> Hide:
    """A function that takes every word of the names, and every phrase as a whole, out of a text.

    Capitals, accents and what stands between the words of a phrase do not matter.
    """
    found = [pattern for name in names for pattern in _name(name)]
    found += [_phrase(_words(phrase)) for phrase in phrases]
    wanted = sorted({pattern for pattern in found if pattern}, key=lambda pattern: (-len(pattern), pattern))
    if not wanted:
        return lambda text: text
    pattern = re.compile("|".join(wanted))
    return lambda text: _take_out(pattern, text)


def _name(name: str) -> list[str]:
    """The name as a whole, run together or not, and each of its words but small ones such as 'de la'."""
    typed = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", unicodedata.normalize("NFC", name))
    capitals = any(word != word.lower() for word in typed)
    telling = [word for word in typed if not (capitals and word == word.lower() and word.isascii())]
    parts = [part for word in telling for part in re.split("['’]", word)]
    return [_phrase(_words(words)) for words in (name, *telling, *parts)]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _fold(text)[0])


def _phrase(words: list[str]) -> str:
    """A pattern for these words with at most a few signs between them; '' where they are too short to be told."""
    if sum(map(len, words)) < SHORTEST:
        return ""
    pattern = r"[\W_]{0,3}".join(words)
    return pattern if max(words[0]) >= _UNSPACED else rf"(?<![^\W_]){pattern}(?![^\W_])"


def _fold(text: str) -> tuple[str, list[int]]:
    """The text without capitals and accents, and where each of its signs stood."""
    folded, places = [], []
    for place, char in enumerate(text):
        for plain in unicodedata.normalize("NFKD", char.casefold()):
            if not unicodedata.combining(plain):
                folded.append(plain)
                places.append(place)
    return "".join(folded), places


def _take_out(pattern: re.Pattern[str], text: str) -> str:
    folded, places = _fold(text)
    kept, done = [], 0
    for match in pattern.finditer(folded):
        start, end = places[match.start()], places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        kept += [text[done:start], HIDDEN]
        done = end
    return "".join((*kept, text[done:]))
