"""Jobs of every role in every state, from official statistics of one release and the shares of roles in occupations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pathways.domain.catalog import Catalog
from pathways.domain.figures import WageRow
from pathways.domain.job_figures import JobFigures
from pathways.domain.state_gap import Figure, RoleShare, Subject
from pathways.engine.gap_layout import NATION, Floats, GapLayout

WIDER = "wider"
"""Mark of figures that belong to a larger occupation than their code says: they are not counted."""
TOTAL = "00-0000"

Counts = Mapping[tuple[str, str], int]
"""(area, occupation) to jobs, of one release; what was not published is not in it."""


Shares = Mapping[tuple[str, str], float]
"""(occupation, role) to the part of the occupation's jobs that is work of the role."""


@dataclass(frozen=True, slots=True)
class RoleCode:
    """One role in statistics: the code its jobs were found under, and the share of that code's jobs."""

    soc: str
    share: float


@dataclass(frozen=True, eq=False)
class RoleJobs:
    """year: of the May release; jobs (areas, roles): 0 where not published; published: whether it is; whole: whether
    nothing is missing in it, which a sum over states is not when one of them is not published; weight (roles): jobs in
    the nation by its newest release; everybody (areas): jobs in all occupations, not a number where not known."""

    year: int
    jobs: Floats
    published: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    weight: Floats
    everybody: Floats


def count_jobs(
    wages: Sequence[WageRow], figures: JobFigures, shares: Iterable[RoleShare], layout: GapLayout, catalog: Catalog
) -> RoleJobs:
    """Jobs of all roles by the newest release of the states; the nation's row is of the same release, where there is
    one, else the sum over the states."""
    part = {(share.soc, share.role): share.share for share in shares}
    year = newest_year(wages)
    told = list_counts(row for row in wages if row.year == year)
    states = [[find_jobs(told, state, role, part, catalog) for role in layout.roles] for state in layout.states]
    here = np.array(states, np.float64)
    nation = np.array([find_jobs(told, NATION, role, part, catalog) for role in layout.roles], np.float64)
    known, own = ~np.isnan(here), ~np.isnan(nation)
    total = np.where(own, nation, np.nansum(here, axis=0))
    published = np.vstack((known, known.any(axis=0) | own))
    whole = np.vstack((known, known.all(axis=0) | own))
    return RoleJobs(
        year, np.vstack((np.nan_to_num(here), total)), published, whole,
        _weights(wages, part, layout, catalog, total), _everybody(told, figures, year, layout.states),
    )  # fmt: skip


def newest_year(wages: Iterable[WageRow]) -> int:
    """The year of the newest release of the states; 0 without any."""
    return max((row.year for row in wages if row.area_level == "state"), default=0)


def list_counts(rows: Iterable[WageRow]) -> Counts:
    """The jobs in these rows that may be counted."""
    return {
        (row.area, row.soc): row.employment
        for row in rows
        if row.employment is not None and WIDER not in row.mark.split()
    }


def find_code(told: Counts, area: str, role: str, part: Shares, catalog: Catalog) -> RoleCode | None:
    """The code that a role's jobs are published under here: its occupation's own, else the wider one that some releases
    put it in. None where neither is."""
    occupation = catalog.occupations[catalog.roles[role].onet_soc]
    own, wider = occupation.soc, occupation.oews_code
    if (area, own) in told:
        return RoleCode(own, part.get((own, role), 0.0))
    if wider and (area, wider) in told and (wider, role) in part:
        return RoleCode(wider, part[wider, role] * part.get((own, role), 0.0))
    return None


def find_jobs(told: Counts, area: str, role: str, part: Shares, catalog: Catalog) -> float:
    """A role's jobs in an area; not a number where they are not published."""
    code = find_code(told, area, role, part, catalog)
    return told[area, code.soc] * code.share if code else np.nan


def demand_of(told: Counts, area: str, subject: Subject, part: Shares, layout: GapLayout, catalog: Catalog) -> Figure:
    """The jobs that ask for a subject in one area of one release."""
    weights = layout.demand[:, layout.places[subject]]
    jobs = [
        find_jobs(told, area, layout.roles[role], part, catalog) * weights[role] for role in np.flatnonzero(weights)
    ]
    told_jobs, missing = float(np.nansum(jobs)), bool(np.isnan(jobs).any())
    if missing and not told_jobs:
        return Figure(None, "not_published")
    return Figure(told_jobs, "at_least" if missing else "")


def explain_jobs(
    told: Counts, area: str, states: Sequence[str], role: str, part: Shares, catalog: Catalog
) -> tuple[RoleCode, Figure]:
    """The code and share behind a role's jobs in an area, and that occupation's jobs there. The nation without a figure
    of its own is the sum over states, under the code of the first."""
    code = find_code(told, area, role, part, catalog)
    if code:
        return code, Figure(float(told[area, code.soc]))
    here = [(state, find_code(told, state, role, part, catalog)) for state in states if area == NATION]
    found = [(state, code) for state, code in here if code]
    if not found:
        own = catalog.occupations[catalog.roles[role].onet_soc].soc
        return RoleCode(own, part.get((own, role), 0.0)), Figure(None, "not_published")
    jobs = float(sum(told[state, code.soc] for state, code in found))
    return found[0][1], Figure(jobs, "" if len(found) == len(states) else "at_least")


def _weights(wages: Sequence[WageRow], part: Shares, layout: GapLayout, catalog: Catalog, usual: Floats) -> Floats:
    """How much each role counts where it is asked how much is covered."""
    newest = max((row.year for row in wages if row.area == NATION), default=0)
    told = list_counts(row for row in wages if row.area == NATION and row.year == newest)
    jobs = np.array([find_jobs(told, NATION, role, part, catalog) for role in layout.roles], np.float64)
    return np.where(np.isnan(jobs), usual, jobs)


def _everybody(told: Counts, figures: JobFigures, year: int, states: Sequence[str]) -> Floats:
    """Jobs in all occupations of the same release: its own total, else the one that ships; the nation as the states
    together, unless it has one."""
    jobs = [told.get((area, TOTAL), figures.all_jobs.get((year, area), np.nan)) for area in (*states, NATION)]
    found = np.array(jobs, np.float64)
    if np.isnan(found[-1]):
        found[-1] = found[:-1].sum()
    return found
