"""Which seats close the most gap: a mixed-integer programme over sites, offerings, states and skill levels, for HiGHS.

Seats x[site, offering] are whole. Of each, `rate` becomes a graduate who goes to one state in reach, y[site, offering,
state]. In a state, a cell (a skill at a level) is closed once by each graduate whose offering teaches it, and never
beyond its gap: closed = min(gap, sum of y). Where a gap is larger than everything that could arrive, the minimum is
the sum itself and its worth is folded into y; only the scarce gaps get a variable, equal ones one together.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, vstack

from pathways.engine.solver import Programme, solve

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

TIE = 1e-7
"""What a seat costs beside the best it could bring, a little more in later rows: one that closes nothing stays free."""

NUDGE = 1e-4
"""The worth of the next seat is read off just to the right of the plan, where the last seat's own gap is gone."""


@dataclass(frozen=True, eq=False)
class SeatProblem:
    """All a plan rests on. I sites, O offerings, S states, C cells.

    capacity (I, O) whole seats, 0 where the site does not run it · cost (O,) dollars a seat · seats and dollars are
    what may be spent (inf: no limit) · rate: graduates who find work, a seat · reach (I, S) · teaches (O, C) ·
    gap (S, C) people missing, not below 0 · weight (S, C) what one person more is worth.
    """

    capacity: Counts
    cost: Floats
    seats: float
    dollars: float
    rate: float
    reach: Mask
    teaches: Mask
    gap: Floats
    weight: Floats


@dataclass(frozen=True, eq=False)
class Seating:
    """A plan: whole seats (I, O), where their graduates go (I, O, S), what they close (S, C), its worth in all, what
    one more seat of each kind would add at most (I, O), and whether nothing better exists."""

    seats: Counts
    graduates: Floats
    closed: Floats
    total: float
    next_seat: Floats
    optimal: bool


@dataclass(frozen=True, eq=False)
class _Layout:
    """The unknowns of a problem: places (site, offering) with room, flows (place to arrival), arrivals (offering in a
    state) with what each is worth where gaps are ample, and scarce gaps with the arrivals that close them."""

    site: Counts
    offering: Counts
    place: Counts
    arrival: Counts
    arriving: Counts
    state: Counts
    worth: Floats
    scarce: csc_array
    scarce_gap: Floats
    scarce_worth: Floats

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        """How many places, flows, arrivals and scarce gaps there are, in the order of the unknowns."""
        return len(self.site), len(self.place), len(self.state), len(self.scarce_gap)


def place_seats(problem: SeatProblem) -> Seating:
    """The whole seats that close the most, to a thousandth of it; the same question always has the same answer."""
    layout = _lay_out(problem)
    if not len(layout.site):
        return seat(problem, np.zeros_like(problem.capacity))
    found = _solve_seats(problem, layout)
    seats = np.zeros_like(problem.capacity)
    seats[layout.site, layout.offering] = np.rint(found.values[: len(layout.site)])
    return replace(seat(problem, seats), optimal=found.optimal)


def seat(problem: SeatProblem, seats: Counts) -> Seating:
    """What given seats close, when their graduates go where they close most."""
    layout = _lay_out(replace(problem, capacity=np.maximum(problem.capacity, seats)))
    graduates = np.zeros((*problem.capacity.shape, problem.gap.shape[0]))
    worth = np.where(problem.capacity > 0, 0.0, np.nan)
    if len(layout.place):
        given = seats[layout.site, layout.offering].astype(np.float64)
        sent = _send_out(problem, layout, given).values[: len(layout.place)]
        graduates[layout.site[layout.place], layout.offering[layout.place], layout.state[layout.arrival]] = sent
        prices = _send_out(problem, layout, given + NUDGE).prices[: len(layout.site)]
        worth[layout.site, layout.offering] = problem.rate * prices
    arrived = np.einsum("ios,oc->sc", graduates, problem.teaches.astype(np.float64))
    closed = np.minimum(problem.gap, arrived)
    return Seating(seats, graduates, closed, float((problem.weight * closed).sum()), worth, True)


def _lay_out(problem: SeatProblem) -> _Layout:
    """Choose the unknowns: no seats without room, no flow to where it closes nothing, no variable for ample gaps."""
    counted = np.where(problem.gap > 0, problem.weight, 0.0)
    teaches = problem.teaches.astype(np.float64)
    useful = (teaches @ counted.T) > 0
    site, offering = np.nonzero((problem.capacity > 0) & (problem.reach.astype(np.float64) @ useful.T > 0))
    place, to = np.nonzero(problem.reach[site] & useful[offering])
    pairs, arrival = np.unique(np.column_stack([offering[place], to]), axis=0, return_inverse=True)
    arriving, state = pairs[:, 0], pairs[:, 1]
    ample = problem.gap >= _most_arriving(problem)
    worth = (teaches @ np.where(ample, counted, 0.0).T)[arriving, state]
    scarce, gap, value = _gather_scarce(problem, np.where(ample, 0.0, counted), arriving, state)
    return _Layout(site, offering, place, arrival.reshape(-1), arriving, state, worth, scarce, gap, value)


def _most_arriving(problem: SeatProblem) -> Floats:
    """(S, C): no more graduates than this can reach a state with a cell; one seat more is left room for."""
    room = np.minimum(problem.capacity, problem.seats) + 1.0
    return problem.rate * np.asarray(problem.reach.T.astype(np.float64) @ room @ problem.teaches)


def _gather_scarce(
    problem: SeatProblem, worth: Floats, arriving: Counts, state: Counts
) -> tuple[csc_array, Floats, Floats]:
    """Scarce gaps of a state that the same offerings close and that are as large, as one: which arrivals close it,
    how large it is, what one is worth (all of the merged cells)."""
    at, cell = np.nonzero(worth * problem.teaches.any(axis=0))
    if not len(at):
        return csc_array((0, len(state))), np.zeros(0), np.zeros(0)
    signs, sign = np.unique(problem.teaches[:, cell].T, axis=0, return_inverse=True)
    key = np.column_stack([at, sign.reshape(-1), np.round(problem.gap[at, cell], 6)])
    merged, back = np.unique(key, axis=0, return_inverse=True)
    value = np.bincount(back.reshape(-1), weights=worth[at, cell], minlength=len(merged))
    closes = signs[merged[:, 1].astype(np.int64)][:, arriving] & (merged[:, :1] == state[None, :])
    return csc_array(closes.astype(np.float64)), merged[:, 2], np.asarray(value, dtype=np.float64)


def _solve_seats(problem: SeatProblem, layout: _Layout) -> Programme:
    """The whole programme: seats (whole numbers), flows, arrivals, scarce gaps."""
    places = layout.sizes[0]
    rows, limits = _rows(layout, problem.rate), np.zeros(sum(layout.sizes) - layout.sizes[1])
    spent = ((np.ones(places), problem.seats), (problem.cost[layout.offering], problem.dollars))
    for price, most in spent:
        if np.isfinite(most):
            rows = csc_array(vstack([rows, _spending(layout, price)]))
            limits = np.append(limits, most)
    cost = _worth(layout)
    best = max(float(-cost.min(initial=0.0)), 1e-9)
    cost[:places] = TIE * best * (1 + np.arange(places) / places)
    room = _room(layout)
    room[:places] = problem.capacity[layout.site, layout.offering]
    return solve(cost, rows, limits, room, whole=places)


def _send_out(problem: SeatProblem, layout: _Layout, seats: Floats) -> Programme:
    """Where the graduates of given seats go: the same programme with the seats known. values begins with the flows,
    prices with what one graduate more of each place would close."""
    places = layout.sizes[0]
    limits = np.zeros(sum(layout.sizes) - layout.sizes[1])
    limits[:places] = problem.rate * seats
    rows = _rows(layout, problem.rate)[:, places:]
    return solve(_worth(layout)[places:], rows, limits, _room(layout)[places:])


def _worth(layout: _Layout) -> Floats:
    places, flows, *_ = layout.sizes
    return -np.concatenate([np.zeros(places + flows), layout.worth, layout.scarce_worth])


def _room(layout: _Layout) -> Floats:
    places, flows, arrivals, _ = layout.sizes
    return np.concatenate([np.full(places + flows + arrivals, np.inf), layout.scarce_gap])


def _rows(layout: _Layout, rate: float) -> csc_array:
    """One row <= 0 each: graduates sent out of a place, less those its seats bring; arrivals, less those sent there;
    a scarce gap closed, less the arrivals that close it."""
    places, flows, arrivals, scarce = layout.sizes
    first, second, third = places, places + flows, places + flows + arrivals
    closes = layout.scarce.tocoo()
    at = np.arange
    entries = [
        (at(places), at(places), np.full(places, -rate)),
        (layout.place, first + at(flows), np.ones(flows)),
        (places + at(arrivals), second + at(arrivals), np.ones(arrivals)),
        (places + layout.arrival, first + at(flows), -np.ones(flows)),
        (places + arrivals + at(scarce), third + at(scarce), np.ones(scarce)),
        (places + arrivals + closes.coords[0], second + closes.coords[1], -closes.data),
    ]
    row, column, value = (np.concatenate(part) for part in zip(*entries, strict=True))
    shape = (places + arrivals + scarce, sum(layout.sizes))
    return csc_array(coo_array((value, (row, column)), shape=shape))


def _spending(layout: _Layout, price: Floats) -> csc_array:
    """One row: what the seats cost."""
    column = np.arange(len(price))
    return csc_array(coo_array((price, (np.zeros_like(column), column)), shape=(1, sum(layout.sizes))))
