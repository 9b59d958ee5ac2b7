"""What a program lead and an administrator do about badges: give them out, and say whose count."""

import json

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput, NotFound
from pathways.pages.desk import download, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.views_program import show_badges, show_issuers
from pathways.use_cases.badges.issue import give_badge
from pathways.use_cases.badges.issuers import list_pinned, pin, unpin
from pathways.use_cases.badges.service_issuer import describe_own_issuer, find_own_issuer

bp = Blueprint("program", __name__)


@bp.get("/program/badges")
def badges() -> str:
    """The form to give out a badge."""
    return render_template("program/badges.html", page=show_badges(get_tools().catalog))


@bp.post("/program/badges")
def give() -> ResponseReturnValue:
    """A signed badge as a file."""
    form = request.form
    as_token = form.get("format") == "jwt"
    try:
        text = give_badge(
            get_tools(), item=form.get("item", ""), email=form.get("email", ""),
            valid_until=form.get("valid_until", ""), as_token=as_token,
        )  # fmt: skip
    except (BadInput, NotFound) as error:
        page = show_badges(get_tools().catalog, form, make_problem(error))
        return render_template("program/badges.html", page=page), 422
    kind, name = ("application/jwt", "badge.jwt") if as_token else ("application/ld+json", "badge.json")
    return download(text, kind, name)


@bp.get("/issuer")
def issuer() -> Response:
    """Who signs badges here, and with which key: what others need to pin us."""
    answer = Response(_as_json(describe_own_issuer(get_tools())), mimetype="application/ld+json")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@bp.get("/admin/issuers")
def issuers() -> str:
    """Whose badges count."""
    tools = get_tools()
    return render_template("program/issuers.html", page=show_issuers(list_pinned(tools), find_own_issuer(tools).id))


@bp.post("/admin/issuers")
def pin_issuer() -> ResponseReturnValue:
    """Pin an issuer's key, or take one out."""
    tools, form = get_tools(), request.form
    try:
        if "remove" in form:
            unpin(tools, issuer=form["remove"])
        else:
            pin(tools, issuer=form.get("issuer", ""), name=form.get("name", ""), key=form.get("key", ""))
    except BadInput as error:
        page = show_issuers(list_pinned(tools), find_own_issuer(tools).id, form, make_problem(error))
        return render_template("program/issuers.html", page=page), 422
    return redirect(url_for("program.issuers"), 303)


def _as_json(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
