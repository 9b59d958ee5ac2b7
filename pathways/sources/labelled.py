"""Labelled documents to train on: texts of our own with the skills a careful reader finds in them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.reading import TextKind


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its truth: (skill, level, quote) for every skill that stands in it; traps are invited only."""

    id: str
    kind: TextKind
    text: str
    labels: tuple[tuple[str, int, str], ...]
    traps: tuple[str, ...] = ()


def load_labelled(folder: Path, catalog: Catalog) -> tuple[LabelledText, ...]:
    """All documents of a folder in a fixed order. Raises BadFile that lists every unknown skill and lost quote."""
    documents, problems = [], list[str]()
    for path in sorted(folder.glob("*.yaml")):
        for item in yaml.safe_load(path.read_text("utf-8")):
            document = _labelled(item)
            documents.append(document)
            problems.extend(f"{path.name}: {document.id}: {fault}" for fault in _faults(document, catalog))
    if problems or not documents:
        listed = "\n".join(f"  - {problem}" for problem in problems) or "  - there are no documents"
        raise BadFile("bad_training", f"The training documents do not hold:\n{listed}", fix=f"Mend {folder.name}.")
    return tuple(documents)


def _labelled(item: dict[str, Any]) -> LabelledText:
    labels = tuple((str(label["skill"]), int(label["level"]), str(label["quote"])) for label in item["skills"])
    return LabelledText(str(item["id"]), item["kind"], str(item["text"]), labels, tuple(item.get("traps", ())))


def _faults(document: LabelledText, catalog: Catalog) -> list[str]:
    faults = [f"unknown skill {skill}" for skill, _, _ in document.labels if skill not in catalog.skills]
    return faults + [
        f"quote not in the text: {quote!r}" for _, _, quote in document.labels if quote not in document.text
    ]
