"""Cohorts and their learners: the board that the program leads of a service share."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.cohort_rules import COHORT_FIELDS, LEARNER_FIELDS, describe_cohort, describe_learner
from pathways.domain.errors import BadFile, BadInput
from pathways.pages.desk import download, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.views_cohorts import show_class, show_cohort_form, show_cohorts, show_import, show_learner_form
from pathways.use_cases.cohorts.import_cohorts import export_cohorts, import_cohorts
from pathways.use_cases.cohorts.keep_cohorts import (
    correct_cohort,
    correct_learner,
    delete_cohort,
    delete_learner,
    enter_cohort,
    enter_learner,
    get_class,
    get_learner,
    list_cohorts,
)

bp = Blueprint("cohorts", __name__, url_prefix="/program/cohorts")


@bp.get("")
def all() -> str:
    """Every cohort."""
    tools = get_tools()
    return render_template("program/cohorts.html", page=show_cohorts(tools.catalog, list_cohorts(tools)))


@bp.get("/new")
def new() -> str:
    """The form of a new cohort."""
    return render_template("program/cohort_form.html", page=show_cohort_form(get_tools().catalog, {}))


@bp.post("/new")
def enter() -> ResponseReturnValue:
    """Enter a cohort."""
    fields = _fields(COHORT_FIELDS)
    try:
        made = enter_cohort(get_tools(), fields=fields)
    except BadInput as error:
        return _refuse_cohort(error, fields), 422
    return redirect(url_for("cohorts.show", cohort=made.id), 303)


@bp.get("/cohorts.csv")
def export() -> Response:
    """Every cohort and learner as a table that can be brought in again."""
    return download(export_cohorts(get_tools()), "text/csv", "cohorts.csv")


@bp.post("/import")
def bring() -> ResponseReturnValue:
    """A table: say what it would change, or bring it in."""
    tools, file = get_tools(), request.files.get("file")
    try:
        if file is None or not file.filename:
            raise BadFile("no_file", "No file was chosen.", field="file", fix="Choose a CSV file.")
        found = import_cohorts(tools, data=file.read(), dry_run=request.form.get("what") != "bring")
    except BadFile as error:
        page = show_cohorts(tools.catalog, list_cohorts(tools), make_problem(error))
        return render_template("program/cohorts.html", page=page), 422
    return render_template("program/cohort_import.html", page=show_import(found)), 422 if found.problems else 200


@bp.get("/<cohort>")
def show(cohort: str) -> str:
    """One cohort with its learners."""
    return _show(cohort)


@bp.get("/<cohort>/edit")
def edit(cohort: str) -> str:
    """The form of a cohort that is there."""
    known = get_class(get_tools(), cohort=cohort).cohort
    page = show_cohort_form(get_tools().catalog, describe_cohort(known), known)
    return render_template("program/cohort_form.html", page=page)


@bp.post("/<cohort>/edit")
def correct(cohort: str) -> ResponseReturnValue:
    """Change a cohort."""
    fields = _fields(COHORT_FIELDS)
    try:
        correct_cohort(get_tools(), cohort=cohort, fields=fields, revision=_revision())
    except BadInput as error:
        return _refuse_cohort(error, fields, cohort), _status(error)
    return redirect(url_for("cohorts.show", cohort=cohort), 303)


@bp.get("/<cohort>/delete")
def ask_delete(cohort: str) -> str:
    """Ask once before deleting."""
    return render_template("program/cohort_delete.html", page=get_class(get_tools(), cohort=cohort))


@bp.post("/<cohort>/delete")
def delete(cohort: str) -> ResponseReturnValue:
    """Delete a cohort with its learners for good."""
    delete_cohort(get_tools(), cohort=cohort)
    return redirect(url_for("cohorts.all"), 303)


@bp.get("/<cohort>/learners/new")
def new_learner(cohort: str) -> str:
    """The form of a new learner."""
    return _learner_form(cohort, {})


@bp.post("/<cohort>/learners/new")
def add_learner(cohort: str) -> ResponseReturnValue:
    """Enter a learner."""
    fields, email = _fields(LEARNER_FIELDS), request.form.get("email", "").strip()
    try:
        enter_learner(get_tools(), cohort=cohort, fields=fields, email=email)
    except BadInput as error:
        return _learner_form(cohort, fields, error=error), 422
    return redirect(url_for("cohorts.show", cohort=cohort), 303)


@bp.get("/<cohort>/learners/<learner>")
def edit_learner(cohort: str, learner: str) -> str:
    """The form of a learner who is there."""
    _, known = get_learner(get_tools(), cohort=cohort, learner=learner)
    return _learner_form(cohort, describe_learner(known), learner)


@bp.post("/<cohort>/learners/<learner>")
def change_learner(cohort: str, learner: str) -> ResponseReturnValue:
    """Change a learner."""
    fields, form = _fields(LEARNER_FIELDS), request.form
    email, unlink = form.get("email", "").strip(), "unlink" in form
    try:
        correct_learner(
            get_tools(), cohort=cohort, learner=learner, fields=fields, revision=_revision(), email=email, unlink=unlink
        )
    except BadInput as error:
        return _learner_form(cohort, fields, learner, error), _status(error)
    return redirect(url_for("cohorts.show", cohort=cohort), 303)


@bp.post("/<cohort>/learners/<learner>/delete")
def remove_learner(cohort: str, learner: str) -> ResponseReturnValue:
    """Delete a learner for good."""
    delete_learner(get_tools(), cohort=cohort, learner=learner)
    return redirect(url_for("cohorts.show", cohort=cohort), 303)


def _show(cohort: str) -> str:
    tools = get_tools()
    return render_template("program/cohort.html", page=show_class(tools.catalog, get_class(tools, cohort=cohort)))


def _refuse_cohort(error: BadInput, fields: dict[str, str], cohort: str = "") -> str:
    tools = get_tools()
    known = get_class(tools, cohort=cohort).cohort if cohort else None
    return render_template("program/cohort_form.html", page=show_cohort_form(tools.catalog, fields, known, error))


def _learner_form(cohort: str, fields: dict[str, str], learner: str = "", error: BadInput | None = None) -> str:
    tools = get_tools()
    known = get_learner(tools, cohort=cohort, learner=learner)[1] if learner else None
    page = show_learner_form(tools.catalog, get_class(tools, cohort=cohort).cohort, fields, known, error)
    return render_template("program/cohort_learner.html", page=page)


def _fields(names: tuple[str, ...]) -> dict[str, str]:
    """What was typed; of boxes that were ticked, all, with spaces between them."""
    return {name: " ".join(request.form.getlist(name)) for name in names}


def _revision() -> int:
    text = request.form.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _status(error: BadInput) -> int:
    return 409 if error.code == "changed_meanwhile" else 422
