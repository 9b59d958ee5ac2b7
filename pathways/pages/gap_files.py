"""Gaps as CSV: first what the figures are and how they came about, then the rows. The same figures as on the page.

A figure without a value is told in words, never as 0 and never as nothing; one that is not the whole has a mark in the
column after it, so that the number itself stays a number.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import MEASURES, find_figure, round_figure
from pathways.domain.small_cells import LEAST
from pathways.domain.state_gap import Behind, Figure, GapSources, StateGap, Subject
from pathways.pages.takeaways import safe_cell
from pathways.use_cases.gaps.ask_gaps import name_subject

FORMULA = (
    "jobs = employment of an occupation in the state x the share of a role in it, summed over the roles that need the "
    "skill at this level or a higher one; module and spoke = the mean over the skills and levels they teach; "
    "per_thousand = to 1,000 manufacturing jobs of the state; quotient = the share here over the share in the nation; "
    "short = demand less workers and people in training, so below 0 there are more people than asked for"
)
FRACTIONS = (
    "a job or opening that asks for part of a module's or spoke's skills counts for that part, and jobs are shares of "
    "published jobs, so counts may be fractions; pages tell them rounded, this file does not"
)
MARKS = (
    "'at least' is the part of a sum that is known; 'at most' is less what may be hidden; 'about' was worked out from "
    "such parts and may lie on either side; empty is the whole"
)
SUPPRESSION = (
    f"people are counted only from {LEAST} on: a smaller number, and any number that would give a smaller one away, is "
    "'hidden'; 'not published' is what the statistics do not tell; "
    "neither is zero"
)
_WORDS = {
    "hidden": "hidden",
    "not_published": "not published",
    "no_data": "no data",
    "at_least": "at least",
    "at_most": "at most",
    "partial": "about",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_COLUMNS: tuple[str, ...] = (
    *(column for measure in MEASURES for column in (measure, f"{measure}_mark")), "jobs_coverage", "openings_coverage"
)  # fmt: skip


def write_gaps(rows: Iterable[StateGap], sources: GapSources, whose: str, catalog: Catalog) -> str:
    """Gaps with all their figures, a row a subject and area."""
    head = ("subject", "name", "level", "area", *_COLUMNS)
    lines = [
        (row.subject.code, name_subject(row.subject, catalog), str(row.subject.level or ""), row.area, *_cells(row))
        for row in rows
    ]
    return _write(sources, whose, head, lines)


def write_behind(behind: Behind, sources: GapSources, whose: str, catalog: Catalog) -> str:
    """The roles and the openings behind one figure, a row each."""
    head = ("subject", "area", "row", "role", "title", "occupation", "year_or_month", "employment",
            "employment_mark", "share", "level_asked", "jobs", "jobs_mark")  # fmt: skip
    first = (behind.subject.code, behind.area)
    roles = [
        (*first, "role", role.role, catalog.roles[role.role].title, role.soc, str(role.year or ""),
         *_pair(role.employment), f"{role.share:.4g}", str(role.level_asked), *_pair(role.jobs))
        for role in behind.roles
    ]  # fmt: skip
    openings = [
        (*first, "opening", item.role, item.title, "", item.month, "", "", "", str(item.level_asked), "", "")
        for item in behind.openings
    ]
    return _write(sources, whose, head, [*roles, *openings])


def name_file(*parts: str | Subject) -> str:
    """The name of the file of such parts."""
    words = (part.code if isinstance(part, Subject) else part for part in ("gaps", *parts))
    return "-".join(word for word in words if word).replace(":", "-").replace("@", "-level-") + ".csv"


def _write(sources: GapSources, whose: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerows((f"# {name}", safe_cell(words)) for name, words in _headers(sources, whose))
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _headers(sources: GapSources, whose: str) -> Iterable[tuple[str, str]]:
    return (
        ("date", sources.date),
        ("jobs", sources.employment),
        ("manufacturing jobs", sources.manufacturing),
        ("openings", sources.openings),
        ("people", sources.supply),
        ("catalogue", sources.catalogue),
        ("whose", "demonstration, invented" if whose == "demonstration" else whose),
        ("formula", FORMULA),
        ("fractions", FRACTIONS),
        ("marks", MARKS),
        ("suppression", SUPPRESSION),
    )


def _cells(row: StateGap) -> Iterable[str]:
    figures = [cell for measure in MEASURES for cell in _pair(find_figure(row, measure))]
    return [*figures, *(f"{demand.coverage:.2f}" for demand in (row.employment, row.openings))]


def _pair(figure: Figure) -> tuple[str, str]:
    """A bare number, or words where there is none, and its mark."""
    mark = _WORDS.get(figure.mark, "")
    if figure.value is None:
        return mark or _WORDS["no_data"], mark
    return f"{round_figure(figure.value):.10f}".rstrip("0").rstrip("."), mark


def _safe(cell: str) -> str:
    """A number may begin with a minus; anything else that a spreadsheet would run is marked as text."""
    return cell if _NUMBER.fullmatch(cell) else safe_cell(cell)
