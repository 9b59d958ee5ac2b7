"""Import a release of wage statistics, national, by state or both in one file."""

import datetime
import hashlib
from collections.abc import Iterable
from pathlib import Path

from pathways.domain.errors import BadFile
from pathways.domain.figures import AreaLevel, WageRow
from pathways.domain.releases import ImportReport, Release
from pathways.sources.oews import read_oews
from pathways.store.database import Store
from pathways.store.releases import (
    Progress,
    add_release,
    list_releases,
    lock_imports,
    put_newest_in_force,
    remove_release,
)
from pathways.store.wages import add_wages

_LEVELS: dict[AreaLevel, str] = {"nation": "national", "state": "by state"}


def import_oews(store: Store, *, file: Path, year: int | None = None, progress: Progress) -> ImportReport:
    """Read a May release and enter all its occupations; the newest one of each area level is in force.

    A release of the same year takes the old one's place, an older one is kept beside the newer. The same file again
    changes nothing. year is needed only where the file does not tell it. Raises BadFile as read_oews does; whatever
    is raised, by progress too, leaves everything as it was.
    """
    digest = _digest(file)
    with store.reading() as session:
        known = _from_same_file(list_releases(session, "oews"), digest, year)
    if known:
        return ImportReport(changed=False, releases=known)
    progress("Reading wages", 0, 1)
    content = read_oews(file, year=year)
    progress("Reading wages", 1, 1)
    parts = [(level, [row for row in content.rows if row.area_level == level]) for level in _LEVELS]
    fresh = {(level, content.year): rows for level, rows in parts if rows}
    with store.writing() as session:
        lock_imports(session)
        replaced = [old for old in list_releases(session, "oews") if (old.area_level, old.year) in fresh]
        for old in replaced:
            remove_release(session, old)
        for (level, _), rows in fresh.items():
            number = add_release(session, _describe(level, content.year, rows, digest))
            add_wages(session, number, rows, progress)
            put_newest_in_force(session, "oews", level)
        held = _from_same_file(list_releases(session, "oews"), digest, content.year)
    return ImportReport(True, held, tuple(old.name for old in replaced))


def _from_same_file(releases: Iterable[Release], digest: str, year: int | None) -> tuple[Release, ...]:
    return tuple(item for item in releases if item.sha256 == digest and year in (None, item.year))


def _describe(level: AreaLevel, year: int, rows: list[WageRow], digest: str) -> Release:
    return Release(
        kind="oews",
        name=f"OEWS May {year}, {_LEVELS[level]}",
        imported_at=datetime.datetime.now(datetime.UTC),
        row_count=len(rows),
        sha256=digest,
        year=year,
        area_level=level,
        active=False,
    )


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        message = f"{file.name} cannot be read."
        raise BadFile("bad_oews_file", message, fix="Name a file that is there and may be read.") from None
