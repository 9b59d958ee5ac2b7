"""What labelled texts teach is kept whole, is found without the texts left out, and serves texts like them."""

from pathlib import Path

import numpy as np
import pytest

from pathways.engine.encoder import DIMENSIONS
from pathways.engine.reading.cues import find_scopes, scope_at
from pathways.engine.reading.directions import Directions, no_directions, spread, sum_rows, unpack
from pathways.engine.reading.evidence import weigh_learned
from pathways.engine.reading.reader import read
from pathways.engine.reading.shorthand import long_form, write_out
from pathways.engine.reading.weigher import load_weigher, save_weigher
from pathways.sources.cupboards import find_cupboard
from pathways.use_cases.tools import Tools

SKILLS = ("welding", "coaching", "grinding")


def rows_of(pieces: np.ndarray) -> np.ndarray:
    """The pieces as one text, all of which count."""
    return spread(pieces, [True] * len(pieces))


@pytest.fixture
def pieces() -> np.ndarray:
    """Ten invented pieces of unit length."""
    made = np.random.default_rng(7).normal(size=(10, DIMENSIONS)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture
def shown() -> np.ndarray:
    """Which of the skills each piece shows."""
    return np.eye(3, dtype=np.float32)[[0, 0, 0, 0, 1, 1, 1, 2, 2, 2]]


@pytest.fixture
def learned(pieces: np.ndarray, shown: np.ndarray) -> Directions:
    return sum_rows(rows_of(pieces), shown, weight=100.0).solve(SKILLS)


def test_each_piece_is_nearest_to_the_skill_it_was_said_to_show(
    learned: Directions, pieces: np.ndarray, shown: np.ndarray
) -> None:
    assert (learned.score(rows_of(pieces), SKILLS).argmax(axis=1) == shown.argmax(axis=1)).all()


def test_skills_that_nobody_labelled_are_not_spoken_of(learned: Directions, pieces: np.ndarray) -> None:
    found = learned.score(rows_of(pieces), ("plumbing", "grinding"))
    assert not found[:, 0].any()
    assert found[:, 1] == pytest.approx(learned.score(rows_of(pieces), SKILLS)[:, 2], abs=1e-5)
    assert not no_directions().score(rows_of(pieces), SKILLS).any()


def test_taking_texts_away_is_as_if_they_had_never_been_read(pieces: np.ndarray, shown: np.ndarray) -> None:
    first, rest = sum_rows(rows_of(pieces[:4]), shown[:4]), sum_rows(rows_of(pieces[4:]), shown[4:])
    without = (first + rest - first).solve(SKILLS)
    assert without.weights == pytest.approx(rest.solve(SKILLS).weights, abs=1e-4)


def test_a_byte_a_number_keeps_what_was_learned(learned: Directions, pieces: np.ndarray) -> None:
    again = unpack(learned.packed())
    assert again.skills == SKILLS
    assert again.score(rows_of(pieces), SKILLS) == pytest.approx(learned.score(rows_of(pieces), SKILLS), abs=0.02)


def test_the_weights_come_back_from_their_file(tmp_path: Path) -> None:
    shipped = load_weigher(find_cupboard("models") / "reader.json")
    save_weigher(shipped, tmp_path / "reader.json", {})
    again = load_weigher(tmp_path / "reader.json")
    assert again.directions.skills == shipped.directions.skills
    assert again.directions.weights == pytest.approx(shipped.directions.weights, rel=1e-3)
    assert again.threshold == shipped.threshold


def test_a_skill_is_measured_against_the_best_other_and_all_share_how_idle_the_words_are() -> None:
    score, margin, rank, idle = weigh_learned(np.array([[0.1, 0.6, 0.2, 0.3], [0.4, 0.1, 0.2, 0.5]], np.float32))
    assert score == pytest.approx([0.4, 0.6, 0.2])
    assert margin == pytest.approx([-0.2, 0.2, -0.4])
    assert rank == pytest.approx([1 / 2, 1, 1 / 3])
    assert idle == pytest.approx([0.4] * 3)


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("set up + run Haas w/ live tooling", "set up and run Haas with live tooling"),
        ("touch off w the probe, chk dims", "touch off with the probe, check dimensions"),
        ("t/s hyd cyls w/o help", "troubleshoot hydraulic cylinders without help"),
        ("Word and Excel", "Word and Excel"),
        ("C++ and 2 + 2 PCs", "C++ and 2 and 2 PCs"),
    ],
)
def test_short_words_of_the_shop_are_written_out(short: str, whole: str) -> None:
    assert write_out(short) == whole
    assert long_form("xfmr") == "transformer"


def test_a_pasted_ad_shows_nobody_s_skills(tools: Tools) -> None:
    ad = "Now hiring: CNC machinist. You will set up mills. Requirements: 2 years. We offer a 401(k). Apply today."
    reading = read(tools.atlas.instruments, ad, "worker")
    assert reading.thin
    assert not reading.held


def test_spanish_reports_of_nonconformance_are_no_denial() -> None:
    told = "Lleno reportes de no conformidad y separo el material"
    start = told.index("conformidad")
    assert scope_at(find_scopes(told, is_ad=False), start, start + len("conformidad")) is None
