"""Signing in: the same words for every reason, limits across processes, sessions that end when they should."""

from pathlib import Path

import pytest
from account_world import NOON, OTHER, PASSWORD, Clock, Mailbox, code_at, hire, join, make_kit
from argon2 import PasswordHasher, extract_parameters

from pathways.domain.errors import BadInput, NotReady, TooMany
from pathways.store.accounts import find_address, set_password
from pathways.store.database import Store
from pathways.use_cases.accounts.change_password import change_password
from pathways.use_cases.accounts.check_second_factor import check_second_factor
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.accounts.hashing import NOBODY, hash_password, is_outdated
from pathways.use_cases.accounts.kit import AccountKit
from pathways.use_cases.accounts.limits import SIGN_IN, network_of, take_turn
from pathways.use_cases.accounts.manage_accounts import disable_account, list_accounts, reset_factor
from pathways.use_cases.accounts.sessions import (
    Opened,
    end_other_sessions,
    end_session,
    find_session,
    list_sessions,
    make_program_token,
)
from pathways.use_cases.accounts.set_second_factor import (
    confirm_second_factor,
    remove_second_factor,
    start_second_factor,
)
from pathways.use_cases.accounts.sign_in import sign_in


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """Where mail lands."""
    return Mailbox(tmp_path / "mail")


@pytest.fixture
def kit(store: Store, mailbox: Mailbox, clock: Clock) -> AccountKit:
    """The instruments of the account verbs."""
    return make_kit(store, mailbox.folder, clock)


@pytest.fixture
def ana(kit: AccountKit, mailbox: Mailbox) -> Opened:
    """A worker, signed in."""
    return join(kit, mailbox)


def refusal(kit: AccountKit, email: str, password: str) -> str:
    """What is said to a sign-in that fails."""
    with pytest.raises(BadInput) as refused:
        sign_in(kit, email=email, password=password)
    return f"{refused.value.code} {refused.value}"


def test_unknown_wrong_and_shut_out_are_told_in_the_same_words(kit: AccountKit, ana: Opened) -> None:
    wrong = refusal(kit, "ana@example.org", OTHER)
    assert refusal(kit, "nobody@example.org", PASSWORD) == wrong
    assert refusal(kit, "no address", PASSWORD) == wrong
    disable_account(kit, account=ana.signed_in.account.id, disabled=True)
    assert refusal(kit, "ana@example.org", PASSWORD) == wrong


def test_where_there_is_no_account_a_hash_is_compared_that_takes_as_long() -> None:
    assert extract_parameters(NOBODY) == extract_parameters(hash_password(PASSWORD))


def test_a_hash_with_older_parameters_is_made_anew_at_sign_in(kit: AccountKit, ana: Opened, store: Store) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with store.writing() as session:
        set_password(session, ana.signed_in.account.id, old)
    assert sign_in(kit, email="ana@example.org", password=PASSWORD)
    with store.reading() as session:
        known = find_address(session, "ana@example.org")
    assert known is not None
    assert not is_outdated(known.password_hash)


def test_failed_sign_ins_are_limited_for_the_address_from_wherever_they_come(
    kit: AccountKit, ana: Opened, clock: Clock
) -> None:
    for number in range(10):
        with pytest.raises(BadInput):
            sign_in(kit, email="Ana@example.org", password=OTHER, network=f"192.0.2.{number}")
    clock.move(minutes=2)
    with pytest.raises(TooMany) as refused:
        sign_in(kit, email="ana@example.org", password=PASSWORD, network="198.51.100.1")
    assert refused.value.retry_after == 180
    clock.move(minutes=3)
    assert sign_in(kit, email="ana@example.org", password=PASSWORD, network="198.51.100.1")


def test_failed_sign_ins_are_limited_for_the_network_whatever_the_address(kit: AccountKit, ana: Opened) -> None:
    for number in range(10):
        with pytest.raises(BadInput):
            sign_in(kit, email=f"{number}@example.org", password=OTHER, network=f"2001:db8::{number:x}")
    with pytest.raises(TooMany):
        sign_in(kit, email="ana@example.org", password=PASSWORD, network="2001:db8::ffff")
    assert sign_in(kit, email="ana@example.org", password=PASSWORD, network="2001:db8:0:1::1")


def test_a_class_that_signs_in_from_one_room_is_not_held_up(kit: AccountKit, ana: Opened) -> None:
    for _ in range(12):
        sign_in(kit, email="ana@example.org", password=PASSWORD, network="192.0.2.1")


def test_limits_hold_across_processes_that_share_a_database(
    kit: AccountKit, store: Store, database: str, mailbox: Mailbox, clock: Clock
) -> None:
    second = Store(database)
    other = make_kit(second, mailbox.folder, clock)
    for number in range(10):
        take_turn((kit, other)[number % 2], SIGN_IN, "ana@example.org")
    for process in (kit, other):
        with pytest.raises(TooMany):
            take_turn(process, SIGN_IN, "ana@example.org")
    second.close()


def test_an_address_of_the_network_counts_for_itself_or_its_64_bits() -> None:
    assert network_of("192.0.2.7") == network_of("::ffff:192.0.2.7")
    assert network_of("2001:db8::1") == network_of("2001:db8::2") != network_of("2001:db8:1::1")
    assert network_of("") == ""


def test_a_session_that_ended_in_one_process_has_ended_in_all(
    kit: AccountKit, ana: Opened, database: str, mailbox: Mailbox, clock: Clock
) -> None:
    second = Store(database)
    other = make_kit(second, mailbox.folder, clock)
    assert find_session(other, token=ana.token)
    end_session(kit, signed_in=ana.signed_in, session_id=ana.signed_in.session_id)
    assert find_session(other, token=ana.token) is None
    assert find_session(kit, token=ana.token) is None
    second.close()


def test_a_workers_session_ends_by_rest_and_by_age(kit: AccountKit, ana: Opened, clock: Clock) -> None:
    clock.move(hours=11, minutes=59)
    assert find_session(kit, token=ana.token)
    clock.move(hours=12)
    assert find_session(kit, token=ana.token) is None
    opened = sign_in(kit, email="ana@example.org", password=PASSWORD)
    for _ in range(60):
        clock.move(hours=11, minutes=59)
        assert find_session(kit, token=opened.token)
    clock.move(hours=1)
    assert find_session(kit, token=opened.token) is None


def test_an_employers_session_ends_after_half_an_hours_rest_and_after_a_working_day(
    kit: AccountKit, clock: Clock
) -> None:
    opened, *_ = hire(kit)
    for _ in range(24):
        clock.move(minutes=29)
        assert find_session(kit, token=opened.token)
    clock.move(minutes=24)
    assert find_session(kit, token=opened.token) is None
    clock.moment = NOON
    clock.move(minutes=29 * 24 + 30)
    assert find_session(kit, token=opened.token) is None


def test_what_is_read_of_a_session_is_as_it_is_now(kit: AccountKit, ana: Opened) -> None:
    disable_account(kit, account=ana.signed_in.account.id, disabled=True)
    assert find_session(kit, token=ana.token) is None
    disable_account(kit, account=ana.signed_in.account.id, disabled=False)
    assert find_session(kit, token=ana.token) is None


def test_a_new_password_ends_the_other_sessions_and_this_one_goes_on_under_a_new_token(
    kit: AccountKit, ana: Opened, mailbox: Mailbox
) -> None:
    other = sign_in(kit, email="ana@example.org", password=PASSWORD)
    program = make_program_token(kit, signed_in=ana.signed_in, label="my script")
    with pytest.raises(BadInput) as refused:
        change_password(kit, signed_in=ana.signed_in, current=OTHER, password=OTHER)
    assert refused.value.field == "current"
    mine = change_password(kit, signed_in=ana.signed_in, current=PASSWORD, password=OTHER)
    assert [find_session(kit, token=token) for token in (ana.token, other.token)] == [None, None]
    assert find_session(kit, token=program.token, kind="program") is None
    assert find_session(kit, token=mine.token) == mine.signed_in
    assert mailbox.letters[-1][1] == "Your Pathways password was changed"


def test_all_other_sessions_can_be_ended_at_once(kit: AccountKit, ana: Opened) -> None:
    others = [sign_in(kit, email="ana@example.org", password=PASSWORD) for _ in range(2)]
    assert len(list_sessions(kit, signed_in=ana.signed_in)) == 3
    assert end_other_sessions(kit, signed_in=ana.signed_in) == 2
    assert [find_session(kit, token=item.token) for item in others] == [None, None]
    assert list_sessions(kit, signed_in=ana.signed_in) == (ana.signed_in,)


def test_a_programs_token_is_no_browsers_cookie_and_ends_after_90_days(
    kit: AccountKit, ana: Opened, clock: Clock
) -> None:
    made = make_program_token(kit, signed_in=ana.signed_in, label=" my  script ")
    assert made.signed_in.label == "my script"
    assert find_session(kit, token=made.token) is None
    assert find_session(kit, token=ana.token, kind="program") is None
    clock.move(days=89, hours=23)
    assert find_session(kit, token=made.token, kind="program")
    clock.move(hours=1)
    assert find_session(kit, token=made.token, kind="program") is None
    with pytest.raises(BadInput):
        make_program_token(kit, signed_in=ana.signed_in, label="  ")


def test_nobody_ends_the_session_of_another(kit: AccountKit, ana: Opened, mailbox: Mailbox) -> None:
    bo = join(kit, mailbox, "bo@example.org")
    assert not end_session(kit, signed_in=bo.signed_in, session_id=ana.signed_in.session_id)
    assert find_session(kit, token=ana.token)


def test_a_deleted_account_is_gone_with_its_sessions(kit: AccountKit, ana: Opened) -> None:
    assert delete_account(kit, account=ana.signed_in.account.id)
    assert not delete_account(kit, account=ana.signed_in.account.id)
    assert find_session(kit, token=ana.token) is None
    assert list_accounts(kit) == ()


def test_a_password_alone_is_not_enough_where_there_is_a_second_factor(kit: AccountKit, clock: Clock) -> None:
    opened, secret, _ = hire(kit)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    assert (opened.signed_in.complete, begun.signed_in.complete) == (True, False)
    clock.move(seconds=60)
    done = check_second_factor(kit, signed_in=begun.signed_in, code=code_at(secret, clock()))
    assert done.signed_in.complete
    assert done.token != begun.token
    assert find_session(kit, token=begun.token) is None


@pytest.mark.parametrize(
    "spelling", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", "{0[0]}-{0[1]}-{0[2]}{0[3]}{0[4]}{0[5]}"]
)
def test_a_code_that_was_used_is_refused_in_every_spelling(kit: AccountKit, clock: Clock, spelling: str) -> None:
    _, secret, _ = hire(kit)
    clock.move(seconds=60)
    code = code_at(secret, clock())
    check_second_factor(kit, signed_in=sign_in(kit, email="boss@example.org", password=PASSWORD).signed_in, code=code)
    again = sign_in(kit, email="boss@example.org", password=PASSWORD)
    with pytest.raises(BadInput) as refused:
        check_second_factor(kit, signed_in=again.signed_in, code=spelling.format(code))
    assert refused.value.code == "wrong_code"
    wide = "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in code)
    with pytest.raises(BadInput):
        check_second_factor(kit, signed_in=again.signed_in, code=wide)


def test_the_code_that_set_a_second_factor_up_does_not_open_it_again(kit: AccountKit, clock: Clock) -> None:
    _, secret, _ = hire(kit)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    with pytest.raises(BadInput):
        check_second_factor(kit, signed_in=begun.signed_in, code=code_at(secret, clock()))


@pytest.mark.parametrize(("seconds", "holds"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_phones_clock_may_be_off_by_half_a_minute(kit: AccountKit, clock: Clock, seconds: int, holds: bool) -> None:
    _, secret, _ = hire(kit)
    clock.move(minutes=10)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    phone = Clock()
    phone.moment = clock.moment
    phone.move(seconds=seconds)
    if holds:
        assert check_second_factor(kit, signed_in=begun.signed_in, code=code_at(secret, phone()))
    else:
        with pytest.raises(BadInput):
            check_second_factor(kit, signed_in=begun.signed_in, code=code_at(secret, phone()))


def test_a_recovery_code_works_once_however_it_is_typed(kit: AccountKit) -> None:
    _, _, recovery = hire(kit)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    typed = recovery.replace("-", " ").upper()
    assert check_second_factor(kit, signed_in=begun.signed_in, code=typed).signed_in.complete
    again = sign_in(kit, email="boss@example.org", password=PASSWORD)
    for spelling in (recovery, typed):
        with pytest.raises(BadInput):
            check_second_factor(kit, signed_in=again.signed_in, code=spelling)


def test_guessing_codes_is_stopped_after_five(kit: AccountKit, clock: Clock) -> None:
    hire(kit)
    clock.move(minutes=10)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    for number in range(5):
        with pytest.raises(BadInput):
            check_second_factor(kit, signed_in=begun.signed_in, code=f"{number:06}")
    with pytest.raises(TooMany):
        check_second_factor(kit, signed_in=begun.signed_in, code="123456")


def test_a_signed_out_session_finishes_nothing(kit: AccountKit) -> None:
    _, _, recovery = hire(kit)
    begun = sign_in(kit, email="boss@example.org", password=PASSWORD)
    end_session(kit, signed_in=begun.signed_in, session_id=begun.signed_in.session_id)
    with pytest.raises(BadInput):
        check_second_factor(kit, signed_in=begun.signed_in, code=recovery)
    again = sign_in(kit, email="boss@example.org", password=PASSWORD)
    assert check_second_factor(kit, signed_in=again.signed_in, code=recovery)


def test_the_secret_stays_the_same_while_it_is_being_set_up_and_is_nobody_elses(kit: AccountKit, ana: Opened) -> None:
    first = start_second_factor(kit, signed_in=ana.signed_in)
    assert start_second_factor(kit, signed_in=ana.signed_in) == first
    other = sign_in(kit, email="ana@example.org", password=PASSWORD)
    assert start_second_factor(kit, signed_in=other.signed_in).secret != first.secret
    assert first.secret not in repr(first)
    assert f"secret={first.secret}" in first.address


def test_a_second_factor_ends_the_other_sessions_and_is_sealed(
    kit: AccountKit, ana: Opened, clock: Clock, store: Store, mailbox: Mailbox
) -> None:
    other = sign_in(kit, email="ana@example.org", password=PASSWORD)
    secret = start_second_factor(kit, signed_in=ana.signed_in).secret
    with pytest.raises(BadInput):
        confirm_second_factor(kit, signed_in=ana.signed_in, code="000000")
    made = confirm_second_factor(kit, signed_in=ana.signed_in, code=code_at(secret, clock()))
    assert len(set(made.recovery)) == 10
    assert find_session(kit, token=other.token) is None
    with store.reading() as session:
        known = find_address(session, "ana@example.org")
    assert known is not None
    assert secret not in known.factor
    with pytest.raises(BadInput):
        start_second_factor(kit, signed_in=made.opened.signed_in)
    begun = sign_in(kit, email="ana@example.org", password=PASSWORD)
    stranger = AccountKit(kit.store, kit.outbox, b"another secret", kit.base_url, kit.now)
    with pytest.raises(NotReady):
        check_second_factor(stranger, signed_in=begun.signed_in, code="000000")


def test_taking_a_second_factor_away_costs_a_code_and_leaves_who_needs_one_before_the_door(
    kit: AccountKit, clock: Clock
) -> None:
    opened, secret, _ = hire(kit)
    with pytest.raises(BadInput):
        remove_second_factor(kit, signed_in=opened.signed_in, code="000000")
    clock.move(minutes=1)
    bare = remove_second_factor(kit, signed_in=opened.signed_in, code=code_at(secret, clock()))
    assert not bare.signed_in.complete
    assert find_session(kit, token=opened.token) is None


def test_an_administrator_takes_a_lost_second_factor_away(kit: AccountKit) -> None:
    opened, *_ = hire(kit)
    reset_factor(kit, account=opened.signed_in.account.id)
    assert find_session(kit, token=opened.token) is None
    assert not sign_in(kit, email="boss@example.org", password=PASSWORD).signed_in.account.second_factor
