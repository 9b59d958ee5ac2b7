"""The administrator's lists: firms to approve, and accounts."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.pages.desk import get_tools
from pathways.pages.guards import signed_in
from pathways.pages.views_account import show_accounts, show_firms
from pathways.use_cases.accounts.firms import admit, approve_firm, close_firm, list_asking, list_firms, turn_away
from pathways.use_cases.accounts.manage_accounts import disable_account, list_accounts

bp = Blueprint("admin", __name__, url_prefix="/admin")

T = TypeVar("T")

_ON_FIRMS: Mapping[str, Callable[..., None]] = {"approve": approve_firm, "close": close_firm}
_ON_MEMBERS: Mapping[str, Callable[..., None]] = {"admit": admit, "turn_away": turn_away}
_ON_ACCOUNTS: Mapping[str, bool] = {"disable": True, "enable": False}


@bp.get("/firms")
def firms() -> ResponseReturnValue:
    """All firms, and who asks to be let into one."""
    tools = get_tools()
    return render_template("admin/firms.html", page=show_firms(list_firms(tools), list_asking(tools)))


@bp.post("/firms/<firm>")
def decide_firm(firm: str) -> ResponseReturnValue:
    """Approve or close a firm."""
    _chosen(_ON_FIRMS)(get_tools(), firm=firm)
    return redirect(url_for("admin.firms"), 303)


@bp.post("/members/<account>")
def decide_member(account: str) -> ResponseReturnValue:
    """Let somebody into the firm they named, or turn them away."""
    _chosen(_ON_MEMBERS)(get_tools(), account=account)
    return redirect(url_for("admin.firms"), 303)


@bp.get("/accounts")
def accounts() -> ResponseReturnValue:
    """All accounts."""
    tools = get_tools()
    page = show_accounts(signed_in(), list_accounts(tools), list_firms(tools))
    return render_template("admin/accounts.html", page=page)


@bp.post("/accounts/<account>")
def decide_account(account: str) -> ResponseReturnValue:
    """Shut an account out, or let it in again; not one's own."""
    disabled = _chosen(_ON_ACCOUNTS)
    if account == signed_in().account.id:
        fix = "Ask another administrator, or use the command line."
        raise BadInput("own_account", "Nobody can shut themselves out.", fix=fix)
    disable_account(get_tools(), account=account, disabled=disabled)
    return redirect(url_for("admin.accounts"), 303)


def _chosen(acts: Mapping[str, T]) -> T:
    act = request.form.get("act", "")
    if act not in acts:
        raise BadInput("unknown_act", "That is nothing that can be done here.", field="act", fix="Load the list again.")
    return acts[act]
