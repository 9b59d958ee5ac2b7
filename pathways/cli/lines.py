"""Many texts, one JSON object a line in, one a line out, in the same order."""

import json
from collections.abc import Callable, Mapping
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


def answer_lines(source: TextIO, target: TextIO, answer: Answer, what: str) -> None:
    """Answer every line; one that cannot be answered gives ``{"id", "error"}`` and the rest goes on.

    At the end the numbers of such lines go to standard error, with exit code 1.
    """
    lines = [(number, line) for number, line in enumerate(source, 1) if line.strip()]
    failed: list[int] = []
    with show_progress() as tell:
        for done, (number, line) in enumerate(lines, 1):
            answered = _answer_line(number, line, answer)
            if "error" in answered:
                failed.append(number)
            target.write(json.dumps(answered, ensure_ascii=False) + "\n")
            tell(what, done, len(lines))
    if failed:
        raise click.ClickException(f"{len(failed)} of {len(lines)} lines have no answer: {_listed(failed)}")


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
