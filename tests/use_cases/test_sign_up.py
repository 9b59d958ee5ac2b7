"""Signing up, confirming and resetting tell nobody who has an account, and a mailed link opens one thing once."""

from pathlib import Path

import pytest
from account_world import BASE, OTHER, PASSWORD, Clock, Mailbox, hire, join, make_kit

from pathways.domain.account import FirmWish
from pathways.domain.errors import BadInput, NotFound, TooMany
from pathways.store.accounts import find_address
from pathways.store.database import Store
from pathways.use_cases.accounts.confirm_email import confirm_email
from pathways.use_cases.accounts.firms import admit, approve_firm, close_firm, list_asking, list_firms, turn_away
from pathways.use_cases.accounts.kit import AccountKit
from pathways.use_cases.accounts.manage_accounts import add_account, list_accounts
from pathways.use_cases.accounts.reset_password import ask_reset, choose_password
from pathways.use_cases.accounts.sessions import find_session
from pathways.use_cases.accounts.sign_in import sign_in
from pathways.use_cases.accounts.sign_up import UNCONFIRMED_DAYS, sign_up


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


def employ(kit: AccountKit, mailbox: Mailbox, email: str, firm: str) -> None:
    """An employer who signed up and confirmed."""
    sign_up(kit, email=email, password=PASSWORD, role="employer", firm=FirmWish(firm, "OH"))
    confirm_email(kit, token=mailbox.link("/confirm/"))


def test_a_worker_signs_up_confirms_and_signs_in(kit: AccountKit, mailbox: Mailbox) -> None:
    opened = join(kit, mailbox, " Ana@Example.ORG ")
    assert opened.signed_in.account.email == "ana@example.org"
    assert opened.signed_in.complete
    assert find_session(kit, token=opened.token) == opened.signed_in
    assert [to for to, *_ in mailbox.letters] == ["ana@example.org"]


def test_before_the_address_is_confirmed_nobody_signs_in_and_the_link_is_sent_again(
    kit: AccountKit, mailbox: Mailbox
) -> None:
    sign_up(kit, email="ana@example.org", password=PASSWORD, role="worker")
    with pytest.raises(BadInput) as refused:
        sign_in(kit, email="ana@example.org", password=PASSWORD)
    assert refused.value.code == "unconfirmed"
    assert len(mailbox.letters) == 2
    with pytest.raises(BadInput) as refused:
        sign_in(kit, email="ana@example.org", password=OTHER)
    assert refused.value.code == "wrong_sign_in"


def test_a_known_address_is_told_by_mail_and_keeps_its_password(kit: AccountKit, mailbox: Mailbox) -> None:
    join(kit, mailbox)
    sign_up(kit, email="ANA@example.org", password=OTHER, role="worker")
    to, subject, text = mailbox.letters[-1]
    assert (to, "already" in subject) == ("ana@example.org", True)
    assert "/confirm/" not in text
    assert sign_in(kit, email="ana@example.org", password=PASSWORD)


def test_until_a_link_is_opened_the_newest_sign_up_counts(kit: AccountKit, mailbox: Mailbox) -> None:
    sign_up(kit, email="ana@example.org", password=OTHER, role="worker")
    first = mailbox.link("/confirm/")
    sign_up(kit, email="ana@example.org", password=PASSWORD, role="worker")
    with pytest.raises(NotFound):
        confirm_email(kit, token=first)
    confirm_email(kit, token=mailbox.link("/confirm/"))
    assert sign_in(kit, email="ana@example.org", password=PASSWORD)


def test_wrong_used_and_expired_links_are_refused_in_the_same_words(
    kit: AccountKit, mailbox: Mailbox, clock: Clock
) -> None:
    join(kit, mailbox)
    used = mailbox.link("/confirm/")
    sign_up(kit, email="bo@example.org", password=PASSWORD, role="worker")
    expired = mailbox.link("/confirm/")
    clock.move(hours=48)
    said = set()
    for token in (used, expired, "wrong", "", "\ud800"):
        with pytest.raises(NotFound) as refused:
            confirm_email(kit, token=token)
        said.add(str(refused.value))
    assert len(said) == 1


def test_an_address_that_nobody_confirms_is_forgotten(kit: AccountKit, mailbox: Mailbox, clock: Clock) -> None:
    sign_up(kit, email="ana@example.org", password=PASSWORD, role="worker")
    clock.move(days=UNCONFIRMED_DAYS, minutes=1)
    sign_up(kit, email="bo@example.org", password=PASSWORD, role="worker")
    assert [account.email for account in list_accounts(kit)] == ["bo@example.org"]


@pytest.mark.parametrize("email", ["", "ana", "ana@", "a b@example.org", "ana@example.org\nBcc: x@example.org"])
def test_what_is_no_address_is_refused(kit: AccountKit, email: str) -> None:
    with pytest.raises(BadInput) as refused:
        sign_up(kit, email=email, password=PASSWORD, role="worker")
    assert refused.value.field == "email"


@pytest.mark.parametrize("role", ["lead", "admin"])
def test_nobody_makes_themselves_a_lead_or_an_administrator(kit: AccountKit, role: str) -> None:
    with pytest.raises(BadInput):
        sign_up(kit, email="ana@example.org", password=PASSWORD, role=role)  # type: ignore[arg-type]


@pytest.mark.parametrize("firm", [None, FirmWish(""), FirmWish(" - "), FirmWish("x" * 121), FirmWish("a\x00b")])
def test_an_employer_names_a_firm(kit: AccountKit, firm: FirmWish | None) -> None:
    with pytest.raises(BadInput) as refused:
        sign_up(kit, email="boss@example.org", password=PASSWORD, role="employer", firm=firm)
    assert refused.value.field == "firm"


def test_a_new_firm_waits_for_approval_and_its_people_hear_of_it(kit: AccountKit, mailbox: Mailbox) -> None:
    employ(kit, mailbox, "boss@example.org", "Acme  Tool")
    (firm,) = list_firms(kit)
    assert (firm.name, firm.state, firm.status) == ("Acme Tool", "OH", "pending")
    approve_firm(kit, firm=firm.id)
    assert list_firms(kit)[0].status == "approved"
    assert mailbox.letters[-1][0] == "boss@example.org"
    close_firm(kit, firm=firm.id)
    assert list_firms(kit)[0].status == "closed"
    with pytest.raises(NotFound):
        approve_firm(kit, firm="no such firm")


def test_naming_a_firm_that_is_there_already_lets_nobody_into_it(kit: AccountKit, mailbox: Mailbox) -> None:
    employ(kit, mailbox, "boss@example.org", "Acme Tool")
    employ(kit, mailbox, "mole@example.org", "ACME TOOL, Inc.")
    employ(kit, mailbox, "ann@example.org", "acme tool")
    assert len(list_firms(kit)) == 1
    (mole, _), (ann, _) = list_asking(kit)
    assert mole.firm == ann.firm == ""
    turn_away(kit, account=mole.id)
    admit(kit, account=ann.id)
    assert list_asking(kit) == ()
    firms = {account.email: account.firm for account in list_accounts(kit)}
    assert firms["ann@example.org"] == firms["boss@example.org"] != ""
    assert firms["mole@example.org"] == ""
    with pytest.raises(NotFound):
        admit(kit, account=mole.id)


def test_a_reset_ends_every_session_and_its_link_works_once(kit: AccountKit, mailbox: Mailbox) -> None:
    opened = join(kit, mailbox)
    ask_reset(kit, email="Ana@example.org")
    token = mailbox.link("/reset/")
    with pytest.raises(BadInput):
        choose_password(kit, token=token, password="too short")
    choose_password(kit, token=token, password=OTHER)
    assert find_session(kit, token=opened.token) is None
    assert mailbox.letters[-1][1] == "Your Pathways password was changed"
    with pytest.raises(NotFound):
        choose_password(kit, token=token, password=PASSWORD)
    with pytest.raises(BadInput):
        sign_in(kit, email="ana@example.org", password=PASSWORD)
    assert sign_in(kit, email="ana@example.org", password=OTHER)


def test_asking_for_a_reset_looks_the_same_for_an_unknown_address(kit: AccountKit, mailbox: Mailbox) -> None:
    join(kit, mailbox)
    before = len(mailbox.letters)
    assert ask_reset(kit, email="nobody@example.org") is None
    assert len(mailbox.letters) == before
    for email in ("ana@example.org", "nobody@example.org"):
        for _ in range(5 - (email == "nobody@example.org")):
            ask_reset(kit, email=email)
        with pytest.raises(TooMany):
            ask_reset(kit, email=email)


def test_a_reset_opens_nothing_that_needs_a_second_factor(kit: AccountKit, mailbox: Mailbox) -> None:
    hire(kit)
    ask_reset(kit, email="boss@example.org")
    choose_password(kit, token=mailbox.link("/reset/"), password=OTHER)
    assert not sign_in(kit, email="boss@example.org", password=OTHER).signed_in.complete


def test_an_account_that_was_added_chooses_its_password_by_a_link(kit: AccountKit) -> None:
    link = add_account(kit, email="lead@example.org", role="lead")
    assert link.startswith(f"{BASE}/reset/")
    choose_password(kit, token=link.rpartition("/")[2], password=OTHER)
    assert sign_in(kit, email="lead@example.org", password=OTHER)
    with pytest.raises(BadInput) as refused:
        add_account(kit, email="LEAD@example.org", role="lead")
    assert refused.value.code == "known_email"


@pytest.mark.parametrize(("role", "firm"), [("employer", ""), ("worker", "Acme Tool"), ("lead", "Acme Tool")])
def test_an_account_that_is_added_has_a_firm_if_and_only_if_it_is_an_employers(
    kit: AccountKit, role: str, firm: str
) -> None:
    with pytest.raises(BadInput) as refused:
        add_account(kit, email="x@example.org", role=role, firm=firm)  # type: ignore[arg-type]
    assert refused.value.field == "firm"


def test_neither_a_password_nor_a_token_lies_in_the_database(kit: AccountKit, mailbox: Mailbox, store: Store) -> None:
    opened = join(kit, mailbox)
    with store.reading() as session:
        known = find_address(session, "ana@example.org")
    assert known is not None
    assert known.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in repr(known) + repr(opened)
    assert opened.token not in repr(opened)
    assert "ana@example.org" not in repr(known)
