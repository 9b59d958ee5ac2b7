"""``pathways occupations``: texts to O*NET-SOC codes, many at a time."""

from collections.abc import Mapping
from typing import Any, TextIO

import click

from pathways.cli.lines import INPUT, OUTPUT, TextLine, answer_lines
from pathways.cli.start import start_tools
from pathways.use_cases.look_up import search_titles


@click.command("occupations")
@click.option("--jsonl", "source", type=INPUT, required=True, help="Texts; '-' reads standard input.")
@click.option("--out", "target", type=OUTPUT, default="-", help="Answers; standard output if not given.")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="Occupations for a text.")
def occupations(source: TextIO, target: TextIO, limit: int) -> None:
    """Find the O*NET occupations that texts are about, best first.

    In: {"id", "text"} on each line. Out: {"id", "occupations": [{"onet_soc", "title", "score"}]}, in the same order.
    """
    tools = start_tools()

    def answer(line: TextLine) -> Mapping[str, Any]:
        hits = search_titles(tools, text=line.text, limit=limit)
        found = [{"onet_soc": hit.onet_soc, "title": hit.title, "score": round(hit.score, 4)} for hit in hits]
        return {"id": line.id, "occupations": found}

    answer_lines(source, target, answer, "Finding occupations", tools.atlas.instruments.encoder.encode)
