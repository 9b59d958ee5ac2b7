"""Counts of jobs that ship with the product: in manufacturing, in all occupations, and of earlier national releases."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from pathways.domain.errors import BadFile
from pathways.domain.job_figures import JobFigures, PastJobs
from pathways.sources.role_shares import load_role_shares


def load_job_figures(folder: Path) -> JobFigures:
    """manufacturing_jobs.csv, all_jobs.csv, jobs_national.csv and role_shares.yaml of a folder of figures.

    Raises BadFile for a file that is missing, or whose rows are not what they should be.
    """
    try:
        factory = list(_read(folder / "manufacturing_jobs.csv"))
        every = {(int(row["year"]), row["area"]): int(row["jobs"]) for row in _read(folder / "all_jobs.csv")}
        past = [_past(row) for row in _read(folder / "jobs_national.csv")]
        return JobFigures(
            {row["area"]: int(row["jobs"]) for row in factory},
            int(factory[0]["year"]),
            every,
            tuple(sorted(past, key=lambda row: (row.year, row.soc))),
            load_role_shares(folder),
        )
    except (OSError, KeyError, ValueError, IndexError) as error:
        message = f"The counts of jobs in {folder.name} do not hold: {error}."
        raise BadFile("bad_job_figures", message, fix="Put them back from the release of this program.") from error


def _read(file: Path) -> Iterator[Mapping[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _past(row: Mapping[str, str]) -> PastJobs:
    return PastJobs(row["soc"], int(row["year"]), int(row["jobs"]) if row["jobs"] else None, row["mark"])
