"""The pages for when something is wrong: what, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Request, render_template
from flask_babel import LazyString, lazy_gettext

_TITLES: Mapping[int, LazyString] = {
    400: lazy_gettext("We could not read that request"),
    401: lazy_gettext("Sign in first"),
    403: lazy_gettext("This is not open to you"),
    404: lazy_gettext("There is nothing here"),
    405: lazy_gettext("This page is opened another way"),
    413: lazy_gettext("That is too large"),
    415: lazy_gettext("We cannot read that kind of file"),
    422: lazy_gettext("Something needs another look"),
    429: lazy_gettext("Too many tries"),
    503: lazy_gettext("Not ready yet"),
}
_USUAL_TITLE = lazy_gettext("Something went wrong on our side")
_MESSAGES: Mapping[int, LazyString] = {
    404: lazy_gettext("The address may be mistyped, or the page has moved."),
    405: lazy_gettext("Go back to the start and walk through the steps from there."),
    413: lazy_gettext("A file may have at most 10 MB. Pasting the text works as well."),
    500: lazy_gettext("It is not your fault, and nothing you typed was stored. Try again in a minute."),
}
_NEVER_SHOWN = frozenset({"csrf_token", "password", "current", "new", "code"})
"""Fields that a page never gives back: what was typed there is a secret."""
_USUAL_MESSAGE = lazy_gettext("Go back and try again. Nothing you typed was stored.")


@dataclass(frozen=True, slots=True)
class FailurePage:
    """One error. message is '' where only the status is known; incident is a number to report ('' none)."""

    status: int
    message: str = ""
    fix: str = ""
    incident: str = ""


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """The words on the page."""

    title: str
    message: str
    fix: str
    incident: str


@dataclass(frozen=True, slots=True)
class ExpiredPage:
    """A form whose token no longer holds, with everything that was typed, to send once more."""

    action: str
    fields: tuple[tuple[str, str], ...]


def show_failure(failure: FailurePage) -> str:
    """The page of an error."""
    message = failure.message or str(_MESSAGES.get(failure.status, _USUAL_MESSAGE))
    title = str(_TITLES.get(failure.status, _USUAL_TITLE))
    return render_template("errors/problem.html", page=ProblemPage(title, message, failure.fix, failure.incident))


def show_expired(request: Request) -> str:
    """The page that keeps the typed text when a form's token has expired."""
    fields = tuple((name, value) for name, value in request.form.items(multi=True) if name not in _NEVER_SHOWN)
    return render_template("errors/expired.html", page=ExpiredPage(request.path, fields))
