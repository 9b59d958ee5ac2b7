"""A whole route request beside the encoder's own time for the same text, in one run.

Usage: python -m benchmarks.bench_request [--rounds 15]. Wants a prepared home (PATHWAYS_HOME, default var).
Prints medians in CPU seconds of this process, so that other work on the machine weighs less, and ratios.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from pathways.domain.gap import best_held, with_assumptions
from pathways.engine.reading.reader import understand
from pathways.settings import Settings
from pathways.use_cases.know_worker import make_worker, parse_circumstances
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools, open_tools

LIMIT_REQUEST, LIMIT_RANKING_MS = 1.5, 2.0
TEXT = """Maintenance mechanic, {n} years in a bottling plant. I troubleshoot conveyors, fillers and a palletizer on the
night shift, replace bearings, chains and belts, and align motor couplings with a dial indicator. I read electrical
schematics, check sensors and relays with a meter and swap variable frequency drives, parameters loaded from the
backup. I go online with the Allen-Bradley processor to see which input is missing, but I do not change logic. I do the
weekly preventive maintenance rounds, write up what I find in the work order system and order parts. I lock out and tag
out before I reach in and I trained two new mechanics to do the same. I built a small fixture so that change parts
are set the same way every time, which cut the changeover from fifty minutes to thirty. I would like to learn more
about robots and programming, and I can study eight or ten hours a week."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    settings = Settings()
    begin = time.perf_counter()
    tools = open_tools(Path(settings.home), settings.database, 1)
    print(f"open to ready            {time.perf_counter() - begin:8.2f} s (wall)")
    fresh, again = iter(range(10_000)), _vary(10_001)
    whole = _median(lambda: _request(tools, _vary(next(fresh))), rounds)
    encoding = statistics.median(_encoding(tools, _vary(20_000 + n)) for n in range(rounds))
    _request(tools, again)
    repeated = _median(lambda: _request(tools, again), rounds)
    print(f"encoder alone            {encoding * 1000:8.1f} ms")
    share = whole / encoding
    print(f"whole request            {whole * 1000:8.1f} ms   {share:5.2f} x encoder (limit {LIMIT_REQUEST})")
    print(f"the same text again      {repeated * 1000:8.1f} ms   {repeated / encoding:5.2f} x encoder")
    held = best_held(with_assumptions(make_worker(tools, reading=read_text(tools, text=again)), tools.catalog))
    ranking = _median(lambda: tools.matrix.readiness(held), 50) * 1000
    share = ranking / LIMIT_RANKING_MS
    print(f"all {len(tools.catalog.roles)} roles ranked      {ranking:8.2f} ms   {share:5.2f} x limit")
    print(f"peak memory              {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def _request(tools: Tools, text: str) -> None:
    reading = read_text(tools, text=text)
    worker = make_worker(tools, reading=reading)
    plan_route(tools, worker=worker, role="reliability-technologist", circumstances=parse_circumstances(tools))


def _vary(number: int) -> str:
    """The text with a number in every sentence, so that no sentence was met before."""
    return TEXT.format(n=number).replace(".", f" {number}.").replace(",", f" {number},")


def _encoding(tools: Tools, text: str) -> float:
    """CPU seconds the encoder takes for what a reading of this text encodes, not met before."""
    cuts = understand(tools.atlas.instruments, text, "worker").cuts
    pieces = [f"{piece.text} x" for cut in cuts for piece in cut.pieces]
    return _clock(lambda: tools.atlas.instruments.encoder.encode(pieces))


def _median(work: Callable[[], object], rounds: int) -> float:
    return statistics.median(_clock(work) for _ in range(rounds))


def _clock(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
