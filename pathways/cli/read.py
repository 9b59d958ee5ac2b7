"""``pathways read``: a résumé or a job ad, or many of them."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from pathways.api.shapes import reading_shape
from pathways.cli.as_json import print_json
from pathways.cli.lines import INPUT, OUTPUT, TextLine, answer_lines
from pathways.cli.printing import print_reading
from pathways.cli.start import start_tools
from pathways.domain.reading import Reading, TextKind
from pathways.domain.skill import HeldSkill
from pathways.use_cases.read_resume import read_resume
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

DOCUMENT = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command("read")
@click.argument("file", type=DOCUMENT, required=False)
@click.option(
    "--kind", type=click.Choice(["worker", "ad"]), default="worker", show_default=True, help="What the text is."
)
@click.option("--json", "as_json", is_flag=True, help="Print the object that the API answers.")
@click.option("--jsonl", "source", type=INPUT, help="Many texts; '-' reads standard input.")
@click.option("--out", "target", type=OUTPUT, default="-", help="Where the answers to --jsonl go.")
def read(file: Path | None, kind: TextKind, as_json: bool, source: TextIO | None, target: TextIO) -> None:
    """Read FILE (PDF, DOCX, TXT, HTML, JSON Resume; '-' reads text from standard input), or many texts.

    With --jsonl, in: {"id", "text", "kind"} on each line, kind "worker" or "ad". Out, in the same order: {"id",
    "skills", "credentials", "roles", "tier", "questions"}, roles best first.
    """
    if (file is None) == (source is None):
        raise click.UsageError("Name one file to read, or give --jsonl with a file of texts.")
    tools = start_tools()
    if source is not None:
        answer_lines(source, target, lambda line: _row(tools, line), "Reading")
    elif file is not None:
        _print(tools, read_text(tools, text=text_of(tools, file), kind=kind), as_json)


def text_of(tools: Tools, file: Path) -> str:
    """The text of a document, or of standard input for '-'."""
    if str(file) == "-":
        return read_resume(tools, data=sys.stdin.buffer.read(), filename="")
    return read_resume(tools, data=file.read_bytes(), filename=file.name)


def _row(tools: Tools, line: TextLine) -> Mapping[str, Any]:
    reading = read_text(tools, text=line.text, kind=line.kind)
    return {
        "id": line.id,
        "skills": [_skill(held) for held in reading.held],
        "credentials": [found.credential for found in reading.credentials],
        "roles": [guess.role for guess in reading.roles],
        "tier": reading.tier,
        "questions": [question.text for question in reading.questions],
    }


def _skill(held: HeldSkill) -> Mapping[str, Any]:
    quote = held.evidence[0].quote if held.evidence else ""
    return {"skill": held.skill, "level": held.level, "confidence": round(held.confidence, 3), "quote": quote}


def _print(tools: Tools, reading: Reading, as_json: bool) -> None:
    if as_json:
        print_json(reading_shape(reading, tools.catalog))
    else:
        print_reading(reading, tools.catalog)
