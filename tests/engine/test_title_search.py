"""A search for occupations joins meaning and words: the vectors here are made, so that each part is seen alone."""

from collections import Counter

import numpy as np
import pytest

from pathways.engine.title_words import TitleWords
from pathways.engine.titles import LONGEST_TITLE, TitleEntry, TitleIndex

TITLES = (("51-a", "Pressman"), ("51-a", "Offset printer"), ("51-b", "Punch press operator"), ("29-c", "Nurse"))


def index_of(vectors: np.ndarray) -> TitleIndex:
    return TitleIndex([TitleEntry(text, code) for code, text in TITLES], vectors, {})


@pytest.fixture
def alike() -> TitleIndex:
    """Titles that all mean the same: only their words differ."""
    return index_of(np.tile(np.eye(1, 8, dtype=np.float32), (4, 1)))


def test_where_meaning_says_nothing_the_words_decide(alike) -> None:
    same = np.eye(1, 8, dtype=np.float32)
    assert alike.search(["Pressman on nights"], same)[0][0].onet_soc == "51-a"
    assert alike.search(["Press operators"], same)[0][0].onet_soc == "51-b"


def test_where_no_word_is_known_meaning_decides() -> None:
    index = index_of(np.eye(4, 8, dtype=np.float32))
    assert index.search(["Enfermera"], np.eye(4, 8, dtype=np.float32)[3:])[0][0].onet_soc == "29-c"


def test_long_texts_are_found_by_meaning_alone(alike) -> None:
    long = "nurse " + "word " * LONGEST_TITLE + "nurse"
    scores = {hit.score for hit in alike.search([long], np.eye(1, 8, dtype=np.float32))[0]}
    assert len(scores) == 1


def test_many_texts_at_once_are_answered_like_each_alone(alike) -> None:
    texts = [f"Nurse {number}" for number in range(300)]
    vectors = np.tile(np.eye(1, 8, dtype=np.float32), (300, 1))
    found = alike.search(texts, vectors, limit=2)
    assert len(found) == 300
    assert found[299] == alike.search(texts[299:], vectors[299:], limit=2)[0]
    assert alike.search([], vectors[:0]) == []


def test_rare_words_count_more_and_repeats_less_and_less() -> None:
    words = TitleWords([Counter(a=1, b=1), Counter(a=1, c=1), Counter(a=9, d=1)])
    rare, common, unknown = (words.score([[word]])[0] for word in ("b", "a", "z"))
    assert rare[0] > common[0] > 0
    assert common[2] < 9 * common[0]
    assert not unknown.any()


def test_words_agree_with_the_formula_worked_by_hand() -> None:
    """Two bags of two words each, one word met in one of them: ln(1 + 1.5 / 1.5) x 1 / (1 + 1.5)."""
    words = TitleWords([Counter(a=1, b=1), Counter(a=1, c=1)])
    assert words.score([["b"]])[0].tolist() == pytest.approx([np.log(2) / 2.5, 0.0])
