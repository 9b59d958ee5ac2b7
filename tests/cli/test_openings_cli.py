"""Openings, rankings and the demonstration on the command line, on a real database."""

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from people_world import GAUGES, LADDER, PRINTS, found_firm, keep_profile, make_profile

from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.store.profiles import list_outdated, list_profile_ids, next_revision, put_crowd_row
from pathways.use_cases.demonstration import load_demonstration, was_loaded
from pathways.use_cases.openings.keep_openings import list_my_openings
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.openings.read_opening import read_opening
from pathways.use_cases.prepare import prepare
from pathways.use_cases.profiles.index_people import make_row
from pathways.use_cases.tools import Tools

Run = Callable[..., Result]
AD = "Machinist. Toledo, OH\nRequirements\n- Must read blueprints on your own\n- BS in engineering preferred\n"
GOOD = "title,text,reference\nMachinist,Set up Haas mills and read prints,R1\nWelder,TIG weld stainless tube,R2\n"
BAD = "title,text,pay\nMachinist,Set up Haas mills and read prints,$30/hr\n,Weld,\nWelder,TIG weld stainless,a lot\n"


def write(folder: Path, text: str, name: str = "openings.csv") -> str:
    """A file of a text."""
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


# Import


def test_a_file_of_openings_is_kept_for_a_firm_and_the_same_file_again_changes_nothing(
    run: Run, here: Tools, tmp_path: Path
) -> None:
    acme = found_firm(here, "Acme Tool, Inc.")
    for said in ("Imported: 2 openings.", "2 were there already"):
        done = run("import", "openings", write(tmp_path, GOOD), "--firm", "ACME TOOL")
        assert done.exit_code == 0, done.output
        assert said in done.stdout
    assert {saved.title for saved in list_my_openings(here, viewer=acme)} == {"Machinist", "Welder"}


def test_rows_that_do_not_hold_are_named_and_nothing_is_kept_unless_the_good_ones_are_asked_for(
    run: Run, here: Tools, tmp_path: Path
) -> None:
    acme = found_firm(here, "Acme Tool")
    failed = run("import", "openings", write(tmp_path, BAD), "--firm", "Acme Tool")
    assert failed.exit_code == 1
    assert "openings.csv:3: title: There is no title." in failed.stderr
    assert "openings.csv:4: pay:" in failed.stderr
    assert list_my_openings(here, viewer=acme) == ()
    done = run("import", "openings", write(tmp_path, BAD), "--firm", "Acme Tool", "--keep-good")
    assert done.exit_code == 0
    assert "openings.csv:4: pay:" in done.stderr
    assert [saved.title for saved in list_my_openings(here, viewer=acme)] == ["Machinist"]


def test_a_firm_that_is_not_here_is_refused_and_the_nearest_is_named(run: Run, here: Tools, tmp_path: Path) -> None:
    found_firm(here, "Sample Valley Foods")
    failed = run("import", "openings", write(tmp_path, GOOD), "--firm", "Sample Vally Food")
    assert failed.exit_code == 2
    assert "Sample Valley Foods" in failed.stderr


# Reading and ranking


def test_an_ad_is_read_as_text_and_as_the_object_of_the_api(run: Run, tmp_path: Path) -> None:
    shown = run("opening", write(tmp_path, AD, "ad.txt"))
    assert shown.exit_code == 0, shown.output
    assert "Must read blueprints on your own" in shown.stdout
    assert "BS in engineering preferred" in shown.stdout
    told = json.loads(run("opening", "-", "--json", typed=AD).stdout)
    assert told["kind"] == "opening"
    assert PRINTS in {item["skill"] for item in told["opening"]["demands"]}
    assert told["opening"]["place"] == "toledo-oh"


def test_a_ranking_has_the_figures_of_the_use_case_and_demonstration_people_alone(run: Run, here: Tools) -> None:
    keep_profile(here, make_profile("Ada Lovelace", {PRINTS: 3, GAUGES: 3}, demo=True))
    real = keep_profile(here, make_profile("Rosa Parks", {PRINTS: 4}, visibility="named"))
    told = json.loads(run("rank", "--text", AD, "--state", "oh", "--json").stdout)
    opening = read_opening(here, text=AD).opening
    expected = rank_workers(here, opening=opening, filters=Filters(states=frozenset({"OH"})), viewer=Viewer())
    assert (told["pool"], told["fits"], told["invented_only"]) == (expected.pool, expected.fits, True)
    assert [item["score"]["total"] for item in told["people"]] == [fit.score.total for fit in expected.people]
    assert real.id not in json.dumps(told)


def test_whoever_runs_the_machine_ranks_everybody_but_reads_no_name(run: Run, here: Tools) -> None:
    quote = "Rosa reads every blueprint in the shop"
    real = keep_profile(here, make_profile("Rosa Parks", {PRINTS: 4}, visibility="named", quote=quote))
    keep_profile(here, make_profile("Hidden Figure", {PRINTS: 4}, visibility="hidden"))
    told = json.loads(run("rank", "--text", AD, "--all", "--json").stdout)
    everybody = [*told["people"], *(near["person"] for group in told["near"] for near in group["people"])]
    assert [(item["id"], item["name"]) for item in everybody] == [(real.id, None)]
    assert told["invented_only"] is False
    text = run("rank", "--text", AD, "--all").stdout
    assert real.id[:6].upper() in text
    assert "Rosa" not in text + json.dumps(told)


def test_a_ranking_says_zero_and_what_each_demand_costs(run: Run, here: Tools) -> None:
    keep_profile(here, make_profile("Ada Lovelace", {LADDER: 3}, demo=True))
    shown = run("rank", "--text", AD)
    assert shown.exit_code == 0, shown.output
    assert "nobody meets every must" in shown.stdout
    assert "demonstration people" in shown.stdout
    assert "Lacking" in shown.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rank",), "--text"),
        (("rank", "--text", AD, "--state", "Narnia"), "NARNIA"),
        (("rank", "--text", AD, "--miles", "far"), "far"),
        (("rank", "--text", AD, "--shift", "never"), "never"),
        (("rank", "--text", AD, "--certificate", "lost"), "lost"),
        (("rank", "--text", ""), "words"),
    ],
)
def test_what_does_not_hold_is_one_line_and_exit_code_two(run: Run, words: tuple[str, ...], said: str) -> None:
    failed = run(*words)
    assert failed.exit_code == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.output


def test_an_ad_that_asks_for_nothing_gets_questions(run: Run) -> None:
    shown = run("rank", "--text", "Join our family! Great benefits.")
    assert shown.exit_code == 0
    assert "?" in shown.stdout
    told = json.loads(run("rank", "--text", "Join our family! Great benefits.", "--json").stdout)
    assert told["kind"] == "questions"


# Demonstration


class BrokenOff(Exception):
    """Somebody pressed Ctrl-C."""


def test_the_demonstration_may_be_broken_off_is_removed_whole_and_does_not_come_back_by_itself(
    run: Run, here: Tools
) -> None:
    real = keep_profile(here, make_profile("Rosa Parks", {PRINTS: 4}))
    counted = itertools.count(1)

    def stop(*_: Any) -> None:
        if next(counted) == 5:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        load_demonstration(here, once=True, progress=stop)
    assert not was_loaded(here.store)
    with here.store.reading() as session:
        assert len(list_profile_ids(session, demo=True)) == 5
    removed = run("demo", "remove")
    assert removed.exit_code == 0, removed.output
    assert "5 people" in removed.stderr
    assert was_loaded(here.store)
    again = run("demo", "load", "--once")
    assert again.exit_code == 0
    assert "loaded before" in again.stderr
    with here.store.reading() as session:
        assert list_profile_ids(session, demo=True) == ()
        assert list_profile_ids(session, demo=False) == (real.id,)


# People after a new catalogue


def test_preparing_indexes_people_anew_who_were_indexed_for_another_catalogue(
    here: Tools, home: Path, database: str
) -> None:
    profile = keep_profile(here, make_profile("Rosa Parks", {PRINTS: 4}))
    with here.store.writing() as session:
        row = replace(make_row(here, profile), codes=b"", revision=next_revision(session))
        put_crowd_row(session, row, "an older catalogue")
    told: list[str] = []
    prepare(home=home, database=database, threads=1, progress=lambda what, *_: told.append(what))
    assert any("new catalogue" in what for what in told)
    with here.store.reading() as session:
        assert list_outdated(session, here.catalog.version) == ()
    opening = read_opening(here, text=AD).opening
    found = rank_workers(here, opening=opening, filters=Filters(), viewer=Viewer("f", "Acme", True))
    assert profile.id in {fit.profile.id for fit in found.people} | {
        near.fit.profile.id for group in found.near for near in group.people
    }
