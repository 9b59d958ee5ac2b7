"""Imports that take longer than anybody waits for a page: they go on in the background and tell how far they are."""

import datetime
import json
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadInput, NotFound, PathwaysError
from pathways.domain.posting import RowProblem
from pathways.domain.ranking import ImportJob, OpeningsImport
from pathways.store.attempts import hold_turn
from pathways.store.database import Transaction
from pathways.store.import_jobs import add_job, count_running, find_job, move_job, purge_jobs
from pathways.use_cases.openings.import_openings import Finish, Progress, import_openings
from pathways.use_cases.openings.keep_openings import check_firm
from pathways.use_cases.tools import Tools

LOG = logging.getLogger("pathways")
SILENCE = datetime.timedelta(minutes=2)
"""A job not heard of for so long ended with its process, or is kept from ending: nothing of it is ever kept."""
KEPT = datetime.timedelta(days=7)
TOLD_EVERY = datetime.timedelta(seconds=1)
WAITING_SECONDS = 10.0
"""How long a job that waits for its turn stays silent."""
MOST_AT_ONCE = 12
"""Jobs of all firms that run or wait: each holds its file in memory."""
_BROKEN, _AGAIN = (
    "The import was broken off and nothing was kept.",
    "Upload the file again: what is there already stays as it is.",
)
BROKEN_OFF = f"{_BROKEN} {_AGAIN}"
NOBODY = "-"
"""Stands for whoever belongs to no firm; no job is theirs."""

Work = Callable[[Progress, Finish], None]
"""What a job does: it tells how far it is, and finishes inside the transaction that keeps what it read."""


def start_import(tools: Tools, *, viewer: Viewer, data: bytes, filename: str, keep_good: bool) -> str:
    """Begin an import of a firm's openings in the background; its id comes back at once. A firm has one at a time.
    Raises NotAllowed (no_firm) and BadInput (import_running, imports_full)."""
    check_firm(viewer)

    def work(tell: Progress, finish: Finish) -> None:
        import_openings(
            tools, viewer=viewer, data=data, filename=filename, keep_good=keep_good, progress=tell, finish=finish
        )

    return start_job(tools, firm=viewer.firm, work=work)


def start_job(tools: Tools, *, firm: str, work: Work) -> str:
    """Begin an import in the background, of a firm or ('') of program leads; its id comes back at once. Either has one
    at a time, and a process reads one at a time. Raises BadInput (import_running, imports_full)."""
    job = ImportJob(secrets.token_hex(12), firm, "running", 0, 0, "", tools.now())
    with tools.store.writing() as session:
        hold_turn(session, "imports of openings")
        purge_jobs(session, tools.now() - KEPT)
        _check_room(session, tools, firm)
        add_job(session, job)
    threading.Thread(target=_run, args=(tools, job, work), daemon=True).start()
    return job.id


def see_import(tools: Tools, *, viewer: Viewer, job: str) -> tuple[ImportJob, OpeningsImport | None]:
    """Where an import of this firm stands, and what it did once it is done. Raises NotFound."""
    return see_job(tools, firm=viewer.firm or NOBODY, job=job)


def see_job(tools: Tools, *, firm: str, job: str) -> tuple[ImportJob, OpeningsImport | None]:
    """The same of a firm, or ('') of program leads."""
    with tools.store.reading() as session:
        found = find_job(session, job)
    if found is None or found.firm != firm:
        raise NotFound("unknown_import", "There is no such import.", fix="Upload the file again.")
    if found.state == "running" and tools.now() - found.beat > SILENCE:
        return replace(found, state="failed", report=BROKEN_OFF), None
    return found, _report(found.report) if found.state == "done" else None


def _check_room(session: Transaction, tools: Tools, firm: str) -> None:
    since = tools.now() - SILENCE
    if count_running(session, since, firm):
        fix = "Wait until it is done, then upload the next file."
        whose = "An import of your firm" if firm else "Another import of ads"
        raise BadInput("import_running", f"{whose} is still going on.", field="file", fix=fix)
    if count_running(session, since) >= MOST_AT_ONCE:
        fix = "Upload the file again in a few minutes."
        raise BadInput("imports_full", "Too many files are waiting to be read.", field="file", fix=fix)


def _run(tools: Tools, job: ImportJob, work: Work) -> None:
    tell = _teller(tools, job)

    def finish(session: Transaction, report: OpeningsImport) -> None:
        _move(session, tools, replace(job, state="done", report=json.dumps(asdict(report)), beat=tools.now()))

    try:
        with _turn(tools, tell):
            work(tell, finish)
        return
    except PathwaysError as error:
        report = str(error)
    except Exception as error:
        LOG.error("an import broke: %s", type(error).__name__)
        report = BROKEN_OFF
    with tools.store.writing() as session:
        move_job(session, replace(job, state="failed", report=report, beat=tools.now()), job.beat)


@contextmanager
def _turn(tools: Tools, tell: Progress) -> Iterator[None]:
    """This process's one turn to import, waited for aloud."""
    while not tools.imports.acquire(timeout=WAITING_SECONDS):
        tell("Waiting", 0, 0)
    try:
        yield
    finally:
        tools.imports.release()


def _teller(tools: Tools, job: ImportJob) -> Progress:
    last = job.beat

    def tell(_what: str, done: int, total: int) -> None:
        nonlocal last
        if tools.now() - last >= TOLD_EVERY:
            last = tools.now()
            with tools.store.writing() as session:
                _move(session, tools, replace(job, done=done, total=total, beat=last))

    return tell


def _move(session: Transaction, tools: Tools, job: ImportJob) -> None:
    """Enter where the job stands, unless its firm was told already that it was broken off: then it is."""
    if not move_job(session, job, tools.now() - SILENCE):
        raise PathwaysError("import_broken_off", _BROKEN, fix=_AGAIN)


def _report(text: str) -> OpeningsImport:
    raw = json.loads(text)
    return OpeningsImport(**{**raw, "problems": tuple(RowProblem(**row) for row in raw["problems"])})
