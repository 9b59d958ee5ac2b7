"""Many texts, one JSON object a line in, one a line out, in the same order."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TextIO

import click
from pydantic import BaseModel, ValidationError

from pathways.cli.progress import show_progress
from pathways.domain.errors import BadInput, PathwaysError

INPUT = click.File(encoding="utf-8-sig", errors="replace")
OUTPUT = click.File("w", encoding="utf-8")
SHAPE = 'Write {"id": ..., "text": ...} on one line.'


class TextLine(BaseModel):
    """A line that comes in: an id that is given back as it is, a text, and for reading what kind of text it is."""

    id: str | int
    text: str
    kind: Literal["worker", "ad"] = "worker"


Answer = Callable[[TextLine], Mapping[str, Any]]
Ahead = Callable[[Sequence[str]], object]
"""Told the next AHEAD texts before they are answered, for what is faster done together."""
AHEAD = 256


def answer_lines(source: TextIO, target: TextIO, answer: Answer, what: str, ahead: Ahead | None = None) -> None:
    """Answer every line; one that cannot be answered gives ``{"id", "error"}`` and the rest goes on.

    At the end the numbers of such lines go to standard error, with exit code 1.
    """
    lines = [(number, line) for number, line in enumerate(source, 1) if line.strip()]
    failed: list[int] = []
    with show_progress() as tell:
        for done, (number, line) in enumerate(lines, 1):
            if ahead is not None and done % AHEAD == 1:
                ahead([text for _, coming in lines[done - 1 : done - 1 + AHEAD] for text in _text_of(coming)])
            answered = _answer_line(number, line, answer)
            if "error" in answered:
                failed.append(number)
            target.write(json.dumps(answered, ensure_ascii=False) + "\n")
            tell(what, done, len(lines))
    if failed:
        raise click.ClickException(f"{len(failed)} of {len(lines)} lines have no answer: {_listed(failed)}")


def _text_of(line: str) -> list[str]:
    """The text of a line that has one; what is wrong with others is told when they are answered."""
    try:
        return [TextLine.model_validate_json(line).text]
    except ValidationError:
        return []


def _answer_line(number: int, line: str, answer: Answer) -> Mapping[str, Any]:
    known: Any = None
    try:
        raw = json.loads(line)
        known = raw.get("id") if isinstance(raw, dict) else None
        return answer(TextLine.model_validate(raw))
    except PathwaysError as error:
        return _refusal(known, number, error)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        return _refusal(known, number, BadInput("bad_line", f"{fault['msg']}.", field=field, fix=SHAPE))
    except (ValueError, RecursionError):
        return _refusal(known, number, BadInput("bad_line", "The line is not JSON.", fix=SHAPE))


def _refusal(known: Any, number: int, error: PathwaysError) -> Mapping[str, Any]:
    told = {"code": error.code, "message": error.message, "field": error.field, "fix": error.fix, "line": number}
    return {"id": known, "error": told}


def _listed(numbers: list[int], most: int = 20) -> str:
    listed = ", ".join(str(number) for number in numbers[:most])
    return f"line {listed}" + (f" and {len(numbers) - most} more" if len(numbers) > most else "")
