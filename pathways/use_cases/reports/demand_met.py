"""What is asked for in each spoke beside who has it, as the page of gaps tells it for the whole country."""

from pathways.domain.report import DemandRow, Whose
from pathways.domain.state_gap import Figure, GapTable
from pathways.use_cases.gaps.ask_gaps import NATION, name_subject
from pathways.use_cases.gaps.list_gaps import list_gaps
from pathways.use_cases.tools import Tools


def find_demand(tools: Tools, whose: Whose) -> tuple[tuple[DemandRow, ...], tuple[str, ...]]:
    """A row for each spoke, and the releases behind them."""
    table = list_gaps(tools, area=NATION, kind="spoke", whose=whose)
    rows = tuple(
        DemandRow(
            code=row.subject.code,
            name=name_subject(row.subject, tools.catalog),
            jobs=_told(row.employment.count),
            openings=_told(row.openings.count),
            certified=_told(row.supply.certified),
        )
        for row in table.nation
    )
    return rows, _sources(table)


def _told(figure: Figure) -> tuple[float | None, str]:
    """A figure in whole jobs, openings or people."""
    return (None if figure.value is None else float(round(figure.value))), figure.mark


def _sources(table: GapTable) -> tuple[str, ...]:
    """What the figures rest on; the day they were made is none of it."""
    return tuple(filter(None, (table.sources.employment, table.sources.openings, table.sources.supply)))
