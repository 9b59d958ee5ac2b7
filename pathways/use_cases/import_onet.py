"""Import a release of the O*NET database, so that any of its occupations can be where somebody starts from."""

import datetime
import hashlib
from pathlib import Path

from pathways.domain.onet import OnetRelease
from pathways.domain.releases import ImportReport, Release
from pathways.engine.atlas import ImportedTitles
from pathways.sources.onet import TABLES, Progress, read_onet
from pathways.store.database import Store
from pathways.store.occupations import add_occupations, count_rows, list_names, list_titles
from pathways.store.releases import add_release, list_releases, lock_imports, remove_release


def import_onet(store: Store, *, folder: Path, progress: Progress) -> ImportReport:
    """Read a text release and put it in the place of the one held, whole or not at all.

    The same files again change nothing. The Atlas must be built anew afterwards: see imported_titles. Raises
    BadFile (no_onet_release, bad_onet_release); whatever is raised, by progress too, leaves the old release as it was.
    """
    digest = _digest(folder)
    with store.reading() as session:
        held = list_releases(session, "onet")
    if digest in {release.sha256 for release in held}:
        return ImportReport(changed=False, releases=held)
    content = read_onet(folder, progress)
    release = _describe(content, digest)
    with store.writing() as session:
        lock_imports(session)
        replaced = list_releases(session, "onet")
        for old in replaced:
            remove_release(session, old)
        add_occupations(session, add_release(session, release), content, progress)
    return ImportReport(True, (release,), tuple(old.name for old in replaced), content.absent)


def imported_titles(store: Store) -> ImportedTitles:
    """What an imported release adds to the Atlas; empty without one."""
    with store.reading() as session:
        held = list_releases(session, "onet")
        if not held:
            return ImportedTitles()
        return ImportedTitles(held[0].name.removeprefix("O*NET").strip(), list_titles(session), list_names(session))


def _describe(content: OnetRelease, digest: str) -> Release:
    return Release(
        kind="onet",
        name=f"O*NET {content.release}".strip(),
        imported_at=datetime.datetime.now(datetime.UTC),
        row_count=count_rows(content),
        sha256=digest,
    )


def _digest(folder: Path) -> str:
    """Of the tables that are read, in the folder or one below it, by name; other files do not matter."""
    digest = hashlib.sha256()
    for table in TABLES:
        for path in (folder / f"{table}.txt", *sorted(folder.glob(f"*/{table}.txt"))):
            if path.is_file():
                digest.update(table.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
