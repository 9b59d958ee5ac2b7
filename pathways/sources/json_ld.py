"""Linked data (JSON-LD) in a file or a web page: the nodes of one type, each with the line it stands in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pathways.domain.posting import RowProblem

DEEPEST = 12
"""Nodes nested deeper than this are not looked for."""
_SCRIPT = re.compile(r"<script\b[^>]{0,300}?application/ld\+json[^>]{0,300}>", re.I)
_END = re.compile(r"</script", re.I)
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Node:
    """One object of linked data. line is where its type stands in the file (0 unknown)."""

    value: dict[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class NodesFound:
    """All nodes of the type, and the blocks that could not be read."""

    nodes: tuple[Node, ...]
    problems: tuple[RowProblem, ...] = ()


def find_nodes(text: str, wanted: str) -> NodesFound:
    """Every node of a type in JSON, or in the linked-data scripts of an HTML page, in order."""
    nodes: list[Node] = []
    problems: list[RowProblem] = []
    for first, block in _blocks(text):
        try:
            document = json.loads(_WRAPPED.sub(" ", block))
        except json.JSONDecodeError as error:
            rule = f"This is no JSON: {error.msg.lower()}."
            problems.append(
                RowProblem(first + error.lineno - 1, f"character {error.colno}", rule, "Mend the file there.")
            )
            continue
        except (ValueError, RecursionError):
            problems.append(RowProblem(first, "", "It is nested too deeply or holds a number too long.", "Mend it."))
            continue
        nodes.extend(_placed(document, block, first, wanted))
    return NodesFound(tuple(nodes), tuple(problems))


def is_type(value: dict[str, Any], wanted: str) -> bool:
    """Whether a node says that it is of a type, alone or among others, with or without its address."""
    named = value.get("@type")
    kinds = named if isinstance(named, list) else [named]
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == wanted for kind in kinds)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each block of JSON: the whole of a JSON file, or every linked-data script of a page."""
    if not text.lstrip().startswith("<"):
        yield 1, text
        return
    line, counted = 1, 0
    for opened in _SCRIPT.finditer(text):
        closed = _END.search(text, opened.end())
        if closed is None:
            return
        line, counted = line + text.count("\n", counted, opened.end()), opened.end()
        yield line, text[opened.end() : closed.start()]


def _placed(document: Any, block: str, first: int, wanted: str) -> Iterator[Node]:
    """Nodes in order with the lines on which their type is written, where both come to the same number."""
    values = list(_walk(document, wanted, 0))
    marks = [match.start() for match in re.finditer(rf'(?<!\\)"[^"\\\s]{{0,40}}\b{wanted}"', block)]
    line, counted = first, 0
    for index, value in enumerate(values):
        if len(marks) == len(values):
            line, counted = line + block.count("\n", counted, marks[index]), marks[index]
            yield Node(value, line)
        else:
            yield Node(value, first if len(values) == 1 else 0)


def _walk(value: Any, wanted: str, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, wanted, depth + 1)
    elif isinstance(value, dict):
        if is_type(value, wanted):
            yield value
            return
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _walk(item, wanted, depth + 1)
