"""Counts of people that may be told, so that no sum and no difference gives a small one back.

All people begin as one block. A cut takes a block apart only where every part that is left holds nobody or at least
LEAST people. A count is told only when it is a union of whole blocks, or of blocks that hold nobody. Whoever knows
everything told knows no more than the sums of blocks, so a count that is not told can be anything from the people of
the blocks wholly inside it up to those of all blocks that overlap it: at least LEAST people wide. engine/gap_hiding
makes the cuts for all skills at once.
"""

from collections.abc import Hashable, Mapping

LEAST = 11
"""Fewer people than this, but more than none, are never told as a count."""


def keep_apart(parts: Mapping[Hashable, int], least: int = LEAST) -> frozenset[Hashable]:
    """Which parts of a block (name -> people) may be told apart; the others stay together in one pool.

    The pool holds so many people more than it has parts that each of them could hold `least`, even for somebody who
    knows that none of them is empty. Where the small parts do not make that much, the smallest of the large ones join
    them. An empty part stands apart always.
    """
    pool = [name for name, people in parts.items() if 0 < people < least]
    large = sorted((people, str(name), name) for name, people in parts.items() if people >= least)
    held = sum(parts[name] for name in pool)
    while pool and large and held < least - 1 + len(pool):
        people, _, name = large.pop(0)
        pool.append(name)
        held += people
    return frozenset(parts) - frozenset(pool)
