"""Imported releases of public figures, and what an import did."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pathways.domain.figures import WageRow

ReleaseKind = Literal["onet", "oews"]


@dataclass(frozen=True, slots=True)
class Release:
    """One imported release. area_level is 'nation' or 'state' for wages and '' for O*NET, year None where unknown.

    sha256 is that of the files it was read from; active says that it is the one in force for its kind and level.
    """

    kind: ReleaseKind
    name: str
    imported_at: datetime.datetime
    row_count: int
    sha256: str
    year: int | None = None
    area_level: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. changed is False when these very files were in already, and nothing was written.

    releases are those now held from these files, replaced the names of those that made room, absent the tables
    that the release came without.
    """

    changed: bool
    releases: tuple[Release, ...]
    replaced: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The outcome in plain words."""
        names = " and ".join(release.name for release in self.releases)
        if not self.changed:
            return f"{names} is already imported from these files; there is nothing to do."
        rows = sum(release.row_count for release in self.releases)
        instead = f" It takes the place of {' and '.join(self.replaced)}." if self.replaced else ""
        kept = "" if all(release.active for release in self.releases) else " A newer release stays in force."
        return f"{names} is imported: {rows:,} rows.{instead}{kept}"


def merge_figures(shipped: Iterable[WageRow], imported: Iterable[WageRow]) -> tuple[WageRow, ...]:
    """Wage rows from both, the latest year first, so that the first row of an area is its newest.

    Where both hold a year of an area level, the imported release stands for it whole. Older years stay, to be shown
    with their year as what they are.
    """
    imported = tuple(imported)
    covered = {(row.area_level, row.year) for row in imported}
    rows = [*imported, *(row for row in shipped if (row.area_level, row.year) not in covered)]
    return tuple(sorted(rows, key=lambda row: -row.year))
