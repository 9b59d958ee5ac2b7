"""Whole releases in, twice the same as once, all or nothing; and answers kept under a link that can be deleted."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.domain.errors import BadFile, NotFound
from pathways.store.database import Store
from pathways.use_cases.import_oews import import_oews
from pathways.use_cases.import_onet import import_onet, imported_titles
from pathways.use_cases.keep_answer import delete_answer, keep_answer, open_answer
from pathways.use_cases.know_worker import make_worker, parse_circumstances
from pathways.use_cases.read_text import read_text
from pathways.use_cases.releases import occupation_skills
from pathways.use_cases.tools import Tools

RELEASES = Path(__file__).parents[3] / "shared" / "data"
ONET = RELEASES / "onet" / "db_29_3_text"
Require = Callable[[object, str], None]


def quiet(what: str, done: int, total: int) -> None:
    """Nobody watches."""


@pytest.mark.releases
def test_a_whole_release_of_onet_comes_in_once_and_makes_any_occupation_a_start(
    store: Store, tools: Tools, require: Require
) -> None:
    require(ONET.is_dir(), "the public releases are not beside the checkout")
    assert import_onet(store, folder=ONET, progress=quiet).changed
    assert not import_onet(store, folder=ONET, progress=quiet).changed
    titles = imported_titles(store)
    assert titles.release == "29.3"
    assert len({code for code, _ in titles.names}) == 1016
    implied = occupation_skills(store, tools.catalog, onet_soc="49-3023.00")
    assert implied
    assert {item.source for item in implied} == {"assumed"}


@pytest.mark.releases
def test_an_import_that_breaks_off_leaves_what_was_there(store: Store, require: Require) -> None:
    require(ONET.is_dir(), "the public releases are not beside the checkout")

    def stop(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_onet(store, folder=ONET, progress=stop)
    assert imported_titles(store).titles == ()


@pytest.mark.releases
def test_the_newest_national_wages_come_in_and_are_known_again(store: Store, require: Require) -> None:
    file = RELEASES / "bls_oews" / "national_M2024_dl.csv.gz"
    require(file.is_file(), "the public releases are not beside the checkout")
    assert import_oews(store, file=file, year=None, progress=quiet).changed
    assert not import_oews(store, file=file, year=None, progress=quiet).changed


def test_a_folder_without_tables_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        import_onet(store, folder=tmp_path, progress=quiet)


def test_a_kept_answer_opens_under_its_token_only_and_is_deleted_for_good(tools: Tools, store: Store) -> None:
    here = dataclasses.replace(tools, store=store)
    worker = make_worker(here, reading=read_text(here, text="Machinist, I set up Haas mills and read prints."))
    fits = parse_circumstances(here, state="OH", hours_week=9)
    token = keep_answer(here, worker=worker, circumstances=fits, goal="cnc-programmer")
    kept = open_answer(here, token=token)
    assert (kept.worker, kept.circumstances, kept.goal) == (worker, fits, "cnc-programmer")
    with pytest.raises(NotFound) as wrong:
        open_answer(here, token=token[:-1])
    assert delete_answer(here, token=token)
    assert not delete_answer(here, token=token)
    with pytest.raises(NotFound) as gone:
        open_answer(here, token=token)
    assert str(gone.value) == str(wrong.value)
