"""Character n-gram TF-IDF: how alike two texts are in spelling, which vectors of meaning do not see.

Measured on job-ad sentences against skills (RP@5): cosine of MiniLM alone .456, with 0.5 x this .555.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BUCKETS = 1 << 18
SIZES = (3, 4, 5)


class CharTfidf:
    """Documents as sparse unit rows over hashed character n-grams (3-5, within words); likeness is a cosine."""

    def __init__(self, documents: Sequence[str]) -> None:
        counts = [_grams(document) for document in documents]
        seen = Counter(gram for count in counts for gram in count)
        total = max(1, len(documents))
        self._idf = {gram: math.log((1 + total) / (1 + found)) + 1.0 for gram, found in seen.items()}
        self._unseen = math.log(1 + total) + 1.0
        self._rows = self._matrix(counts)

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosine of every text with every document, shape (texts, documents)."""
        rows = self._matrix([_grams(text) for text in texts])
        return np.asarray((rows @ self._rows.T).todense(), np.float32)

    def _matrix(self, counts: Sequence[Counter[int]]) -> sparse.csr_matrix:
        pointers, columns, values = [0], list[int](), list[float]()
        for count in counts:
            weights = {gram: (1 + math.log(n)) * self._idf.get(gram, self._unseen) for gram, n in count.items()}
            norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            columns.extend(weights)
            values.extend(weight / norm for weight in weights.values())
            pointers.append(len(columns))
        return sparse.csr_matrix((values, columns, pointers), shape=(len(counts), BUCKETS), dtype=np.float32)


def _grams(text: str) -> Counter[int]:
    found: Counter[int] = Counter()
    for word in re.findall(r"[^\W_]+", text.lower()):
        found.update(_grams_of(word))
    return found


@lru_cache(maxsize=65536)
def _grams_of(word: str) -> tuple[int, ...]:
    padded = f" {word} "
    spans = ((start, size) for size in SIZES for start in range(max(1, len(padded) - size + 1)))
    return tuple(zlib.crc32(padded[start : start + size].encode()) % BUCKETS for start, size in spans)
