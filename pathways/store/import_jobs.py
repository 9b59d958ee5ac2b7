"""Imports of openings and of ads that go on in the background."""

import datetime

from sqlmodel import Session, col, delete, func, select, update

from pathways.domain.ranking import ImportJob
from pathways.store.moments import as_utc
from pathways.store.people_rows import ImportJobRow


def add_job(session: Session, job: ImportJob) -> None:
    """Enter a job that begins."""
    fields = {name: getattr(job, name) for name in ImportJobRow.model_fields}
    session.add(ImportJobRow(**{**fields, "firm": job.firm or None}))
    session.flush()


def move_job(session: Session, job: ImportJob, since: datetime.datetime) -> bool:
    """Enter where a job stands now; False, and nothing changes, when it has ended or was last heard of before since."""
    goes_on = (col(ImportJobRow.id) == job.id, col(ImportJobRow.state) == "running", col(ImportJobRow.beat) >= since)
    values = {name: getattr(job, name) for name in ("state", "done", "total", "report", "beat")}
    return session.exec(update(ImportJobRow).where(*goes_on).values(**values)).rowcount > 0


def count_running(session: Session, since: datetime.datetime, firm: str | None = None) -> int:
    """Jobs that go on and were heard of since a moment: all, or those of a firm ('' those of program leads)."""
    goes_on = [col(ImportJobRow.state) == "running", col(ImportJobRow.beat) >= since]
    if firm is not None:
        goes_on.append(col(ImportJobRow.firm) == firm if firm else col(ImportJobRow.firm).is_(None))
    return session.exec(select(func.count()).select_from(ImportJobRow).where(*goes_on)).one()


def find_job(session: Session, job: str) -> ImportJob | None:
    """The job of an id."""
    row = session.get(ImportJobRow, job)
    if row is None:
        return None
    return ImportJob(row.id, row.firm or "", row.state, row.done, row.total, row.report, as_utc(row.beat))  # type: ignore[arg-type]


def purge_jobs(session: Session, before: datetime.datetime) -> None:
    """Forget jobs that were last heard of before a moment."""
    session.exec(delete(ImportJobRow).where(col(ImportJobRow.beat) < before))
