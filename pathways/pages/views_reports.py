"""The yearly report as page and PDF show it: words and tables, ready to be laid out."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from pathways.domain.cohort import STAGES
from pathways.domain.report import FORMULAS, METHOD, NEW_REPORT, SUPPRESSION, FunnelRow, Report, ReportChoice
from pathways.domain.report_lines import Line, demand_lines, fingerprint, funnel_lines, whose_learners
from pathways.pages.charts import Bar, draw_bars
from pathways.pages.forms import Problem
from pathways.pages.words import STAGES as STAGE_WORDS


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: what it is of, its columns, and its rows of a name and figures in words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole report. head are sentences over it, notes the sentences under it by their heading; bars is the funnel
    of all learners as (label, value or None, words)."""

    report: Report
    head: tuple[str, ...]
    bars: tuple[tuple[str, float | None, str], ...]
    tables: tuple[ReportTable, ...]
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    fingerprint: str
    chart: Markup


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The years there can be a report of."""

    choices: tuple[ReportChoice, ...]
    today: datetime.date
    problem: Problem | None = None


def show_report(report: Report) -> ReportPage:
    """The report in words. The same call serves page, PDF and file."""
    stages = funnel_lines("all", report.total)[: len(STAGES)]
    bars = tuple((str(STAGE_WORDS[line.measure]), line.value, line.shown) for line in stages)
    chart = draw_bars(
        [Bar(label, value, words) for label, value, words in bars],
        title=gettext("How many learners came at least to each stage"),
        unit=gettext("learners"),
    )
    return ReportPage(
        report=report,
        head=_head(report),
        bars=bars,
        tables=tuple(_tables(report)),
        notes=_notes(report),
        fingerprint=fingerprint(report),
        chart=chart,
    )


def show_choices(choices: Sequence[ReportChoice], today: datetime.date, problem: Problem | None = None) -> ChoosePage:
    """The page to choose a year."""
    return ChoosePage(tuple(choices), today, problem)


def _head(report: Report) -> tuple[str, ...]:
    cohorts = gettext(
        "%(cohorts)s cohorts with %(seats)s seats, whose term lies in %(year)s.",
        cohorts=report.cohorts, seats=report.seats, year=report.year,
    )  # fmt: skip
    last = gettext("Last day counted: %(day)s.", day=report.as_of.isoformat())
    return whose_learners(report), f"{cohorts} {last}"


def _tables(report: Report) -> Iterable[ReportTable]:
    titles = (gettext("All learners"), gettext("By state of the learner"), gettext("By site"))
    first = (gettext("Learners"), gettext("State"), gettext("Site"))
    for title, name, (table, rows) in zip(titles, first, report.tables, strict=True):
        words = [str(STAGE_WORDS[stage]) for stage in STAGES]
        head = (name, *words, gettext("Completion"), gettext("Placement"))
        yield ReportTable(title, head, tuple(_row(table, row) for row in rows))
    if report.demand:
        yield _demand(report)


def _row(table: str, row: FunnelRow) -> tuple[str, tuple[str, ...]]:
    return row.name, tuple(line.shown for line in funnel_lines(table, row))


def _demand(report: Report) -> ReportTable:
    rows: dict[str, list[Line]] = {}
    for line in demand_lines(report):
        rows.setdefault(line.name, []).append(line)
    head = (gettext("Spoke"), gettext("Jobs that ask for it"), gettext("Openings and ads that ask for it"),
            gettext("Certified who can be found"))  # fmt: skip
    listed = tuple((name, tuple(line.shown for line in lines)) for name, lines in rows.items())
    return ReportTable(gettext("Demand met, by spoke"), head, listed)


def _notes(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (gettext("How it was counted"), (*METHOD, NEW_REPORT)),
        (gettext("Formulas"), FORMULAS),
        (gettext("What is hidden"), (SUPPRESSION,)),
        (gettext("Releases"), (*report.releases, gettext("Fingerprint %(mark)s", mark=fingerprint(report)))),
    )
