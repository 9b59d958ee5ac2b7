"""Phrases that no skill explains, counted over all ads and grouped with near synonyms.

Ads are gone through twice: once to count runs of one to four words by the sentences they stand in, once to gather ads,
months, states and quotes of the groups that come of it. A sentence that many ads share counts once as a sentence, so
that no form's or firm's own text rises by being copied; a copy of an ad counts once, and so does a phrase that one ad
repeats.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from pathways.domain.ad_phrases import AdLeft, LineLeft
from pathways.domain.drift import DriftGroup, DriftQuote, Trend, half_year, judge_trend
from pathways.engine.encoder import Encoder, Vectors
from pathways.engine.reading.drift_words import BOUND, NO_WORK_LIKE, WEAK
from pathways.engine.reading.likeness import SkillSpace
from pathways.engine.reading.words import stem

LONGEST = 4
NEAR = 0.78
"""Cosine from which two phrases are one group: below it 'laser peening' would meet 'laser welding' (assumption)."""
SPELT_ALIKE = 93.0
RARE_RANK = 9_000
"""A single word counts by itself only when the encoder's vocabulary ranks it rarer than this, or not at all."""
MORE_WORDS = 0.6
"""How much more two words say than one (assumption)."""
NESTED = 0.6
"""A phrase is left out where a longer one with it stands in this share of its sentences."""
OFF_FIELD, KNOWN = 0.16, 0.92
"""A phrase whose nearest skill is farther than the first (cosine) is about something else than this field; one nearer
than the second is what a skill is called already: the reader knew it and did not believe it there."""
MOST_CANDIDATES, MOST_GROUPS, MOST_QUOTES, MOST_PHRASES = 2_500, 300, 5, 8
PRUNE_AT = 1_500_000
"""Distinct phrases held at once; past it those seen once are forgotten, so that memory stays bounded."""

Ads = Callable[[], Iterable[AdLeft]]


@dataclass(slots=True)
class _Tally:
    """What is gathered of one group on the second way; spelt counts how its phrases are written, by key."""

    months: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    quotes: list[DriftQuote] = field(default_factory=list)
    ads: int = 0
    spelt: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Sentences by phrase, one way to write each, and all dated ads by half-year."""

    sentences: Counter[str]
    surface: dict[str, str]
    halves: Counter[str]


@dataclass(frozen=True, slots=True)
class Grouper:
    """What grouping needs: vectors, the skills, and how common English words are (rank, 0 the commonest)."""

    encoder: Encoder
    space: SkillSpace
    ranks: Mapping[str, int]

    def group(self, ads: Ads, *, least: int, decided: frozenset[str] = frozenset()) -> tuple[DriftGroup, ...]:
        """All groups, best first. least: what stands in fewer ads, or in fewer different sentences, is left out, unless
        a decision holds it (its keys are in decided)."""
        counted = _count(ads())
        keys = self._candidates(counted, least, decided)
        if not keys:
            return ()
        vectors = self.encoder.encode([counted.surface[key] for key in keys])
        skills, cosines = self._nearest(vectors)
        fine = self._in_field(keys, vectors, cosines, decided)
        parts = _join([keys[at] for at in fine], [counted.surface[keys[at]] for at in fine], vectors[fine])
        groups = [[fine[at] for at in part] for part in parts]
        tallies = _gather(ads(), {keys[at]: number for number, part in enumerate(groups) for at in part})
        made = (
            self._make([keys[at] for at in part], counted, tallies[number], skills[part[0]], float(cosines[part[0]]))
            for number, part in enumerate(groups)
            if tallies[number].ads >= least or any(keys[at] in decided for at in part)
        )
        return tuple(sorted(made, key=lambda group: (-group.score, group.key))[:MOST_GROUPS])

    def _candidates(self, counted: _Counted, least: int, decided: frozenset[str]) -> list[str]:
        often = {key: count for key, count in counted.sentences.items() if count >= least or key in decided}
        inside = _nested(often)
        telling = [key for key in often if key in decided or (key not in inside and self._tells(counted.surface[key]))]
        telling.sort(key=lambda key: (key not in decided, -self._weigh(counted.surface[key], often[key]), key))
        return telling[:MOST_CANDIDATES]

    def _tells(self, phrase: str) -> bool:
        """Whether a phrase may name something to learn: its last word is a thing, and one of its words is telling."""
        words = phrase.split()
        strong = [word for word in words if stem(word) not in WEAK and len(word) > 2]
        if not strong or (BOUND.search(words[-1]) and len(strong) < 2):
            return False
        return len(words) > 1 or self.ranks.get(words[0], RARE_RANK) >= RARE_RANK

    def _weigh(self, phrase: str, count: int) -> float:
        """How often, times how distinctive: near 1 for words that the encoder has never met whole, near 0 for the
        commonest; two words say more than one."""
        words = phrase.split()
        rare = [math.log(2 + self.ranks.get(word, 30_000)) / math.log(30_002) for word in words]
        return math.log1p(count) * (sum(rare) / len(rare)) ** 3 * (1 + MORE_WORDS * (len(words) > 1))

    def _nearest(self, vectors: Vectors) -> tuple[list[str], NDArray[np.float32]]:
        """The nearest skill of each phrase with its cosine."""
        count = len(self.space.skills)
        scores = np.maximum(self.space.forms.nearest(vectors, count), self.space.definitions.nearest(vectors, count))
        return [self.space.skills[at] for at in scores.argmax(axis=1)], scores.max(axis=1)

    def _in_field(
        self, keys: Sequence[str], vectors: Vectors, cosines: NDArray[np.float32], decided: frozenset[str]
    ) -> list[int]:
        """The places of phrases nearer to our field than to what is no work, and not what a skill is called already."""
        away = np.maximum((vectors @ self.encoder.encode(list(NO_WORK_LIKE)).T).max(axis=1), OFF_FIELD)
        held = np.array([key in decided for key in keys])
        return np.flatnonzero(held | ((cosines > away) & (cosines < KNOWN))).tolist()

    def _make(self, keys: Sequence[str], counted: _Counted, tally: _Tally, skill: str, cosine: float) -> DriftGroup:
        head = max(keys, key=lambda key: (counted.sentences[key], key))
        spelt = sorted(tally.spelt.items(), key=lambda item: (item[0][0] != head, -item[1], item[0]))
        phrases = tuple(dict.fromkeys(words for (_, words), _ in spelt)) or (counted.surface[head],)
        halves: Counter[str] = Counter()
        for month, count in tally.months.items():
            halves[half_year(month)] += count
        trend = judge_trend(tuple((halves[half], counted.halves[half]) for half in sorted(counted.halves)))
        return DriftGroup(
            key=head,
            phrases=phrases[:MOST_PHRASES],
            keys=tuple(sorted(keys)),
            ads=tally.ads,
            months=tuple(sorted(tally.months.items())),
            states=tuple(sorted(tally.states.items(), key=lambda item: (-item[1], item[0]))),
            quotes=tuple(tally.quotes),
            skill=skill,
            cosine=round(cosine, 3),
            score=round(self._weigh(phrases[0], counted.sentences[head]) * _LIFT[trend], 4),
            trend=trend,
        )


_LIFT: Mapping[Trend, float] = {"rising": 1.5, "steady": 1.0, "unknown": 1.0, "falling": 0.8}
"""What is asked for more and more is looked at sooner (assumption)."""


def phrases_of(runs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(key, words as written) of every phrase of one to LONGEST words of a sentence, in order, repeats too."""
    for run in runs:
        yield from _phrases_of(run)


@lru_cache(maxsize=65536)
def _phrases_of(run: str) -> tuple[tuple[str, str], ...]:
    """Ads say the same things again and again, and are gone through twice."""
    words = run.lower().split()
    stems = [stem(word) for word in words]
    spans = ((at, at + size) for size in range(1, LONGEST + 1) for at in range(len(words) - size + 1))
    return tuple((" ".join(stems[first:last]), " ".join(words[first:last])) for first, last in spans)


def _things(line: LineLeft) -> tuple[str, ...]:
    """The runs of a sentence without the doing it opens with: 'Complies with rules', 'Halts unsafe work'."""
    opens, _, rest = line.runs[0].partition(" ") if line.runs else ("", "", "")
    doing = opens.endswith("s") and line.quote.startswith(f"{opens} ") and not _LISTED.match(line.quote, len(opens))
    return ((rest,) if rest else ()) + line.runs[1:] if doing else line.runs


_LISTED = re.compile(r" (?:and|or|is|are|must|shall|will)\b")
"""What follows a thing at the head of a sentence, and no doing."""


def _different(ads: Iterable[AdLeft]) -> Iterator[AdLeft]:
    """The ads without copies."""
    seen: set[str] = set()
    for ad in ads:
        if ad.words not in seen:
            seen.add(ad.words)
            yield ad


def _count(ads: Iterable[AdLeft]) -> _Counted:
    counted = _Counted(Counter(), {}, Counter())
    sentences: set[int] = set()
    for ad in _different(ads):
        if ad.month:
            counted.halves[half_year(ad.month)] += 1
        for line in ad.lines:
            runs = _things(line)
            told = hash(runs)
            if told not in sentences:
                sentences.add(told)
                _count_line(runs, counted)
        _prune(counted)
    return counted


def _count_line(runs: Sequence[str], counted: _Counted) -> None:
    found = dict(phrases_of(runs))
    counted.sentences.update(found.keys())
    for key, words in found.items():
        counted.surface.setdefault(key, words)


def _prune(counted: _Counted) -> None:
    if len(counted.surface) > PRUNE_AT:
        for key in [key for key, count in counted.sentences.items() if count == 1]:
            del counted.sentences[key], counted.surface[key]


def _nested(often: Mapping[str, int]) -> set[str]:
    """Keys that mostly stand inside a longer one."""
    inside: set[str] = set()
    for key, count in often.items():
        words = key.split(" ")
        for size in range(1, len(words)):
            for at in range(len(words) - size + 1):
                part = " ".join(words[at : at + size])
                if count >= NESTED * often.get(part, math.inf):
                    inside.add(part)
    return inside


def _join(keys: Sequence[str], names: Sequence[str], vectors: Vectors) -> list[list[int]]:
    """Phrases into groups: each joins the first, more telling one that it is near to, so no chain leads far away."""
    heads: list[int] = []
    members: dict[int, list[int]] = {}
    for at in range(len(keys)):
        near = vectors[heads] @ vectors[at] if heads else np.zeros(1)
        best = heads[int(near.argmax())] if heads and near.max() >= NEAR else None
        if best is None:
            best = next((head for head in heads if fuzz.ratio(names[head], names[at]) >= SPELT_ALIKE), at)
        if best == at:
            heads.append(at)
        members.setdefault(best, []).append(at)
    return [members[head] for head in heads]


def _gather(ads: Iterable[AdLeft], group_of: Mapping[str, int]) -> Mapping[int, _Tally]:
    tallies: dict[int, _Tally] = defaultdict(_Tally)
    for ad in _different(ads):
        met: dict[int, str] = {}
        for line in ad.lines:
            for key, words in phrases_of(_things(line)):
                number = group_of.get(key)
                if number is not None:
                    met.setdefault(number, line.quote)
                    tallies[number].spelt[key, words] += 1
        for number, quote in met.items():
            _enter(tallies[number], ad, quote)
    return tallies


def _enter(tally: _Tally, ad: AdLeft, quote: str) -> None:
    """The newest ads come first, and every quote is another sentence."""
    tally.ads += 1
    if ad.month:
        tally.months[ad.month] += 1
    if ad.state:
        tally.states[ad.state] += 1
    if len(tally.quotes) < MOST_QUOTES and all(quote != item.quote for item in tally.quotes):
        tally.quotes.append(DriftQuote(ad.id, ad.title, ad.month, ad.state, quote))
