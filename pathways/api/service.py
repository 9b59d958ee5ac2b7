"""The service about itself: whether it is up, the OpenAPI document, and a page to try the API."""

import copy
import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any, cast

from flask import Blueprint, Response, abort, current_app, render_template, send_file
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI

from pathways.api.blueprints import API_PREFIX, FRESH_SECONDS, answer, get_tools, keep, make_blueprint
from pathways.api.catalog_models import Health
from pathways.use_cases.provenance import find_provenance

health = make_blueprint("health", Tag(name="service", description="About the service itself."))
documentation = Blueprint("api_docs", __name__, url_prefix=API_PREFIX)
documentation.after_request(keep)

_ASSETS = {"swagger-ui.css": "css/swagger-ui.css", "swagger-ui-bundle.js": "js/swagger-ui-bundle.js"}


@health.get("/health", operation_id="getHealth", responses={200: Health})
def check_health() -> Response:
    """Whether the service is up, and the releases it answers from"""
    found = find_provenance(get_tools())
    return answer(
        Health(status="ok", catalogue=found.catalogue, onet=found.onet, oews=found.oews, encoder=found.encoder)
    )


@documentation.get("/openapi.json")
def show_openapi() -> Response:
    """The OpenAPI document, in the order in which a reader wants it."""
    text = json.dumps(describe_api(cast(OpenAPI, current_app)), ensure_ascii=False)
    return current_app.response_class(text, mimetype="application/json")


@documentation.get("/docs")
def show_docs() -> str:
    """A page to read about the API and to try it."""
    return render_template("api/docs.html")


@documentation.get("/docs/<name>")
def show_asset(name: str) -> Response:
    """The files of Swagger UI, from the package that carries them."""
    if name not in _ASSETS:
        abort(404)
    with as_file(files("flask_openapi3_swagger") / "templates" / "swagger" / _ASSETS[name]) as path:
        return send_file(path, max_age=FRESH_SECONDS)


def describe_api(app: OpenAPI) -> Mapping[str, Any]:
    """The OpenAPI document of an application, its texts without the line breaks of the source."""
    document = copy.deepcopy(app.api_doc)
    for path in document["paths"].values():
        for operation in path.values():
            operation["description"] = operation.get("description", "").replace("<br/>", " ").strip()
    return document
