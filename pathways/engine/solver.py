"""Small programmes, of 0/1 unknowns or of quantities, solved to proven optimality by HiGHS: quick and silent."""

import ctypes
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from pathways.domain.errors import NotReady

SECONDS = 10.0
HEURISTICS = ("rens", "rins", "root_reduced_cost", "feasibility_jump")
"""Searches for a first good answer that HiGHS runs and these small programmes do without: half the time."""

OPTIONS = {"mip_rel_gap": 0.0, "time_limit": SECONDS, **{f"mip_heuristic_run_{name}": False for name in HEURISTICS}}

NEAR_ENOUGH = 1e-3
"""A plan of quantities is the best when no other can be better by more than this share: far less than its inputs are
known to, and the last of it can take longer than all before."""

STDOUT, STDERR = 1, 2
_ONE_AT_A_TIME = Lock()
_C = ctypes.CDLL(None) if os.name == "posix" else None

Floats = NDArray[np.float64]


class Solution(NamedTuple):
    """The unknowns, and whether nothing cheaper exists."""

    values: Floats
    optimal: bool


class Programme(NamedTuple):
    """The unknowns, whether they are the best, and by how much the cost would fall for one more in each limit (empty
    where some unknowns are whole: there are no prices then)."""

    values: Floats
    optimal: bool
    prices: Floats


def minimise(cost: Floats, rows: Floats, limits: Floats, whole: int) -> Solution:
    """Unknowns z in [0, 1], the first `whole` of them 0 or 1, with rows·z <= limits and the least cost·z.

    Raises NotReady when SECONDS do not suffice for any answer. One programme at a time in a process.
    """
    with _ONE_AT_A_TIME, _stray_lines_to_stderr(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Unrecognized options", RuntimeWarning)
        result = milp(
            cost,
            integrality=np.arange(len(cost)) < whole,
            bounds=Bounds(0.0, 1.0),
            constraints=LinearConstraint(csc_array(rows), ub=limits),
            options=dict(OPTIONS),
        )
    if result.x is None:
        raise NotReady("no_route", "The route could not be worked out in time.", fix="Try again in a minute.")
    return Solution(result.x, result.status == 0)


def solve(cost: Floats, rows: csc_array, limits: Floats, room: Floats, whole: int = 0) -> Programme:
    """Unknowns z in [0, room], the first `whole` of them whole numbers, with rows·z <= limits and the least cost·z.

    optimal: no other can be better by more than NEAR_ENOUGH. To choose nothing must be permitted. Raises NotReady when
    SECONDS do not suffice for any answer.
    """
    with _ONE_AT_A_TIME, _stray_lines_to_stderr(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Unrecognized options")
        result = linprog(
            cost,
            A_ub=rows,
            b_ub=limits,
            bounds=np.column_stack([np.zeros(len(room)), room]),
            integrality=(np.arange(len(cost)) < whole).astype(np.int64) if whole else None,
            options={"time_limit": SECONDS, **({"mip_rel_gap": NEAR_ENOUGH} if whole else {})},
        )
    if result.x is None:
        raise NotReady("no_plan", "The plan could not be worked out in time.", fix="Try again with fewer sites.")
    return Programme(result.x, result.status == 0, np.zeros(0) if whole else -result.ineqlin.marginals)


@contextmanager
def _stray_lines_to_stderr() -> Iterator[None]:
    """HiGHS 1.12 prints a line of its own now and then, which no option turns off; it must not end up in our output.

    What others print meanwhile is not lost, it goes to standard error too. C's buffer is emptied before the way back.
    """
    kept = os.dup(STDOUT)
    os.dup2(STDERR, STDOUT)
    try:
        yield
    finally:
        if _C is not None:
            _C.fflush(None)
        os.dup2(kept, STDOUT)
        os.close(kept)
