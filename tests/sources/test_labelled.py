"""The documents the reader is trained on hold what their labels say, and none of them is a golden one."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from pathways.domain.catalog import Catalog
from pathways.domain.errors import BadFile
from pathways.sources.cupboards import find_cupboard
from pathways.sources.labelled import LabelledText, load_labelled

RUN = 9
"""So many words in a row are no chance: somebody copied."""


@pytest.fixture(scope="module")
def documents(catalog: Catalog) -> tuple[LabelledText, ...]:
    return load_labelled(find_cupboard("data") / "training", catalog)


def test_no_training_text_shares_a_run_of_words_with_a_golden_one(documents: tuple[LabelledText, ...]) -> None:
    golden = set[tuple[str, ...]]()
    for path in (find_cupboard("data") / "golden").glob("*.yaml"):
        for item in yaml.safe_load(path.read_text("utf-8")):
            golden |= _runs(str(item.get("text", "")))
    assert len(golden) > 1000
    assert {document.id: runs for document in documents if (runs := _runs(document.text) & golden)} == {}


def test_one_person_shows_the_same_skills_at_the_same_levels_in_every_register(
    documents: tuple[LabelledText, ...],
) -> None:
    told = defaultdict[str, list[LabelledText]](list)
    for document in documents:
        told[document.person].append(document)
    del told[""]
    assert len(told) >= 7
    for person, texts in told.items():
        assert len(texts) >= 4, person
        assert len({frozenset((skill, level) for skill, level, _ in text.labels) for text in texts}) == 1, person


def test_every_fault_of_a_folder_is_named_at_once(tmp_path: Path, catalog: Catalog) -> None:
    item = {
        "id": "a",
        "kind": "worker",
        "text": "I weld.",
        "skills": [
            {"skill": "welding", "level": 5, "quote": "I solder"},
            {"skill": "tap-dance", "level": 3, "quote": "I weld"},
        ],
        "traps": ["welding", "juggling"],
    }
    (tmp_path / "made.yaml").write_text(yaml.safe_dump([item, item | {"skills": [], "traps": []}]))
    with pytest.raises(BadFile) as caught:
        load_labelled(tmp_path, catalog)
    for fault in (
        "unknown skill juggling",
        "unknown skill tap-dance",
        "welding is both a label and a trap",
        "no such level: welding 5",
        "quote not in the text: 'I solder'",
        "a stands there 2 times",
    ):
        assert fault in str(caught.value)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
