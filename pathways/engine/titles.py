"""Job titles: which occupation and which of our roles a title means.

Exact and inflected titles are looked up by their stems; others by meaning, as the best title and the centroid of
each occupation's titles together, and short ones by their words as well. How well that works, and with what else it
was compared, stands in the report of `pathways evaluate`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import faiss
import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.engine.encoder import Vectors
from pathways.engine.reading.words import stem, stems
from pathways.engine.title_words import TitleWords

LONGEST = 6
"""Words in the longest title looked up inside a text."""
SHORT_FORMS = {
    short: stem(long)
    for short, long in (
        ("tech", "technician"), ("maint", "maintenance"), ("mfg", "manufacturing"), ("eng", "engineer"),
        ("engr", "engineer"), ("mgr", "manager"), ("supv", "supervisor"), ("sup", "supervisor"),
        ("opr", "operator"), ("op", "operator"),
        ("mech", "mechanic"), ("elec", "electrical"), ("prod", "production"), ("qc", "quality"), ("qa", "quality"),
        ("insp", "inspector"), ("assy", "assembly"), ("prog", "programmer"), ("asst", "assistant"),
    )
}  # fmt: skip
RANKS = frozenset({"sr", "jr", "senior", "junior", "ii", "iii", "iv", "1", "2", "3", "4", "level"})
CENTROID_SHARE = 0.35
NEIGHBOURS = 200
EVEN_SHARE = 0.5
"""In a search the best title and the centroid count alike."""
WORDS_SHARE, WORDS_SCALE = 0.5, 3.0
"""What ln(1 + BM25) / WORDS_SCALE, some 0 to 1.3, counts beside a cosine (fitted on titles of groups not held out)."""
LONGEST_TITLE = 12
"""Words up to which a text is searched by its words as well; in longer ones they lead astray (measured)."""
BATCH = 256


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """One title of one occupation. role is the catalogue role it names, or ''."""

    text: str
    onet_soc: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class OccupationHit:
    """An occupation a text is near to: score is a cosine-like number, higher is nearer; title is the nearest title."""

    onet_soc: str
    score: float
    title: str


class TitleIndex:
    """All titles with their vectors; entries and vectors share their order. faiss does the exact search."""

    def __init__(self, entries: Sequence[TitleEntry], vectors: Vectors, names: Mapping[str, str]) -> None:
        self.entries = tuple(entries)
        self.names = dict(names)
        self._keys: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            self._keys[title_key(stems(entry.text))].append(number)
        self._openers = frozenset(key[0] for key in self._keys if key)
        self._codes = tuple(dict.fromkeys(entry.onet_soc for entry in self.entries))
        column = {code: index for index, code in enumerate(self._codes)}
        self._columns = np.array([column[entry.onet_soc] for entry in self.entries], np.int64)
        self._centroids = _centroids(vectors, self._columns, len(self._codes))
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)
        bags = [Counter[str]() for _ in self._codes]
        for key, numbers in self._keys.items():
            for number in numbers:
                bags[self._columns[number]].update(key)
        self._words = TitleWords(bags)

    def may_begin(self, word: str) -> bool:
        """Whether a title may begin with this stem: most words of a text open none, and need no looking up."""
        return word in RANKS or word in self._openers or SHORT_FORMS.get(word) in self._openers

    def named(self, run: tuple[str, ...]) -> list[TitleEntry]:
        """The entries whose title has these stems, short forms written out and words of rank left out."""
        return [self.entries[number] for number in self._keys.get(title_key(run), ())]

    def nearest(self, vectors: Vectors, limit: int = 10) -> list[list[OccupationHit]]:
        """For each vector the occupations nearest in meaning, best first."""
        central = CENTROID_SHARE * (vectors @ self._centroids.T) if len(vectors) else vectors
        return self._search(vectors, 1 - CENTROID_SHARE, central, limit)

    def search(self, texts: Sequence[str], vectors: Vectors, limit: int = 10) -> list[list[OccupationHit]]:
        """For each text the occupations it is about, best first, by meaning and, where it is short, by its words.

        vectors holds one unit row a text. Scores are for the order; one of 1 and more is a title met nearly word
        for word.
        """
        found: list[list[OccupationHit]] = []
        for first in range(0, len(texts), BATCH):
            part = vectors[first : first + BATCH]
            keys = [title_key(stems(text)) for text in texts[first : first + BATCH]]
            words = self._words.score([key if len(key) <= LONGEST_TITLE else () for key in keys])
            beside = EVEN_SHARE * (part @ self._centroids.T) + WORDS_SHARE * np.log1p(words) / WORDS_SCALE
            found.extend(self._search(part, 1 - EVEN_SHARE, beside.astype(np.float32), limit))
        return found

    def _search(
        self, vectors: Vectors, share: float, beside: NDArray[np.float32], limit: int
    ) -> list[list[OccupationHit]]:
        """By share x the cosine of the best title + what stands beside it, shape (texts, occupations)."""
        if not self.entries or not len(vectors):
            return [[] for _ in vectors]
        scores, numbers = self._index.search(vectors, min(NEIGHBOURS, len(self.entries)))
        return [self._rank(*row, share, limit) for row in zip(scores, numbers, beside, strict=True)]

    def _rank(
        self, scores: NDArray[np.float32], numbers: NDArray[np.int64], beside: NDArray[np.float32],
        share: float, limit: int,
    ) -> list[OccupationHit]:  # fmt: skip
        best: dict[int, tuple[float, int]] = {}
        for score, number in zip(scores, numbers, strict=True):
            best.setdefault(int(self._columns[number]), (float(score), int(number)))
        floor = float(scores[-1])
        joined = share * np.full(len(beside), floor, np.float32) + beside
        for column, (score, _) in best.items():
            joined[column] += share * (score - floor)
        order = np.argsort(-joined, kind="stable")[:limit]
        return [OccupationHit(self._codes[i], float(joined[i]), self._best_title(best, int(i))) for i in order]

    def _best_title(self, best: Mapping[int, tuple[float, int]], column: int) -> str:
        found = best.get(column)
        return self.entries[found[1]].text if found else self.names.get(self._codes[column], "")


def title_key(run: tuple[str, ...]) -> tuple[str, ...]:
    """The stems a title is looked up by: 'Sr. Maint. Tech II' is a maintenance technician."""
    words = tuple(SHORT_FORMS.get(word, word) for word in run if word not in RANKS)
    return words or run


def title_entries(catalog: Catalog, imported: Iterable[tuple[str, str]] = ()) -> tuple[TitleEntry, ...]:
    """The catalogue's roles and aliases, its occupations' alternate titles, and those of an O*NET import."""
    entries: dict[tuple[str, str, str], TitleEntry] = {}
    for role in catalog.roles.values():
        for text in (role.title, *role.aliases):
            entries[text.lower(), role.onet_soc, role.id] = TitleEntry(text, role.onet_soc, role.id)
    for code, text in (*((o.onet_soc, o.title) for o in catalog.occupations.values()), *catalog.titles, *imported):
        entries.setdefault((text.lower(), code, ""), TitleEntry(text, code))
    return tuple(entries.values())


def _centroids(vectors: Vectors, columns: NDArray[np.int64], count: int) -> Vectors:
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, columns, vectors)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms == 0, 1, norms), np.float32)
