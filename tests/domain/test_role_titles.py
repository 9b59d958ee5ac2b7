"""Names of jobs and skills inside a sentence."""

import pytest

from pathways.domain.role import with_article, within


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Tool and die maker", "tool and die maker"),
        ("Manufacturing engineer", "manufacturing engineer"),
        ("End-of-arm tooling", "end-of-arm tooling"),
        ("A machinist", "a machinist"),
        ("", ""),
    ],
)
def test_a_title_loses_its_capital_inside_a_sentence(title: str, inside: str) -> None:
    assert within(title) == inside


@pytest.mark.parametrize(
    "title",
    ["CNC programmer", "CAM programming", "G-code programming", "3D solid modeling", "MicroMasters credential"],
)
def test_a_first_word_with_letters_that_stand_for_words_keeps_its_spelling(title: str) -> None:
    assert within(title) == title


def test_only_the_first_letter_changes() -> None:
    assert within("Entry-level Python programmer") == "entry-level Python programmer"


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Machinist", "a machinist"),
        ("Electronics assembler", "an electronics assembler"),
        ("CNC operator", "a CNC operator"),
        ("Associate degree in engineering technology", "an associate degree in engineering technology"),
    ],
)
def test_an_article_goes_by_the_first_letter(title: str, inside: str) -> None:
    assert with_article(title) == inside
