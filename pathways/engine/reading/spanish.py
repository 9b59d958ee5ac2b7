"""Spanish shop talk as rough English, word by word, so that forms and vectors made for English meet it.

The table is of this project: words of US and Mexican plants, each under its Spanish stem, so that one row serves all
inflections. The gloss is for the matchers alone; what people are shown is always their own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import Stemmer

from pathways.engine.reading.spanish_words import PHRASES, SMALL, WORDS
from pathways.engine.reading.words import fold

_SMALL = frozenset(SMALL.split())
LEAST_SMALL = 2
"""So many small Spanish words make a text Spanish, or so large a part of it that reading it as English would guess."""
_WORD = re.compile(r"[^\W\d_]+")
_STEMMER = Stemmer.Stemmer("spanish")
_STEMMER_LOCK = Lock()  # the stemmer keeps its word in itself
_ENDING = re.compile(r"(?:[aeo]s?|es)$")


@dataclass(frozen=True, slots=True)
class Gloss:
    """English for a text. spans hold for each glossed word (start, end) in the gloss and (start, end) in the text."""

    text: str
    spans: Sequence[tuple[int, int, int, int]]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text a stretch of the gloss stands."""
        met = [span for span in self.spans if span[0] < end and start < span[1]]
        return (met[0][2], met[-1][3]) if met else (0, 0)


def is_spanish(text: str) -> bool:
    """Whether a text is Spanish, wholly or in part, by its small words."""
    words = [word.lower() for word in _WORD.findall(text)]
    small = sum(word in _SMALL for word in words)
    return small >= LEAST_SMALL or (small == 1 and len(words) <= 4 and any(_english(word) for word in words))


def gloss(text: str) -> Gloss:
    """The text with every word of the table in English, longest phrases first; other words stay as they are."""
    found = list(_WORD.finditer(text))
    words = [fold(match.group().lower()) for match in found]
    spans: list[tuple[int, int, int, int]] = []
    parts: list[str] = []
    length = end = place = 0
    while place < len(found):
        size, english = _phrase_at(words, place) or (1, _english(words[place]))
        start, stop = found[place].start(), found[place + size - 1].end()
        word = text[start:stop] if english is None else english
        between = text[end:start]
        parts += [between, word]
        spans.append((length + len(between), length + len(between) + len(word), start, stop))
        length += len(between) + len(word)
        end, place = stop, place + size
    parts.append(text[end:])
    return Gloss("".join(parts), spans)


def _phrase_at(words: Sequence[str], place: int) -> tuple[int, str] | None:
    for size in range(min(LONGEST, len(words) - place), 1, -1):
        english = _PHRASES.get(tuple(_stem(word) for word in words[place : place + size]))
        if english is not None:
            return size, english
    return None


def _english(word: str) -> str | None:
    return _WORDS.get(fold(word)) or _STEMS.get(_stem(fold(word)))


def _stem(word: str) -> str:
    with _STEMMER_LOCK:
        return fold(str(_STEMMER.stemWord(word)))


def _pairs(table: str) -> dict[str, str]:
    rows = (row.split("=") for line in table.splitlines() for row in line.split(";") if "=" in row)
    return {fold(spanish.strip().lower()): english.strip() for spanish, english in rows}


_WORDS = _pairs(WORDS)
_STEMS = {_stem(word): english for word, english in reversed(_WORDS.items())}
_PHRASES = {tuple(_stem(word) for word in words.split()): english for words, english in _pairs(PHRASES).items()}
LONGEST = max(map(len, _PHRASES))
