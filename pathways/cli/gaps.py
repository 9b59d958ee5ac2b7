"""``pathways gaps``: where a skill, a module, a role or a specialty is short."""

import click

from pathways.api.gap_shapes import gaps_shape
from pathways.cli.as_json import print_json
from pathways.cli.gaps_text import print_gaps
from pathways.cli.start import start_tools
from pathways.domain.gap_measure import MEASURES, sort_gaps
from pathways.domain.state_gap import GapRequest, GapTable, StateGap
from pathways.pages.gap_files import write_gaps
from pathways.use_cases.gaps.ask_gaps import (
    NATION,
    keep_area,
    parse_area,
    parse_measure,
    parse_shares,
    parse_state,
    parse_subject,
    parse_whose,
    split_shares,
)
from pathways.use_cases.gaps.list_gaps import list_gaps
from pathways.use_cases.gaps.measure_gaps import measure_gaps
from pathways.use_cases.tools import Tools


@click.command("gaps")
@click.option("--of", "of", default="", help="spoke:ID, module:ID, role:ID or skill:ID@LEVEL.")
@click.option("--area", default="", help="Only the states of a Census region or division, as 'New England'.")
@click.option("--state", default="", help="One state: all specialties, or with --of what that subject is made of.")
@click.option("--by", default="short_jobs", show_default=True, help=f"Sorted by: {', '.join(MEASURES)}.")
@click.option("--whose", default="", help="real or demonstration openings and people; real ones where there are any.")
@click.option("--share", "shares", multiple=True, help="Another share of a role, as 17-3024.ROLE=0.4; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the file that the page hands out.")
def gaps(of: str, area: str, state: str, by: str, whose: str, shares: tuple[str, ...], as_json: bool,
         as_csv: bool) -> None:  # fmt: skip
    """Say where something is short: jobs from statistics, openings, and who is known to have it, state by state."""
    if bool(of or state) is False:
        raise click.UsageError("Say what with --of, or where with --state.")
    if state and area:
        raise click.UsageError("Give --state or --area, not both.")
    measure = parse_measure(by, field="--by")
    tools = start_tools()
    table, rows = _find(tools, of, area, state, whose, shares)
    ordered = sort_gaps(rows, measure)
    if as_json:
        print_json(gaps_shape(table, ordered, tools.catalog))
    elif as_csv:
        click.echo(write_gaps(ordered, table.sources, table.whose, tools.catalog), nl=False)
    else:
        print_gaps(ordered, table, measure, tools.catalog, by_state=not state)


def _find(
    tools: Tools, of: str, area: str, state: str, whose: str, texts: tuple[str, ...]
) -> tuple[GapTable, tuple[StateGap, ...]]:  # fmt: skip
    shares = parse_shares(tools, split_shares(texts))
    subject = parse_subject(tools, of) if of else None
    if subject and not state:
        table = measure_gaps(tools, request=GapRequest(subject, parse_whose(whose), shares))
        return table, keep_area(table.rows, parse_area(tools, area))
    where = parse_state(tools, state)
    table = list_gaps(
        tools, area=where, kind="spoke", within=subject, whose=parse_whose(whose), shares=shares
    )  # fmt: skip
    return table, table.nation if where == NATION else table.rows
