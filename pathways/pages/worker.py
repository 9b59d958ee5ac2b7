"""The worker's way: tell us, check what we understood, choose a job. What is told travels in the form."""

from dataclasses import replace

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput, PathwaysError
from pathways.domain.reading import Reading
from pathways.domain.role import TIERS
from pathways.pages.desk import back_to_start, get_tools
from pathways.pages.forms import (
    Form,
    Told,
    Values,
    make_problem,
    read_circumstances,
    read_told,
    read_values,
    read_words,
    show_circumstances,
    tell,
)
from pathways.pages.searches import find_credentials, find_jobs, find_skills
from pathways.pages.views_roles import MOST_COMPARED, show_compared, show_roles
from pathways.pages.views_worker import SAMPLES, ThinPage, show_start, show_understood
from pathways.use_cases.compare_roles import compare_roles
from pathways.use_cases.hide_identifiers import hide_identifiers
from pathways.use_cases.read_text import read_text
from pathways.use_cases.tools import Tools

bp = Blueprint("worker", __name__)
bp.add_url_rule("/understood", "to_start", back_to_start, methods=["GET"])
bp.add_url_rule("/roles", "roles_to_start", back_to_start, methods=["GET"])
bp.add_url_rule("/compare", "compare_to_start", back_to_start, methods=["GET"])


@bp.get("/")
def start() -> ResponseReturnValue:
    """Page 1: tell us what you do."""
    number = request.args.get("example", 0, type=int)
    values = SAMPLES[number - 1].values if 1 <= number <= len(SAMPLES) else Values()
    return render_template("worker/start.html", page=show_start(get_tools().catalog, values))


@bp.post("/understood")
def understood() -> ResponseReturnValue:
    """Page 2: is this right? From the first page it reads; from itself it corrects."""
    tools = get_tools()
    if "worker" in request.form:
        return _ask_if_right(tools, read_told(tools, request.form), request.form)
    try:
        circumstances = read_circumstances(tools, request.form)
        text = read_words(tools, request.form, request.files.get("file"))
        reading = read_text(tools, text=text)
    except PathwaysError as error:
        page = show_start(tools.catalog, read_values(request.form), make_problem(error))
        return render_template("worker/start.html", page=page), 422
    if _must_ask(reading, request.form):
        kept = replace(show_circumstances(circumstances), text=text)
        return render_template("worker/thin.html", page=ThinPage(kept, reading.questions, reading.removed))
    return _ask_if_right(tools, tell(tools, reading, circumstances), request.form, hide_identifiers(text))


@bp.post("/roles")
def roles() -> ResponseReturnValue:
    """Page 3: where could you go?"""
    tools = get_tools()
    told = read_told(tools, request.form)
    tier = request.form.get("tier", "")
    wanted = [role.id for role in tools.catalog.roles.values() if role.tier == tier] if tier in TIERS else []
    comparison = compare_roles(tools, worker=told.worker, circumstances=told.circumstances, roles=wanted)
    return render_template("worker/roles.html", page=show_roles(tools.catalog, told, comparison, tier))


@bp.post("/compare")
def compare() -> ResponseReturnValue:
    """Up to three jobs side by side."""
    tools = get_tools()
    told = read_told(tools, request.form)
    chosen = request.form.getlist("role")[:MOST_COMPARED]
    if not chosen:
        fix = "Tick up to three jobs, then choose Compare."
        raise BadInput("nothing_to_compare", "No job was ticked to compare.", field="role", fix=fix)
    comparison = compare_roles(tools, worker=told.worker, circumstances=told.circumstances, roles=chosen)
    return render_template("worker/compare.html", page=show_compared(tools.catalog, told, comparison))


def _must_ask(reading: Reading, form: Form) -> bool:
    """Whether to ask before going on: one answer that tells anything is enough, and nobody is held up who wants on."""
    answered = any(answer.strip() for answer in form.getlist("answer"))
    return reading.thin and "go_on" not in form and not (answered and (reading.held or reading.titles))


def _ask_if_right(tools: Tools, told: Told, form: Form, text: str = "") -> str:
    page = show_understood(
        tools.catalog,
        told,
        jobs=find_jobs(tools, form.get("add_job", "")),
        skills=find_skills(tools, form.get("add_skill", "")),
        credentials=find_credentials(tools, form.get("add_credential", "")),
        text=text,
    )
    return render_template("worker/understood.html", page=page)
