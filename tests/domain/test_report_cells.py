"""No small number of learners comes out of a report, whatever is added, subtracted and known beside it."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from pathways.domain.cohort import STAGES
from pathways.domain.report_cells import Figure, cut_blocks, read_figure
from pathways.domain.small_cells import LEAST

Counts = dict[tuple[str, str], list[int]]
STATES, SITES = ("MA", "NH", "OH", "RI"), ("a", "b", "c")
PEOPLE = st.one_of(st.just(0), st.integers(1, 4), st.integers(0, 40))
TABLES = st.dictionaries(
    st.tuples(st.sampled_from(STATES), st.sampled_from(SITES)),
    st.lists(PEOPLE, min_size=len(STAGES), max_size=len(STAGES)).filter(any),
    min_size=1,
    max_size=8,
)


def rows_of(counts: Counts) -> list[list[tuple[str, str]]]:
    """What has a row in one of the tables: all, each state, each site."""
    ways = [[pair for pair in counts if pair[part] == code] for part in (0, 1) for code in {p[part] for p in counts}]
    return [list(counts), *ways]


def figures_of(counts: Counts) -> dict[tuple[int, int], Figure]:
    """Every published figure by row and stage."""
    blocks = cut_blocks(counts)
    return {
        (row, place): read_figure(blocks, counts, pairs, place)
        for row, pairs in enumerate(rows_of(counts))
        for place in range(len(STAGES))
    }


def solve(counts: Counts, wanted: np.ndarray) -> float:
    """The most that an attacker must think possible for a set of cells: they know every published figure, which cells
    are empty, and that no other is."""
    cells = [(pair, stage) for pair in counts for stage in range(len(STAGES))]
    where = {cell: place for place, cell in enumerate(cells)}
    exact, sums, least, floors = [], [], [], []
    rows = rows_of(counts)
    for (row, place), figure in figures_of(counts).items():
        line = np.zeros(len(cells))
        for pair, stage in itertools.product(rows[row], range(place, len(STAGES))):
            line[where[pair, stage]] = 1
        if figure.whole:
            exact.append(line)
            sums.append(figure.people)
        else:
            least.append(-line)
            floors.append(-figure.people)
    bounds = [(1, None) if counts[pair][stage] else (0, 0) for pair, stage in cells]
    found = linprog(
        -wanted, A_ub=np.array(least) if least else None, b_ub=floors or None, A_eq=np.array(exact) if exact else None,
        b_eq=sums or None, bounds=bounds,
    )  # fmt: skip
    if found.status == 3:
        return float("inf")
    assert found.status == 0
    return float(-found.fun)


@given(TABLES)
@settings(max_examples=120, deadline=None)
def test_an_attacker_who_knows_all_tables_at_once_can_tell_of_no_cell_that_it_is_small(counts: Counts) -> None:
    cells = [(pair, stage) for pair in counts for stage in range(len(STAGES))]
    small = [place for place, (pair, stage) in enumerate(cells) if 0 < counts[pair][stage] < LEAST]
    for place in small[:6]:
        wanted = np.zeros(len(cells))
        wanted[place] = 1
        assert solve(counts, wanted) >= LEAST - 1e-6


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_no_hidden_figure_of_a_table_comes_back(counts: Counts) -> None:
    cells = [(pair, stage) for pair in counts for stage in range(len(STAGES))]
    for (row, place), figure in list(figures_of(counts).items())[:12]:
        true = sum(sum(counts[pair][place:]) for pair in rows_of(counts)[row])
        if figure.whole or not 0 < true < LEAST:
            continue
        inside = {(pair, stage) for pair in rows_of(counts)[row] for stage in range(place, len(STAGES))}
        assert solve(counts, np.array([float(cell in inside) for cell in cells])) >= LEAST - 1e-6


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_what_is_published_is_true_and_never_small(counts: Counts) -> None:
    for (row, place), figure in figures_of(counts).items():
        true = sum(sum(counts[pair][place:]) for pair in rows_of(counts)[row])
        assert figure.people == true if figure.whole else figure.people < true
        assert figure.people == 0 or figure.people >= LEAST


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_differences_of_published_figures_are_never_small(counts: Counts) -> None:
    blocks = cut_blocks(counts)
    sizes = [
        sum(sum(counts[pair][cut:after]) for pair in block.pairs)
        for block in blocks
        for cut, after in itertools.pairwise([*sorted(block.cuts), len(STAGES)])
    ]
    assert all(size == 0 or size >= LEAST for size in sizes)
    told = [pair for block in blocks for pair in block.pairs]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("people", range(1, LEAST))
def test_a_cohort_of_few_tells_nothing_at_all(people: int) -> None:
    counts = {("OH", "a"): [people, 0, 0, 0, 0]}
    assert cut_blocks(counts) == ()
    assert read_figure((), counts, counts, 0) == Figure(0, whole=False)


def test_what_is_large_enough_is_published_exactly_and_small_states_share_a_pool() -> None:
    counts = {("OH", "a"): [20, 20, 20, 20, 20], ("NH", "a"): [3, 3, 0, 0, 0], ("VT", "b"): [12, 0, 0, 0, 0]}
    blocks = cut_blocks(counts)
    assert [read_figure(blocks, counts, [("OH", "a")], place).people for place in range(5)] == [100, 80, 60, 40, 20]
    assert read_figure(blocks, counts, [("NH", "a")], 0).hidden
    assert read_figure(blocks, counts, counts, 0) == Figure(118, whole=True)
