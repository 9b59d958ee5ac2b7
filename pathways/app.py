"""The application: opens the Tools once, hangs the doors, and holds the one table of errors."""

import logging
import secrets
import traceback
from collections.abc import Mapping

from flask import Flask, Response, request
from flask_babel import Babel, get_locale
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from pathways.api.door import open_app, register_api
from pathways.api.problems import refuse, refuse_request
from pathways.domain.errors import (
    BadFile,
    BadInput,
    NotAllowed,
    NotFound,
    NotReady,
    NotSignedIn,
    PathwaysError,
    TooMany,
)
from pathways.mail.smtp import open_outbox
from pathways.pages import (
    about,
    account,
    admin,
    ads,
    cohorts,
    drift,
    employer,
    gaps,
    guide,
    kept,
    module_drafts,
    openings,
    plans,
    profile,
    profile_talks,
    program,
    records,
    reports,
    route,
    worker,
)
from pathways.pages.desk import TOOLS
from pathways.pages.failures import FailurePage, show_expired, show_failure
from pathways.pages.guards import guard_doors
from pathways.pages.headers import set_headers
from pathways.pages.words import register_words
from pathways.settings import Settings
from pathways.sources.cupboards import find_cupboard
from pathways.use_cases.secret import find_secret
from pathways.use_cases.tools import Tools, open_tools

MIB = 1024 * 1024
API = "/api/"
LOG = logging.getLogger("pathways")

_DOORS = (
    *(worker, route, kept, guide, about, account, admin, employer, openings, profile, profile_talks, program),
    *(gaps, ads, cohorts, drift, reports, records, plans, module_drafts),
)

STATUS: Mapping[str, int] = {
    "document_timeout": 422,
    "file_too_large": 413,
    "old_or_locked_word": 415,
    "text_too_long": 413,
    "too_large_opened": 413,
    "too_many_pages": 413,
    "unsupported_file": 415,
    "wrong_ending": 415,
    "key_used": 409,
    "changed_meanwhile": 409,
    "bad_worker": 400,
    "bad_encoding": 400,
    "bad_json": 400,
    "bad_number": 400,
    "too_deep": 400,
    "not_json": 415,
    "not_multipart": 415,
}
"""Codes with a status of their own; every other error has that of its class, below."""

CLASS_STATUS: tuple[tuple[type[PathwaysError], int], ...] = (
    (NotFound, 404),
    (NotReady, 503),
    (NotSignedIn, 401),
    (NotAllowed, 403),
    (TooMany, 429),
    (BadFile, 422),
    (BadInput, 422),
    (PathwaysError, 500),
)


def create_app(settings: Settings, tools: Tools | None = None) -> Flask:
    """The whole service as a WSGI application. tools are opened here unless they are given.

    Call it after the fork: what the Tools hold open is not shared between processes.
    """
    web = find_cupboard("web")
    app = open_app("pathways", template_folder=str(web / "templates"), static_folder=str(web / "static"))
    app.config.update(_configuration(settings))
    app.extensions[TOOLS] = tools or _open_tools(settings)
    Babel(app)
    Bootstrap5(app)
    guard_doors(app)
    _guard_forms(app)
    register_words(app)
    app.add_template_global(get_locale)
    for door in _DOORS:
        app.register_blueprint(door.bp)
    register_api(app, app.extensions[TOOLS])
    app.after_request(set_headers)
    app.register_error_handler(PathwaysError, _answer_refused)
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(Exception, _answer_broken)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    return app


def status_of(error: PathwaysError) -> int:
    """The HTTP status of an error: by its code, else by its class."""
    return STATUS.get(error.code) or next(status for kind, status in CLASS_STATUS if isinstance(error, kind))


def _configuration(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key or find_secret(settings.home),
        "HTTPS": settings.https,
        "MAX_CONTENT_LENGTH": 10 * MIB,
        "MAX_FORM_MEMORY_SIZE": MIB,
        "MAX_FORM_PARTS": 1_000,
        "SESSION_COOKIE_NAME": "pathways",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.https,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "BABEL_DEFAULT_LOCALE": "en",
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": 12 * 3600,
        # We send no Referer, so there is none to check; the token and the cookie's SameSite do the work.
        "WTF_CSRF_SSL_STRICT": False,
    }


def _open_tools(settings: Settings) -> Tools:
    outbox = open_outbox(settings.smtp_url, settings.mail, settings.mail_from)
    opened = (settings.home, settings.database, settings.threads)
    return open_tools(*opened, outbox=outbox, secret=settings.secret_key, base_url=settings.address)


def _guard_forms(app: Flask) -> None:
    """Every form of a page must carry its token; programs that use the API have no cookie to abuse."""
    guard = CSRFProtect(app)

    @app.before_request
    def check_token() -> None:
        if not _is_for_programs():
            guard.protect(apply_exemptions=True)


def _answer_refused(error: PathwaysError) -> tuple[Response | str, int, Mapping[str, str]]:
    status = status_of(error)
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooMany) else {}
    if _is_for_programs():
        return refuse(status, error.message, code=error.code, field=error.field, fix=error.fix), status, headers
    return show_failure(FailurePage(status, error.message, error.fix)), status, headers


def _answer_http(error: HTTPException) -> tuple[Response | str, int]:
    status = error.code or 500
    if _is_for_programs():
        return refuse_request(error), status
    if isinstance(error, CSRFError):
        return show_expired(request), status
    return show_failure(FailurePage(status)), status


def _answer_broken(error: Exception) -> tuple[Response | str, int]:
    """Something of ours broke. The log gets the way through the code, never a value: that may be personal."""
    incident = secrets.token_hex(4)
    frames = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("incident %s: %s\n%s", incident, type(error).__name__, frames)
    if _is_for_programs():
        return refuse(500, "", code="internal_error", incident=incident), 500
    return show_failure(FailurePage(500, incident=incident)), 500


def _is_for_programs() -> bool:
    return request.path.startswith(API)
