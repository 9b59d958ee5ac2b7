"""The releases and rules behind gaps, in words that can be printed under every table and at the head of every file."""

from pathways.domain.small_cells import LEAST
from pathways.domain.state_gap import GapSources, Whose
from pathways.engine.gap_jobs import newest_year
from pathways.use_cases.tools import Tools


def tell_sources(tools: Tools, whose: Whose) -> GapSources:
    """Where each kind of figure comes from."""
    year = newest_year(tools.wages)
    invented = whose == "demonstration"
    return GapSources(
        employment=f"Occupational Employment and Wage Statistics by state, May {year}, all industries, without the"
        " self-employed; times the share of each role in its occupation, which is an assumption.",
        manufacturing=f"People at work in manufacturing by state: American Community Survey"
        f" {tools.gaps.jobs.manufacturing_year}, one-year estimates, table C24050.",
        openings="Invented openings of the demonstration." if invented else "Firms' openings and imported job ads.",
        supply=("Invented people of the demonstration." if invented else "Workers who agreed to be found.")
        + f" Counts under {LEAST} people, and what would give them away, are hidden.",
        catalogue=tools.catalog.version[:12],
        date=tools.clock().isoformat(),
    )
