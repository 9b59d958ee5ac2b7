"""Which demands of an ad may keep people out: what it says somebody must have, not every task it lists.

An ad reads as some fifteen skills, most of them tasks of the job. Were each a must, nobody would fit any ad: of 364
people made up for it not one met all twelve that a plain ad for a controls technologist comes to, 38 met the three it
insists on. A task that somebody cannot do yet costs points instead, and an employer can make it a must with one touch.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathways.domain.opening import Demand, Opening
from pathways.engine.reading.ad_sections import Placed, is_insisted_on

SURE = 0.75
"""A skill read with less confidence keeps nobody out (assumption)."""
_JOINS = re.compile(r"[,;/&+]|\b(?:and|or|with|y|o|con)\b", re.I)
MOST = 6
"""No more musts than this (assumption: what an employer would say twice)."""


def find_told(demands: Sequence[Demand], placed: Sequence[Placed]) -> frozenset[str]:
    """The skills an ad insists on: under its requirements, or with a word such as required or must."""
    return frozenset(demand.skill for demand in demands if any(_insists(demand, part) for part in placed))


def narrow_musts(opening: Opening, told: frozenset[str]) -> Opening:
    """The opening with a few musts at most, none where the ad insists on nothing; the other demands stay as tasks,
    which count but keep nobody out.

    Demands without words of their own were set by hand or by a posting's own fields, and stay as they are. A degree is
    a demand of its own: the field it is in ("BS in engineering") is no skill to insist on.
    """
    read = sorted((item for item in opening.demands if item.ask == "must" and item.evidence), key=_surest_first)
    schooling = {item.evidence.start for item in opening.formal if item.kind == "degree"}
    able = list(_one_a_thing([item for item in read if item.evidence[0].start not in schooling]))
    insisted = [item.skill for item in able if item.skill in told and item.confidence >= SURE][:MOST]
    demoted = {item.skill for item in read} - set(insisted)
    demands = [replace(item, ask="nice", task=True) if item.skill in demoted else item for item in opening.demands]
    return replace(opening, demands=tuple(sorted(demands, key=lambda item: (item.ask == "nice", not item.task))))


def _one_a_thing(demands: Sequence[Demand]) -> Iterator[Demand]:
    """Of several skills read out of one sentence as many as it lists things: "reads schematics" is one, not also to
    draw them. The surest come first."""
    taken: Counter[int] = Counter()
    for demand in demands:
        quote = demand.evidence[0]
        if taken[quote.start] <= len(_JOINS.findall(quote.quote)):
            taken[quote.start] += 1
            yield demand


def _surest_first(demand: Demand) -> tuple[float, str]:
    return -demand.confidence, demand.skill


def _insists(demand: Demand, placed: Placed) -> bool:
    segment = placed.segment
    inside = (item for item in demand.evidence if segment.start <= item.start < segment.start + len(segment.text))
    return placed.counts and any(
        is_insisted_on(placed, item.start - segment.start, item.start - segment.start + len(item.quote))
        for item in inside
    )
