"""The pages of program leads over many people and openings, beside the limit of 300 ms, in one run.

Usage: python -m benchmarks.bench_pages [--people 100000] [--openings 100000] [--rounds 15]. Wants a prepared home
(PATHWAYS_HOME, default var); everything made up goes into a database of its own that is removed at the end.

A page is asked for inside this process, so the network is left out. "warm" is the median of asking again; "changed" is
the median of asking when one person and one opening have changed since. Both in milliseconds of wall time.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import count
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import insert

from benchmarks.bench_gaps import make_openings
from benchmarks.crowd_made import make_people, world
from pathways.app import create_app
from pathways.domain.crowd import CrowdRow
from pathways.domain.demand import DemandRow
from pathways.settings import Settings
from pathways.store.accounts import find_address, set_factor
from pathways.store.demand import next_demand_revision, put_demand_row
from pathways.store.demand_rows import DemandIndexRow
from pathways.store.people_rows import CrowdIndexRow
from pathways.store.profiles import next_revision, put_crowd_row
from pathways.use_cases.accounts.manage_accounts import add_account
from pathways.use_cases.accounts.sessions import enter_session
from pathways.use_cases.accounts.tokens import seal
from pathways.use_cases.tools import Tools, open_tools

LIMIT_MS, AT_ONCE = 300, 5_000
PATHS = (
    "/", "/gaps", "/gaps?of=skill:plc-ladder-logic@3&show=openings", "/gaps.csv", "/gaps/OH", "/gaps/OH?kind=skill",
    "/gaps/OH?within=spoke:robotics", "/gaps/OH/gaps.csv?kind=skill", "/gaps/OH/behind?of=spoke:robotics",
    "/gaps/US/behind?of=spoke:robotics", "/gaps/compare?states=OH,MI", "/gaps/compare.csv?states=OH,MI",
    "/api/v1/gaps?of=spoke:robotics", "/api/v1/gaps/OH?kind=skill", "/api/v1/gaps/OH/behind?of=spoke:robotics",
    "/api/v1/gaps/OH/trend?of=spoke:robotics", "/program", "/program/plans", "/program/plans/new", "/program/drift",
    "/program/ads", "/program/cohorts", "/program/reports",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the pages of program leads.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--openings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    asked, settings = parser.parse_args(), Settings()
    with tempfile.TemporaryDirectory() as folder:
        tools = open_tools(Path(settings.home), f"sqlite:///{folder}/pages.db", 1)
        people = [row for some in make_people(asked.people) for row in some.rows()]
        openings = make_openings(asked.openings)
        _keep(tools, people, openings)
        site = create_app(Settings(home=settings.home, secret_key="only for a benchmark"), tools)
        visitor = site.test_client()
        visitor.set_cookie("pathways_session", _sign_in(tools))
        begin = time.perf_counter()
        _ask(visitor, "/gaps")
        print(
            f"{asked.people:,} people and {asked.openings:,} openings taken in: {time.perf_counter() - begin:.1f} s",
            flush=True,
        )
        changes = _change(tools, people, openings)
        print(f"{'page':45} {'warm':>9} {'changed':>9}   limit {LIMIT_MS} ms")
        for path in PATHS:
            warm = _median(visitor, path, asked.rounds, lambda: None)
            changed = _median(visitor, path, max(3, asked.rounds // 3), lambda: next(changes))
            print(f"{path:45} {warm:9.1f} {changed:9.1f}   x {max(warm, changed) / LIMIT_MS:.2f}", flush=True)


def _keep(tools: Tools, people: list[CrowdRow], openings: list[DemandRow]) -> None:
    """Enter everybody at once: row by row, as the service does it, this would take most of the time."""
    version = {"catalogue": tools.catalog.version}
    with tools.store.writing() as session:
        revision = {"revision": next_revision(session)}
        lists = [{name: ",".join(getattr(row, name)) for name in ("credentials", "training")} for row in people]
        rows = [{**vars_of(row), "profile": row.id, **joined} for row, joined in zip(people, lists, strict=True)]
        session.connection().execute(insert(CrowdIndexRow), [{**row, **version, **revision} for row in rows])
        revision = {"revision": next_demand_revision(session)}
        asked = [{**vars_of(row), **version, **revision} for row in openings]
        session.connection().execute(insert(DemandIndexRow), asked)


def vars_of(row: CrowdRow | DemandRow) -> dict[str, object]:
    """The fields of a row by name."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _change(tools: Tools, people: list[CrowdRow], openings: list[DemandRow]) -> Iterator[None]:
    """One person and one opening after another moves to another state."""
    states = tuple(world().states)
    for number in count():
        with tools.store.writing() as session:
            person, opening = people[number % len(people)], openings[number % len(openings)]
            moved = replace(person, state=states[number % len(states)], revision=next_revision(session))
            put_crowd_row(session, moved, tools.catalog.version)
            asked = replace(opening, state=states[number % len(states)], revision=next_demand_revision(session))
            put_demand_row(session, asked, tools.catalog.version)
        yield


def _sign_in(tools: Tools) -> str:
    """The session of a program lead."""
    address = "bench@example.org"
    add_account(tools, email=address, role="lead", firm="", password="a long one for a benchmark")
    with tools.store.writing() as session:
        made = find_address(session, address)
        if made is None:
            raise SystemExit("the lead was not kept")
        set_factor(session, made.account.id, seal(tools, made.account.id, "A" * 32), 0, ())
        return enter_session(session, tools, made.account, second_factor_done=True).token


def _median(visitor: FlaskClient, path: str, rounds: int, before: Callable[[], None]) -> float:
    """Milliseconds."""
    _ask(visitor, path)
    taken = []
    for _ in range(rounds):
        before()
        begin = time.perf_counter()
        _ask(visitor, path)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def _ask(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}: {answer.text[:300]}")


if __name__ == "__main__":
    main()
