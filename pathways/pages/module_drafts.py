"""Modules and spokes a lead writes before anybody builds them, and what they would do in every state."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput, NotFound
from pathways.domain.seat_plan import GapBasis
from pathways.pages.desk import get_catalog, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.guards import signed_in
from pathways.pages.plan_forms import keep_typed, read_taught
from pathways.pages.views_plans import DraftForm, show_draft
from pathways.use_cases.plans.drafts import (
    USUAL_SEATS,
    delete_my_draft,
    keep_draft,
    open_my_draft,
    weigh_draft,
    write_draft,
)

bp = Blueprint("module_drafts", __name__, url_prefix="/program/drafts")
ROWS = 8
"""Empty lines the form offers."""


@bp.get("/new")
def new() -> str:
    """The form."""
    return render_template("program/draft_new.html", page=_form())


@bp.post("/new")
def write() -> ResponseReturnValue:
    """Keep a draft."""
    tools, form = get_tools(), request.form
    try:
        hours = int(form["hours"]) if form.get("hours", "").isdecimal() and len(form["hours"]) < 6 else 0
        draft = write_draft(tools, title=form.get("title", ""), hours=hours, teaches=read_taught(get_catalog(), form))
        saved = keep_draft(tools, account=signed_in().account.id, draft=draft)
    except (BadInput, NotFound) as error:
        return render_template("program/draft_new.html", page=_form(error)), 422
    return redirect(url_for("module_drafts.show", draft=saved.draft.id), 303)


@bp.get("/<draft>")
def show(draft: str) -> ResponseReturnValue:
    """What a draft would do in every state."""
    tools, catalog, typed = get_tools(), get_catalog(), request.args
    saved = open_my_draft(tools, account=signed_in().account.id, draft=draft)
    basis: GapBasis = "openings" if typed.get("basis") == "openings" else "jobs"
    seats = typed.get("seats", str(USUAL_SEATS))
    try:
        number = int(seats) if seats.isdecimal() and len(seats) < 8 else -1
        effect = weigh_draft(tools, draft=saved.draft, seats=number, basis=basis)
        return render_template("program/draft.html", page=show_draft(catalog, saved, effect))
    except BadInput as error:
        effect = weigh_draft(tools, draft=saved.draft, basis=basis)
        page = show_draft(catalog, saved, effect, make_problem(error))
        return render_template("program/draft.html", page=page), 422


@bp.post("/<draft>/delete")
def delete(draft: str) -> ResponseReturnValue:
    """Delete for good."""
    delete_my_draft(get_tools(), account=signed_in().account.id, draft=draft)
    return redirect(url_for("plans.mine"), 303)


def _form(error: BadInput | NotFound | None = None) -> DraftForm:
    skills, levels = request.form.getlist("skill"), request.form.getlist("level")
    typed = [(skill, level) for skill, level in zip(skills, levels, strict=False) if skill]
    rows = (*typed, *[("", "3")] * max(2, ROWS - len(typed)))
    names = tuple(sorted(skill.name for skill in get_catalog().skills.values()))
    return DraftForm(keep_typed(request.form), rows, names, make_problem(error) if error else None)
