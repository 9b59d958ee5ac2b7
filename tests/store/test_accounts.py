"""Accounts, firms, sessions, links and attempts as the store keeps them, on both databases."""

import datetime
import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from pathways.domain.account import Account, Firm, FirmWish, SignedIn
from pathways.store import accounts, firms, mail_tokens, sessions
from pathways.store.attempts import add_attempt, first_attempt, forget_attempts, hold_turn, purge_attempts
from pathways.store.database import Store

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(hours=1)
ANA = Account("ana", "ana@example.org", "worker", "", False, False, False, NOON)
BOSS = Account("boss", "boss@example.org", "employer", "acme", True, False, False, NOON)
ACME = Firm("acme", "Acme Tool, Inc.", "OH", status="approved")
KEY, OTHER_KEY = "a" * 64, "b" * 64


@pytest.fixture
def filled(store: Store) -> Store:
    """A firm, somebody in it, and a worker."""
    with store.writing() as session:
        firms.add_firm(session, ACME, NOON)
        accounts.add_account(session, BOSS, "hash of boss")
        accounts.add_account(session, ANA, "hash of ana", FirmWish("ACME TOOL"))
    return store


def signed_in(account: Account = ANA, digest: str = KEY) -> SignedIn:
    """A session that begins at noon."""
    return SignedIn(account, digest, False, NOON, NOON)


def test_what_is_stored_of_an_account_comes_back_whole(filled: Store) -> None:
    with filled.reading() as session:
        ana = accounts.find_address(session, ANA.email)
        boss = accounts.find_account(session, BOSS.id)
        assert accounts.list_accounts(session) == (ANA, BOSS)
        assert accounts.list_members(session, ACME.id) == (BOSS,)
        assert accounts.find_address(session, "nobody@example.org") is None
    assert ana is not None
    assert (ana.account, ana.password_hash, ana.wish) == (ANA, "hash of ana", FirmWish("ACME TOOL"))
    assert boss is not None
    assert (boss.account, boss.wish) == (BOSS, None)


@pytest.mark.parametrize("email", [ANA.email, "Capital@example.org"])
def test_an_address_has_one_account_and_one_spelling(filled: Store, email: str) -> None:
    with pytest.raises(IntegrityError), filled.writing() as session:
        accounts.add_account(session, replace(ANA, id="second", email=email), "hash")


def test_a_firm_is_one_whatever_its_spelling(filled: Store) -> None:
    with filled.reading() as session:
        assert firms.find_named(session, "ACME TOOL") == ACME
        assert firms.list_firms(session) == (ACME,)
    with pytest.raises(IntegrityError), filled.writing() as session:
        firms.add_firm(session, Firm("other", "Acme Tool LLC"), NOON)


def test_who_asks_for_a_firm_is_listed_once_confirmed_and_until_answered(filled: Store) -> None:
    with filled.writing() as session:
        assert firms.list_asking(session) == ()
        accounts.set_confirmed(session, ANA.id, LATER)
    with filled.writing() as session:
        asking = firms.list_asking(session)
        assert asking == ((replace(ANA, confirmed=True), FirmWish("ACME TOOL")),)
        firms.join_firm(session, ANA.id, ACME.id)
    with filled.reading() as session:
        assert firms.list_asking(session) == ()
        assert {item.id for item in accounts.list_members(session, ACME.id)} == {"ana", "boss"}


def test_a_session_shows_its_account_and_firm_as_they_are_now(filled: Store) -> None:
    with filled.writing() as session:
        sessions.add_session(session, signed_in(BOSS), LATER)
        firms.set_status(session, ACME.id, "closed")
        accounts.set_disabled(session, BOSS.id, True)
    with filled.reading() as session:
        found = sessions.find_session(session, KEY, "browser")
        assert found == replace(signed_in(replace(BOSS, disabled=True)), firm=replace(ACME, status="closed"))
        assert sessions.find_session(session, KEY, "program") is None


def test_a_session_is_never_seen_earlier_than_it_was(filled: Store) -> None:
    with filled.writing() as session:
        sessions.add_session(session, signed_in(), LATER)
        sessions.touch_session(session, KEY, LATER)
        sessions.touch_session(session, KEY, NOON)
    with filled.reading() as session:
        found = sessions.find_session(session, KEY, "browser")
    assert found is not None
    assert found.last_seen == LATER


def test_sessions_end_one_by_one_all_but_one_and_by_age(filled: Store) -> None:
    with filled.writing() as session:
        sessions.add_session(session, signed_in(), LATER)
        sessions.add_session(session, signed_in(digest=OTHER_KEY), LATER)
        assert not sessions.remove_session(session, BOSS.id, KEY)
        assert sessions.remove_sessions(session, ANA.id, keep=KEY) == 1
        assert [item.session_id for item in sessions.list_sessions(session, ANA.id)] == [KEY]
        assert sessions.purge_sessions(session, NOON) == 0
        assert sessions.purge_sessions(session, LATER) == 1


def test_a_mailed_link_works_once_in_time_and_until_a_newer_one(filled: Store) -> None:
    with filled.writing() as session:
        mail_tokens.add_mail_token(session, KEY, ANA.id, "reset", LATER)
        assert mail_tokens.use_mail_token(session, KEY, "confirm", NOON) == ""
        assert mail_tokens.use_mail_token(session, KEY, "reset", LATER) == ""
        assert mail_tokens.use_mail_token(session, KEY, "reset", NOON) == ANA.id
        assert mail_tokens.use_mail_token(session, KEY, "reset", NOON) == ""
        mail_tokens.add_mail_token(session, OTHER_KEY, ANA.id, "reset", LATER)
        mail_tokens.add_mail_token(session, "c" * 64, ANA.id, "reset", LATER)
        assert mail_tokens.find_mail_token(session, OTHER_KEY, "reset", NOON) == ""
        assert mail_tokens.purge_mail_tokens(session, LATER) == 1


def test_a_code_is_used_up_with_all_before_it_and_a_recovery_code_once(filled: Store) -> None:
    with filled.writing() as session:
        accounts.set_factor(session, ANA.id, "sealed", 7, [KEY, OTHER_KEY])
        assert [accounts.use_step(session, ANA.id, step) for step in (7, 6, 9, 8, 9)] == [
            False,
            False,
            True,
            False,
            False,
        ]
        assert not accounts.use_recovery(session, BOSS.id, KEY)
        assert [accounts.use_recovery(session, ANA.id, KEY) for _ in range(2)] == [True, False]
        accounts.set_factor(session, ANA.id, "", 9, [])
        assert not accounts.use_recovery(session, ANA.id, OTHER_KEY)


def test_an_account_that_is_removed_takes_everything_of_it_along(filled: Store) -> None:
    with filled.writing() as session:
        accounts.set_factor(session, ANA.id, "sealed", 0, [KEY])
        sessions.add_session(session, signed_in(), LATER)
        mail_tokens.add_mail_token(session, KEY, ANA.id, "reset", LATER)
        assert accounts.remove_account(session, ANA.id)
        assert not accounts.remove_account(session, ANA.id)
    with filled.writing() as session:
        assert accounts.find_address(session, ANA.email) is None
        assert sessions.find_session(session, KEY, "browser") is None
        assert mail_tokens.find_mail_token(session, KEY, "reset", NOON) == ""
        assert not accounts.use_recovery(session, ANA.id, KEY)


def test_only_old_accounts_that_nobody_confirmed_are_cleared_away(filled: Store) -> None:
    with filled.writing() as session:
        assert accounts.purge_unconfirmed(session, NOON) == 0
        assert accounts.purge_unconfirmed(session, LATER) == 1
        assert accounts.list_accounts(session) == (BOSS,)


def test_tries_are_counted_within_their_window_and_can_be_taken_back(store: Store) -> None:
    moments = [NOON + datetime.timedelta(minutes=minute) for minute in range(3)]
    before = NOON - datetime.timedelta(minutes=1)
    with store.writing() as session:
        numbers = [add_attempt(session, "sign_in", KEY, moment) for moment in moments]
        assert first_attempt(session, "sign_in", KEY, before, 4) is None
        assert first_attempt(session, "sign_in", KEY, before, 3) == NOON
        assert first_attempt(session, "sign_in", KEY, before, 2) == moments[1]
        assert first_attempt(session, "sign_in", KEY, NOON, 3) is None
        assert first_attempt(session, "reset", KEY, before, 1) is None
        assert first_attempt(session, "sign_in", OTHER_KEY, before, 1) is None
        forget_attempts(session, (numbers[0],))
        assert first_attempt(session, "sign_in", KEY, before, 3) is None
        assert purge_attempts(session, NOON + datetime.timedelta(days=1, minutes=1)) == 1


def test_of_many_who_try_at_once_exactly_as_many_pass_as_may(store: Store) -> None:
    passed: list[bool] = []

    def attempt() -> None:
        with store.writing() as session:
            hold_turn(session, KEY)
            free = first_attempt(session, "sign_in", KEY, NOON - datetime.timedelta(minutes=5), 3) is None
            if free:
                add_attempt(session, "sign_in", KEY, NOON)
            passed.append(free)

    crowd = [threading.Thread(target=attempt) for _ in range(12)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert sorted(passed) == [False] * 9 + [True] * 3
