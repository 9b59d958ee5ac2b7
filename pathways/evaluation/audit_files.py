"""A pool somebody brings to the audit: CSV or JSON Lines with groups, and who was chosen or a score to cut by."""

import csv
import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pathways.domain.errors import BadFile, BadInput
from pathways.evaluation.impact import Person

YES, NO = frozenset({"1", "true", "yes", "y"}), frozenset({"0", "false", "no", "n", ""})
MOST_PROBLEMS = 5

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a score becomes a choice: the best `top` people, the best `share` of them, or everybody from `least` up.
    People with the score of the last one in are in too."""

    top: int | None = None
    share: float | None = None
    least: float | None = None


def read_rows(text: str, is_json: bool) -> list[Row]:
    """Rows of a pool by column, everything as text. Raises BadFile where it cannot be read."""
    try:
        found = _json_rows(text) if is_json else _csv_rows(text)
    except (ValueError, csv.Error) as error:
        raise BadFile(
            "bad_pool", f"The pool cannot be read: {error}.", field="file", fix="Write CSV or JSONL."
        ) from error
    if not found:
        raise BadFile("empty_pool", "There is nobody in the pool.", field="file", fix="Write one person a line.")
    return found


def choose_marked(rows: Sequence[Row], groups: Sequence[str], column: str) -> tuple[Person, ...]:
    """The people of a pool that says who was chosen (yes, no, 1, 0, true, false)."""
    _check_columns(rows, (*groups, column))
    bad = [number for number, row in enumerate(rows, 1) if row.get(column, "").lower() not in YES | NO]
    if bad:
        raise BadInput("bad_choice", f"{column} is neither yes nor no in row {_listed(bad)}.", field="selected",
                       fix="Write yes or no, 1 or 0.")  # fmt: skip
    return tuple(Person(_traits(row, groups), row.get(column, "").lower() in YES) for row in rows)


def choose_scored(rows: Sequence[Row], groups: Sequence[str], column: str, cut: Cut) -> tuple[Person, ...]:
    """The people of a pool that has scores, chosen by a cut."""
    _check_columns(rows, (*groups, column))
    scores, bad = [], []
    for number, row in enumerate(rows, 1):
        score = _number(row.get(column, ""))
        scores.append(score)
        if math.isnan(score):
            bad.append(number)
    if bad:
        raise BadInput(
            "bad_score", f"{column} is no number in row {_listed(bad)}.", field="score", fix="Write numbers."
        )
    least = find_least(scores, cut)
    return tuple(Person(_traits(row, groups), score >= least) for row, score in zip(rows, scores, strict=True))


def find_least(scores: Sequence[float], cut: Cut) -> float:
    """The lowest score that is still in. Raises BadInput for a cut that is none."""
    if cut.least is not None:
        return cut.least
    top = cut.top if cut.top is not None else math.ceil((cut.share or 0.0) * len(scores))
    if top < 1:
        raise BadInput("no_cut", "The cut takes nobody.", field="top", fix="Give --top, --share or --least.")
    return sorted(scores, reverse=True)[min(top, len(scores)) - 1]


def _json_rows(text: str) -> list[Row]:
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("a line is not an object")
    return [{str(name): _as_text(value) for name, value in row.items()} for row in rows]


def _csv_rows(text: str) -> list[Row]:
    rows = csv.DictReader(io.StringIO(text), restkey="", restval="", strict=True)
    return [{str(name).strip(): _as_text(value) for name, value in row.items()} for row in rows]


def _as_text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _traits(row: Row, groups: Sequence[str]) -> dict[str, str]:
    return {name: row.get(name, "") for name in groups}


def _check_columns(rows: Sequence[Row], wanted: Sequence[str]) -> None:
    there = {name for row in rows for name in row}
    for name in wanted:
        if name not in there:
            listed = ", ".join(sorted(filter(None, there))[:20])
            raise BadInput("no_column", f"The pool has no column {name}.", field=name, fix=f"It has {listed}.")


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def _listed(numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - MOST_PROBLEMS} more" if len(numbers) > MOST_PROBLEMS else ""
    return ", ".join(map(str, numbers[:MOST_PROBLEMS])) + more
