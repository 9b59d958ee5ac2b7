"""The runs of telling words in an ad that no skill explains: raw matter for drift.

A run is broken by punctuation, by words that tell nothing of the work (``drift_words``) and by whatever a skill
explains. Sentences that ask for no work (praise, benefits, screening, how to apply) have none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pathways.domain.ad_phrases import LineLeft
from pathways.engine.reading.ad_sections import Placed
from pathways.engine.reading.drift_words import NO_WORK, TELL_NOTHING
from pathways.engine.reading.mentions import Mention
from pathways.engine.reading.reader import Shown

LONGEST_QUOTE = 240
MOST_WORDS = 5
_WORD = re.compile(r"[A-Za-z0-9][\w+#]*(?:[-'’][A-Za-z0-9][\w+#]*)*")
Spans = Mapping[int, Sequence[tuple[int, int]]]


def find_left(
    placed: Sequence[Placed], mentions: Sequence[Mention], shown: Mapping[str, Sequence[Shown]]
) -> tuple[LineLeft, ...]:  # fmt: skip
    """What is left of each sentence that asks for work."""
    spans = _explained(mentions, shown)
    lines = (_line(item, spans.get(at, ())) for at, item in enumerate(placed) if item.counts)
    return tuple(line for line in lines if line and line.runs)


def _explained(mentions: Sequence[Mention], shown: Mapping[str, Sequence[Shown]]) -> Spans:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        found[mention.segment].append((mention.hit.start, mention.hit.end))
    for stretches in shown.values():
        for item in stretches:
            found[item.segment].append((item.start, item.end))
    return found


def _line(item: Placed, explained: Sequence[tuple[int, int]]) -> LineLeft | None:
    text = item.asked
    if NO_WORK.search(item.segment.text):
        return None
    runs = tuple(dict.fromkeys(_runs(text, explained)))
    return LineLeft(" ".join(item.segment.text.split())[:LONGEST_QUOTE], runs)


def _runs(text: str, explained: Sequence[tuple[int, int]]) -> Iterator[str]:
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        joined = text[end : match.start()].isspace() and len(run) < MOST_WORDS
        if run and not joined:
            yield " ".join(run)
            run = []
        end = match.end()
        if _tells(match[0]) and not any(first < match.end() and match.start() < last for first, last in explained):
            run.append(match[0])
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _tells(word: str) -> bool:
    low = word.lower()
    return len(low) > 1 and not low.isdigit() and low not in TELL_NOTHING and low.rstrip("s") not in TELL_NOTHING
