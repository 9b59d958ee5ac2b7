"""An opening that a program sends twice under one key is kept once, on both databases."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from people_world import GAUGES, PRINTS, found_firm, make_opening, on

from pathways.domain.errors import BadInput
from pathways.domain.opening import Opening
from pathways.store.database import Store
from pathways.use_cases.openings.keep_once import KEY_DAYS, keep_once
from pathways.use_cases.openings.keep_openings import (
    change_my_opening,
    delete_my_opening,
    list_my_openings,
    open_my_opening,
)
from pathways.use_cases.tools import Tools

ASKED, OTHER = make_opening({PRINTS: 3}), make_opening({GAUGES: 2}, title="Inspector")


@pytest.fixture
def here(tools: Tools, store: Store) -> Tools:
    return on(tools, store)


def keep(tools: Tools, opening: Opening, request: str, key: str = "key", firm: str = "Acme Tool") -> str:
    """The id of what is kept."""
    viewer = found_firm(tools, firm)
    return keep_once(tools, viewer=viewer, opening=opening, text="", key=key, request=request).id


def test_another_request_under_a_key_is_refused_and_nothing_of_it_is_kept(here: Tools) -> None:
    kept = keep(here, ASKED, "one")
    with pytest.raises(BadInput, match="key") as refused:
        keep(here, OTHER, "two")
    assert refused.value.code == "key_used"
    assert [saved.id for saved in list_my_openings(here, viewer=found_firm(here, "Acme Tool"))] == [kept]
    assert keep(here, OTHER, "two", key="another") != kept


def test_the_same_request_gives_the_opening_as_it_is_now(here: Tools) -> None:
    kept, firm = keep(here, ASKED, "one"), found_firm(here, "Acme Tool")
    change_my_opening(here, viewer=firm, opening=kept, changed=replace(ASKED, title="Jig maker"))
    assert keep(here, ASKED, "one") == kept
    assert open_my_opening(here, viewer=firm, opening=kept)[1].title == "Jig maker"


def test_the_same_opening_under_two_keys_is_one(here: Tools) -> None:
    assert keep(here, ASKED, "one", key="a") == keep(here, ASKED, "one", key="b")


def test_two_firms_may_use_the_same_key(here: Tools) -> None:
    assert keep(here, ASKED, "one") != keep(here, OTHER, "two", firm="Other Works")


def test_many_at_the_same_moment_make_one_opening(here: Tools) -> None:
    found_firm(here, "Acme Tool")
    with ThreadPoolExecutor(8) as hands:
        assert len(set(hands.map(lambda _: keep(here, ASKED, "one"), range(40)))) == 1
    assert len(list_my_openings(here, viewer=found_firm(here, "Acme Tool"))) == 1


def test_a_key_is_forgotten_with_its_opening_and_after_some_days(here: Tools) -> None:
    firm = found_firm(here, "Acme Tool")
    delete_my_opening(here, viewer=firm, opening=keep(here, ASKED, "one"))
    kept = keep(here, OTHER, "two")
    later = here.now() + datetime.timedelta(days=KEY_DAYS, minutes=1)
    assert keep(replace(here, now=lambda: later), ASKED, "three") != kept
