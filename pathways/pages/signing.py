"""Sign in and out, show the second factor, choose a new password."""

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from pathways.domain.errors import BadInput
from pathways.pages.desk import get_tools
from pathways.pages.forms import make_problem
from pathways.pages.guards import drop_cookie, local_path, set_cookie, signed_in
from pathways.pages.views_account import ChallengePage, ForgotPage, ResetPage, SignInPage, notice_of
from pathways.use_cases.accounts.check_second_factor import check_second_factor
from pathways.use_cases.accounts.mailed_links import check_link
from pathways.use_cases.accounts.reset_password import ask_reset, choose_password
from pathways.use_cases.accounts.sessions import Opened, end_session
from pathways.use_cases.accounts.sign_in import sign_in as open_session


def sign_in() -> ResponseReturnValue:
    """Ask for address and password."""
    page = SignInPage(local_path(request.args.get("next", "")), notice=notice_of(request.args.get("done", "")))
    return render_template("account/sign_in.html", page=page)


def do_sign_in() -> ResponseReturnValue:
    """Open a session and go on to where somebody was going."""
    way, email = local_path(request.form.get("next", "")), request.form.get("email", "")
    network = request.remote_addr or ""
    try:
        opened = open_session(get_tools(), email=email, password=request.form.get("password", ""), network=network)
    except BadInput as error:
        page = SignInPage(way, email, problem=make_problem(error))
        return render_template("account/sign_in.html", page=page), 422
    return set_cookie(make_response(_go_on(opened, way)), opened)


def sign_out() -> ResponseReturnValue:
    """End this session, here and in every process."""
    mine = signed_in()
    end_session(get_tools(), signed_in=mine, session_id=mine.session_id)
    return drop_cookie(make_response(redirect(url_for("account.sign_in", done="signed_out"), 303)))


def challenge() -> ResponseReturnValue:
    """Ask for a code."""
    page = ChallengePage(local_path(request.args.get("next", "")))
    return render_template("account/challenge.html", page=page)


def do_challenge() -> ResponseReturnValue:
    """Take the code, and go on under a new token."""
    way = local_path(request.form.get("next", ""))
    try:
        opened = check_second_factor(get_tools(), signed_in=signed_in(), code=request.form.get("code", ""))
    except BadInput as error:
        return render_template("account/challenge.html", page=ChallengePage(way, make_problem(error))), 422
    return set_cookie(make_response(_go_on(opened, way)), opened)


def forgot() -> ResponseReturnValue:
    """Ask for the address that a link may go to."""
    return render_template("account/forgot.html", page=ForgotPage())


def do_forgot() -> ResponseReturnValue:
    """Mail a link; the answer does not tell whether the address was known."""
    email = request.form.get("email", "")
    try:
        ask_reset(get_tools(), email=email, network=request.remote_addr or "")
    except BadInput as error:
        return render_template("account/forgot.html", page=ForgotPage(email, make_problem(error))), 422
    return redirect(url_for("account.sent", what="forgot"), 303)


def reset(token: str) -> ResponseReturnValue:
    """Ask for the new password."""
    check_link(get_tools(), token=token, purpose="reset")
    return render_template("account/reset.html", page=ResetPage(token))


def do_reset(token: str) -> ResponseReturnValue:
    """Put the new password in force."""
    try:
        choose_password(get_tools(), token=token, password=request.form.get("password", ""))
    except BadInput as error:
        return render_template("account/reset.html", page=ResetPage(token, make_problem(error))), 422
    return redirect(url_for("account.sign_in", done="reset"), 303)


def _go_on(opened: Opened, way: str) -> Response:
    """To the second factor where one has to be shown, else on; the guard sends those who have none yet to set it up."""
    mine = opened.signed_in
    if mine.account.second_factor and not mine.second_factor_done:
        return make_response(redirect(url_for("account.challenge", next=way or None), 303))
    return make_response(redirect(way or url_for("account.overview"), 303))
