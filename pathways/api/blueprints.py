"""How every blueprint of the API is made: its place, the problems it answers with, what it takes, how long it keeps."""

from collections.abc import Callable, Mapping
from typing import Literal, cast

from flask import Response, current_app, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.types import ResponseDict
from pydantic import BaseModel

from pathways.api import strict_json
from pathways.api.problems import PROBLEM_JSON
from pathways.domain.errors import BadInput
from pathways.use_cases.tools import Tools

API_PREFIX = "/api/v1"
TOKEN = "token"
"""What the OpenAPI document calls the way in for accounts."""
TOOLS = "pathways.api.tools"
"""Key of the Tools in app.extensions."""
MOST_BYTES_JSON = 2 * 1024 * 1024
"""Room for the longest text with every character escaped, and for what stands beside it."""
LONGEST_PART = 80
FRESH_SECONDS = 3600

_UNCHANGED: ResponseDict = {304: {"description": "Not changed since the answer whose tag was sent in If-None-Match"}}
_EXAMPLE = {
    "type": "urn:pathways:problem:unknown_state",
    "title": "Unprocessable Entity",
    "status": 422,
    "detail": "“Ohaio” is not a state we know.",
    "code": "unknown_state",
    "field": "circumstances.state",
    "fix": "Choose one of the 50 states or the District of Columbia, by name or by its two letters.",
    "incident": "",
    "errors": [],
}
_WHEN: Mapping[int, str] = {
    400: "Not JSON, not UTF-8, or not a form",
    401: "No token, or one that does not hold",
    403: "The token is not of an account that may do this",
    404: "No such id; where there is a list of them, the nearest ones are named",
    409: "The key was used for another request before",
    413: "Too large",
    415: "Of a type that is not read here",
    422: "A field or a file does not hold; says which, which rule, and what to do",
    503: "Not ready to answer yet",
}


def make_blueprint(
    name: str,
    tag: Tag,
    *,
    takes: Literal["nothing", "json", "file"] = "nothing",
    kept: bool = False,
    token: Literal["", "optional", "needed"] = "",
) -> APIBlueprint:
    """A blueprint under API_PREFIX. kept: its answers hold nothing personal and may be kept until the next release.

    token says in the document what the table of rules decides (who may come in where is not written here).
    """
    statuses = (422, 503) if takes == "nothing" else (400, 413, 415, 422, 503)
    refused: tuple[int, ...] = {"": (), "optional": (401,), "needed": (401, 403)}[token]
    ways: Mapping[str, list[dict[str, list[str]]]] = {"": [], "optional": [{}, {TOKEN: []}], "needed": [{TOKEN: []}]}
    answers = {**(_UNCHANGED if kept else {}), **problem_responses(*sorted(refused + statuses))}
    blueprint = APIBlueprint(
        f"api_{name}",
        __name__,
        url_prefix=API_PREFIX,
        abp_tags=[tag],
        abp_responses=answers,
        abp_security=ways[token],
    )
    checks: Mapping[str, Callable[[], None]] = {"json": _check_json, "file": _check_file}
    if takes in checks:
        blueprint.before_request(checks[takes])
    blueprint.after_request(keep if kept else forget)
    return blueprint


def problem_responses(*statuses: int) -> ResponseDict:
    """The problems of an operation for the OpenAPI document."""
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": _EXAMPLE}}
    return {status: {"description": _WHEN[status], "content": content} for status in statuses}


def get_tools() -> Tools:
    """The Tools of the running application."""
    return cast(Tools, current_app.extensions[TOOLS])


def answer(shape: BaseModel, status: int = 200) -> Response:
    """A shape as JSON."""
    return current_app.response_class(shape.model_dump_json(), status, mimetype="application/json")


def keep(response: Response) -> Response:
    """The catalogue changes with a release only: may be kept for a while, and asked after by its tag."""
    if response.status_code != 200:
        return forget(response)
    response.cache_control.public = True
    response.cache_control.max_age = FRESH_SECONDS
    response.add_etag()
    response.make_conditional(request)
    return response


def forget(response: Response) -> Response:
    """What is about one person, or about now, is never kept."""
    response.cache_control.no_store = True
    return response


def _check_json() -> None:
    if request.method == "OPTIONS":
        return
    if request.mimetype != "application/json":
        message = "The body is not announced as JSON."
        raise BadInput("not_json", message, field="Content-Type", fix="Send it with Content-Type: application/json.")
    request.max_content_length = MOST_BYTES_JSON
    request.json_module = strict_json
    if not isinstance(request.get_json(), dict):
        raise BadInput("not_an_object", "The body is JSON, but not an object.", fix=strict_json.FIX)


def _check_file() -> None:
    if request.method == "OPTIONS":
        return
    if request.mimetype != "multipart/form-data":
        fix = "Send a form with the document in the field file."
        raise BadInput("not_multipart", "The request is not a form with a file.", field="Content-Type", fix=fix)
    if "file" not in request.files:
        fix = "Send the document in the field file, with its name."
        raise BadInput("no_file", "The form holds no file.", field="file", fix=fix)
    for name, value in request.form.items(multi=True):
        if len(value) > LONGEST_PART:
            raise BadInput(
                "long_field", "A field of the form is too long.", field=name[:LONGEST_PART], fix="Leave it out."
            )
