"""``pathways route``: where a worker could go, and how to get to one role."""

from pathlib import Path

import click

from pathways.api.shapes import comparison_shape, plan_shape
from pathways.cli.as_json import print_json
from pathways.cli.plan_text import print_plan
from pathways.cli.printing import print_comparison, print_questions
from pathways.cli.read import DOCUMENT, text_of
from pathways.cli.start import start_tools
from pathways.domain.reading import Reading
from pathways.domain.worker import Circumstances
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.know_worker import make_worker, parse_circumstances
from pathways.use_cases.plan_route import plan_route
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools


@click.command("route")
@click.option("--text", help="The worker's own words.")
@click.option("--file", type=DOCUMENT, help="A résumé instead; '-' reads text from standard input.")
@click.option("--state", default="", help="State, by name or two letters.")
@click.option("--hours", default="10", show_default=True, help="Study hours a week, 1 to 40.")
@click.option("--role", default="", help="Goal; without it, roles are compared. `pathways roles` lists them.")
@click.option("--shift", default="", help="day, second, third or rotating.")
@click.option("--pay", default="0", help="Pay today in dollars a year, to compare with.")
@click.option("--travel", default="60", show_default=True, help="Miles to travel to a lab at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
def route(
    text: str | None, file: Path | None, role: str, as_json: bool, hours: str, travel: str, **circumstances: str
) -> None:
    """Plan a career route to --role, or compare the roles to choose from."""
    if (text is None) == (file is None):
        raise click.UsageError("Give the worker's words with --text, or a résumé with --file.")
    tools = start_tools()
    fits = parse_circumstances(tools, hours_week=hours, travel_miles=travel, **circumstances)
    reading = read_text(tools, text=text_of(tools, file) if file else text or "")
    if role:
        _plan(tools, reading, fits, role, as_json)
    else:
        _compare(tools, reading, fits, as_json)


def _plan(tools: Tools, reading: Reading, circumstances: Circumstances, role: str, as_json: bool) -> None:
    worker = make_worker(tools, reading=reading)
    plan = plan_route(tools, worker=worker, role=role, circumstances=circumstances, reading=reading)
    if as_json:
        print_json(plan_shape(plan, tools.catalog))
    else:
        print_questions(reading)
        print_plan(plan, tools.catalog)


def _compare(tools: Tools, reading: Reading, circumstances: Circumstances, as_json: bool) -> None:
    worker = make_worker(tools, reading=reading)
    comparison = compare_roles(tools, worker=worker, circumstances=circumstances)
    if as_json:
        print_json(comparison_shape(comparison, tools.catalog, reading))
    else:
        print_questions(reading)
        print_comparison(comparison)
