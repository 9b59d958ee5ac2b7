"""Keep an answer under a private link, come back to it, delete it for good."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.pages.desk import back_to_start, get_tools
from pathways.pages.forms import Told, read_told
from pathways.pages.views_kept import KeptPage
from pathways.pages.views_roles import show_roles
from pathways.pages.words import day
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.keep_answer import delete_answer, keep_answer, open_answer

bp = Blueprint("kept", __name__)
bp.add_url_rule("/keep", "to_start", back_to_start, methods=["GET"])


@bp.post("/keep")
def keep() -> ResponseReturnValue:
    """Store what was told and hand out its link."""
    told = read_told(get_tools(), request.form)
    goal = request.form.get("goal", "")
    token = keep_answer(get_tools(), worker=told.worker, circumstances=told.circumstances, goal=goal)
    return redirect(url_for("kept.link", token=token), 303)


@bp.get("/kept/<token>/link")
def link(token: str) -> ResponseReturnValue:
    """The private link, to copy; and the way to delete what it opens."""
    answer = open_answer(get_tools(), token=token)
    page = KeptPage(token, url_for("kept.show", token=token, _external=True), day(answer.expires))
    return render_template("worker/kept.html", page=page)


@bp.get("/kept/<token>")
def show(token: str) -> ResponseReturnValue:
    """The kept answer, worked out again with today's data."""
    tools = get_tools()
    answer = open_answer(tools, token=token)
    told = Told(answer.worker, answer.circumstances)
    comparison = compare_roles(tools, worker=told.worker, circumstances=told.circumstances)
    page = show_roles(tools.catalog, told, comparison, kept=KeptPage(token, "", day(answer.expires), answer.goal))
    return render_template("worker/roles.html", page=page)


@bp.get("/kept/<token>/delete")
def ask_delete(token: str) -> ResponseReturnValue:
    """Ask once before deleting."""
    answer = open_answer(get_tools(), token=token)
    return render_template("worker/delete.html", page=KeptPage(token, "", day(answer.expires)))


@bp.post("/kept/<token>/delete")
def delete(token: str) -> ResponseReturnValue:
    """Delete for good."""
    delete_answer(get_tools(), token=token)
    return render_template("worker/deleted.html")
