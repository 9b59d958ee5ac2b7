"""Drift: what ads ask for and no skill explains, put before a program lead, and what leads decided."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.pages.desk import download, get_tools
from pathways.pages.drift_files import write_decisions, write_lexicon
from pathways.pages.forms import make_problem
from pathways.pages.guards import signed_in
from pathways.pages.views_drift import show_case, show_decisions, show_queue
from pathways.use_cases.drift.decisions import Wish, decide, undo
from pathways.use_cases.drift.find_drift import find_case, find_drift, list_history
from pathways.use_cases.drift.recount import recount_soon

bp = Blueprint("drift", __name__, url_prefix="/program/drift")


@bp.get("")
def queue() -> str:
    """The groups that nobody has decided yet, and modules whose skills fall out of demand."""
    tools = get_tools()
    found = find_drift(tools, whose=request.args.get("whose", ""))
    if not found.counted:
        recount_soon(tools)
    return render_template("program/drift.html", page=show_queue(tools.catalog, found, request.args.get("from", "")))


@bp.get("/groups/<key>")
def group(key: str) -> str:
    """One group with its ads' own words, and the form to decide."""
    return _show_group(key, request.args.get("whose", ""))


@bp.post("/groups/<key>")
def settle(key: str) -> ResponseReturnValue:
    """Decide about a group."""
    form = request.form
    fields = {name: form.get(name, "") for name in ("kind", "skill", "name", "description")}
    wish = Wish(key, _version(), **fields, demo=form.get("whose") == "demonstration")
    try:
        decide(get_tools(), wish=wish, account=signed_in().account.id)
    except BadInput as error:
        return _show_group(key, form.get("whose", ""), error), _status(error)
    return redirect(url_for("drift.queue", whose=form.get("whose") or None), 303)


@bp.post("/groups/<key>/undo")
def take_back(key: str) -> ResponseReturnValue:
    """Take a decision back."""
    whose = request.form.get("whose", "")
    try:
        undo(get_tools(), key=key, version=_version(), account=signed_in().account.id, demo=whose == "demonstration")
    except BadInput as error:
        return _show_group(key, whose, error), _status(error)
    return redirect(url_for("drift.group", key=key, whose=whose or None), 303)


@bp.get("/decisions")
def decisions() -> str:
    """Everything that was decided, by whom and when."""
    tools = get_tools()
    history = list_history(tools, whose=request.args.get("whose", ""))
    return render_template(
        "program/drift_decisions.html", page=show_decisions(tools.catalog, history, request.args.get("from", ""))
    )


@bp.get("/decisions.csv")
def decisions_csv() -> Response:
    """All versions of all decisions as a table."""
    history = list_history(get_tools(), whose=request.args.get("whose", ""))
    return download(write_decisions(history, get_tools().catalog), "text/csv", "drift-decisions.csv")


@bp.get("/decisions.yaml")
def decisions_yaml() -> Response:
    """The decisions in force, to be taken into the catalogue's files."""
    history = list_history(get_tools(), whose=request.args.get("whose", ""))
    return download(write_lexicon(history, get_tools().catalog), "application/yaml", "drift-decisions.yaml")


def _show_group(key: str, whose: str, error: BadInput | None = None) -> str:
    tools = get_tools()
    typed = request.form if error else {}
    page = show_case(
        tools.catalog, find_case(tools, key=key, whose=whose), typed, make_problem(error) if error else None
    )
    return render_template("program/drift_group.html", page=page)


def _version() -> int:
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _status(error: BadInput) -> int:
    return 409 if error.code == "changed_meanwhile" else 422
