"""Where an account may go follows from the rule of the place, the role, and what was shown at sign-in."""

import datetime
from dataclasses import replace
from typing import get_args

import pytest

from pathways.domain.access import Rule, judge
from pathways.domain.account import ROLES, Account, AccountRole, Firm, SignedIn, is_over, limits_of

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
FIRM = Firm("f", "Acme Tool", status="approved")


def somebody(role: AccountRole, *, factor: bool = False, done: bool = False, firm: Firm | None = None) -> SignedIn:
    """A session that has just begun."""
    return SignedIn(Account("a", "a@example.org", role, "", True, factor, False, NOON), "s", done, NOON, NOON, firm)


@pytest.mark.parametrize("rule", get_args(Rule))
def test_a_stranger_goes_where_it_is_open_and_nowhere_else(rule: Rule) -> None:
    assert judge(rule, None) == ("go" if rule == "open" else "sign_in")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "worker"])
@pytest.mark.parametrize("rule", get_args(Rule))
def test_without_a_second_factor_only_the_page_that_sets_it_up_opens(rule: Rule, role: AccountRole) -> None:
    verdict = judge(rule, somebody(role, firm=FIRM))
    assert verdict == ("go" if rule in ("open", "begun", "set_up") else "set_up")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("rule", get_args(Rule))
def test_with_a_second_factor_still_to_show_nothing_opens_not_even_setting_up_another(
    rule: Rule, role: AccountRole
) -> None:
    verdict = judge(rule, somebody(role, factor=True, firm=FIRM))
    assert verdict == ("go" if rule in ("open", "begun") else "second_factor")


@pytest.mark.parametrize("role", ROLES)
def test_a_complete_session_opens_its_own_role_and_no_other(role: AccountRole) -> None:
    mine = somebody(role, factor=True, done=True, firm=FIRM)
    opens = {rule for rule in get_args(Rule) if judge(rule, mine) == "go"}
    assert opens == {"open", "begun", "set_up", "signed_in", role} | ({"firm"} if role == "employer" else set())


@pytest.mark.parametrize("status", ["pending", "closed", None])
def test_a_firm_that_is_not_approved_looks_for_nobody(status: str | None) -> None:
    firm = replace(FIRM, status=status) if status else None
    mine = somebody("employer", factor=True, done=True, firm=firm)
    assert judge("firm", mine) == "unapproved"
    assert judge("employer", mine) == "go"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("done", [True, False])
def test_a_session_ends_by_rest_by_age_and_when_its_account_is_shut_out(role: AccountRole, done: bool) -> None:
    mine = somebody(role, factor=True, done=done)
    limits, second = limits_of(mine), datetime.timedelta(seconds=1)
    assert not is_over(mine, NOON + limits.idle - second)
    assert is_over(mine, NOON + limits.idle)
    busy = replace(mine, last_seen=NOON + limits.total - second)
    assert not is_over(busy, NOON + limits.total - second)
    assert is_over(replace(busy, last_seen=NOON + limits.total), NOON + limits.total)
    assert is_over(replace(mine, account=replace(mine.account, disabled=True)), NOON)


def test_a_printed_session_shows_no_address() -> None:
    assert "example.org" not in repr(somebody("worker"))
