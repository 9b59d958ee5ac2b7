"""The way in for somebody new: sign up, look into your mail, confirm."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.account import JOINING, AccountRole, FirmWish
from pathways.domain.errors import BadInput
from pathways.pages.desk import get_catalog, get_tools
from pathways.pages.forms import make_problem
from pathways.pages.views_account import ConfirmPage, Joining, SentPage, show_join
from pathways.use_cases.accounts.confirm_email import confirm_email
from pathways.use_cases.accounts.mailed_links import check_link
from pathways.use_cases.accounts.sign_up import sign_up


def join() -> ResponseReturnValue:
    """Ask for an address and a password; /join?as=employer has the firm's fields open."""
    wanted = Joining(_role(request.args.get("as", "")))
    return render_template("account/join.html", page=show_join(get_catalog(), wanted))


def do_join() -> ResponseReturnValue:
    """Sign up; the answer does not tell whether the address was known."""
    form = request.form
    role = _role(form.get("role", ""))
    typed = Joining(role, form.get("email", ""), form.get("firm", ""), form.get("state", ""))
    try:
        sign_up(
            get_tools(),
            email=typed.email,
            password=request.form.get("password", ""),
            role=typed.role,
            firm=FirmWish(typed.firm, typed.state),
            network=request.remote_addr or "",
        )
    except BadInput as error:
        page = show_join(get_catalog(), typed, make_problem(error))
        return render_template("account/join.html", page=page), 422
    return redirect(url_for("account.sent", what="join"), 303)


def sent() -> ResponseReturnValue:
    """Look into your mail."""
    return render_template("account/sent.html", page=SentPage(joined=request.args.get("what") == "join"))


def confirm(token: str) -> ResponseReturnValue:
    """A button: mail programs that open links to look at them must not confirm anything."""
    check_link(get_tools(), token=token, purpose="confirm")
    return render_template("account/confirm.html", page=ConfirmPage(token))


def do_confirm(token: str) -> ResponseReturnValue:
    """Confirm the address."""
    confirm_email(get_tools(), token=token)
    return redirect(url_for("account.sign_in", done="confirmed"), 303)


def _role(typed: str) -> AccountRole:
    return next((known for known in JOINING if known == typed), "worker")
