"""The way in: the application class that knows the API, and every blueprint of it."""

from typing import Any

from flask_openapi3.models.info import Info
from flask_openapi3.models.license import License
from flask_openapi3.openapi import OpenAPI

from pathways.api.answers import answers, documents
from pathways.api.blueprints import TOOLS
from pathways.api.lookups import lookups
from pathways.api.problems import Problem, refuse_fields
from pathways.api.service import documentation, health
from pathways.use_cases.tools import Tools

_INFO = Info(
    title="Pathways",
    version="1.0.0",
    description=(
        "What a manufacturing worker is ready for, what is missing, which training closes it, how long it takes at "
        "their hours and what it pays in their state. Every answer names its evidence, its releases and its doubt; "
        "what is not known is said. It is advice, not a promise of a job, a place or credit. No account and no key "
        "are needed, nothing that is sent is stored, and errors are problem details (RFC 9457)."
    ),
    license=License(name="Apache-2.0", identifier="Apache-2.0"),
)


def open_app(import_name: str, **options: Any) -> OpenAPI:
    """An application that can hang the API; options are Flask's own."""
    return OpenAPI(
        import_name,
        info=_INFO,
        security_schemes={},
        doc_ui=False,
        validation_error_model=Problem,
        validation_error_callback=refuse_fields,
        **options,
    )


def register_api(app: OpenAPI, tools: Tools) -> None:
    """Hang /api/v1 into an application made by open_app."""
    app.extensions[TOOLS] = tools
    for blueprint in (answers, documents, lookups, health):
        app.register_api(blueprint)
    app.register_blueprint(documentation)
