"""Plans of seats: the list, the form, an answer, saving it, sharing it by link, two side by side."""

from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.seat_plan import Draft, PlanRequest, SeatPlan
from pathways.pages.desk import download, get_catalog, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.guards import signed_in
from pathways.pages.plan_files import write_plan
from pathways.pages.plan_forms import Values, keep_typed, read_request, show_values, usual_values
from pathways.pages.views_plan import PlanPage, show_plan
from pathways.pages.views_plans import (
    LinkPage,
    PlanForm,
    PlansPage,
    carry_before,
    say_before,
    show_comparison,
    show_form,
)
from pathways.use_cases.gaps.ask_gaps import parse_shares
from pathways.use_cases.plans.check_plan import begin_request, other_shares
from pathways.use_cases.plans.drafts import list_my_drafts
from pathways.use_cases.plans.keep_plans import (
    compare_my_plans,
    delete_my_plan,
    end_share,
    list_my_plans,
    open_my_plan,
    open_shared,
    save_once,
    share_plan,
    work_out_again,
)
from pathways.use_cases.plans.plan_code import decode_request
from pathways.use_cases.plans.work_out import plan_seats

bp = Blueprint("plans", __name__)


@bp.get("/program/plans")
def mine() -> str:
    """All plans and drafts of the lead."""
    tools, owner = get_tools(), _owner()
    page = PlansPage(list_my_plans(tools, account=owner), list_my_drafts(tools, account=owner))
    return render_template("program/plans.html", page=page)


@bp.get("/program/plans/new")
def new() -> str:
    """The form, with the usual assumptions, or with those of a plan that is to be changed."""
    tools, plan = get_tools(), request.args.get("plan", "")
    if plan:
        saved = open_my_plan(tools, account=_owner(), plan=plan).plan
        return render_template("program/plan_new.html", page=_form_of(saved))
    asked = begin_request(tools)
    asked = replace(asked, shares=other_shares(tools, parse_shares(tools, request.args.items())))
    return render_template("program/plan_new.html", page=_form(asked, show_values(asked)))


@bp.post("/program/plans/new")
def work_out() -> ResponseReturnValue:
    """The answer for a form, with the form below to change it; nothing is stored."""
    tools = get_tools()
    try:
        asked = read_request(tools, request.form, _drafts())
        plan = plan_seats(tools, request=asked)
    except (BadInput, NotFound) as error:
        return render_template("program/plan_new.html", page=_refused(error)), 422
    before = say_before(request.form.get("before", ""))
    page = show_plan(get_catalog(), plan, way="new", form=_form_of(plan), before=before)
    return render_template("program/plan.html", page=page)


@bp.post("/program/plans/save")
def save() -> ResponseReturnValue:
    """Keep the plan that the form carries."""
    asked = decode_request(request.form.get("plan", ""))
    saved = save_once(get_tools(), account=_owner(), request=asked)
    return redirect(url_for("plans.show", plan=saved.id), 303)


@bp.get("/program/plans/compare")
def compare() -> ResponseReturnValue:
    """Two plans side by side."""
    first, second = request.args.get("first", ""), request.args.get("second", "")
    if not first or not second:
        return redirect(url_for("plans.mine"), 303)
    compared = compare_my_plans(get_tools(), account=_owner(), first=first, second=second)
    return render_template("program/plan_compare.html", page=show_comparison(get_catalog(), compared))


@bp.get("/program/plans/<plan>")
def show(plan: str) -> str:
    """A saved plan, as it was worked out then."""
    return render_template("program/plan.html", page=_page(plan))


@bp.get("/program/plans/<plan>/seats.csv")
def csv(plan: str) -> Response:
    """A saved plan as a table."""
    saved = open_my_plan(get_tools(), account=_owner(), plan=plan)
    return download(write_plan(get_catalog(), saved.plan), "text/csv", "seats.csv")


@bp.post("/program/plans/<plan>/again")
def again(plan: str) -> ResponseReturnValue:
    """The same question with today's data, as a new plan."""
    saved = work_out_again(get_tools(), account=_owner(), plan=plan)
    return redirect(url_for("plans.show", plan=saved.id), 303)


@bp.post("/program/plans/<plan>/share")
def share(plan: str) -> ResponseReturnValue:
    """Make a link; an earlier one ends."""
    token = share_plan(get_tools(), account=_owner(), plan=plan)
    return redirect(url_for("plans.link", plan=plan, token=token), 303)


@bp.get("/program/plans/<plan>/link/<token>")
def link(plan: str, token: str) -> str:
    """The link, to copy: it is shown here alone."""
    saved = open_my_plan(get_tools(), account=_owner(), plan=plan)
    open_shared(get_tools(), token=token)
    page = LinkPage(saved, url_for("plans.shared", token=token, _external=True))
    return render_template("program/plan_link.html", page=page)


@bp.post("/program/plans/<plan>/unshare")
def unshare(plan: str) -> ResponseReturnValue:
    """End the link."""
    end_share(get_tools(), account=_owner(), plan=plan)
    return redirect(url_for("plans.show", plan=plan), 303)


@bp.get("/program/plans/<plan>/delete")
def ask_delete(plan: str) -> str:
    """Ask once before deleting."""
    saved = open_my_plan(get_tools(), account=_owner(), plan=plan)
    return render_template("program/plan_delete.html", page=saved)


@bp.post("/program/plans/<plan>/delete")
def delete(plan: str) -> ResponseReturnValue:
    """Delete for good."""
    delete_my_plan(get_tools(), account=_owner(), plan=plan)
    return redirect(url_for("plans.mine"), 303)


@bp.get("/plans/<token>")
def shared(token: str) -> str:
    """A plan for whoever has its link: to read, not to change."""
    saved = open_shared(get_tools(), token=token)
    page = show_plan(get_catalog(), saved.plan, way="shared", saved=saved, token=token)
    return render_template("program/plan.html", page=page)


@bp.get("/plans/<token>/seats.csv")
def shared_csv(token: str) -> Response:
    """A shared plan as a table."""
    saved = open_shared(get_tools(), token=token)
    return download(write_plan(get_catalog(), saved.plan), "text/csv", "seats.csv")


def _owner() -> str:
    return signed_in().account.id


def _drafts() -> tuple[Draft, ...]:
    return tuple(saved.draft for saved in list_my_drafts(get_tools(), account=_owner()))


def _page(plan: str) -> PlanPage:
    saved = open_my_plan(get_tools(), account=_owner(), plan=plan)
    return show_plan(get_catalog(), saved.plan, way="mine", saved=saved)


def _form(asked: PlanRequest, values: Values) -> PlanForm:
    tools = get_tools()
    return show_form(tools.catalog, asked, _drafts(), values, usual_values(tools.planning), tools.gaps.jobs.shares)


def _form_of(plan: SeatPlan) -> PlanForm:
    """The form to change a plan; it carries what the plan closes, to be set beside what comes of the change."""
    return _form(plan.request, {**show_values(plan.request), "before": carry_before(plan)})


def _refused(error: BadInput | NotFound) -> PlanForm:
    """The form as it was typed, with what is wrong; where its rows and columns do not hold, with the usual ones."""
    tools = get_tools()
    try:
        rows = MultiDict(
            [(name, value) for name, value in request.form.items(multi=True) if name in ("site", "offering")]
        )
        asked = read_request(tools, rows, _drafts())
        form = _form(asked, keep_typed(request.form))
    except (BadInput, NotFound):
        form = _form(begin_request(tools), keep_typed(request.form))
    return replace(form, problem=make_problem(error))
