"""Titles held out of the index: which SOC minor groups, which of their titles, and what is asked with them.

Only titles of whole minor groups that training must leave alone are asked, a few of every occupation, so that one
with hundreds of titles does not decide the figure. A title asked is hidden from the index wherever it stands, in
whatever inflection or order of words; the occupation's other titles stay, as they do for a person whose title is new.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathways.domain.onet import OnetRelease
from pathways.engine.reading.words import stems

MANUFACTURING = ("17", "49", "51")
"""SOC major groups where manufacturing works: engineers and technicians, maintenance, production."""
HELD_OUT_SHARE = 4
"""One in so many minor groups is held out, within manufacturing and outside it alike."""
MOST_AN_OCCUPATION, HIDDEN_SHARE = 6, 4
"""So many alternate titles of an occupation are hidden, but at most one in so many of those it has."""
MOST_QUERIES = 1500

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A title asked, and the SOC codes ('51-4041') of all occupations that list it."""

    text: str
    right: frozenset[str]

    @property
    def manufacturing(self) -> bool:
        """Whether one of its occupations is in manufacturing."""
        return any(code[:2] in MANUFACTURING for code in self.right)


@dataclass(frozen=True)
class HeldOut:
    """groups: minor groups ('51-4'); hidden: keys of the titles that no index may hold; queries: the same, to ask."""

    groups: frozenset[str]
    hidden: frozenset[Key]
    queries: tuple[Query, ...]

    def shows(self, title: str) -> bool:
        """Whether an index may hold a title."""
        return key_of(title) not in self.hidden


def hold_out(release: OnetRelease, most: int = MOST_QUERIES) -> HeldOut:
    """The same titles for the same release, whatever the order of its rows: chosen by digests, not by chance."""
    groups = choose_groups(item.code for item in release.occupations)
    names = {key_of(item.title) for item in release.occupations} | {()}
    right: dict[Key, set[str]] = defaultdict(set)
    written: dict[Key, set[str]] = defaultdict(set)
    alternates: dict[str, set[Key]] = defaultdict(set)
    for title in release.titles:
        key = key_of(title.title)
        right[key].add(title.code[:7])
        if title.kind == "alternate" and minor_group(title.code) in groups and key not in names:
            written[key].add(title.title)
            alternates[title.code].add(key)
    hidden = {key for keys in alternates.values() for key in _some(keys)}
    chosen = sorted(hidden, key=_digest_key)[:most]
    return HeldOut(groups, frozenset(chosen), tuple(Query(min(written[key]), frozenset(right[key])) for key in chosen))


def choose_groups(codes: Iterable[str]) -> frozenset[str]:
    """The minor groups held out; `pathways train` leaves them alone when it learns from titles."""
    groups = sorted({minor_group(code) for code in codes}, key=_digest)
    inside = [group for group in groups if group[:2] in MANUFACTURING]
    outside = [group for group in groups if group[:2] not in MANUFACTURING]
    return frozenset((*_first(inside), *_first(outside)))


def minor_group(code: str) -> str:
    """The SOC minor group of an O*NET-SOC code: 51-4041.00 lies in 51-4(000)."""
    return code[:4]


def key_of(title: str) -> Key:
    """What a title is beyond inflection and order of words."""
    return tuple(sorted(stems(title)))


def _some(keys: Iterable[Key]) -> Sequence[Key]:
    ordered = sorted(keys, key=_digest_key)
    return ordered[: min(MOST_AN_OCCUPATION, len(ordered) // HIDDEN_SHARE)]


def _first(groups: Sequence[str]) -> Sequence[str]:
    return groups[: -(-len(groups) // HELD_OUT_SHARE)]


def _digest_key(key: Key) -> int:
    return _digest("\n".join(key))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
