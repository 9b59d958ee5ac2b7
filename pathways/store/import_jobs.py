"""Imports of openings that go on in the background."""

import datetime

from sqlmodel import Session, col, delete

from pathways.domain.ranking import ImportJob
from pathways.store.moments import as_utc
from pathways.store.people_rows import ImportJobRow
from pathways.store.upsert import put_row


def put_job(session: Session, job: ImportJob) -> None:
    """Enter a job, or where it stands now."""
    put_row(session, ImportJobRow, {name: getattr(job, name) for name in ImportJobRow.model_fields})


def find_job(session: Session, job: str) -> ImportJob | None:
    """The job of an id."""
    row = session.get(ImportJobRow, job)
    if row is None:
        return None
    return ImportJob(row.id, row.firm, row.state, row.done, row.total, row.report, as_utc(row.beat))  # type: ignore[arg-type]


def purge_jobs(session: Session, before: datetime.datetime) -> None:
    """Forget jobs that were last heard of before a moment."""
    session.exec(delete(ImportJobRow).where(col(ImportJobRow.beat) < before))
