"""The guide: every skill, module, job, credential and site, open to all and free of anything personal."""

from flask import Blueprint, Response, render_template, request

from pathways.pages.desk import get_catalog, get_tools
from pathways.pages.views_guide import (
    list_credentials,
    list_modules,
    list_roles,
    list_skills,
    show_credential,
    show_module,
    show_role,
    show_sites,
    show_skill,
)
from pathways.use_cases.find_pay import find_pay
from pathways.use_cases.look_up import (
    LONGEST_QUERY,
    find_credential,
    find_module,
    find_role,
    find_skill,
    search_skills,
)

bp = Blueprint("guide", __name__)
MOST_FOUND = 40


@bp.after_request
def let_it_be_cached(answer: Response) -> Response:
    """Nothing here is about a person."""
    if answer.status_code == 200:
        answer.headers["Cache-Control"] = "public, max-age=600"
    return answer


@bp.get("/skills")
def skills() -> str:
    """All skills, or those near a search."""
    query = _query()
    found = search_skills(get_tools(), query=query, limit=MOST_FOUND) if query else None
    return render_template("guide/list.html", page=list_skills(get_catalog(), query, found))


@bp.get("/skills/<skill>")
def skill(skill: str) -> str:
    """One skill."""
    return render_template("guide/skill.html", page=show_skill(get_catalog(), find_skill(get_tools(), skill)))


@bp.get("/modules")
def modules() -> str:
    """All modules."""
    return render_template("guide/list.html", page=list_modules(get_catalog(), _query()))


@bp.get("/modules/<module>")
def module(module: str) -> str:
    """One module."""
    return render_template("guide/module.html", page=show_module(get_catalog(), find_module(get_tools(), module)))


@bp.get("/roles-guide")
def roles() -> str:
    """All jobs."""
    return render_template("guide/list.html", page=list_roles(get_catalog(), _query()))


@bp.get("/roles-guide/<role>")
def role(role: str) -> str:
    """One job."""
    tools = get_tools()
    found = find_role(tools, role)
    pay = find_pay(tools, role=found.id, state="")
    return render_template("guide/role.html", page=show_role(tools.catalog, found, pay))


@bp.get("/credentials")
def credentials() -> str:
    """All credentials."""
    return render_template("guide/list.html", page=list_credentials(get_catalog(), _query()))


@bp.get("/credentials/<credential>")
def credential(credential: str) -> str:
    """One credential."""
    found = find_credential(get_tools(), credential)
    return render_template("guide/credential.html", page=show_credential(get_catalog(), found))


@bp.get("/sites")
def sites() -> str:
    """Where the labs are."""
    return render_template("guide/sites.html", page=show_sites(get_catalog()))


def _query() -> str:
    return request.args.get("q", "").strip()[:LONGEST_QUERY]
