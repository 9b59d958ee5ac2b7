"""``pathways rank``: who fits a job ad."""

from pathlib import Path
from typing import Any

import click

from pathways.api.opening_shapes import opening_questions_shape
from pathways.api.person_shapes import ranking_shape
from pathways.cli.as_json import print_json
from pathways.cli.opening_text import print_opening
from pathways.cli.ranking_text import print_ranking
from pathways.cli.read import DOCUMENT, text_of
from pathways.cli.start import start_tools
from pathways.domain.contact import Viewer
from pathways.engine.reading.ads import AdReading
from pathways.use_cases.openings.check_opening import check_opening
from pathways.use_cases.openings.parse_filters import CERTIFICATES, parse_filters
from pathways.use_cases.openings.rank_workers import MOST, rank_workers
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.tools import Tools

WISHES = [wish for wish in CERTIFICATES if wish]


@click.command("rank")
@click.option("--text", help="The ad's words.")
@click.option("--file", type=DOCUMENT, help="The ad as a document instead; '-' reads text from standard input.")
@click.option("--state", "states", multiple=True, help="Only people of this state, by two letters; may be repeated.")
@click.option("--miles", default="0", help="Only people so near to the ad's place.")
@click.option("--shift", "shifts", multiple=True, help="Only people who would work day, second, third or rotating.")
@click.option("--certificate", type=click.Choice(WISHES), default=None, help="Only people with the certificate so far.")
@click.option("--limit", type=click.IntRange(1, MOST), default=10, show_default=True, help="How many people at most.")
@click.option("--all", "everybody", is_flag=True, help="Real people too, all of them without their names.")
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
def rank(text: str | None, file: Path | None, limit: int, everybody: bool, as_json: bool, **filters: Any) -> None:
    """Rank people for a job ad: who fits and why, who nearly does, and what each demand costs.

    People are demonstration people unless --all is given, which is for whoever runs this machine.
    """
    if (text is None) == (file is None):
        raise click.UsageError("Give the ad's words with --text, or a document with --file.")
    tools = start_tools()
    read = read_opening(tools, text=text_of(tools, file) if file else text or "")
    if read.opening.demands:
        _rank(tools, read, Viewer(approved=everybody), limit, as_json, filters)
    elif as_json:
        print_json(opening_questions_shape(read.opening, read.questions, tools.catalog))
    else:
        print_opening(read.opening, read.questions, tools.catalog)


def _rank(tools: Tools, read: AdReading, viewer: Viewer, limit: int, as_json: bool, filters: dict[str, Any]) -> None:
    given = parse_filters(
        tools,
        opening=read.opening,
        states=[state.upper() for state in filters["states"]],
        miles=filters["miles"],
        shifts=filters["shifts"],
        certificate=filters["certificate"] or "",
    )
    ranking = rank_workers(tools, opening=read.opening, filters=given, viewer=viewer, limit=limit)
    check = check_opening(tools, ranking=ranking, viewer=viewer)
    if as_json:
        print_json(ranking_shape(ranking, check, tools.catalog, read.questions))
    else:
        print_ranking(ranking, check, tools.catalog)
