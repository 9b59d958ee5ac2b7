"""Which figures of a funnel may be published: one partition of all learners, from which every table is added up.

Learners lie in cells, one a (state, site, furthest stage). Cells are joined into blocks, and a figure is published only
where it is a union of whole blocks; so whatever somebody adds and subtracts, they get sums of blocks. People are enough
for a block when there are none, or at least LEAST - 1 more than the cells they lie in: then, even knowing which cells
are empty and which are not, nobody can tell of any one cell that it holds fewer than LEAST.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pathways.domain.cohort import STAGES
from pathways.domain.small_cells import LEAST

Pair = tuple[str, str]
"""A state and a site."""
Counts = Mapping[Pair, Sequence[int]]
"""For each pair, how many came exactly as far as each stage."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people as it is published. whole: exactly people; else at least people (0: hidden)."""

    people: int
    whole: bool

    @property
    def hidden(self) -> bool:
        """Whether nothing is told but that there is somebody."""
        return not self.whole and not self.people


@dataclass(frozen=True, slots=True)
class Block:
    """Pairs that are told together. cuts are the stages (by place) from which on people are told apart."""

    pairs: frozenset[Pair]
    cuts: frozenset[int]


def count_cells(learners: Iterable[tuple[str, str, int]]) -> dict[Pair, list[int]]:
    """Cells from (state, site, number of stages reached); who reached none is not counted."""
    cells: dict[Pair, list[int]] = {}
    for (state, site, steps), people in sorted(Counter(learners).items()):
        if steps:
            cells.setdefault((state, site), [0] * len(STAGES))[steps - 1] += people
    return cells


def cut_blocks(counts: Counts) -> tuple[Block, ...]:
    """The partition: pairs that are enough by themselves; small ones joined within their state where they are enough
    together; the rest in one pool, which the smallest blocks join until it is enough. None where all are too few."""
    large = {frozenset({pair}) for pair in counts if _enough([pair], counts)}
    small = [pair for pair in counts if frozenset({pair}) not in large]
    pool: set[Pair] = set()
    for state in sorted({state for state, _ in small}):
        mine = [pair for pair in small if pair[0] == state]
        if _enough(mine, counts):
            large.add(frozenset(mine))
        else:
            pool.update(mine)
    for block in sorted(large, key=lambda pairs: _joins(pairs, pool, counts)):
        if not pool or _enough(pool, counts):
            break
        pool |= block
        large.discard(block)
    groups = [*large, frozenset(pool)] if pool else list(large)
    return tuple(Block(pairs, _cuts(pairs, counts)) for pairs in sorted(groups, key=sorted) if _enough(pairs, counts))


def read_figure(blocks: Iterable[Block], counts: Counts, wanted: Iterable[Pair], place: int) -> Figure:
    """How many of the wanted pairs came at least to a stage, by its place, as far as whole blocks tell: where a block
    is not cut at the stage, those who came as far as its next cut are among them."""
    pairs = frozenset(wanted)
    told = 0
    for block in blocks:
        cut = min((cut for cut in block.cuts if cut >= place), default=None)
        if cut is not None and block.pairs <= pairs:
            told += _at_least(block.pairs, counts, cut)
    return Figure(told, whole=told == _at_least(pairs, counts, place))


def _enough(pairs: Iterable[Pair], counts: Counts, first: int = 0, last: int = len(STAGES)) -> bool:
    """Whether the people of these pairs from one stage to before another are none, or enough for a block."""
    there = [people for pair in pairs for people in counts[pair][first:last] if people]
    return not there or sum(there) >= LEAST - 1 + len(there)


def _joins(pairs: frozenset[Pair], pool: set[Pair], counts: Counts) -> tuple[bool, int, list[Pair]]:
    """Who joins the pool first: a state that is in it already, then the fewest people."""
    states = {state for state, _ in pool}
    return not any(state in states for state, _ in pairs), _at_least(pairs, counts, 0), sorted(pairs)


def _cuts(pairs: frozenset[Pair], counts: Counts) -> frozenset[int]:
    """The stages from which on people of a block are told apart: each cut leaves enough, or nobody, on both sides, up
    to the next one. The certificate is asked for first, then who began, was hired, finished the capstone."""
    cuts = {0}
    for stage in ("certified", "enrolled", "hired", "capstone"):
        place = STAGES.index(stage)
        before = max(cut for cut in cuts if cut < place)
        after = min((cut for cut in cuts if cut > place), default=len(STAGES))
        if _enough(pairs, counts, before, place) and _enough(pairs, counts, place, after):
            cuts.add(place)
    return frozenset(cuts)


def _at_least(pairs: Iterable[Pair], counts: Counts, place: int) -> int:
    return sum(sum(counts[pair][place:]) for pair in pairs)
