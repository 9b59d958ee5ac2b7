"""A worker's own training record, and the consent under which employers see part of it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.domain.profile import Profile
from pathways.pages.desk import get_tools
from pathways.pages.forms import make_problem
from pathways.pages.guards import signed_in
from pathways.pages.views_records import show_records
from pathways.use_cases.profiles.my_profile import get_my_profile
from pathways.use_cases.records.my_record import adopt_record, allow_record, list_my_records, take_back

bp = Blueprint("records", __name__, url_prefix="/profile/record")


@bp.get("")
def mine() -> str:
    """What sites keep about this worker."""
    return _show()


@bp.post("/<record>/allow")
def allow(record: str) -> ResponseReturnValue:
    """Allow employers to see what is ticked."""
    try:
        allow_record(get_tools(), profile=_mine(), record=record, items=request.form.getlist("item"))
    except BadInput as error:
        return _show(error), 422
    return redirect(url_for("records.mine"), 303)


@bp.post("/<record>/withdraw")
def withdraw(record: str) -> ResponseReturnValue:
    """Take a consent back."""
    take_back(get_tools(), profile=_mine(), record=record)
    return redirect(url_for("records.mine"), 303)


@bp.post("/<record>/adopt")
def adopt(record: str) -> ResponseReturnValue:
    """Put what was finished into the worker's own profile."""
    adopt_record(get_tools(), account=signed_in().account.id, profile=_mine(), record=record)
    return redirect(url_for("records.mine"), 303)


def _show(problem: BadInput | None = None) -> str:
    tools, profile = get_tools(), _mine()
    page = show_records(
        tools.catalog, profile, list_my_records(tools, profile=profile), make_problem(problem) if problem else None
    )
    return render_template("profile/record.html", page=page)


def _mine() -> Profile:
    return get_my_profile(get_tools(), account=signed_in().account.id)
