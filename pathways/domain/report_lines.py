"""Every figure of a report as one line: what CSV, JSON and API are, and what page and PDF show in their tables."""

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from pathways.domain.cohort import STAGES
from pathways.domain.report import FunnelRow, Report, mark_of

INVENTED = "DEMONSTRATION: every learner is invented. It tells nothing of these sites."
REAL = "Real learners, as their sites entered them."


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. value is None where it is hidden, a lower end where mark is at_least; rates are shares in [0, 1]."""

    table: str
    code: str
    name: str
    measure: str
    value: float | None
    mark: str

    @property
    def shown(self) -> str:
        """The figure in words, the same in every format that people read."""
        if self.value is None:
            return self.mark.replace("_", " ")
        if self.measure in ("completion", "placement"):
            return f"{self.value:.1%}"
        number = f"{self.value:,.0f}"
        return f"at least {number}" if self.mark == "at_least" else number


def list_lines(report: Report) -> tuple[Line, ...]:
    """All figures, table by table, in the order in which they are shown."""
    funnel = (line for table, rows in report.tables for row in rows for line in funnel_lines(table, row))
    return (*funnel, *demand_lines(report))


def funnel_lines(table: str, row: FunnelRow) -> tuple[Line, ...]:
    """The figures of one row of a funnel."""
    counts = (
        Line(table, row.code, row.name, stage, None if figure.hidden else figure.people, mark_of(figure))
        for stage, figure in zip(STAGES, row.figures, strict=True)
    )
    rates = (
        Line(table, row.code, row.name, name, None if share is None else round(share, 4), _given(share))
        for name, share in (("completion", row.completion), ("placement", row.placement))
    )
    return (*counts, *rates)


def demand_lines(report: Report) -> Iterator[Line]:
    """The figures of what is asked for, spoke by spoke."""
    for row in report.demand:
        measures = (("jobs", row.jobs), ("openings", row.openings), ("certified who can be found", row.certified))
        for measure, (value, mark) in measures:
            yield Line("demand by spoke", row.code, row.name, measure, value, mark or "exact")


def fingerprint(report: Report) -> str:
    """A digest of the whole report: two files with the same one hold the same figures."""
    head = (report.year, report.as_of.isoformat(), report.whose, report.cohorts, report.seats, *report.releases)
    told = repr((head, [astuple(line) for line in list_lines(report)]))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def whose_learners(report: Report) -> str:
    """The sentence that stands at the head of every format."""
    return INVENTED if report.demo else REAL


def _given(share: float | None) -> str:
    return "exact" if share is not None else "not_given"
