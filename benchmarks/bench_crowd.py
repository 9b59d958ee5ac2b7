"""The exact search over people beside NumPy, FAISS alone and PostgreSQL with pgvector, on the same people in one run.

Usage: python -m benchmarks.bench_crowd [--people 100000] [--rounds 40] [--threads 1] [--postgres-to 200000]

Each system runs in a process of its own, one after the other, so that its peak memory is its own. Every opening is
searched with filters that leave 100 %, 10 % and 1 % of the people. Wall time counts only while nobody else uses the
machine; processor time of the process (of the server's process for PostgreSQL) is printed beside it. Recall is that of
the ten best against the NumPy scan of everybody. Only the product's answer holds groups, counts of every choice and
what each must costs; the others give ten ids.
"""

import argparse
import itertools
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks import crowd_rivals
from benchmarks.crowd_made import TODAY, WIDTHS, Opening, make_openings, make_people, world
from pathways.engine.crowd import Crowd

LIMITS_MS = {100_000: 25.0, 1_000_000: 60.0}
LIMIT_MB = 1600
WARM_UP = 3
SHOWN = 20


@dataclass(slots=True)
class Measured:
    """One system on all openings. seconds: to load, or to build an index."""

    name: str
    seconds: float = 0.0
    held: int = 0
    peak_mb: float = 0.0
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    best: list[list[str]] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the search over people.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--threads", type=int, default=1, help="threads of one search of ours")
    parser.add_argument("--postgres-to", type=int, default=200_000, help="leave PostgreSQL out above so many people")
    asked = parser.parse_args()
    systems = [ours, numpy_scan, faiss_alone, *([postgres] if asked.people <= asked.postgres_to else [])]
    found = [item for system in systems for item in _apart(system, asked.people, asked.rounds, asked.threads)]
    openings = make_openings(asked.rounds)
    print(f"{asked.people:,} people, {len(openings)} openings, {asked.threads} thread(s) a search of ours")
    _print_table(found, openings)
    _print_limits(found[0], asked.people)


def ours(people: int, rounds: int, threads: int) -> list[Measured]:
    """The product's search: the whole answer, then the same without groups."""
    crowd = Crowd(tuple(world().skills), threads=threads)
    whole, alone = Measured("ours, whole answer"), Measured("ours, no groups")
    for some in make_people(people):
        rows = list(some.rows())
        begin = time.perf_counter()
        crowd.apply(rows)
        whole.seconds += time.perf_counter() - begin
    for part in crowd._roll.look(()).parts:
        whole.held += sum(column.nbytes for column in vars(part.block).values() if isinstance(column, np.ndarray))
        whole.held += part.bits.nbytes + part.alive.nbytes
    for item, groups in ((whole, 8), (alone, 0)):
        _clock(item, rounds, lambda opening, groups=groups: [hit.id for hit in crowd.search(
            opening.needs, opening.vector, opening.filters, SHOWN, groups=groups, today=TODAY).hits][:10])  # fmt: skip
    return [whole, alone]


def numpy_scan(people: int, rounds: int, threads: int) -> list[Measured]:
    """NumPy over everything."""
    return [_array_system("NumPy full scan", crowd_rivals.numpy_scan, people, rounds)]


def faiss_alone(people: int, rounds: int, threads: int) -> list[Measured]:
    """FAISS over the words, everything else after."""
    return [_array_system(f"FAISS, best {crowd_rivals.OVERFETCH}", crowd_rivals.faiss_alone, people, rounds)]


def postgres(people: int, rounds: int, threads: int) -> list[Measured]:
    """PostgreSQL: an exact statement, then HNSW with iterative scan; one process of the server, no parallel workers."""
    exact, hnsw = Measured("PostgreSQL, exact"), Measured("pgvector HNSW + filter")
    begin = time.perf_counter()
    with crowd_rivals.postgres(people) as connection:
        exact.seconds = time.perf_counter() - begin
        server = connection.info.backend_pid
        _clock(exact, rounds, crowd_rivals.exact_sql(connection), lambda: _server_time(server))
        begin = time.perf_counter()
        crowd_rivals.index_words(connection)
        hnsw.seconds = time.perf_counter() - begin
        _clock(hnsw, rounds, crowd_rivals.hnsw_sql(connection), lambda: _server_time(server))
        for item, relation in ((exact, "pg_table_size('people')"), (hnsw, "pg_total_relation_size('people')")):
            item.held = connection.execute(f"SELECT {relation}").fetchall()[0][0]
    return [exact, hnsw]


def _apart(system: Callable[[int, int, int], list[Measured]], people: int, rounds: int, threads: int) -> list[Measured]:
    """Measure one system in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(system, people, rounds, threads).result()


def _array_system(
    name: str, build: Callable[[int], tuple[crowd_rivals.Answer, int]], people: int, rounds: int
) -> Measured:
    item, begin = Measured(name), time.perf_counter()
    answer, item.held = build(people)
    item.seconds = time.perf_counter() - begin
    _clock(item, rounds, answer)
    return item


def _clock(
    item: Measured,
    rounds: int,
    answer: Callable[[Opening], list[str]],
    processor: Callable[[], float] = time.process_time,
) -> None:
    openings = make_openings(rounds)
    for opening in openings[:WARM_UP]:
        answer(opening)
    for opening in openings:
        began, began_processor = time.perf_counter(), processor()
        item.best.append(answer(opening))
        item.wall.append(1000 * (time.perf_counter() - began))
        item.processor.append(1000 * (processor() - began_processor))
    item.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _server_time(process: int) -> float:
    """Processor seconds of a server process so far, in steps of its clock's ticks."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _print_table(found: list[Measured], openings: list[Opening]) -> None:
    exact = next(item for item in found if item.name.startswith("NumPy"))
    heads = ("width", "wall p50", "p95", "p99", "CPU mean", "p95", "recall", "CPU / ours")
    print(
        f"{'':24}{heads[0]:>7}{heads[1]:>10}{heads[2]:>8}{heads[3]:>8}{heads[4]:>10}{heads[5]:>8}{heads[6]:>8}{heads[7]:>12}"
    )
    for item, width in itertools.product(found, (*WIDTHS, "all")):
        kept = [n for n, opening in enumerate(openings) if width in (opening.width, "all")]
        wall, processor, own = (np.array(side)[kept] for side in (item.wall, item.processor, found[0].processor))
        recall = np.mean([_recall(item.best[n], exact.best[n]) for n in kept])
        times = "{:10.1f}{:8.1f}{:8.1f}".format(*np.percentile(wall, (50, 95, 99)))
        spent = f"{processor.mean():10.1f}{np.percentile(processor, 95):8.1f}"
        print(f"{item.name:24}{width:>7}{times}{spent}{recall:8.3f}{processor.mean() / own.mean():12.2f}")
    for item in found:
        held, peak = f"{item.held / 2**20:8.0f} MB held", f"{item.peak_mb:8.0f} MB peak of the process"
        print(f"{item.name:24}{item.seconds:8.1f} s to load or build {held}{peak}")


def _recall(found: list[str], exact: list[str]) -> float:
    return len(set(found[:10]) & set(exact)) / len(exact) if exact else 1.0


def _print_limits(item: Measured, people: int) -> None:
    limit = LIMITS_MS.get(people)
    if limit:
        wall, spent = (float(np.percentile(side, 95)) for side in (item.wall, item.processor))
        print(f"p95 / limit of {limit:g} ms: wall {wall / limit:.2f}, processor {spent / limit:.2f}")
    print(f"peak memory / limit of {LIMIT_MB} MB: {item.peak_mb / LIMIT_MB:.2f}")


if __name__ == "__main__":
    main()
