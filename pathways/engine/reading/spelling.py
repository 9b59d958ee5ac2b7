"""Misspelt words back to words: the nearest word of the trade, else the nearest common English word."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Shorter words are left alone: too many other words are one letter away."""
_WORD = re.compile(r"[^\W\d_]+")
SPANISH = frozenset(
    [
        "de",
        "la",
        "el",
        "los",
        "las",
        "y",
        "en",
        "con",
        "que",
        "por",
        "para",
        "un",
        "una",
        "soy",
        "trabajo",
        "mi",
        "yo",
        "del",
        "al",
        "como",
        "se",
        "lo",
        "he",
        "más",
        "mas",
        "muy",
        "también",
        "pero",
    ]
)
MOST_KEPT = 50_000
_HEARD = (
    ("tion", "shn"),
    ("sion", "shn"),
    ("tch", "ch"),
    ("ch", "k"),
    ("sh", "s"),
    ("ck", "k"),
    ("ph", "f"),
    ("gh", ""),
    ("dg", "j"),
    ("dj", "j"),
    ("g", "j"),
    ("ce", "se"),
    ("ci", "si"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
)
RARE = 30_000
USUAL = 12_000
"""Rarer words are not what a misspelt one is a form of: "traned" is no form of "tran"."""


class Speller:
    """Mends single words. common maps English words to their rank (0 the most common), trade are the catalogue's words;
    both lower-case."""

    def __init__(self, common: Mapping[str, int], trade: Iterable[str]) -> None:
        self._trade = frozenset(trade)
        self.common = common
        self._near = _by_letter({*self._trade, *common})
        self._usual = frozenset(word for word, rank in common.items() if rank < USUAL)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word itself when it is known, else the word it most likely stands for, else itself."""
        low = word.lower()
        if len(low) < SHORTEST or low in self._trade or low in self.common or not low.isalpha():
            return word
        if low not in self._mended:
            if len(self._mended) > MOST_KEPT:
                self._mended.clear()
            self._mended[low] = self._nearest(low)
        return self._mended[low] or word

    def mend_text(self, text: str) -> str:
        """A text with its misspelt words mended; a text with Spanish in it is left as it is."""
        if sum(word.lower() in SPANISH for word in text.split()) >= 2:
            return text
        return _WORD.sub(lambda match: self.mend(match.group()), text)

    def _nearest(self, word: str) -> str:
        if _is_inflected(word, self._trade) or _is_inflected(word, self._usual):
            return ""
        most = 1 if len(word) < 8 else 2
        bucket = self._near.get(word[0], ())
        found = process.extract(word, bucket, scorer=OSA.distance, score_cutoff=most, limit=20)
        if not found and len(word) > SHORTEST:
            heard = process.extract(word, bucket, scorer=OSA.distance, score_cutoff=most + 1, limit=40)
            found = [item for item in heard if _sound(item[0]) == _sound(word)]
        sound = _sound(word)
        return min(found, key=lambda item: (_sound(item[0]) != sound, item[1], self._rank(item[0])))[0] if found else ""

    def _rank(self, word: str) -> float:
        """How unlikely a word is: its rank, a word of the trade counted as three times as common."""
        rank = self.common.get(word, RARE)
        return rank / 3 if word in self._trade else rank


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    """The consonants as they are heard, so that 'mashine' and 'machine', 'wellding' and 'welding' are alike."""
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    first, rest = word[0], re.sub("[aeiouywh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    buckets: dict[str, list[str]] = {}
    for word in sorted(words):
        if word.isalpha() and len(word) >= SHORTEST:
            buckets.setdefault(word[0], []).append(word)
    return buckets


def _is_inflected(word: str, known: Collection[str]) -> bool:
    """Whether a word is a regular form of a known one, or a known one with a common prefix."""
    for ending in ("s", "es", "ed", "d", "ing", "er", "ers", "ly"):
        stem = word.removesuffix(ending)
        if stem != word and (
            stem in known or stem + "e" in known or (len(stem) > 2 and stem[:-1] in known and stem[-1] == stem[-2])
        ):
            return True
    return any(
        word.startswith(prefix) and word.removeprefix(prefix) in known
        for prefix in ("re", "un", "pre", "over", "sub", "de", "mis")
    )
