"""How long a route takes: every role × random workers, both modes; wall and processor time beside the limit.

Processor time is what the route itself costs; wall time is as much only while nobody else uses the machine.

    python benchmarks/bench_route.py [--workers 200] [--sample 1.0]

--sample is the share of the pairs of role and worker that is measured, drawn at random with a fixed seed.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.role import Role
from pathways.domain.skill import HeldSkill
from pathways.domain.worker import Worker
from pathways.engine.curriculum import Curriculum, read_standing, set_out
from pathways.engine.optimum import choose_needed, find_frontier
from pathways.engine.route import plan_route
from pathways.sources.catalog_files import load_catalog

LIMIT_MS = 30.0
FRONTIER_SHARE = 0.05
"""The frontier solves up to a dozen programmes, so fewer pairs are measured."""

Pair = tuple[Worker, Role]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the planning of routes.")
    parser.add_argument("--workers", type=int, default=200)
    parser.add_argument("--sample", type=float, default=1.0)
    asked = parser.parse_args()
    catalog = load_catalog(Path(__file__).parents[1] / "data" / "catalog")
    curriculum, chance = Curriculum(catalog), random.Random(2027)
    pairs = list(_pairs(catalog, asked.workers, asked.sample, chance))
    few = [pair for pair in pairs if chance.random() < FRONTIER_SHARE] or pairs[:1]
    plan_route(curriculum, *pairs[0], "need")
    print(f"{len(catalog.roles)} roles, {asked.workers} workers, {len(pairs)} pairs; limit {LIMIT_MS:g} ms at p99")
    _report("solver alone, need", pairs, lambda worker, role: _solve(curriculum, worker, role))
    _report("route, need", pairs, lambda worker, role: plan_route(curriculum, worker, role, "need"))
    _report("route, whole", pairs, lambda worker, role: plan_route(curriculum, worker, role, "whole"))
    _report("frontier (no limit)", few, lambda worker, role: find_frontier(curriculum, worker, role))


def _solve(curriculum: Curriculum, worker: Worker, role: Role) -> None:
    choose_needed(set_out(curriculum, read_standing(curriculum, worker), role))


def _pairs(catalog: Catalog, workers: int, sample: float, chance: random.Random) -> Iterator[Pair]:
    for _ in range(workers):
        worker = _worker(catalog, chance)
        yield from ((worker, role) for role in catalog.roles.values() if chance.random() < sample)


def _worker(catalog: Catalog, chance: random.Random) -> Worker:
    """Up to 40 random skills at random levels, and with even odds a job of the catalogue."""
    skills = chance.sample(sorted(catalog.skills), chance.randint(0, 40))
    held = tuple(HeldSkill(skill, chance.randint(1, 4), chance.uniform(0.5, 1), "quoted") for skill in skills)
    return Worker(held=held, start_role=chance.choice(["", chance.choice(sorted(catalog.roles))]), title_confidence=0.9)


def _report(what: str, pairs: list[Pair], work: Callable[[Worker, Role], object]) -> None:
    wall, processor = [], []
    for worker, role in pairs:
        began, began_processor = time.perf_counter(), time.process_time()
        work(worker, role)
        wall.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - began_processor))
    for kind, spent in (("wall", wall), ("processor", processor)):
        p50, p99, most = (float(value) for value in np.percentile(spent, (50, 99, 100)))
        figures = f"p50 {p50:6.1f}  p99 {p99:6.1f}  most {most:6.1f} ms  p99/limit {p99 / LIMIT_MS:.2f}"
        print(f"{what:20} {kind:9} {figures}")


if __name__ == "__main__":
    main()
