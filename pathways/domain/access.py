"""Who may go where: one rule an address, one judgement for all of them."""

from typing import Literal

from pathways.domain.account import SignedIn

Rule = Literal["open", "begun", "set_up", "signed_in", "worker", "employer", "firm", "lead", "admin"]
"""open: everybody. begun: anybody with a session, finished or not. set_up: may choose a second factor. signed_in: all
that the account needs was shown. worker, employer, lead, admin: that, and the role. firm: an employer whose firm an
administrator has approved."""

Verdict = Literal["go", "sign_in", "second_factor", "set_up", "other_role", "unapproved"]
"""go, or what stands in the way."""


def judge(rule: Rule, signed_in: SignedIn | None) -> Verdict:
    """Whether somebody may go where a rule stands."""
    if rule == "open":
        return "go"
    if signed_in is None:
        return "sign_in"
    if rule == "begun":
        return "go"
    if not signed_in.complete:
        return _finish(rule, signed_in)
    return _judge_role(rule, signed_in)


def _finish(rule: Rule, signed_in: SignedIn) -> Verdict:
    """A password alone opens one door: to show the second factor or, where there is none yet, to choose one."""
    if signed_in.account.second_factor:
        return "second_factor"
    return "go" if rule == "set_up" else "set_up"


def _judge_role(rule: Rule, signed_in: SignedIn) -> Verdict:
    if rule in ("signed_in", "set_up"):
        return "go"
    if signed_in.account.role != ("employer" if rule == "firm" else rule):
        return "other_role"
    approved = signed_in.firm is not None and signed_in.firm.status == "approved"
    return "unapproved" if rule == "firm" and not approved else "go"
