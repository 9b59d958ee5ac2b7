"""The route to one job, and what a person takes away from it: a calendar, a table, a résumé file."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from pathways.domain.plan import Plan
from pathways.pages.desk import back_to_start, download, get_tools
from pathways.pages.forms import Told, read_told
from pathways.pages.takeaways import write_calendar, write_requirements, write_resume
from pathways.pages.views_route import show_route
from pathways.use_cases.export_resume import export_resume
from pathways.use_cases.plan_route import plan_route

bp = Blueprint("route", __name__)
bp.add_url_rule("/route/<role>", "to_start", back_to_start, methods=["GET"])
bp.add_url_rule("/route", "choose_to_start", back_to_start, methods=["GET"])


@bp.post("/route/<role>")
def route(role: str) -> ResponseReturnValue:
    """Page 4: how to get there."""
    told, plan = _plan(role)
    page = show_route(get_tools().catalog, told, plan, request.form.get("mode", ""))
    return render_template("worker/route.html", page=page)


@bp.post("/route")
def choose() -> ResponseReturnValue:
    """The same for a job chosen from the list."""
    return route(request.form.get("goal", ""))


@bp.post("/route/<role>/calendar.ics")
def calendar(role: str) -> ResponseReturnValue:
    """The weeks of the route for a calendar program."""
    _, plan = _plan(role)
    text = write_calendar(get_tools().catalog, plan, request.form.get("mode", ""))
    return download(text, "text/calendar", f"route-{plan.target_role}.ics")


@bp.post("/route/<role>/requirements.csv")
def requirements(role: str) -> ResponseReturnValue:
    """What the job asks for and where the person stands, as a table for a spreadsheet."""
    _, plan = _plan(role)
    return download(write_requirements(get_tools().catalog, plan), "text/csv", f"requirements-{plan.target_role}.csv")


@bp.post("/resume.json")
def resume() -> ResponseReturnValue:
    """What is known of the person, in the open format in which a résumé is carried to other services."""
    tools = get_tools()
    document = export_resume(tools, worker=read_told(tools, request.form).worker)
    return download(write_resume(document), "application/json", "resume.json")


def _plan(role: str) -> tuple[Told, Plan]:
    tools = get_tools()
    told = read_told(tools, request.form)
    return told, plan_route(tools, worker=told.worker, role=role, circumstances=told.circumstances)
