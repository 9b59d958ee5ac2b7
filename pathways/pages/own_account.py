"""One's own account: what is known of it, its password, sessions, program tokens, second factor, and its end."""

from dataclasses import replace

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.pages.desk import get_tools
from pathways.pages.forms import make_problem
from pathways.pages.guards import drop_cookie, set_cookie, signed_in
from pathways.pages.views_account import CodesPage, TokenPage, notice_of, show_account, show_factor
from pathways.use_cases.accounts.change_password import change_password
from pathways.use_cases.accounts.delete_account import delete_account
from pathways.use_cases.accounts.prove_password import prove_password
from pathways.use_cases.accounts.sessions import end_other_sessions, end_session, list_sessions, make_program_token
from pathways.use_cases.accounts.set_second_factor import (
    NewFactor,
    confirm_second_factor,
    remove_second_factor,
    start_second_factor,
)
from pathways.use_cases.profiles.leave import delete_profile
from pathways.use_cases.profiles.my_profile import find_my_profile

_DELETE_FIELD = "password-to-delete"
"""The password is asked for in two forms of the page; the second field has another id."""


def overview() -> ResponseReturnValue:
    """What is known of the account, and what can be done with it."""
    return _show(done=request.args.get("done", ""))


def password() -> ResponseReturnValue:
    """Change the password; other sessions end."""
    current, new = request.form.get("current", ""), request.form.get("new", "")
    try:
        opened = change_password(get_tools(), signed_in=signed_in(), current=current, password=new)
    except BadInput as error:
        return _show(error)
    return set_cookie(make_response(_back("password")), opened)


def end_others() -> ResponseReturnValue:
    """End every other session and program token."""
    end_other_sessions(get_tools(), signed_in=signed_in())
    return _back("ended")


def make_token() -> ResponseReturnValue:
    """Make a token for a program, and show it this once."""
    try:
        made = make_program_token(get_tools(), signed_in=signed_in(), label=request.form.get("label", ""))
    except BadInput as error:
        return _show(error)
    return render_template("account/token.html", page=TokenPage(made.token, made.signed_in.label))


def end_token() -> ResponseReturnValue:
    """End one program token."""
    end_session(get_tools(), signed_in=signed_in(), session_id=request.form.get("session", ""))
    return _back("token_ended")


def factor() -> ResponseReturnValue:
    """What to put into an app for codes; or, where one is set up, the way to take it away."""
    return render_template("account/factor.html", page=show_factor(signed_in(), _new_factor()))


def set_factor() -> ResponseReturnValue:
    """Put the second factor in force and show the recovery codes, this once."""
    try:
        made = confirm_second_factor(get_tools(), signed_in=signed_in(), code=request.form.get("code", ""))
    except BadInput as error:
        page = show_factor(signed_in(), _new_factor(), make_problem(error))
        return render_template("account/factor.html", page=page), 422
    answer = make_response(render_template("account/codes.html", page=CodesPage(made.recovery)))
    return set_cookie(answer, made.opened)


def remove_factor() -> ResponseReturnValue:
    """Take the second factor away against a code."""
    try:
        opened = remove_second_factor(get_tools(), signed_in=signed_in(), code=request.form.get("code", ""))
    except BadInput as error:
        page = show_factor(signed_in(), None, make_problem(error))
        return render_template("account/factor.html", page=page), 422
    return set_cookie(make_response(_back("factor_removed")), opened)


def delete() -> ResponseReturnValue:
    """Delete the account for good, and a worker's profile with it, against its password."""
    mine = signed_in()
    try:
        prove_password(get_tools(), signed_in=mine, password=request.form.get("current", ""))
    except BadInput as error:
        return _show(error, _DELETE_FIELD)
    profile = find_my_profile(get_tools(), account=mine.account.id)
    if profile:
        delete_profile(get_tools(), profile=profile)
    delete_account(get_tools(), account=mine.account.id)
    return drop_cookie(make_response(redirect(url_for("account.sign_in", done="deleted"), 303)))


def _show(error: BadInput | None = None, field: str = "", done: str = "") -> ResponseReturnValue:
    mine = signed_in()
    problem = make_problem(error) if error else None
    problem = replace(problem, field=field) if problem and field else problem
    page = show_account(mine, list_sessions(get_tools(), signed_in=mine), problem, notice_of(done))
    return render_template("account/overview.html", page=page), 422 if error else 200


def _back(done: str) -> ResponseReturnValue:
    return redirect(url_for("account.overview", done=done), 303)


def _new_factor() -> NewFactor | None:
    mine = signed_in()
    return None if mine.account.second_factor else start_second_factor(get_tools(), signed_in=mine)
