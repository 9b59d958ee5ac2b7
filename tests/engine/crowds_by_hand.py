"""Random small crowds, and what a search must answer, worked out person by person with the domain's own formulas."""

import datetime
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from pathways.domain.crowd import CrowdAnswer, CrowdHit, CrowdRow, Filters, Near, NearGroup, Need
from pathways.domain.gap import Gap, Readiness, RequirementState
from pathways.domain.matching import encode_held, in_steps, make_score
from pathways.domain.places import miles_between
from pathways.domain.role import Requirement
from pathways.domain.skill import HeldSkill
from pathways.engine.crowd_filters import MILES

SKILLS = ("a", "b", "c", "d", "e")
STATES, CREDENTIALS = ("CA", "NY", "OH"), ("forklift", "mastercam", "weld")
SHIFTS = ("day", "second", "third", "rotating")
TODAY = datetime.date(2026, 3, 1)
DIMENSIONS = 4
Held = dict[str, HeldSkill]
Stroke = tuple[str, int, int, int]
"""Whether people leave or are written anew, the number of the first of them, how many, and every how manyeth."""


def held_by(row: CrowdRow) -> Held:
    """What the bytes of a row say, read the slow way."""
    pairs = ((skill, divmod(code - 1, 61)) for skill, code in zip(SKILLS, row.codes, strict=True) if code)
    return {skill: HeldSkill(skill, level + 1, step / 60, "quoted") for skill, (level, step) in pairs}


def cosine(row: CrowdRow, vector: Sequence[float]) -> float:
    """Of two vectors, as in a textbook."""
    own = np.frombuffer(row.vector, np.int8).tolist()
    lengths = math.hypot(*own) * math.hypot(*vector)
    return sum(x * y for x, y in zip(own, vector, strict=True)) / lengths if lengths else 0.0


def score(row: CrowdRow, needs: Sequence[Need], vector: Sequence[float]) -> CrowdHit:
    """The domain's score of one person; rounded as the search does, so that equal people tie."""
    held = held_by(row)
    items = [
        RequirementState(Requirement(need.skill, need.level, 5), "have", need.share, held.get(need.skill), "", "")
        for need in needs
    ]
    made = make_score(Gap("opening", Readiness(0, 0, 0), tuple(items)), cosine(row, vector))
    return CrowdHit(row.id, round(made.total, 12), made.likeness)


def lacks(row: CrowdRow, needs: Sequence[Need]) -> tuple[str, ...]:
    """The musts somebody does not meet."""
    held = held_by(row)
    return tuple(
        need.skill for need in needs
        if need.must and (need.skill not in held or held[need.skill].level < need.level)
    )  # fmt: skip


def passes(row: CrowdRow, filters: Filters) -> bool:
    """Whether somebody passes every filter."""
    return all((
        not filters.states or row.state in filters.states,
        filters.near is None or within(row, filters.near),
        not filters.shifts or row.shift in {*filters.shifts, "unknown"},
        not filters.certificates or row.certificate in filters.certificates,
        filters.credentials <= set(row.credentials),
        not filters.any_credentials or filters.any_credentials & set(row.credentials),
        not filters.pay_at_most or row.pay_floor <= filters.pay_at_most,
        filters.available_by is None or (row.available or TODAY) <= filters.available_by,
        filters.demo == "with" or row.demo == (filters.demo == "only"),
        row.id not in filters.excluded,
    ))  # fmt: skip


def within(row: CrowdRow, near: Near) -> bool:
    """Whether somebody is known to live so near."""
    if row.latitude is None or row.longitude is None:
        return False
    return miles_between(row.latitude, row.longitude, near.latitude, near.longitude) <= near.miles


def choices_of(filters: Filters) -> dict[str, dict[str, Filters]]:
    """The same filters with one of them set to each single choice."""
    found = {
        "state": {value: replace(filters, states=frozenset({value})) for value in STATES},
        "shift": {value: replace(filters, shifts=frozenset({value})) for value in SHIFTS},
        "certificate": {
            value: replace(filters, certificates=frozenset({value})) for value in ("none", "training", "held")
        },
        "credential": {value: replace(filters, credentials=frozenset({value})) for value in CREDENTIALS},
        "demo": {value: replace(filters, demo=value) for value in ("with", "without", "only")},
    }
    if filters.near:
        near = filters.near
        found["miles"] = {str(miles): replace(filters, near=replace(near, miles=miles)) for miles in MILES}
    return found


def answer_by_hand(
    rows: Sequence[CrowdRow], needs: Sequence[Need], vector: Sequence[float], filters: Filters, limit: int,
    groups: int, group_limit: int,
) -> CrowdAnswer:  # fmt: skip
    """The whole answer, nothing left out and nothing clever."""

    def fits(filters: Filters, needs: Sequence[Need] = needs) -> int:
        return sum(passes(row, filters) and not lacks(row, needs) for row in rows)

    def best(some: Sequence[CrowdRow]) -> list[CrowdHit]:
        return sorted((score(row, needs, vector) for row in some), key=lambda hit: (-hit.total, hit.id))

    pool = [row for row in rows if passes(row, filters)]
    found = best([row for row in pool if not lacks(row, needs)])
    missing = Counter(lacks(row, needs) for row in pool if lacks(row, needs))
    order = sorted(missing.items(), key=lambda item: (len(item[0]), -item[1], _mask(item[0], needs)))
    return CrowdAnswer(
        len(pool), len(found), tuple(found[:limit]),
        tuple(
            NearGroup(lacking, number, tuple(best([row for row in pool if lacks(row, needs) == lacking])[:group_limit]))
            for lacking, number in order[:groups]
        ),
        {
            need.skill: fits(filters, [replace(other, must=other.must and other != need) for other in needs])
            for need in needs if need.must
        },
        {key: {value: fits(other) for value, other in one.items()} for key, one in choices_of(filters).items()},
        tuple(hit.total for hit in found[: max(limit, 200)]),
        {need.skill: sum(not lacks(row, [need]) for row in pool) for need in needs if need.must},
        dict(Counter(len(lacks(row, needs)) for row in pool if lacks(row, needs))) if groups else {},
    )  # fmt: skip


def _mask(lacking: tuple[str, ...], needs: Sequence[Need]) -> int:
    musts = [need.skill for need in needs if need.must]
    return sum(1 << musts.index(skill) for skill in lacking)


def code(levels: dict[str, tuple[int, float]]) -> bytes:
    """The bytes of somebody with these levels and confidences."""
    held = {skill: HeldSkill(skill, level, in_steps(sure), "quoted") for skill, (level, sure) in levels.items()}
    return encode_held(held, SKILLS)


def rows(ids: Sequence[str] = tuple("abcdefghijklmnop")) -> st.SearchStrategy[CrowdRow]:
    """One person; few values each, so that many are alike and tie."""
    levels = st.dictionaries(
        st.sampled_from(SKILLS), st.tuples(st.integers(1, 4), st.sampled_from([0.0, 0.5, 0.7, 1.0]))
    )
    vectors = st.lists(st.sampled_from([-127, -5, 0, 0, 3, 127]), min_size=DIMENSIONS, max_size=DIMENSIONS)
    point = st.sampled_from([None, 39.96, 41.5, 44.0])
    return st.builds(
        CrowdRow,
        id=st.sampled_from(ids),
        revision=st.integers(0, 9),
        codes=levels.map(code),
        vector=vectors.map(lambda values: np.array(values, np.int8).tobytes()),
        state=st.sampled_from(["", *STATES]),
        latitude=point,
        longitude=st.sampled_from([None, -83.0, -81.7]),
        shift=st.sampled_from(["unknown", *SHIFTS]),
        certificate=st.sampled_from(["none", "training", "held"]),
        credentials=st.lists(st.sampled_from(CREDENTIALS), unique=True).map(tuple),
        pay_floor=st.sampled_from([0, 40_000, 60_000]),
        available=st.sampled_from([None, TODAY, datetime.date(2026, 6, 1), datetime.date(2025, 1, 1)]),
        demo=st.booleans(),
    )


def strokes(people: int) -> st.SearchStrategy[list[tuple[Stroke, ...]]]:
    """Changes, each of some strokes over many of so many people."""
    one = st.tuples(
        st.sampled_from(["gone", "edit"]), st.integers(0, people - 1), st.integers(1, 80), st.sampled_from([1, 1, 2, 5])
    )
    return st.lists(st.lists(one, min_size=1, max_size=4).map(tuple), min_size=1, max_size=8)


def needs() -> st.SearchStrategy[list[Need]]:
    """Up to five needs whose shares add up to 1."""
    asked = st.lists(
        st.tuples(st.sampled_from(SKILLS), st.integers(1, 4), st.integers(1, 5), st.booleans()),
        max_size=5, unique_by=lambda item: item[0],
    )  # fmt: skip
    return asked.map(
        lambda items: [
            Need(skill, level, weight / sum(item[2] for item in items), must) for skill, level, weight, must in items
        ]
    )


def filters() -> st.SearchStrategy[Filters]:
    """Any filters, most of them unset."""
    near = st.builds(Near, st.just(39.96), st.just(-83.0), st.sampled_from([0, 60, 120, 300]))
    days = st.sampled_from([None, None, TODAY, datetime.date(2026, 5, 1), datetime.date(2025, 6, 1)])
    return st.builds(
        Filters,
        states=_few(("NV", *STATES)),
        near=st.one_of(st.none(), st.none(), near),
        shifts=_few(("unknown", *SHIFTS)),
        certificates=_few(("none", "training", "held")),
        credentials=_few(CREDENTIALS, most=2),
        any_credentials=_few((*CREDENTIALS, "unheard of")),
        pay_at_most=st.sampled_from([0, 0, 30_000, 50_000]),
        available_by=days,
        demo=st.sampled_from(["with", "with", "without", "only"]),
        excluded=_few(tuple("abcdxyz")),
    )


def _few(values: Sequence[str], most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    return st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(values), max_size=most))
