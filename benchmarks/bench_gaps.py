"""All gaps at once as matrix products, beside the same question in SQL and in pandas, in one run with the same answers.

Usage: python -m benchmarks.bench_gaps [--people 100000] [--openings 100000] [--rounds 15]

The question: for every state and every skill at each of its four levels, the jobs and the openings that ask for it;
with ours for every role, module and spoke as well. SQL is SQLite in memory with an index; pandas has what is asked as
one long table. Medians of wall time; the last columns are ratios to ours. Beside it, what a change of people
costs whoever asks next: counting those who changed and hiding small counts again.
"""

import argparse
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from benchmarks.crowd_made import make_people, name_of, world
from pathways.domain.crowd import CrowdRow
from pathways.domain.demand import DemandRow
from pathways.domain.skill import MAX_LEVEL
from pathways.engine.crowd import Crowd
from pathways.engine.gap_cube import by_area, multiply_jobs
from pathways.engine.gap_demand import DemandColumns
from pathways.engine.gap_jobs import RoleJobs, count_jobs
from pathways.engine.gap_layout import Floats, GapLayout, lay_out_gaps
from pathways.engine.gap_supply import SupplyColumns
from pathways.engine.ranking import lay_out_roles
from pathways.sources.figures import load_figures
from pathways.sources.figures_jobs import load_job_figures

SEED = 2028
FIGURES = Path(__file__).parents[1] / "data" / "figures"


@dataclass(frozen=True)
class Clocked:
    """One way to answer, how long it took at the median in milliseconds, and what it answered."""

    name: str
    milliseconds: float
    answer: Floats


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time gaps by state.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--openings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    threadpool_limits(1, user_api="blas")
    layout, rows = lay_out_gaps(world()), make_openings(asked.openings)
    _jobs(layout, asked.rounds)
    _openings(layout, rows, asked.rounds)
    _people(layout, asked.people, asked.rounds)


def make_openings(total: int) -> list[DemandRow]:
    """So many openings; each asks for most of what one role needs, in any state."""
    chance = np.random.default_rng(SEED)
    needs, roles, states = lay_out_gaps(world()).needs, list(world().roles.values()), tuple(world().states)
    which, where = chance.integers(len(roles), size=total), chance.integers(len(states), size=total)
    levels = needs[which] * (chance.random((total, needs.shape[1])) < 0.7)
    return [
        DemandRow(
            name_of(row), row + 1, "ad", levels[row].astype(np.uint8).tobytes(), roles[which[row]].id,
            roles[which[row]].tier, states[where[row]], "2026-01",
        )
        for row in range(total)
    ]  # fmt: skip


def _jobs(layout: GapLayout, rounds: int) -> None:
    figures = load_job_figures(FIGURES)
    wages = load_figures(FIGURES)
    jobs = count_jobs(wages, figures, figures.shares, layout, world())
    manufacturing = by_area(layout, figures.manufacturing)
    cells, states = len(layout.cells), len(layout.states)
    ours = _clock("ours", rounds, lambda: multiply_jobs(jobs, layout, manufacturing).count[:states, :cells])
    held, long = _tables(layout, jobs)
    print("jobs: every state and skill level")
    _print([
        ours,
        _clock("SQLite", rounds, lambda: _fill(held.execute(
            "SELECT j.state, n.cell, SUM(j.jobs) FROM jobs j JOIN needs n ON n.role = j.role GROUP BY 1, 2"
        ).fetchall(), layout)),
        _clock("pandas", rounds, lambda: _frame(
            long["jobs"].merge(long["needs"], on="role").groupby(["state", "cell"])["jobs"].sum(), layout)),
    ])  # fmt: skip
    whole = _clock("", rounds, lambda: count_jobs(wages, figures, figures.shares, layout, world()).jobs)
    print(f"  from the published rows anew, as after a share is changed: {whole.milliseconds:.1f} ms\n")


def _tables(layout: GapLayout, jobs: RoleJobs) -> tuple[sqlite3.Connection, dict[str, pd.DataFrame]]:
    """Jobs of roles and needs of roles as long tables."""
    states = jobs.jobs[:-1]
    number, role = np.indices(states.shape)
    asks, cell = np.nonzero(layout.demand[:, : len(layout.cells)])
    long = {
        "jobs": pd.DataFrame({"state": number.ravel(), "role": role.ravel(), "jobs": states.ravel()}),
        "needs": pd.DataFrame({"role": asks, "cell": cell}),
    }
    held = sqlite3.connect(":memory:")
    for name, table in long.items():
        table.to_sql(name, held, index=False)
    held.execute("CREATE INDEX needs_role ON needs (role, cell)")
    held.execute("CREATE INDEX jobs_role ON jobs (role, state, jobs)")
    return held, long


def _openings(layout: GapLayout, rows: list[DemandRow], rounds: int) -> None:
    columns = DemandColumns(layout)
    begin = time.perf_counter()
    columns.apply(rows)
    loading = time.perf_counter() - begin
    cells, states = len(layout.cells), len(layout.states)
    ours = _clock("ours", rounds, lambda: columns.count("real").demand[:states, :cells])
    levels = np.array([np.frombuffer(row.levels, np.uint8) for row in rows])
    opening, skill = np.nonzero(levels)
    place = {state: number for number, state in enumerate(layout.states)}
    where = np.array([place[row.state] for row in rows])
    table = pd.DataFrame({"state": where[opening], "skill": skill, "level": levels[opening, skill].astype(np.int64)})
    held = sqlite3.connect(":memory:")
    table.to_sql("asks", held, index=False)
    held.execute("CREATE INDEX asks_all ON asks (state, skill, level)")
    least = "SELECT 1 AS k UNION SELECT 2 UNION SELECT 3 UNION SELECT 4"
    query = (
        f"SELECT state, skill * {MAX_LEVEL} + k - 1, SUM(n) FROM (SELECT state, skill, level, COUNT(*) AS n FROM asks"
        f" GROUP BY 1, 2, 3) JOIN ({least}) ON level >= k GROUP BY 1, 2"
    )
    few = max(3, rounds // 5)
    print(f"openings: the same over {len(rows):,} openings ({len(table):,} demands)")
    _print([
        ours, _clock("SQLite", few, lambda: _fill(held.execute(query).fetchall(), layout)),
        _clock("pandas", few, lambda: _grouped(table, layout)),
    ])  # fmt: skip
    print(f"  taken in at first: {loading:.2f} s\n")


def _grouped(table: pd.DataFrame, layout: GapLayout) -> Floats:
    exact = table.groupby(["state", "skill", "level"]).size().unstack("level", fill_value=0)
    at_least = exact.reindex(columns=range(1, MAX_LEVEL + 1), fill_value=0).iloc[:, ::-1].cumsum(axis=1).iloc[:, ::-1]
    found = np.zeros((len(layout.states), len(layout.skills), MAX_LEVEL))
    found[at_least.index.get_level_values(0), at_least.index.get_level_values(1)] = at_least.to_numpy()
    return found.reshape(len(layout.states), -1)


def _people(layout: GapLayout, people: int, rounds: int) -> None:
    crowd, rows = Crowd(layout.skills), [row for some in make_people(people) for row in some.rows()]
    crowd.apply(rows)
    supply = SupplyColumns(layout, lay_out_roles(world()))
    begin = time.perf_counter()
    supply.follow(crowd.look())
    print(f"people: {people:,} counted and small counts hidden at first: {time.perf_counter() - begin:.2f} s")
    for changed in (1, 10, 1000):
        taken = [_follow(supply, crowd, rows, changed, number) for number in range(max(3, rounds // 5))]
        print(f"  again after {changed:,} of them changed: {statistics.median(taken) * 1000:.0f} ms")


def _follow(supply: SupplyColumns, crowd: Crowd, rows: list[CrowdRow], changed: int, number: int) -> float:
    """Seconds until what may be told is up to date with people who moved to another state."""
    places = range(number * changed, (number + 1) * changed)
    some = [rows[place % len(rows)] for place in places]
    states = tuple(world().states)
    crowd.apply(
        replace(row, revision=crowd.revision + 1, state=states[(states.index(row.state) + 1) % len(states)])
        for row in some
    )
    begin = time.perf_counter()
    supply.follow(crowd.look())
    return time.perf_counter() - begin


def _fill(rows: list[tuple[int, int, float]], layout: GapLayout) -> Floats:
    found = np.zeros((len(layout.states), len(layout.cells)))
    for state, cell, value in rows:
        found[state, cell] = value
    return found


def _frame(summed: "pd.Series[float]", layout: GapLayout) -> Floats:
    found = np.zeros((len(layout.states), len(layout.cells)))
    found[summed.index.get_level_values(0), summed.index.get_level_values(1)] = summed.to_numpy()
    return found


def _clock(name: str, rounds: int, work: Callable[[], Floats]) -> Clocked:
    answer, taken = work(), []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return Clocked(name, statistics.median(taken) * 1000, answer)


def _print(found: list[Clocked]) -> None:
    ours = found[0]
    for item in found:
        if not np.allclose(item.answer, ours.answer):
            raise SystemExit(f"{item.name} answers something else")
        print(f"  {item.name:8} {item.milliseconds:9.2f} ms  x {item.milliseconds / ours.milliseconds:.1f}")


if __name__ == "__main__":
    main()
