"""Imports in the background: one at a time, told how far they are, and kept whole or not at all."""

import time
from typing import Any

import pytest
from account_world import Clock
from people_world import found_firm, on

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadFile, BadInput
from pathways.domain.ranking import ImportJob
from pathways.store.database import Store
from pathways.use_cases.openings import import_jobs
from pathways.use_cases.openings.import_jobs import MOST_AT_ONCE, SILENCE, see_import, start_import
from pathways.use_cases.openings.import_openings import BEFORE_APPROVAL, import_openings
from pathways.use_cases.openings.keep_openings import list_my_openings
from pathways.use_cases.tools import Tools


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tools: Tools, store: Store, clock: Clock) -> Tools:
    return on(tools, store, now=clock, clock=lambda: clock().date())


def rows(count: int) -> bytes:
    """A file of so many openings."""
    return ("title,text\n" + "".join(f"Machinist {n},Must read prints {n}\n" for n in range(count))).encode()


def start(tools: Tools, viewer: Viewer, count: int = 2) -> str:
    """An import of so many openings."""
    return start_import(tools, viewer=viewer, data=rows(count), filename="openings.csv", keep_good=False)


def wait(tools: Tools, viewer: Viewer, job: str) -> ImportJob:
    """The job once it has ended."""
    for _ in range(600):
        found, _report = see_import(tools, viewer=viewer, job=job)
        if found.state != "running":
            return found
        time.sleep(0.05)
    raise AssertionError("the import does not end")


def test_a_second_import_of_a_firm_waits_for_the_first(here: Tools) -> None:
    acme = found_firm(here, "Acme Tool")
    with here.imports:
        first = start(here, acme)
        with pytest.raises(BadInput) as refused:
            start(here, acme)
        assert refused.value.code == "import_running"
    assert wait(here, acme, first).state == "done"
    assert wait(here, acme, start(here, acme, 3)).state == "done"
    assert len(list_my_openings(here, viewer=acme)) == 3


def test_a_process_reads_one_file_at_a_time_and_few_wait(here: Tools) -> None:
    firms = [found_firm(here, f"Firm {number}") for number in range(MOST_AT_ONCE + 1)]
    with here.imports:
        jobs = [(firm, start(here, firm)) for firm in firms[:-1]]
        for firm, job in jobs:
            assert see_import(here, viewer=firm, job=job)[0].state == "running"
            assert list_my_openings(here, viewer=firm) == ()
        with pytest.raises(BadInput) as refused:
            start(here, firms[-1])
        assert refused.value.code == "imports_full"
    for firm, job in jobs:
        assert wait(here, firm, job).state == "done"


def test_a_firm_that_is_not_approved_has_few_rows_read(here: Tools) -> None:
    waiting, acme = found_firm(here, "Waiting Works", "pending"), found_firm(here, "Acme Tool")
    many = rows(BEFORE_APPROVAL.rows + 1)
    told: list[int] = []

    def bring(viewer: Viewer, data: bytes) -> Any:
        return import_openings(
            here, viewer=viewer, data=data, filename="o.csv", keep_good=True,
            progress=lambda what, done, total: told.append(total),
        )  # fmt: skip

    with pytest.raises(BadFile, match="not approved yet") as refused:
        bring(waiting, many)
    assert (refused.value.code, told) == ("too_many_rows", [])
    assert bring(waiting, rows(2)).added == 2
    assert bring(acme, many).added == BEFORE_APPROVAL.rows + 1


def test_it_is_told_before_every_opening_is_read(here: Tools) -> None:
    acme, told = found_firm(here, "Acme Tool"), list[tuple[int, int]]()
    import_openings(
        here, viewer=acme, data=rows(3), filename="o.csv", keep_good=False,
        progress=lambda what, done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_was_told_to_be_broken_off_keeps_nothing_afterwards(here: Tools, clock: Clock) -> None:
    acme = found_firm(here, "Acme Tool")
    with here.imports:
        job = start(here, acme)
        clock.move(seconds=SILENCE.total_seconds() + 1)
        told, _ = see_import(here, viewer=acme, job=job)
        assert (told.state, told.report) == ("failed", import_jobs.BROKEN_OFF)
    _let_go(here)
    again, _ = see_import(here, viewer=acme, job=job)
    assert (again.state, again.report) == ("failed", import_jobs.BROKEN_OFF)
    assert list_my_openings(here, viewer=acme) == ()


def test_the_end_of_an_import_and_its_openings_are_kept_together_or_not_at_all(here: Tools) -> None:
    acme = found_firm(here, "Acme Tool")

    def refuse(*_: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        import_openings(
            here, viewer=acme, data=rows(2), filename="o.csv", keep_good=False, progress=lambda *_: None, finish=refuse
        )
    assert list_my_openings(here, viewer=acme) == ()


def _let_go(tools: Tools) -> None:
    """Wait until nobody imports any more: whoever waited got the turn first."""
    for _ in range(40):
        time.sleep(0.05)
        with tools.imports:
            pass
