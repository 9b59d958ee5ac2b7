"""Plans that a lead keeps: save, list, open, share by link, compare, delete. Each lead meets their own alone."""

import datetime
import secrets
from dataclasses import replace

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.plan_comparison import PlanComparison, compare
from pathways.domain.seat_plan import KeptPlan, PlanRequest, SavedPlan
from pathways.domain.typed import typed
from pathways.store.plans import add_plan, find_plan, find_shared_plan, list_plans, remove_plan, set_share
from pathways.use_cases.accounts.tokens import digest_of
from pathways.use_cases.plans.check_plan import LONGEST_TITLE
from pathways.use_cases.plans.plan_code import decode_plan, encode_plan
from pathways.use_cases.plans.work_out import plan_seats
from pathways.use_cases.tools import Tools

TOKEN_BYTES = 24
"""192 bits: nobody guesses one."""
MOST_PLANS = 200
MOMENT = datetime.timedelta(minutes=1)


def save_plan(tools: Tools, *, account: str, request: PlanRequest) -> SavedPlan:
    """Work a plan out with today's data and keep it, figures, releases and all: it stays as it is from then on."""
    title = typed(request.title).strip()[:LONGEST_TITLE] or f"Plan of {tools.clock().isoformat()}"
    plan = plan_seats(tools, request=replace(request, title=title))
    kept = KeptPlan(secrets.token_hex(12), account, title, *encode_plan(plan), tools.now())
    with tools.store.writing() as session:
        if len(list_plans(session, account)) >= MOST_PLANS:
            fix = "Delete one that you no longer need."
            raise BadInput("too_many_plans", f"You keep {MOST_PLANS} plans already.", field="title", fix=fix)
        add_plan(session, kept)
    return _saved(kept)


def save_once(tools: Tools, *, account: str, request: PlanRequest) -> SavedPlan:
    """Save a plan, unless the very same was saved a moment ago: a button that was pressed twice saves once."""
    for saved in list_my_plans(tools, account=account):
        asked = replace(request, title=request.title or saved.title)
        if saved.plan.request == asked and tools.now() - saved.created < MOMENT:
            return saved
    return save_plan(tools, account=account, request=request)


def list_my_plans(tools: Tools, *, account: str) -> tuple[SavedPlan, ...]:
    """All plans of a lead, the newest first."""
    with tools.store.reading() as session:
        return tuple(map(_saved, list_plans(session, account)))


def open_my_plan(tools: Tools, *, account: str, plan: str) -> SavedPlan:
    """A plan of this lead. Raises NotFound, in the same words for somebody else's and for none."""
    with tools.store.reading() as session:
        kept = find_plan(session, plan)
    if kept is None or kept.account != account:
        fix = "Open it from your list of plans."
        raise NotFound("unknown_plan", "There is no such plan among yours.", field="plan", fix=fix)
    return _saved(kept)


def work_out_again(tools: Tools, *, account: str, plan: str) -> SavedPlan:
    """The same request with today's data, as a plan of its own."""
    earlier = open_my_plan(tools, account=account, plan=plan)
    return save_plan(tools, account=account, request=earlier.plan.request)


def share_plan(tools: Tools, *, account: str, plan: str) -> str:
    """A token that lets whoever has it read the plan; an earlier one ends. Only its SHA-256 is stored."""
    open_my_plan(tools, account=account, plan=plan)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with tools.store.writing() as session:
        set_share(session, plan, digest_of(token))
    return token


def end_share(tools: Tools, *, account: str, plan: str) -> None:
    """End the link of a plan, at once and for everybody."""
    open_my_plan(tools, account=account, plan=plan)
    with tools.store.writing() as session:
        set_share(session, plan, None)
    tools.store.scrub()


def open_shared(tools: Tools, *, token: str) -> SavedPlan:
    """The plan a link leads to. Raises NotFound, in the same words for a wrong link and for one that was ended."""
    with tools.store.reading() as session:
        kept = find_shared_plan(session, digest_of(token))
    if kept is None:
        fix = "Ask whoever sent it for a new one."
        raise NotFound("unknown_link", "There is no plan under this link, or not any more.", field="token", fix=fix)
    return _saved(kept)


def compare_my_plans(tools: Tools, *, account: str, first: str, second: str) -> PlanComparison:
    """Two plans of this lead side by side."""
    one, other = (open_my_plan(tools, account=account, plan=plan) for plan in (first, second))
    return compare(one, other)


def delete_my_plan(tools: Tools, *, account: str, plan: str) -> None:
    """Delete a plan for good, and its link with it."""
    open_my_plan(tools, account=account, plan=plan)
    with tools.store.writing() as session:
        remove_plan(session, plan)
    tools.store.scrub()


def _saved(kept: KeptPlan) -> SavedPlan:
    plan = decode_plan(kept.inputs, kept.result, kept.releases)
    return SavedPlan(kept.id, kept.title, kept.created, plan, kept.shared)
