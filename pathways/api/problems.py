"""Every refusal as one shape (RFC 9457): what was wrong, where, and what to do next. app.py knows the statuses."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Response
from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from pathways.api.base_models import Shape

PROBLEM_JSON = "application/problem+json"
LONGEST_FIELD = 120
MOST_FAULTS = 20

_WORDS: Mapping[int, tuple[str, str, str]] = {
    400: ("bad_request", "The request cannot be read.", "See /api/v1/docs for what can be sent."),
    404: ("unknown_address", "There is nothing at this address.", "GET /api/v1/openapi.json lists all addresses."),
    405: ("wrong_method", "This address does not take this method.", "Use one of those in the Allow header."),
    413: ("too_large", "The request is too large.", "Send less text, or a smaller file."),
}
"""Refusals that the web server's own rules bring about."""
_BROKEN = "Something went wrong here; it is not your fault."
_TRY_AGAIN = "Try again in a minute."
_RULES: Mapping[str, str] = {
    "missing": "It is needed.",
    "extra_forbidden": "There is no such field.",
}


class Fault(Shape):
    """One field that does not hold."""

    field: str = Field(description="Where, with dots between the levels: circumstances.hours_week")
    code: str = Field(description="The rule it breaks.")
    detail: str


class Problem(Shape):
    """What was wrong, where, and what to do next (RFC 9457)."""

    type: str = Field(description="A URN that names the kind of problem; it ends in the code.")
    title: str
    status: int
    detail: str = Field(description="A sentence for a person.")
    code: str = Field(description="Stable and made for programs.", examples=["unknown_state"])
    field: str = Field(description="The field at fault, with dots between the levels; empty: the request as a whole.")
    fix: str = Field(description="What to do next.")
    incident: str = Field(description="Where something broke here: name it when you report it. Otherwise empty.")
    errors: list[Fault] = Field(description="Every field that does not hold, where several were checked at once.")


def refuse(
    status: int,
    detail: str,
    *,
    code: str,
    field: str = "",
    fix: str = "",
    incident: str = "",
    errors: list[Fault] | None = None,
) -> Response:
    """One problem as an answer, never to be kept. incident is the mark under which the log tells what broke."""
    problem = Problem(
        type=f"urn:pathways:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or _BROKEN,
        code=code,
        field=field,
        fix=fix or (_TRY_AGAIN if status >= 500 else ""),
        incident=incident,
        errors=errors or [],
    )
    response = Response(problem.model_dump_json(), status=status, mimetype=PROBLEM_JSON)
    response.cache_control.no_store = True
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def refuse_request(error: HTTPException) -> Response:
    """A request that the web server's own rules refuse: no such address, wrong method, too large."""
    status = error.code or 500
    code, detail, fix = _WORDS.get(status, (f"http_{status}", f"{HTTPStatus(status).phrase}.", _WORDS[400][2]))
    response = refuse(status, detail, code=code, fix=fix)
    response.headers.extend([item for item in error.get_headers() if item[0] == "Allow"])
    return response


def refuse_fields(error: ValidationError) -> Response:
    """A body or address whose fields do not hold, as problem+json with every fault."""
    faults = [_fault(item) for item in error.errors(include_url=False, include_context=False, include_input=False)]
    first, many = faults[0], len(faults)
    named = f"{first.field}: {first.detail}" if first.field else first.detail
    detail = named if many == 1 else f"{many} fields do not hold. The first is {named}"
    fix = "Mend what errors lists; /api/v1/docs shows what each field takes."
    return refuse(422, detail, code="bad_fields", field=first.field, fix=fix, errors=faults[:MOST_FAULTS])


def _fault(item: ErrorDetails) -> Fault:
    field = ".".join(str(part)[:LONGEST_FIELD] for part in item["loc"])[:LONGEST_FIELD]
    detail = _RULES.get(item["type"]) or item["msg"].replace("Input", "It", 1) + "."
    return Fault(field=field, code=item["type"], detail=detail)
