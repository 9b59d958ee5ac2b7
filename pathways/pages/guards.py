"""Who is asking, and whether they may: looked up once a request, judged in one place by one table (access.ACCESS).

Flask-Login looks the visitor up and keeps them for the request. Its own cookie is not used: it would be signed, so
nothing on the server could end it. Ours is a random token that counts only while its digest is in the database.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, Request, Response, current_app, make_response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user

from pathways.domain.access import Verdict, judge
from pathways.domain.account import SignedIn
from pathways.domain.errors import NotAllowed, NotSignedIn
from pathways.pages.access import ACCESS
from pathways.pages.desk import get_tools
from pathways.use_cases.accounts.sessions import Opened, find_session

API = "/api/"
_WAYS: Mapping[Verdict, str] = {
    "sign_in": "account.sign_in",
    "second_factor": "account.challenge",
    "set_up": "account.factor",
}
_REFUSALS: Mapping[Verdict, tuple[str, str, str]] = {
    "other_role": (
        "other_role",
        "This part is not for your kind of account.",
        "Sign in with another account, or go back to the start.",
    ),
    "unapproved": (
        "firm_not_approved",
        "Your firm has not been approved yet.",
        "An administrator looks at each firm; you get a mail once yours is approved.",
    ),
}


class Visitor(UserMixin):  # type: ignore[misc]
    """Somebody with a session, as Flask-Login keeps them for the length of a request."""

    def __init__(self, signed_in: SignedIn) -> None:
        self.signed_in = signed_in
        self.id = signed_in.session_id


def guard_doors(app: Flask) -> None:
    """Look every visitor up, and judge every request, before anything else is done with it."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.request_loader(_load_visitor)
    app.before_request(check_access)
    app.after_request(_keep_nothing)
    app.add_template_global(has_session)


def check_access() -> ResponseReturnValue | None:
    """Let a request pass, show it the way, or refuse it. An endpoint without a rule breaks here (KeyError)."""
    if request.endpoint is None:
        return None
    rule = ACCESS[request.endpoint]
    verdict = judge(rule, None if rule == "open" else current())
    if verdict == "go":
        return None
    if verdict in _REFUSALS:
        code, message, fix = _REFUSALS[verdict]
        raise NotAllowed(code, message, fix=fix)
    if request.path.startswith(API):
        fix = "Send Authorization: Bearer with a token made on your account page."
        raise NotSignedIn("sign_in_first", "This address needs a token.", field="Authorization", fix=fix)
    asked = request.full_path.rstrip("?") if request.method == "GET" and verdict != "set_up" else None
    answer = make_response(redirect(url_for(_WAYS[verdict], next=asked), 303))
    return drop_cookie(answer) if verdict == "sign_in" and has_session() else answer


def current() -> SignedIn | None:
    """Who is asking, whether or not their session is complete; None for a stranger."""
    return current_user.signed_in if current_user.is_authenticated else None


def signed_in() -> SignedIn:
    """Who is asking, where the rule of the address lets nobody else in. Raises NotSignedIn."""
    found = current()
    if found is None:
        raise NotSignedIn("sign_in_first", "This is only for somebody who has signed in.", fix="Sign in, then go on.")
    return found


def has_session() -> bool:
    """Whether the browser shows a token at all; enough to choose a word in the head of a page."""
    return cookie_name() in request.cookies


def cookie_name() -> str:
    """The name of our cookie; over HTTPS the browser itself sees that it came from this very host."""
    return "__Host-pathways_session" if current_app.config["HTTPS"] else "pathways_session"


def set_cookie(answer: Response, opened: Opened) -> Response:
    """Hand the token to the browser; forms that were open before no longer hold."""
    session.clear()
    secure = bool(current_app.config["HTTPS"])
    answer.set_cookie(cookie_name(), opened.token, httponly=True, samesite="Lax", secure=secure, path="/")
    return answer


def drop_cookie(answer: Response) -> Response:
    """Take the token back from the browser."""
    session.clear()
    answer.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=bool(current_app.config["HTTPS"]))
    return answer


def local_path(text: str) -> str:
    """A place to go on to, if it is one of ours; '' for anything that a browser could take for another site."""
    ours = text.startswith("/") and not text.startswith("//") and "\\" not in text and text.isprintable()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if ours and not parts.scheme and not parts.netloc else ""


def _load_visitor(asking: Request) -> Visitor | None:
    """Programs show a token in a header, browsers a cookie; neither counts in place of the other, so that no page of
    another site can make a browser use the API."""
    if asking.path.startswith(API):
        kind, _, token = asking.headers.get("Authorization", "").partition(" ")
        found = find_session(get_tools(), token=token.strip(), kind="program") if kind.lower() == "bearer" else None
    else:
        token = asking.cookies.get(cookie_name(), "")
        found = find_session(get_tools(), token=token) if token else None
    return Visitor(found) if found else None


def _keep_nothing(answer: Response) -> Response:
    """A page made for somebody who is signed in is kept by no browser: not for the next at the same desk."""
    if has_session() and request.endpoint not in ("static", "bootstrap.static"):
        answer.headers["Cache-Control"] = "no-store"
    return answer
