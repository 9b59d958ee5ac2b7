"""A kept answer opens with its link and with nothing else, for a year, unless it is deleted for good before."""

import dataclasses
import datetime
from pathlib import Path

import pytest

from pathways.domain.errors import NotFound
from pathways.domain.skill import Evidence, HeldSkill
from pathways.domain.worker import Circumstances, Worker
from pathways.store.database import Store
from pathways.use_cases.keep_answer import KEPT_DAYS, delete_answer, keep_answer, open_answer
from pathways.use_cases.tools import Tools

TODAY = datetime.date(2026, 1, 31)
WORDS = "ran the lathe on nights"
PLACE = Circumstances(state="OH", hours_week=8.5, shift="third", start=datetime.date(2026, 3, 2), pay=52_000)


@pytest.fixture
def keeping(tools: Tools, store: Store) -> Tools:
    """Tools over each database, on a day of their own."""
    return at(dataclasses.replace(tools, store=store), TODAY)


def at(tools: Tools, day: datetime.date) -> Tools:
    """The same tools on another day."""
    return dataclasses.replace(tools, clock=lambda: day)


def someone(tools: Tools) -> Worker:
    """A worker with quoted words."""
    skill = next(iter(tools.catalog.skills))
    return Worker((HeldSkill(skill, 3, 0.8, "quoted", (Evidence(WORDS, 1, 0),), "Said so."),), title="Señor tornero")


def test_an_answer_comes_back_whole(keeping: Tools) -> None:
    worker, goal = someone(keeping), next(iter(keeping.catalog.roles))
    token = keep_answer(keeping, worker=worker, circumstances=PLACE, goal=goal)
    kept = open_answer(keeping, token=token)
    assert (kept.worker, kept.circumstances, kept.goal) == (worker, PLACE, goal)
    assert (kept.created, kept.expires) == (TODAY, TODAY + datetime.timedelta(days=KEPT_DAYS))
    assert open_answer(keeping, token=keep_answer(keeping, worker=worker, circumstances=PLACE)).goal == ""


def test_every_answer_has_a_token_of_its_own_that_is_nowhere_in_the_files(tools: Tools, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'pathways.db'}")
    store.migrate()
    keeping = at(dataclasses.replace(tools, store=store), TODAY)
    tokens = {keep_answer(keeping, worker=someone(keeping), circumstances=PLACE) for _ in range(3)}
    assert len(tokens) == 3
    files = _content(tmp_path)
    assert all(len(token) == 32 and token.encode() not in files for token in tokens)
    store.close()


def test_an_answer_opens_for_a_year_and_not_a_day_longer(keeping: Tools) -> None:
    token = keep_answer(keeping, worker=someone(keeping), circumstances=PLACE)
    open_answer(at(keeping, TODAY + datetime.timedelta(days=KEPT_DAYS - 1)), token=token)
    with pytest.raises(NotFound):
        open_answer(at(keeping, TODAY + datetime.timedelta(days=KEPT_DAYS)), token=token)


def test_wrong_expired_and_deleted_are_told_in_the_same_words(keeping: Tools) -> None:
    expired, deleted = (keep_answer(keeping, worker=someone(keeping), circumstances=PLACE) for _ in range(2))
    delete_answer(keeping, token=deleted)
    said = set()
    later = at(keeping, TODAY + datetime.timedelta(days=KEPT_DAYS))
    for tools, token in (
        (keeping, "wrong"),
        (keeping, "\ud800\x00"),
        (keeping, ""),
        (keeping, deleted),
        (later, expired),
    ):
        with pytest.raises(NotFound) as refused:
            open_answer(tools, token=token)
        said.add((refused.value.code, str(refused.value), refused.value.field))
    assert len(said) == 1


def test_expired_answers_go_when_the_next_one_is_kept(keeping: Tools) -> None:
    token = keep_answer(keeping, worker=someone(keeping), circumstances=PLACE)
    later = at(keeping, TODAY + datetime.timedelta(days=KEPT_DAYS))
    fresh = keep_answer(later, worker=someone(keeping), circumstances=PLACE)
    with pytest.raises(NotFound):
        open_answer(keeping, token=token)
    assert open_answer(later, token=fresh)


def test_deleting_takes_one_answer_and_says_whether_there_was_one(keeping: Tools) -> None:
    token, other = (keep_answer(keeping, worker=someone(keeping), circumstances=PLACE) for _ in range(2))
    assert delete_answer(keeping, token=token)
    assert not delete_answer(keeping, token=token)
    assert open_answer(keeping, token=other)


def test_a_deleted_answer_leaves_no_trace_in_the_files(tools: Tools, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'pathways.db'}")
    store.migrate()
    keeping = at(dataclasses.replace(tools, store=store), TODAY)
    token = keep_answer(keeping, worker=someone(keeping), circumstances=PLACE)
    assert WORDS.encode() in _content(tmp_path)
    delete_answer(keeping, token=token)
    assert WORDS.encode() not in _content(tmp_path)
    store.close()


def test_an_unknown_goal_is_refused(keeping: Tools) -> None:
    with pytest.raises(NotFound):
        keep_answer(keeping, worker=someone(keeping), circumstances=PLACE, goal="astronaut")


def _content(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())
