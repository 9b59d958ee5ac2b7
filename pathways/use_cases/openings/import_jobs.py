"""Imports that take longer than anybody waits for a page: they go on in the background and tell how far they are."""

import datetime
import json
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict, replace

from pathways.domain.contact import Viewer
from pathways.domain.errors import NotFound, PathwaysError
from pathways.domain.posting import RowProblem
from pathways.domain.ranking import ImportJob, OpeningsImport
from pathways.store.import_jobs import find_job, purge_jobs, put_job
from pathways.use_cases.openings.import_openings import import_openings
from pathways.use_cases.openings.keep_openings import check_firm
from pathways.use_cases.tools import Tools

LOG = logging.getLogger("pathways")
SILENCE = datetime.timedelta(minutes=2)
"""A job not heard of for so long has ended with its process; nothing of it was kept."""
KEPT = datetime.timedelta(days=7)
TOLD_EVERY = datetime.timedelta(seconds=1)
BROKEN_OFF = (
    "The import was broken off and nothing was kept. Upload the file again: what is there already stays as it is."
)


def start_import(tools: Tools, *, viewer: Viewer, data: bytes, filename: str, keep_good: bool) -> str:
    """Begin an import in the background; its id comes back at once. Raises NotAllowed (no_firm)."""
    check_firm(viewer)
    job = ImportJob(secrets.token_hex(12), viewer.firm, "running", 0, 0, "", tools.now())
    with tools.store.writing() as session:
        purge_jobs(session, tools.now() - KEPT)
        put_job(session, job)
    work = threading.Thread(target=_run, args=(tools, viewer, job, data, filename, keep_good), daemon=True)
    work.start()
    return job.id


def see_import(tools: Tools, *, viewer: Viewer, job: str) -> tuple[ImportJob, OpeningsImport | None]:
    """Where an import of this firm stands, and what it did once it is done. Raises NotFound."""
    with tools.store.reading() as session:
        found = find_job(session, job)
    if found is None or not viewer.firm or found.firm != viewer.firm:
        raise NotFound("unknown_import", "There is no such import.", fix="Upload the file again.")
    if found.state == "running" and tools.now() - found.beat > SILENCE:
        return replace(found, state="failed", report=BROKEN_OFF), None
    return found, _report(found.report) if found.state == "done" else None


def _run(tools: Tools, viewer: Viewer, job: ImportJob, data: bytes, filename: str, keep_good: bool) -> None:
    tell = _teller(tools, job)
    try:
        report = import_openings(tools, viewer=viewer, data=data, filename=filename, keep_good=keep_good, progress=tell)
        ended = replace(job, state="done", report=json.dumps(asdict(report)), beat=tools.now())
    except PathwaysError as error:
        ended = replace(job, state="failed", report=str(error), beat=tools.now())
    except Exception as error:
        LOG.error("an import of openings broke: %s", type(error).__name__)
        ended = replace(job, state="failed", report=BROKEN_OFF, beat=tools.now())
    _put(tools, ended)


def _teller(tools: Tools, job: ImportJob) -> Callable[[str, int, int], None]:
    last = job.beat

    def tell(_what: str, done: int, total: int) -> None:
        nonlocal last
        if tools.now() - last >= TOLD_EVERY:
            last = tools.now()
            _put(tools, replace(job, done=done, total=total, beat=last))

    return tell


def _put(tools: Tools, job: ImportJob) -> None:
    with tools.store.writing() as session:
        put_job(session, job)


def _report(text: str) -> OpeningsImport:
    raw = json.loads(text)
    return OpeningsImport(**{**raw, "problems": tuple(RowProblem(**row) for row in raw["problems"])})
