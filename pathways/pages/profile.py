"""A worker's own profile: what is saved, who may see what, and what a job has to fit."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.domain.profile import Capstone, Contact
from pathways.pages.desk import get_tools
from pathways.pages.forms import make_problem, read_told
from pathways.pages.guards import signed_in
from pathways.pages.views_profile import show_profile
from pathways.use_cases.profiles.badges import check_badges
from pathways.use_cases.profiles.contacts import list_my_requests
from pathways.use_cases.profiles.leave import list_my_looks
from pathways.use_cases.profiles.my_profile import (
    block_firms,
    change_profile,
    find_my_profile,
    find_unknown_firms,
    parse_terms,
    save_worker,
    show_to,
)

bp = Blueprint("profile", __name__, url_prefix="/profile")


@bp.get("")
def mine() -> str:
    """The whole profile."""
    return _show()


@bp.post("/save")
def save() -> ResponseReturnValue:
    """Keep what the worker's pages carry: hidden from everybody until its owner says otherwise."""
    tools, account = get_tools(), signed_in().account
    told = read_told(tools, request.form)
    around, known = told.circumstances, find_my_profile(tools, account=account.id)
    place = known.terms.place if known and known.terms.state == around.state else ""
    terms = parse_terms(
        tools, state=around.state, place=place, shift=around.shift, travel_miles=around.travel_miles,
        available=around.start.isoformat() if around.start else "", pay=known.terms.pay_floor if known else 0,
    )  # fmt: skip
    save_worker(tools, account=account.id, worker=told.worker, terms=terms, email=account.email)
    return redirect(url_for("profile.mine"), 303)


@bp.post("/visibility")
def visibility() -> ResponseReturnValue:
    """Who may see what."""
    chosen, parts = request.form.get("visibility", ""), request.form.getlist("part")
    return _save("visibility", lambda account: show_to(get_tools(), account=account, visibility=chosen, parts=parts))


@bp.post("/terms")
def terms() -> ResponseReturnValue:
    """What a job has to fit."""
    return _save("terms", _change_terms)


@bp.post("/contact")
def contact() -> ResponseReturnValue:
    """Name and ways to reach the worker, which nobody sees before a yes."""
    form = request.form
    given = Contact(form.get("name", ""), form.get("email", ""), form.get("phone", ""))
    return _save("contact", lambda account: change_profile(get_tools(), account=account, contact=given))


@bp.post("/training")
def training() -> ResponseReturnValue:
    """Modules finished and under way, and the capstone."""
    return _save("training", _change_training)


@bp.post("/blocked")
def blocked() -> ResponseReturnValue:
    """Employers who never see this worker."""
    names = request.form.get("blocked", "").splitlines()
    return _save("blocked", lambda account: block_firms(get_tools(), account=account, names=names))


def _change_terms(account: str) -> None:
    tools, form = get_tools(), request.form
    place, state = form.get("place", ""), form.get("state", "")
    known = tools.catalog.places.get(place)
    if known and not state:
        state = known.state
    parsed = parse_terms(
        tools, state=state, place=place, shift=form.get("shift", ""), travel_miles=form.get("travel_miles", "60"),
        available=form.get("available", ""), pay=form.get("pay", "") or "0", pay_unit=form.get("pay_unit", "year"),
    )  # fmt: skip
    change_profile(tools, account=account, terms=parsed, goal=form.get("goal"))


def _change_training(account: str) -> None:
    form = request.form
    listed = zip(form.getlist("module"), form.getlist("finish"), strict=False)
    change_profile(
        get_tools(),
        account=account,
        under_way=[(module, day) for module, day in listed if module],
        capstone=Capstone(form.get("claim", ""), form.get("metric", ""), form.get("verifier", "")),
        done_modules=form.getlist("done"),
    )


def _save(part: str, change: Callable[[str], object]) -> ResponseReturnValue:
    """Make one change and show the profile again; what does not hold is said there, by its field."""
    try:
        change(signed_in().account.id)
    except BadInput as error:
        return _show(error), 422
    return redirect(url_for("profile.mine", _anchor=part, saved=part), 303)


def _show(problem: BadInput | None = None) -> str:
    tools, account = get_tools(), signed_in().account
    profile = find_my_profile(tools, account=account.id)
    if profile is None:
        return render_template("profile/none.html")
    page = show_profile(
        tools.catalog,
        profile,
        looks=len(list_my_looks(tools, profile=profile)),
        waiting=sum(talk.request.status == "asked" for talk in list_my_requests(tools, profile=profile)),
        badges=check_badges(tools, profile=profile),
        unknown_firms=find_unknown_firms(tools, profile=profile),
        problem=make_problem(problem) if problem else None,
    )
    return render_template("profile/profile.html", page=page)
