"""Titles and texts from elsewhere to occupations, with every O*NET title indexed, as after `pathways import onet`.

Titles are official ones that are no title of O*NET (data/golden/titles.csv); texts are those that whoever measures
brings along, such as descriptions of training programs with the occupations they lead to.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from pathways.domain.errors import BadFile
from pathways.evaluation.mean_figures import describe_task

DEPTH = 200

Progress = Callable[[str, int, int], None]
Ranker = Callable[[Sequence[str]], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text and the codes that are right: SOC ('51-4041') or O*NET-SOC ('51-4041.00'); a SOC code stands for all."""

    text: str
    right: frozenset[str]


class TextOfYours(BaseModel):
    """A line of the file of texts."""

    text: str
    occupations: list[str]


def load_titles(path: Path) -> tuple[Asked, ...]:
    """Official titles with their SOC codes. Raises BadFile."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(Asked(row["title"], frozenset(row["soc"].split())) for row in csv.DictReader(file))
    except (OSError, KeyError) as error:
        raise BadFile("broken_golden", f"{path.name} cannot be read: {error}.", fix="Mend the file.") from error


def load_texts(path: Path) -> tuple[Asked, ...]:
    """Texts of whoever measures, {"text", "occupations": [codes]} a line. Raises BadFile that names the line."""
    found = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = TextOfYours.model_validate_json(line)
        except ValidationError as error:
            message = f"Line {number} of {path.name}: {error.errors()[0]['msg']}."
            fix = 'Write {"text": ..., "occupations": ["51-4041.00"]} a line.'
            raise BadFile("bad_texts", message, field="texts", fix=fix) from error
        found.append(Asked(item.text, frozenset(code.strip() for code in item.occupations)))
    return tuple(found)


def measure_outside(
    rankers: Mapping[str, Ranker], about: Mapping[str, str], asked: Sequence[Asked], known: frozenset[str], what: str,
    figure: str, progress: Progress,
) -> dict[str, Any]:  # fmt: skip
    """One task: MRR of the first right answer, or MAP of all of them. known holds every O*NET title in lower case;
    a title that stands among them is not asked."""
    new = [item for item in asked if item.text.lower() not in known and item.right]
    measure = reciprocal_rank if figure == "MRR" else mean_precision
    scores: dict[str, list[float]] = {}
    for done, (name, rank) in enumerate(rankers.items(), 1):
        ranked = rank([item.text for item in new]) if new else []
        scores[name] = [measure(row[:DEPTH], item.right) for row, item in zip(ranked, new, strict=True)]
        progress(what, done, len(rankers))
    return describe_task(what, figure, _about(new, figure), about, scores, [_digest(item) for item in new])


def reciprocal_rank(ranked: Sequence[str], right: frozenset[str]) -> float:
    """1 / place of the first right answer, among answers told apart as the right ones are; 0 where there is none."""
    answers = _answers(ranked, right)
    return next((1 / place for place, answer in enumerate(answers, 1) if answer in right), 0.0)


def mean_precision(ranked: Sequence[str], right: frozenset[str]) -> float:
    """The mean of the precision at each right answer, over all right ones."""
    found, total = 0, 0.0
    for place, answer in enumerate(_answers(ranked, right), 1):
        if answer in right:
            found += 1
            total += found / place
    return total / len(right)


def _answers(ranked: Sequence[str], right: frozenset[str]) -> list[str]:
    """Answers cut to SOC codes where a right one is such a code, each once."""
    length = min((len(code) for code in right), default=10)
    return list(dict.fromkeys(code[:length] for code in ranked))


def _about(asked: Sequence[Asked], figure: str) -> str:
    return f"{len(asked)} texts; " + ("the first right code counts." if figure == "MRR" else "every right code counts.")


def _digest(asked: Asked) -> str:
    return hashlib.sha256(json.dumps([asked.text, *sorted(asked.right)]).encode()).hexdigest()[:12]
