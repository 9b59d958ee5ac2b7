"""How often a firm may ask a worker, what a no means, and what happens where somebody is gone or shut out."""

import datetime
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from account_world import Clock
from people_world import (
    GAUGES,
    PRINTS,
    Somebody,
    found_firm,
    keep_opening,
    keep_profile,
    let_in,
    make_opening,
    make_profile,
    on,
)

from pathways.domain.contact import Viewer
from pathways.domain.crowd import Filters
from pathways.domain.errors import NotFound, TooMany
from pathways.domain.profile import Profile
from pathways.store.contacts import list_looks
from pathways.store.database import Store
from pathways.use_cases.accounts.limits import ASK, ASK_WORKER, SAID_NO
from pathways.use_cases.accounts.manage_accounts import disable_account
from pathways.use_cases.openings.keep_openings import delete_my_opening
from pathways.use_cases.openings.rank_workers import rank_workers
from pathways.use_cases.openings.shortlist import find_visible, log_looks
from pathways.use_cases.profiles.contacts import answer_contact, ask_contact, withdraw_contact
from pathways.use_cases.profiles.leave import delete_profile
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.profiles.my_profile import get_my_profile, show_to
from pathways.use_cases.profiles.restraint import REST
from pathways.use_cases.tools import Tools


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def here(tools: Tools, store: Store, clock: Clock) -> Tools:
    return on(tools, store, now=clock, clock=lambda: clock().date())


@pytest.fixture
def acme(here: Tools) -> Viewer:
    return found_firm(here, "Acme Tool")


@pytest.fixture
def account(here: Tools) -> Somebody:
    return let_in(here, "ana@example.org", "worker")


@pytest.fixture
def ana(here: Tools, account: Somebody) -> Profile:
    return keep_profile(here, make_profile("Ana Lima", {PRINTS: 3, GAUGES: 2}), account.account.id)


def new_opening(tools: Tools, viewer: Viewer, title: str = "Machinist") -> str:
    """The id of an opening of the firm."""
    return keep_opening(tools, viewer, make_opening({PRINTS: 2}, title=title), title).id


def letters(tools: Tools) -> int:
    """How many letters were sent."""
    return len(tools.outbox.letters)  # type: ignore[attr-defined]


def refusal(work: Callable[[], Any]) -> TooMany:
    """The refusal of something done too often."""
    with pytest.raises(TooMany) as caught:
        work()
    return caught.value


def test_asking_and_taking_back_in_a_loop_sends_one_letter(
    here: Tools, acme: Viewer, ana: Profile, clock: Clock
) -> None:
    opening = new_opening(here, acme)

    def ask() -> str:
        return ask_contact(here, viewer=acme, opening=opening, profile=ana.id, message="Hello").id

    for turn in (1, 2):
        withdraw_contact(here, request=ask(), viewer=acme)
        assert letters(here) == turn
        refused = refusal(ask)
        assert (refused.code, refused.field) == ("asked_lately", "worker")
        assert "7 days" in str(refused)
        assert letters(here) == turn
        clock.move(days=REST.days)
    assert ask()


def test_openings_deleted_and_made_anew_do_not_make_a_worker_new(here: Tools, acme: Viewer, ana: Profile) -> None:
    def ask(turn: int) -> None:
        opening = new_opening(here, acme, f"Machinist {turn}")
        ask_contact(here, viewer=acme, opening=opening, profile=ana.id, message="Hello")
        delete_my_opening(here, viewer=acme, opening=opening)

    for turn in range(ASK_WORKER.most):
        ask(turn)
    assert "asked this worker 5 times" in str(refusal(lambda: ask(99)))
    assert letters(here) == ASK_WORKER.most


def test_a_firm_asks_so_many_workers_a_day_and_no_more(here: Tools, acme: Viewer, clock: Clock) -> None:
    opening = new_opening(here, acme)
    people = [keep_profile(here, make_profile(f"W{number}", {PRINTS: 2})) for number in range(ASK.most + 1)]

    def ask(person: Profile, viewer: Viewer, opening: str) -> None:
        ask_contact(here, viewer=viewer, opening=opening, profile=person.id, message="Hello")

    for person in people[:-1]:
        ask(person, acme, opening)
    assert "30 times within a day" in str(refusal(lambda: ask(people[-1], acme, opening)))
    ask(people[0], acme, opening)  # asked already: nothing is sent, so nothing is refused
    other = found_firm(here, "Bolt Works")
    ask(people[-1], other, new_opening(here, other))
    clock.move(days=1, seconds=1)
    ask(people[-1], acme, opening)


@pytest.mark.parametrize("yes_first", [True, False])
def test_a_no_rests_the_firm_for_ninety_days_whatever_the_opening(
    here: Tools, acme: Viewer, ana: Profile, clock: Clock, yes_first: bool
) -> None:
    first = new_opening(here, acme)
    request = ask_contact(here, viewer=acme, opening=first, profile=ana.id, message="Hello").id
    answer_contact(here, profile=ana, request=request, yes=yes_first, shares=["email"])
    if yes_first:
        withdraw_contact(here, request=request, profile=ana)
    delete_my_opening(here, viewer=acme, opening=first)
    second = new_opening(here, acme, "Inspector")

    def ask(viewer: Viewer = acme, opening: str = second) -> str:
        return ask_contact(here, viewer=viewer, opening=opening, profile=ana.id, message="Hello").id

    assert "said no to your firm" in str(refusal(ask))
    other = found_firm(here, "Bolt Works")
    assert ask(other, new_opening(here, other))
    clock.move(days=SAID_NO.window.days, seconds=-1)
    assert refusal(ask).retry_after == 1
    clock.move(seconds=1)
    assert ask()


def test_a_no_turned_into_a_yes_is_a_no_no_more(here: Tools, acme: Viewer, ana: Profile) -> None:
    request = ask_contact(here, viewer=acme, opening=new_opening(here, acme), profile=ana.id, message="Hello").id
    for yes in (False, True):
        answer_contact(here, profile=ana, request=request, yes=yes, shares=["email"])
    again = new_opening(here, acme, "Inspector")
    assert ask_contact(here, viewer=acme, opening=again, profile=ana.id, message="Hello").status == "asked"


def test_whoever_is_shut_out_is_neither_found_nor_asked_nor_written_to(
    here: Tools, acme: Viewer, ana: Profile, account: Somebody
) -> None:
    opening, wanted = new_opening(here, acme), make_opening({PRINTS: 2})

    def pool() -> int:
        return rank_workers(here, opening=wanted, filters=Filters(), viewer=acme, limit=9).pool

    assert pool() == 1
    disable_account(here, account=account.account.id, disabled=True)
    assert pool() == 0
    for seen in (find_visible, lambda tools, **who: ask_contact(tools, opening=opening, message="Hello", **who)):
        with pytest.raises(NotFound):
            seen(here, viewer=acme, profile=ana.id)
    assert get_my_profile(here, account=account.account.id).visibility == "hidden"
    disable_account(here, account=account.account.id, disabled=False)
    assert pool() == 0
    show_to(here, account=account.account.id, visibility="anonymous", parts=[])
    assert pool() == 1


def test_no_letter_goes_to_an_account_that_is_shut_out(here: Tools, store: Store, acme: Viewer, ana: Profile) -> None:
    with store.writing() as session:
        session.connection().execute(sa.text("UPDATE account SET disabled = true"))
    ask_contact(here, viewer=acme, opening=new_opening(here, acme), profile=ana.id, message="Hello")
    assert letters(here) == 0


@pytest.mark.parametrize("title", ["a\x00b", "half \ud83d sign"])
def test_a_title_with_signs_that_are_no_text_is_logged_without_them(
    here: Tools, store: Store, acme: Viewer, ana: Profile, title: str
) -> None:
    wanted = make_opening({PRINTS: 2})
    fit = make_match(here, find_visible(here, viewer=acme, profile=ana.id), wanted)
    log_looks(here, viewer=acme, opening=replace(wanted, title=title), fits=[fit])
    with store.reading() as session:
        (look,) = list_looks(session, ana.id)
    assert look.opening_title == title.replace("\x00", "").replace("\ud83d", "")


@pytest.mark.parametrize("gone", ["profile", "opening"])
def test_asking_for_what_is_deleted_at_that_moment_says_that_it_is_gone(
    here: Tools, acme: Viewer, ana: Profile, clock: Clock, gone: str
) -> None:
    opening = new_opening(here, acme)
    leave = {
        "profile": lambda: delete_profile(here, profile=ana),
        "opening": lambda: delete_my_opening(here, viewer=acme, opening=opening),
    }

    def moment() -> datetime.datetime:
        """The first time anybody looks at the clock, it is gone."""
        leave.pop(gone, lambda: None)()
        return clock()

    with pytest.raises(NotFound) as caught:
        ask_contact(replace(here, now=moment), viewer=acme, opening=opening, profile=ana.id, message="Hello")
    assert caught.value.code == ("unknown_worker" if gone == "profile" else "unknown_opening")
    assert letters(here) == 0


def test_a_look_at_somebody_who_is_leaving_waits_and_then_is_none(
    here: Tools, store: Store, acme: Viewer, ana: Profile
) -> None:
    wanted = make_opening({PRINTS: 2})
    fit = make_match(here, find_visible(here, viewer=acme, profile=ana.id), wanted)
    errors: list[BaseException] = []

    def look() -> None:
        try:
            log_looks(here, viewer=acme, opening=wanted, fits=[fit])
        except BaseException as error:
            errors.append(error)

    looking = threading.Thread(target=look)
    with store.writing() as session:
        session.connection().execute(sa.text("DELETE FROM profile WHERE id = :id"), {"id": ana.id})
        looking.start()
        looking.join(1)
        assert looking.is_alive()
    looking.join()
    assert errors == []
    with store.reading() as session:
        assert list_looks(session, ana.id) == ()
