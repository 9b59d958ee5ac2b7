from pathlib import Path

import pytest
import yaml

from pathways.domain.errors import BadFile
from pathways.evaluation.golden import Case, Label, choose_split, load_golden
from pathways.sources.cupboards import find_cupboard

SOUND = {
    "id": "one", "kind": "worker", "register": "plain", "split": "dev", "text": "I weld pipe all day.\nI like it.",
    "skills": [{"skill": "welding", "level": 3, "quote": "I weld pipe"}], "traps": ["robotic-welding"],
    "credentials": [], "roles": [], "tier": None, "thin": False,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path):
    def write(*items: object) -> Path:
        (tmp_path / "made.yaml").write_text(yaml.safe_dump(list(items)), "utf-8")
        return tmp_path

    return write


def test_the_documents_that_ship_hold_together(catalog) -> None:
    cases = load_golden(find_cupboard("data") / "golden", catalog)
    assert len(cases) >= 40
    assert {case.split for case in cases} == {"dev", "test"}
    assert {case.kind for case in cases} == {"worker", "ad"}


def test_a_sound_document_is_read_whole(catalog, folder) -> None:
    (case,) = load_golden(folder(SOUND), catalog)
    assert case.skills == (Label("welding", 3, "I weld pipe"),)
    assert case.set_traps() == {"robotic-welding"}


def test_every_problem_is_listed_at_once(catalog, folder) -> None:
    wrong = SOUND | {
        "skills": [
            {"skill": "no-such-skill", "level": 3, "quote": "I weld pipe"},
            {"skill": "welding", "level": 3, "quote": "day.\nI like"},
            {"skill": "robotic-welding", "level": 2, "quote": "not in the text"},
        ],
        "roles": ["no-such-role"], "credentials": ["no-such-card"],
    }  # fmt: skip
    shapeless = SOUND | {"id": "two", "split": "train", "more": 1}
    with pytest.raises(BadFile) as raised:
        load_golden(folder(wrong, SOUND, shapeless), catalog)
    told = str(raised.value)
    ids = ("no-such-skill", "no-such-role", "no-such-card")
    labels = ("one line of the text: 'day", "one line of the text: 'not", "both a skill and a trap", "taken twice")
    assert [part for part in (*ids, *labels, "two: split", "two: more") if part not in told] == []


def test_an_empty_folder_is_a_problem(catalog, tmp_path) -> None:
    with pytest.raises(BadFile, match="no documents"):
        load_golden(tmp_path, catalog)


def test_a_digest_changes_with_the_text_and_with_the_labels(catalog, folder) -> None:
    other = SOUND | {"id": "two", "traps": []}
    one, two = load_golden(folder(SOUND, other), catalog)
    again = load_golden(folder(SOUND), catalog)[0]
    assert one.digest() == again.digest() != two.digest()


def test_skills_that_the_labels_do_not_keep_apart_count_once(catalog, folder) -> None:
    labels = [
        {"skill": "additive-manufacturing", "level": 2, "quote": "I weld"},
        {"skill": "polymer-additive", "level": 3, "quote": "pipe"},
    ]
    (case,) = load_golden(folder(SOUND | {"skills": labels}), catalog)
    assert case.wanted() == {"additive-manufacturing": 3}


def test_a_split_holds_its_own_documents_and_all_holds_both() -> None:
    cases = [Case(**SOUND), Case(**{**SOUND, "id": "two", "split": "test"})]
    assert [case.id for case in choose_split(cases, "test")] == ["two"]
    assert len(choose_split(cases, "all")) == 2
