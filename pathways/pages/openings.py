"""The openings a firm keeps: the list, one opening's desk, the people kept in mind, and asking them."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadFile, BadInput, NotFound
from pathways.pages.desk import download, get_tools
from pathways.pages.employer import make_page, show_refused
from pathways.pages.firm_desk import get_viewer
from pathways.pages.forms import make_problem
from pathways.pages.opening_forms import Asked, FilterValues, read_asked
from pathways.pages.people_files import write_shortlist
from pathways.pages.views_openings import ImportPage, show_mine, show_person, show_shortlist_page
from pathways.use_cases.openings.import_jobs import see_import, start_import
from pathways.use_cases.openings.keep_openings import (
    change_my_opening,
    delete_my_opening,
    list_my_openings,
    open_my_opening,
    save_opening,
    set_status,
)
from pathways.use_cases.openings.shortlist import (
    find_kept,
    find_visible,
    forget_worker,
    log_looks,
    shortlist_worker,
    show_shortlist,
)
from pathways.use_cases.profiles.contacts import ask_contact, list_requests_of_opening, withdraw_contact
from pathways.use_cases.profiles.matches import make_match

bp = Blueprint("openings", __name__, url_prefix="/openings")


@bp.get("")
def mine() -> str:
    """All openings of the firm."""
    viewer = get_viewer()
    page = show_mine(viewer, list_my_openings(get_tools(), viewer=viewer))
    return render_template("employer/openings.html", page=page)


@bp.post("/save")
def save() -> ResponseReturnValue:
    """Keep the opening that the form carries."""
    asked = read_asked(get_tools(), request.form, None)
    saved = save_opening(get_tools(), viewer=get_viewer(), opening=asked.opening, text=asked.text)
    return redirect(url_for("openings.show", opening=saved.id), 303)


@bp.post("/import")
def bring() -> ResponseReturnValue:
    """Many openings from one file, in the background: all of them, or the good ones where that is asked for."""
    tools, viewer, file = get_tools(), get_viewer(), request.files.get("file")
    try:
        if file is None or not file.filename:
            fix = "Choose a CSV, JSON Lines or JSON file."
            raise BadFile("no_file", "No file was chosen.", field="file", fix=fix)
        keep_good = "keep_good" in request.form
        job = start_import(tools, viewer=viewer, data=file.read(), filename=file.filename, keep_good=keep_good)
    except (BadFile, BadInput) as error:
        page = show_mine(viewer, list_my_openings(tools, viewer=viewer), make_problem(error))
        return render_template("employer/openings.html", page=page), 422
    return redirect(url_for("openings.imported", job=job), 303)


@bp.get("/import/<job>")
def imported(job: str) -> str:
    """How far an import is, and what it did."""
    found, report = see_import(get_tools(), viewer=get_viewer(), job=job)
    return render_template("employer/import.html", page=ImportPage(found, report))


@bp.get("/<opening>")
def show(opening: str) -> str:
    """The desk of one opening."""
    viewer = get_viewer()
    saved, content = open_my_opening(get_tools(), viewer=viewer, opening=opening)
    page = make_page(Asked(content, saved.text, FilterValues()), viewer, saved)
    return render_template("employer/opening.html", page=page)


@bp.post("/<opening>")
def change(opening: str) -> ResponseReturnValue:
    """Corrections of one opening, which are kept, and other filters, which are not."""
    tools, viewer = get_tools(), get_viewer()
    saved, before = open_my_opening(tools, viewer=viewer, opening=opening)
    try:
        asked = read_asked(tools, request.form, None)
    except (BadInput, NotFound) as error:
        return show_refused(error, saved), 422
    if asked.opening != before:
        saved = change_my_opening(tools, viewer=viewer, opening=opening, changed=asked.opening)
    return render_template("employer/opening.html", page=make_page(asked, viewer, saved))


@bp.post("/<opening>/status")
def status(opening: str) -> ResponseReturnValue:
    """Close the opening, or open it again."""
    set_status(get_tools(), viewer=get_viewer(), opening=opening, status=request.form.get("status", ""))
    return redirect(url_for("openings.mine"), 303)


@bp.get("/<opening>/delete")
def ask_delete(opening: str) -> str:
    """Ask once before deleting."""
    saved, _ = open_my_opening(get_tools(), viewer=get_viewer(), opening=opening)
    return render_template("employer/delete.html", page=saved)


@bp.post("/<opening>/delete")
def delete(opening: str) -> ResponseReturnValue:
    """Delete for good."""
    delete_my_opening(get_tools(), viewer=get_viewer(), opening=opening)
    return redirect(url_for("openings.mine"), 303)


@bp.get("/<opening>/people/<profile>")
def person(opening: str, profile: str) -> str:
    """One worker's card for this opening, with what an employer can do."""
    return _person(opening, profile)


def _person(opening: str, profile: str, problem: BadInput | None = None) -> str:
    tools, viewer = get_tools(), get_viewer()
    saved, content = open_my_opening(tools, viewer=viewer, opening=opening)
    fit = make_match(tools, find_visible(tools, viewer=viewer, profile=profile), content)
    log_looks(tools, viewer=viewer, opening=content, fits=[fit])
    kept = find_kept(tools, viewer=viewer, opening=opening, profile=profile)
    talks = list_requests_of_opening(tools, viewer=viewer, opening=opening)
    return render_template(
        "employer/person.html", page=show_person(tools.catalog, viewer, saved, fit, kept, talks, problem)
    )


@bp.post("/<opening>/people/<profile>/shortlist")
def keep(opening: str, profile: str) -> ResponseReturnValue:
    """Keep somebody in mind, with a note."""
    note = request.form.get("note", "")
    try:
        shortlist_worker(get_tools(), viewer=get_viewer(), opening=opening, profile=profile, note=note)
    except BadInput as error:
        return _person(opening, profile, error), 422
    return redirect(url_for("openings.person", opening=opening, profile=profile), 303)


@bp.post("/<opening>/people/<profile>/forget")
def forget(opening: str, profile: str) -> ResponseReturnValue:
    """Take somebody off the shortlist."""
    forget_worker(get_tools(), viewer=get_viewer(), opening=opening, profile=profile)
    return redirect(url_for("openings.shortlist", opening=opening), 303)


@bp.post("/<opening>/people/<profile>/contact")
def ask(opening: str, profile: str) -> ResponseReturnValue:
    """Ask a worker to get in touch."""
    message = request.form.get("message", "")
    try:
        ask_contact(get_tools(), viewer=get_viewer(), opening=opening, profile=profile, message=message)
    except BadInput as error:
        return _person(opening, profile, error), 422
    return redirect(url_for("openings.person", opening=opening, profile=profile), 303)


@bp.get("/<opening>/shortlist")
def shortlist(opening: str) -> str:
    """Who is kept in mind, and every request with its log."""
    tools, viewer = get_tools(), get_viewer()
    saved, content = open_my_opening(tools, viewer=viewer, opening=opening)
    kept = show_shortlist(tools, viewer=viewer, opening=opening)
    log_looks(tools, viewer=viewer, opening=content, fits=[item.fit for item in kept if item.fit])
    talks = list_requests_of_opening(tools, viewer=viewer, opening=opening)
    return render_template("employer/shortlist.html", page=show_shortlist_page(tools.catalog, saved, kept, talks))


@bp.get("/<opening>/shortlist.csv")
def shortlist_csv(opening: str) -> Response:
    """The shortlist as a table: what each worker shows today, contact data only where a yes is in force."""
    tools, viewer = get_tools(), get_viewer()
    _, content = open_my_opening(tools, viewer=viewer, opening=opening)
    kept = show_shortlist(tools, viewer=viewer, opening=opening)
    log_looks(tools, viewer=viewer, opening=content, fits=[item.fit for item in kept if item.fit])
    talks = list_requests_of_opening(tools, viewer=viewer, opening=opening)
    return download(write_shortlist(tools.catalog, kept, talks), "text/csv", "shortlist.csv")


@bp.post("/<opening>/requests/<contact>/withdraw")
def withdraw(opening: str, contact: str) -> ResponseReturnValue:
    """Take a request back."""
    open_my_opening(get_tools(), viewer=get_viewer(), opening=opening)
    withdraw_contact(get_tools(), request=contact, viewer=get_viewer())
    return redirect(url_for("openings.shortlist", opening=opening), 303)
