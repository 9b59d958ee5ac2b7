"""Texts as hurried fingers and ears write them: more to train on, made from what was labelled well-spelt."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

_WORD = re.compile(r"[A-Za-z]{4,}")
_HEARD: tuple[tuple[str, str], ...] = (
    ("tion", "shun"), ("ea", "ee"), ("ee", "ea"), ("ai", "a"), ("igh", "y"), ("ph", "f"), ("ck", "k"), ("ch", "sh"), ("ce", "se"), ("ci", "si"),
    ("ll", "l"), ("ss", "s"), ("tt", "t"), ("pp", "p"), ("mm", "m"), ("er", "ur"), ("ie", "ei"), ("ou", "ow"), ("ge", "je"), ("ine", "een"), ("le", "el"),
)  # fmt: skip
SHARE = 0.3
"""Of the words of four letters and more so many are misspelt: as in the worst of what people write."""


def misspell(text: str, quotes: Sequence[str], seed: int) -> tuple[str, Mapping[str, str]]:
    """The text with words misspelt and without capitals, and for each quote what it has become."""
    chance = np.random.default_rng(seed)
    swaps = [(m.start(), m.end(), _spoil(m.group(), chance)) for m in _WORD.finditer(text) if chance.random() < SHARE]

    def written(start: int, end: int) -> str:
        parts, place = [], start
        for first, last, word in swaps:
            if start <= first and last <= end:
                parts += [text[place:first], word]
                place = last
        return "".join([*parts, text[place:end]]).lower()

    spans = ((quote, text.find(quote)) for quote in quotes)
    return written(0, len(text)), {quote: written(start, start + len(quote)) for quote, start in spans}


def _spoil(word: str, chance: np.random.Generator) -> str:
    heard = [pair for pair in _HEARD if pair[0] in word[1:].lower()]
    if heard and chance.random() < 0.6:
        old, new = heard[int(chance.integers(len(heard)))]
        place = word.lower().index(old, 1)
        return word[:place] + new + word[place + len(old) :]
    place = int(chance.integers(1, len(word) - 1))
    if chance.random() < 0.5:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
