"""``pathways opening``: what a job ad asks for."""

from pathlib import Path

import click

from pathways.api.opening_shapes import opening_read_shape
from pathways.cli.as_json import print_json
from pathways.cli.opening_text import print_opening
from pathways.cli.read import DOCUMENT, text_of
from pathways.cli.start import start_tools
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.provenance import find_provenance


@click.command("opening")
@click.argument("file", type=DOCUMENT)
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
def opening(file: Path, as_json: bool) -> None:
    """Read FILE, a job ad (PDF, DOCX, TXT, HTML, JSON-LD; '-' reads text from standard input).

    Every demand stands with the ad's own words; what nothing in the tasks supports is said.
    """
    tools = start_tools()
    read = read_opening(tools, text=text_of(tools, file))
    if not as_json:
        print_opening(read.opening, read.questions, tools.catalog)
        return
    shape = opening_read_shape(
        read.opening,
        tools.catalog,
        find_provenance(tools),
        text=read.text,
        questions=read.questions,
        removed=read.reading.removed,
    )
    print_json(shape)
