"""Gaps as text for a terminal: a sentence first, a table second, where the figures are from third."""

from collections.abc import Sequence

from pathways.cli.printing import make_table, open_console, say
from pathways.domain.catalog import Catalog
from pathways.domain.gap_measure import Measure, find_figure
from pathways.domain.state_gap import GapTable, StateGap
from pathways.pages.gap_words import say_figure
from pathways.use_cases.gaps.ask_gaps import NATION, name_subject

COLUMNS: tuple[tuple[str, Measure], ...] = (
    ("Jobs", "jobs"),
    ("per 1,000", "jobs_per_thousand"),
    ("Quotient", "jobs_quotient"),
    ("Openings", "openings"),
    ("Workers", "workers"),
    ("In training", "training"),
    ("Short by jobs", "short_jobs"),
    ("by openings", "short_openings"),
)


def print_gaps(
    rows: Sequence[StateGap], table: GapTable, measure: Measure, catalog: Catalog, *, by_state: bool
) -> None:  # fmt: skip
    """Rows in the order given; by_state: a row is a state, else a subject."""
    console = open_console()
    first = rows[0] if rows else None
    if first and find_figure(first, measure).value is not None:
        what = f"{_name_subject(first, catalog)}, {_name_area(first, catalog)}"
        say(console, f"Most by {measure}: {what}: {say_figure(find_figure(first, measure), measure)}.")
    else:
        say(console, "Nothing is known yet to answer this from.")
    lines = [
        (_name_area(row, catalog) if by_state else _name_subject(row, catalog),
         *(say_figure(find_figure(row, column), column) for _, column in COLUMNS))
        for row in rows
    ]  # fmt: skip
    console.print(make_table(("State" if by_state else "Of", *(heading for heading, _ in COLUMNS)), lines))
    if table.whose == "demonstration":
        say(console, "Openings and people are invented, for demonstration; the jobs are from real statistics.")
    sources = table.sources
    say(console, f"Jobs: {sources.employment}", f"Openings: {sources.openings}", f"People: {sources.supply}")


def _name_area(row: StateGap, catalog: Catalog) -> str:
    return "United States" if row.area == NATION else catalog.states[row.area].name


def _name_subject(row: StateGap, catalog: Catalog) -> str:
    name = name_subject(row.subject, catalog)
    return f"{name} from level {row.subject.level}" if row.subject.level else name
