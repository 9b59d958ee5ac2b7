"""A person or an opening as one vector: the mean of what their words mean, without what must not count.

Names, pronouns, years and places are taken out before anything is compared, so that two people who differ in nothing
else have the same vector. A vector is kept as one signed byte a dimension; the kept bytes are the vector.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from pathways.domain.opening import Opening
from pathways.domain.worker import Worker
from pathways.engine.encoder import DIMENSIONS, Encoder, Vectors

STEPS = 127
MOST_PIECES = 60
"""The mean of so many quotes tells as much as that of all."""

_PRONOUNS = re.compile(
    r"\b(?:i|me|my|mine|myself|he|him|his|himself|she|her|hers|herself|they|them|their|theirs|we|us|our|mr|mrs|ms|mx|"
    r"el|ella|yo|mi|su|sus|nosotros|nosotras)\b",
    re.I,
)
_NUMBERS = re.compile(r"\b\d[\d,.:/-]*\b|…")


def describe_worker(worker: Worker, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words a worker is compared by: the quotes of what they hold, without what must not count.

    names are words to take out as well: their own name, places.
    """
    quotes = [evidence.quote for item in worker.held if item.source == "quoted" for evidence in item.evidence[:1]]
    return _plain([worker.title, *quotes], names)


def describe_opening(opening: Opening) -> tuple[str, ...]:
    """The words an opening is compared by: its title and the quotes of its demands, or where a demand was added by hand
    the words of its id."""
    quotes = [item.evidence[0].quote if item.evidence else item.skill.replace("-", " ") for item in opening.demands]
    return _plain([opening.title, *quotes], (opening.employer, opening.city))


def portray(encoder: Encoder, words: Sequence[str]) -> bytes:
    """The mean vector of some words, one signed byte a dimension; zeros where there are no words."""
    if not words:
        return bytes(DIMENSIONS)
    mean = encoder.encode(words).mean(axis=0)
    top = float(np.abs(mean).max()) or 1.0
    return bytes(np.rint(mean / top * STEPS).astype(np.int8).tobytes())


def as_vector(portrait: bytes) -> Vectors:
    """A kept portrait as a search takes it: its very steps, which float32 holds without rounding."""
    return np.asarray(np.frombuffer(portrait, np.int8).astype(np.float32))


def likeness(person: bytes, opening: bytes) -> float:
    """The cosine of two portraits, 0 where either is empty; worked out as the search does, to the last digit, so that
    a card made alone is the card of a ranking."""
    wide, words = (np.frombuffer(item, np.int8).astype(np.float64) for item in (person, opening))
    norm, size = float(np.sqrt(words @ words)), float(np.sqrt(np.vecdot(wide, wide)))
    return float(np.vecdot(wide, words / norm) / size) if norm and size else 0.0


def _plain(texts: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    words = [re.escape(word) for name in names for word in name.split() if len(word) > 1]
    named = re.compile(rf"\b(?:{'|'.join(words)})\b", re.I) if words else None
    cleaned: dict[str, None] = {}
    for text in texts:
        bare = _NUMBERS.sub(" ", _PRONOUNS.sub(" ", named.sub(" ", text) if named else text))
        cleaned[" ".join(bare.lower().split())] = None
    return tuple(text for text in cleaned if any(char.isalpha() for char in text))[:MOST_PIECES]
