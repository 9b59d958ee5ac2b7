"""Small counts of people stay hidden: no sum, no difference and no solver gives one back."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pathways.domain.small_cells import LEAST, keep_apart
from pathways.engine.gap_hiding import Hider, Told, list_asked
from pathways.engine.gap_people import KINDS
from tests.engine.small_cells_by_hand import Attacker, ByHand

AREAS = 5
Counts = NDArray[np.int64]


@st.composite
def populations(draw: st.DrawFn, areas: int = AREAS) -> Counts:
    """A few kinds of people in every area, many counts near the line; the last area is that of no known state."""
    counts = np.zeros((areas, KINDS), np.int64)
    kinds = draw(st.lists(st.integers(0, KINDS - 1), min_size=1, max_size=8, unique=True))
    people = st.one_of(st.just(0), st.integers(1, 12), st.integers(8, 60))
    for area in range(areas):
        for kind in kinds:
            counts[area, kind] = draw(people)
    return counts


@settings(max_examples=60, deadline=None)
@given(populations())
def test_all_skills_at_once_come_out_as_the_rule_written_down_plainly(counts: Counts) -> None:
    told, plain = Hider().hide(counts[None]), ByHand(counts)
    for number, asked in enumerate(list_asked()):
        measure, level = divmod(number, 4)
        kinds = np.flatnonzero(asked).tolist()
        everywhere = frozenset((area, kind) for area in range(AREAS) for kind in kinds)
        assert plain.tell(everywhere) == (told.value[measure, 0, level, -1], told.whole[measure, 0, level, -1])
        for area in range(AREAS - 1):
            here = frozenset((area, kind) for kind in kinds)
            assert plain.tell(here) == (told.value[measure, 0, level, area], told.whole[measure, 0, level, area])


@settings(max_examples=100, deadline=None)
@given(populations())
def test_what_is_told_is_true_and_never_a_small_count(counts: Counts) -> None:
    told = Hider().hide(counts[None])
    for number, asked in enumerate(list_asked()):
        measure, level = divmod(number, 4)
        truth = [*counts[:-1, asked].sum(axis=1), counts[:, asked].sum()]
        value, whole = told.value[measure, 0, level], told.whole[measure, 0, level]
        assert all(has == says if sure else has >= says for has, says, sure in zip(truth, value, whole, strict=True))
        assert all(says == 0 or says >= LEAST for says in value.tolist())


@settings(max_examples=12, deadline=None)
@given(populations(areas=4))
def test_a_solver_that_knows_all_that_is_told_recovers_no_hidden_count(counts: Counts) -> None:
    assert not list(leaks(counts, Hider().hide(counts[None])))


def test_the_solver_does_recover_a_count_where_only_small_cells_are_hidden() -> None:
    counts = np.zeros((4, KINDS), np.int64)
    counts[:3, KINDS // 2 + 10] = (40, 30, 5)
    counts[:3, 0] = 60
    naive = Hider().hide(counts[None])
    for number, asked in enumerate(list_asked()):
        measure, level = divmod(number, 4)
        truth = np.append(counts[:-1, asked].sum(axis=1), counts[:, asked].sum())
        whole = (truth == 0) | (truth >= LEAST)
        naive.whole[measure, 0, level], naive.value[measure, 0, level] = whole, np.where(whole, truth, 0)
    assert (2, 5, 5) in list(leaks(counts, naive))
    assert not list(leaks(counts, Hider().hide(counts[None])))


def leaks(counts: Counts, told: Told) -> list[tuple[int, int, int]]:
    """(area, least, most) of every hidden count that can be told nearer than to LEAST people."""
    told = Told(told.value[:, 0], told.whole[:, 0])
    flat = Told(told.value[:, None], told.whole[:, None])
    attacker, found = Attacker(flat, counts.sum(axis=1)), []
    for number, asked in enumerate(list_asked()):
        for area in range(len(counts) - 1):
            if not told.whole[number // 4, number % 4, area]:
                least, most = attacker.find(area, asked)
                if most - least < LEAST:
                    found.append((area, least, most))
    return found


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 40), max_size=12))
def test_a_pool_holds_enough_that_each_of_its_parts_could(parts: dict[int, int]) -> None:
    apart = keep_apart(parts)
    pool = [people for name, people in parts.items() if name not in apart]
    assert all(parts[name] == 0 or parts[name] >= LEAST for name in apart)
    assert all(pool)
    assert not pool or sum(pool) - (len(pool) - 1) >= LEAST or not any(parts[name] for name in apart)
    assert sum(people for name, people in parts.items() if name in apart) + sum(pool) == sum(parts.values())


def test_an_empty_part_is_told_and_the_smallest_large_one_covers_for_a_small_one() -> None:
    assert keep_apart({"OH": 0, "MI": 3, "IN": 20, "KY": 90}) == {"OH", "KY"}
    assert keep_apart({"OH": 4, "MI": 4}) == set()
