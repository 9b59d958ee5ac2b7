"""Labelled documents to train on: texts of our own with the skills a careful reader finds in them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.domain.reading import TextKind

LEVELS = range(1, 5)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its truth: (skill, level, quote) for every skill that stands in it; traps are invited only.

    Several texts may tell of one person, who is named there.
    """

    id: str
    kind: TextKind
    text: str
    labels: tuple[tuple[str, int, str], ...]
    traps: tuple[str, ...] = ()
    person: str = ""


def load_labelled(folder: Path, catalog: Catalog) -> tuple[LabelledText, ...]:
    """All documents of a folder in a fixed order. Raises BadFile that lists every fault of every one."""
    documents, problems = [], list[str]()
    for path in sorted(folder.glob("*.yaml")):
        for item in yaml.safe_load(path.read_text("utf-8")):
            document = _labelled(item)
            documents.append(document)
            problems.extend(f"{path.name}: {document.id}: {fault}" for fault in _faults(document, catalog))
    count = Counter(document.id for document in documents)
    problems.extend(f"{name} stands there {times} times" for name, times in count.items() if times > 1)
    if problems or not documents:
        listed = "\n".join(f"  - {problem}" for problem in problems) or "  - there are no documents"
        raise BadFile("bad_training", f"The training documents do not hold:\n{listed}", fix=f"Mend {folder.name}.")
    return tuple(documents)


def _labelled(item: dict[str, Any]) -> LabelledText:
    labels = tuple((str(label["skill"]), int(label["level"]), str(label["quote"])) for label in item["skills"])
    return LabelledText(
        str(item["id"]), item["kind"], str(item["text"]), labels, tuple(item["traps"]), str(item.get("person", ""))
    )


def _faults(document: LabelledText, catalog: Catalog) -> list[str]:
    shown = {skill for skill, _, _ in document.labels}
    faults = [f"unknown skill {skill}" for skill in sorted({*shown, *document.traps} - catalog.skills.keys())]
    faults += [f"{skill} is both a label and a trap" for skill in document.traps if skill in shown]
    faults += [f"no such level: {skill} {level}" for skill, level, _ in document.labels if level not in LEVELS]
    return faults + [
        f"quote not in the text: {quote!r}" for _, _, quote in document.labels if quote not in document.text
    ]
