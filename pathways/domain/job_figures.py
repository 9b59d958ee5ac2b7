"""Official counts of jobs that demand is set against: those in manufacturing, all jobs, and earlier releases."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathways.domain.state_gap import RoleShare


@dataclass(frozen=True, slots=True)
class PastJobs:
    """Jobs of one occupation in the nation as one May release had them; None where not published. mark as in
    figures.WageRow: 'wider' figures are those of a larger occupation and must not be added up."""

    soc: str
    year: int
    jobs: int | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class JobFigures:
    """manufacturing: people at work in manufacturing by postal code, of manufacturing_year; all_jobs: (year, area) to
    jobs in all occupations of that release, area a postal code or 'US'; history: the nation, oldest first."""

    manufacturing: Mapping[str, int]
    manufacturing_year: int
    all_jobs: Mapping[tuple[int, str], int]
    history: tuple[PastJobs, ...]
    shares: tuple[RoleShare, ...]
