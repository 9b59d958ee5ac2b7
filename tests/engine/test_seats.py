"""Seats are never more than there is room and money for, no graduate counts twice, and nothing better is left lying."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.engine.seats import Seating, SeatProblem, place_seats, seat

NEAR = 1e-6
GAP = 1.001 + NEAR
"""How near to the best the search has to come."""


def make_problem(**changes: Any) -> SeatProblem:
    """Two sites that share a state, two offerings that share a cell."""
    usual: dict[str, Any] = {
        "capacity": np.array([[4, 4], [4, 4]]),
        "cost": np.array([100.0, 200.0]),
        "seats": 6.0,
        "dollars": np.inf,
        "rate": 0.5,
        "reach": np.array([[True, True, False], [False, True, True]]),
        "teaches": np.array([[True, True, False], [False, True, True]]),
        "gap": np.array([[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 2.0, 2.0]]),
        "weight": np.ones((3, 3)),
    }
    return SeatProblem(**{**usual, **changes})


@st.composite
def problems(draw: st.DrawFn, most: int = 3) -> SeatProblem:
    """Small problems with gaps both ample and scarce."""
    sites, offerings, states, cells = (draw(st.integers(1, most)) for _ in range(4))

    def grid(rows: int, columns: int, items: st.SearchStrategy[Any]) -> Any:
        row = st.lists(items, min_size=columns, max_size=columns)
        return np.array(draw(st.lists(row, min_size=rows, max_size=rows)))

    return SeatProblem(
        capacity=grid(sites, offerings, st.integers(0, 3)),
        cost=np.array([draw(st.sampled_from([0.0, 50.0, 120.0])) for _ in range(offerings)]),
        seats=draw(st.sampled_from([0.0, 1.0, 2.0, 4.0, np.inf])),
        dollars=draw(st.sampled_from([0.0, 100.0, 300.0, np.inf])),
        rate=draw(st.sampled_from([0.0, 0.35, 0.5, 1.0])),
        reach=grid(sites, states, st.booleans()),
        teaches=grid(offerings, cells, st.booleans()),
        gap=grid(states, cells, st.sampled_from([0.0, 0.3, 0.5, 1.0, 1.7, 3.0, 40.0])),
        weight=grid(states, cells, st.sampled_from([0.0, 0.2, 1.0, 2.5])),
    )  # fmt: skip


def is_affordable(problem: SeatProblem, seats: Any) -> bool:
    spent = float((seats @ problem.cost).sum())
    return bool((seats <= problem.capacity).all() and seats.sum() <= problem.seats and spent <= problem.dollars + NEAR)


def all_seatings(problem: SeatProblem) -> list[Any]:
    """Every way to give out whole seats."""
    ranges = [range(int(room) + 1) for room in problem.capacity.reshape(-1)]
    ways = (np.array(way).reshape(problem.capacity.shape) for way in itertools.product(*ranges))
    return [way for way in ways if is_affordable(problem, way)]


@given(problems())
@settings(deadline=None, max_examples=150)
def test_a_plan_keeps_to_room_and_budget_and_closes_no_more_than_is_missing(problem: SeatProblem) -> None:
    found = place_seats(problem)
    assert is_affordable(problem, found.seats)
    assert (found.closed <= problem.gap + NEAR).all()
    assert found.total == pytest.approx(float((found.closed * problem.weight).sum()))


@given(problems())
@settings(deadline=None, max_examples=150)
def test_a_graduate_is_counted_once_and_only_where_it_can_go(problem: SeatProblem) -> None:
    found = place_seats(problem)
    sent = found.graduates.sum(axis=2)
    assert (sent <= problem.rate * found.seats + NEAR).all()
    assert not found.graduates[~np.broadcast_to(problem.reach[:, None, :], found.graduates.shape)].any()
    arrived = np.einsum("ios,oc->sc", found.graduates, problem.teaches * 1.0)
    assert (found.closed <= arrived + NEAR).all()


@given(problems(most=2))
@settings(deadline=None, max_examples=100)
def test_no_other_way_to_give_out_the_seats_closes_more(problem: SeatProblem) -> None:
    best = max(seat(problem, way).total for way in all_seatings(problem))
    found = place_seats(problem).total
    assert found <= best + NEAR
    assert best <= GAP * found + NEAR


@given(problems(), st.integers(1, 3))
@settings(deadline=None, max_examples=100)
def test_more_seats_or_more_room_never_close_less(problem: SeatProblem, more: int) -> None:
    before = place_seats(problem).total
    assert before <= GAP * place_seats(replace(problem, seats=problem.seats + more)).total + NEAR
    assert before <= GAP * place_seats(replace(problem, capacity=problem.capacity + more)).total + NEAR


@given(problems())
@settings(deadline=None, max_examples=100)
def test_the_next_seat_brings_what_its_price_says_and_no_more(problem: SeatProblem) -> None:
    """The price is an upper end: exact until the gap that it closes is used up within that very seat."""
    found = place_seats(problem)
    for site, offering in np.argwhere(problem.capacity > 0):
        gains = []
        for step in (1e-3, 1.0):
            more = found.seats.astype(np.float64)
            more[site, offering] += step
            gains.append((seat(problem, more).total - found.total) / step)
        price = found.next_seat[site, offering]
        assert gains[1] <= price + 1e-4
        assert gains[0] == pytest.approx(price, abs=1e-3) or gains[0] <= price


@given(problems())
@settings(deadline=None, max_examples=60)
def test_where_gaps_are_ample_the_price_is_the_gain_of_one_more_seat(problem: SeatProblem) -> None:
    ample = replace(problem, gap=np.where(problem.gap > 0, 1000.0, 0.0))
    found = place_seats(ample)
    for site, offering in np.argwhere(ample.capacity > 0):
        more = found.seats.copy()
        more[site, offering] += 1
        assert seat(ample, more).total - found.total == pytest.approx(found.next_seat[site, offering], abs=1e-6)


@given(problems(most=2))
@settings(deadline=None, max_examples=40)
def test_the_same_question_has_the_same_answer(problem: SeatProblem) -> None:
    first, second = place_seats(problem), place_seats(problem)
    assert (first.seats == second.seats).all()
    assert first.total == second.total


def test_a_graduate_of_two_sites_near_one_border_serves_one_state() -> None:
    both = make_problem(reach=np.ones((2, 3), dtype=bool), gap=np.full((3, 3), 100.0), rate=1.0)
    found = place_seats(both)
    assert found.seats.sum() == 6
    assert found.graduates.sum() == pytest.approx(6)
    assert found.total == pytest.approx(12)


def test_two_offerings_that_close_the_same_scarce_gap_do_not_close_it_twice() -> None:
    one_cell = make_problem(
        teaches=np.array([[True], [True]]), gap=np.array([[0.0], [2.0], [0.0]]), weight=np.ones((3, 1)), seats=np.inf
    )
    found = place_seats(one_cell)
    assert found.total == pytest.approx(2)
    assert found.seats.sum() == 4


def test_seats_that_would_close_nothing_are_not_given_out() -> None:
    for nothing in ({"gap": np.zeros((3, 3))}, {"seats": 0.0}, {"dollars": 0.0}, {"rate": 0.0},
                    {"capacity": np.zeros((2, 2), dtype=np.int64)}, {"weight": np.zeros((3, 3))}):  # fmt: skip
        found = place_seats(make_problem(**nothing))
        assert (found.seats.sum(), found.total) == (0, 0)


def test_where_every_seat_is_worth_the_same_the_answer_still_does_not_change() -> None:
    alike = make_problem(
        reach=np.ones((2, 3), dtype=bool), teaches=np.ones((2, 3), dtype=bool), gap=np.full((3, 3), 90.0), seats=5.0
    )
    assert len({place_seats(alike).seats.tobytes() for _ in range(5)}) == 1


def test_dollars_buy_the_offering_that_closes_most_for_the_money() -> None:
    dear = make_problem(seats=np.inf, dollars=400.0, gap=np.full((3, 3), 50.0))
    found: Seating = place_seats(dear)
    assert found.seats.sum(axis=0).tolist() == [4, 0]
