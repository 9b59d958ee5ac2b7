"""What an employer's page says of those who do not fit is true and adds up, also where not every group is shown."""

import itertools
from pathlib import Path

import pytest
from cast import form_token
from flask import Flask
from people_world import GAUGES, LADDER, PRINTS, SAFETY, keep_profile, make_opening, make_profile, on
from walking import soup

from pathways.app import create_app
from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.domain.opening import Opening
from pathways.pages.employer import make_page
from pathways.pages.opening_forms import Asked, FilterValues
from pathways.settings import Settings
from pathways.store.database import Store
from pathways.use_cases.openings.check_opening import check_opening
from pathways.use_cases.openings.opening_code import encode_opening
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.tools import Tools

MUSTS = (PRINTS, GAUGES, LADDER, SAFETY, "schematic-reading", "g-code")
LACKING = [*itertools.combinations(MUSTS, 2), *itertools.combinations(MUSTS, 5), MUSTS, ()]
"""15 people lack each two other musts; 7 lack five or all, 1 none."""


@pytest.fixture(scope="module")
def fair(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """One invented person a set of what is lacking."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('fair') / 'pathways.db'}")
    store.migrate()
    mine = on(tools, store)
    for number, lacking in enumerate(LACKING):
        held = {skill: 3 for skill in MUSTS if skill not in lacking}
        keep_profile(mine, make_profile(f"Person {number}", held, demo=True))
    return mine


@pytest.fixture
def site(fair: Tools, tmp_path: Path) -> Flask:
    """The service with these people."""
    return create_app(Settings(home=tmp_path, secret_key="only for tests"), fair)


@pytest.fixture
def opening() -> Opening:
    """One that asks for all six."""
    return make_opening(dict.fromkeys(MUSTS, 2))


def test_people_in_further_groups_are_told_apart_from_those_who_lack_more(site: Flask, opening: Opening) -> None:
    with site.test_request_context():
        page = make_page(Asked(opening, "", FilterValues()), Viewer())
    assert [(len(block.lacking), block.count) for block in page.near] == [(2, 1)] * 8
    assert (page.ranking.pool, page.ranking.fits, page.ranking.most_lacking) == (23, 1, 3)
    assert (page.ranking.further, page.others) == (7, 7)


def test_the_page_says_how_many_lack_as_few_and_how_many_lack_more(site: Flask, opening: Opening) -> None:
    browser = site.test_client()
    form = {"opening": encode_opening(opening), "csrf_token": form_token(browser)}
    told = soup(browser.post("/opening", data=form)).select_one("section[aria-labelledby=near]")
    assert told is not None
    said = [" ".join(line.get_text().split()) for line in told.find_all("p", recursive=False)]
    assert said[:2] == [
        "7 other people lack at most 3 of the musts, in other combinations.",
        "7 people lack more than 3 of the musts.",
    ]


def test_the_ad_check_tells_how_many_meet_each_must_by_itself(fair: Tools, opening: Opening) -> None:
    ranking = rank_workers(fair, opening=opening, filters=Filters(), viewer=Viewer())
    alone = {skill: sum(skill not in lacking for lacking in LACKING) for skill in MUSTS}
    assert ranking.meet == alone
    check = check_opening(fair, ranking=ranking, viewer=Viewer())
    assert {effect.what.lower(): effect.meet for effect in check.effects} == {
        fair.catalog.skills[skill].name.lower(): number for skill, number in alone.items()
    }
