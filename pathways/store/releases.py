"""Imported releases: which there are, which is in force, and making room for another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import insert
from sqlmodel import Session, col, delete, select, text, update

from pathways.domain.releases import Release, ReleaseKind
from pathways.store.moments import as_utc
from pathways.store.rows import ReleaseRow, Row

Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""

CHUNK = 5_000
_LOCK = 0x696D706F


def lock_imports(session: Session) -> None:
    """Let one import write at a time. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def list_releases(session: Session, kind: ReleaseKind) -> tuple[Release, ...]:
    """All releases of a kind that are held, the one in force first, then the newest."""
    order = (col(ReleaseRow.area_level), col(ReleaseRow.active).desc(), col(ReleaseRow.year).desc())
    return tuple(map(_release, session.exec(select(ReleaseRow).where(ReleaseRow.kind == kind).order_by(*order))))


def add_release(session: Session, release: Release) -> int:
    """Enter a release and return the number that its rows carry."""
    fields = {name: getattr(release, name) for name in ReleaseRow.model_fields if name != "id"}
    row = ReleaseRow(**fields)
    session.add(row)
    session.flush()
    return int(row.id or 0)


def remove_release(session: Session, release: Release) -> None:
    """Remove a release with all its rows."""
    found = (col(ReleaseRow.kind) == release.kind, col(ReleaseRow.area_level) == release.area_level)
    session.exec(delete(ReleaseRow).where(*found, col(ReleaseRow.year).is_not_distinct_from(release.year)))


def put_newest_in_force(session: Session, kind: ReleaseKind, area_level: str) -> None:
    """Make the release of the latest year the active one for its kind and area level, and no other."""
    found = (col(ReleaseRow.kind) == kind, col(ReleaseRow.area_level) == area_level)
    session.exec(update(ReleaseRow).where(*found).values(active=False))
    latest = select(col(ReleaseRow.id)).where(*found).order_by(col(ReleaseRow.year).desc()).limit(1)
    session.exec(update(ReleaseRow).where(col(ReleaseRow.id).in_(latest)).values(active=True))


def insert_many(
    session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]], progress: Callable[[int], None]
) -> None:
    """Insert rows in bulk; progress is told the size of each part once it is written."""
    for part in _parts(rows):
        session.connection().execute(insert(table), part)
        progress(len(part))


def _parts(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    return (rows[first : first + CHUNK] for first in range(0, len(rows), CHUNK))


def _release(row: ReleaseRow) -> Release:
    kind: ReleaseKind = next(kind for kind in get_args(ReleaseKind) if kind == row.kind)
    return Release(
        kind=kind,
        name=row.name,
        imported_at=as_utc(row.imported_at),
        row_count=row.row_count,
        sha256=row.sha256,
        year=row.year,
        area_level=row.area_level,
        active=row.active,
    )
