"""What comes back to a worker: matches, who looked, requests, badges; and taking everything along, or leaving."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadFile, BadInput, NotFound
from pathways.domain.profile import Profile
from pathways.pages.desk import download, get_tools
from pathways.pages.forms import Problem, make_problem
from pathways.pages.guards import drop_cookie, signed_in
from pathways.pages.takeaways import write_resume
from pathways.pages.views_profile import LOOK_KEY, show_look, show_looks, show_match_page, show_matches, show_requests
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.accounts.prove_password import prove_password
from pathways.use_cases.export_resume import export_resume
from pathways.use_cases.openings.fit_code import decode_fit
from pathways.use_cases.profiles.badges import bring_badge, forget_badge
from pathways.use_cases.profiles.contacts import answer_contact, list_my_requests, withdraw_contact
from pathways.use_cases.profiles.leave import delete_profile, export_everything, list_my_looks
from pathways.use_cases.profiles.matches import list_matches, show_match
from pathways.use_cases.profiles.my_profile import find_my_profile, get_my_profile

bp = Blueprint("talks", __name__, url_prefix="/profile")


@bp.get("/matches")
def matches() -> str:
    """The open openings this worker fits best."""
    tools, profile = get_tools(), _mine()
    page = show_matches(tools.catalog, profile, list_matches(tools, profile=profile))
    return render_template("profile/matches.html", page=page)


@bp.get("/matches/<opening>")
def match(opening: str) -> str:
    """One opening, and the very card its employer sees."""
    tools, profile = get_tools(), _mine()
    page = show_match_page(tools.catalog, profile, show_match(tools, profile=profile, opening=opening))
    return render_template("profile/match.html", page=page)


@bp.get("/looks")
def looks() -> str:
    """Who was shown this worker, when and for which opening."""
    return render_template("profile/looks.html", page=show_looks(list_my_looks(get_tools(), profile=_mine())))


@bp.get("/looks/<key>")
def look(key: str) -> str:
    """Exactly what was shown."""
    tools = get_tools()
    for item in list_my_looks(tools, profile=_mine()):
        if item.digest[:LOOK_KEY] == key:
            return render_template("profile/look.html", page=show_look(tools.catalog, item, decode_fit(item.snapshot)))
    raise NotFound("unknown_look", "There is no such entry.", fix="See the list of who looked.")


@bp.get("/requests")
def requests() -> str:
    """Requests to get in touch, with their log."""
    return _requests()


@bp.post("/requests/<contact>/answer")
def answer(contact: str) -> ResponseReturnValue:
    """Yes, with what it hands over, or no."""
    yes = request.form.get("answer") == "yes"
    try:
        answer_contact(get_tools(), profile=_mine(), request=contact, yes=yes, shares=request.form.getlist("share"))
    except BadInput as error:
        return _requests(make_problem(error)), 422
    return redirect(url_for("talks.requests"), 303)


@bp.post("/requests/<contact>/withdraw")
def withdraw(contact: str) -> ResponseReturnValue:
    """Take a yes back."""
    withdraw_contact(get_tools(), request=contact, profile=_mine())
    return redirect(url_for("talks.requests"), 303)


@bp.post("/badges")
def bring() -> ResponseReturnValue:
    """Bring a badge: Open Badges 3.0, as a file or pasted."""
    file = request.files.get("file")
    data = file.read() if file is not None and file.filename else request.form.get("badge", "").encode()
    if not data.strip():
        raise BadFile("no_file", "There is no badge.", field="file", fix="Choose the badge's file, or paste its text.")
    bring_badge(get_tools(), account=signed_in().account.id, data=data)
    return redirect(url_for("profile.mine", _anchor="badges"), 303)


@bp.post("/badges/<badge>/remove")
def forget(badge: str) -> ResponseReturnValue:
    """Take a badge out again."""
    forget_badge(get_tools(), account=signed_in().account.id, badge=badge)
    return redirect(url_for("profile.mine", _anchor="badges"), 303)


@bp.get("/export.json")
def export() -> Response:
    """Everything that is kept about this worker."""
    return download(export_everything(get_tools(), profile=_mine()), "application/json", "everything.json")


@bp.get("/resume.json")
def resume() -> Response:
    """The profile as a JSON Resume."""
    document = export_resume(get_tools(), worker=_mine().worker)
    return download(write_resume(document), "application/json", "resume.json")


@bp.get("/delete")
def ask_delete() -> str:
    """Ask once before deleting."""
    return render_template("profile/delete.html")


@bp.post("/delete")
def delete() -> ResponseReturnValue:
    """Delete the profile and, where that is asked for, the account; a receipt comes back."""
    tools, visitor = get_tools(), signed_in()
    try:
        prove_password(tools, signed_in=visitor, password=request.form.get("password", ""))
    except BadInput as error:
        return render_template("profile/delete.html", problem=make_problem(error)), 422
    profile = find_my_profile(tools, account=visitor.account.id)
    receipt = delete_profile(tools, profile=profile) if profile else None
    whole = "account" in request.form
    if whole:
        delete_account(tools, account=visitor.account.id)
    answer = Response(render_template("profile/deleted.html", page=receipt, whole=whole))
    return drop_cookie(answer) if whole else answer


def _requests(problem: Problem | None = None) -> str:
    profile = _mine()
    page = show_requests(profile, list_my_requests(get_tools(), profile=profile), problem)
    return render_template("profile/requests.html", page=page)


def _mine() -> Profile:
    return get_my_profile(get_tools(), account=signed_in().account.id)
