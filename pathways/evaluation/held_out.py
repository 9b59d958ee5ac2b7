"""Titles held out of the index: which SOC minor groups, which of their titles, and what is asked with them.

Only titles of whole minor groups that training must leave alone are asked, a few of every occupation, so that one
with hundreds of titles does not decide the figure. A title asked is hidden from the index wherever it stands, in
whatever inflection or order of words; the occupation's other titles stay, as they do for a person whose title is new.

Beside them stand titles drawn at random from all groups, as others often measure: occupations with many titles are
asked most, and those are the ones that share their words.
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
RANDOM_SHARE, RANDOM_QUERIES = 20, 600
"""At random one in so many alternate titles is hidden, and so many of those are asked."""

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


@dataclass(frozen=True, slots=True)
class _Listed:
    """right: SOC codes of every title; written: the spellings of each alternate one; keys: those of an occupation."""

    right: dict[Key, set[str]]
    written: dict[Key, set[str]]
    keys: dict[str, set[Key]]

    def ask(self, keys: Iterable[Key]) -> tuple[Query, ...]:
        return tuple(Query(min(self.written[key]), frozenset(self.right[key])) for key in keys)


def hold_out(release: OnetRelease, most: int = MOST_QUERIES) -> HeldOut:
    """The same titles for the same release, whatever the order of its rows: chosen by digests, not by chance."""
    groups = choose_groups(item.code for item in release.occupations)
    listed = _list_alternates(release, groups)
    hidden = {key for keys in listed.keys.values() for key in _some(keys)}
    chosen = sorted(hidden, key=_digest_key)[:most]
    return HeldOut(groups, frozenset(chosen), listed.ask(chosen))


def hold_out_at_random(release: OnetRelease, most: int = RANDOM_QUERIES) -> HeldOut:
    """One in RANDOM_SHARE of all alternate titles hidden, whatever their group; the same ones for the same release."""
    groups = frozenset(minor_group(item.code) for item in release.occupations)
    listed = _list_alternates(release, groups)
    hidden = sorted((key for key in listed.written if _digest_key(key) % RANDOM_SHARE == 0), key=_digest_key)
    return HeldOut(groups, frozenset(hidden), listed.ask(hidden[:most]))


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


def _list_alternates(release: OnetRelease, groups: frozenset[str]) -> _Listed:
    """The alternate titles of some groups; names of occupations are left out."""
    names = {key_of(item.title) for item in release.occupations} | {()}
    listed = _Listed(defaultdict(set), defaultdict(set), defaultdict(set))
    for title in release.titles:
        key = key_of(title.title)
        listed.right[key].add(title.code[:7])
        if title.kind == "alternate" and minor_group(title.code) in groups and key not in names:
            listed.written[key].add(title.title)
            listed.keys[title.code].add(key)
    return listed


def _some(keys: Iterable[Key]) -> Sequence[Key]:
    ordered = sorted(keys, key=_digest_key)
    return ordered[: min(MOST_AN_OCCUPATION, len(ordered) // HIDDEN_SHARE)]


def _first(groups: Sequence[str]) -> Sequence[str]:
    return groups[: -(-len(groups) // HELD_OUT_SHARE)]


def _digest_key(key: Key) -> int:
    return _digest("\n".join(key))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
