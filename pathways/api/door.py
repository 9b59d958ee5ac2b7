"""The way in: the application class that knows the API, and every blueprint of it."""

from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.license import License
from flask_openapi3.openapi import OpenAPI

from pathways.api.ads import ads, ads_sent
from pathways.api.answers import answers, documents
from pathways.api.badges import badges
from pathways.api.blueprints import TOKEN, TOOLS
from pathways.api.cohorts import cohorts, cohorts_sent
from pathways.api.drafts import drafts, drafts_sent
from pathways.api.drift import drift, drift_sent
from pathways.api.firm_openings import openings, openings_sent
from pathways.api.firm_people import people, people_sent
from pathways.api.gaps import gaps
from pathways.api.lookups import lookups
from pathways.api.mine import mine, mine_sent
from pathways.api.openings import open_to_all, rankings
from pathways.api.plan_links import plan_links, shared_plans
from pathways.api.plans import plans, plans_sent
from pathways.api.problems import Problem, refuse_fields
from pathways.api.service import documentation, health
from pathways.use_cases.tools import Tools

_INFO = Info(
    title="Pathways",
    version="1.0.0",
    description=(
        "What a manufacturing worker is ready for, what is missing, which training closes it, how long it takes at "
        "their hours and what it pays in their state. Every answer names its evidence, its releases and its doubt; "
        "what is not known is said. It is advice, not a promise of a job, a place or credit. For employers: what an ad "
        "asks for, who fits and why, and what each demand costs. Nothing needs an account but what is kept: a firm's "
        "openings and a worker's profile, for which a token is made on the account page. Nothing else that is sent "
        "is stored, and errors are problem details (RFC 9457)."
    ),
    license=License(name="Apache-2.0", identifier="Apache-2.0"),
)

_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token made on the account page; it acts for its owner and ends after 90 days.",
}
_BLUEPRINTS = (
    ads,
    ads_sent,
    answers,
    documents,
    open_to_all,
    rankings,
    openings,
    openings_sent,
    people,
    people_sent,
    mine,
    mine_sent,
    cohorts,
    cohorts_sent,
    badges,
    gaps,
    plans,
    plans_sent,
    plan_links,
    shared_plans,
    drafts,
    drafts_sent,
    drift,
    drift_sent,
    lookups,
    health,
)


def open_app(import_name: str, **options: Any) -> OpenAPI:
    """An application that can hang the API; options are Flask's own."""
    return OpenAPI(
        import_name,
        info=_INFO,
        security_schemes={TOKEN: _BEARER},
        doc_ui=False,
        validation_error_model=Problem,
        validation_error_callback=refuse_fields,
        **options,
    )


def register_api(app: OpenAPI, tools: Tools) -> None:
    """Hang /api/v1 into an application made by open_app."""
    app.extensions[TOOLS] = tools
    for blueprint in _BLUEPRINTS:
        _hang(app, blueprint)
    app.register_blueprint(documentation)


def _hang(app: OpenAPI, blueprint: APIBlueprint) -> None:
    """One blueprint; where it shares an address with an earlier one, the document keeps the methods of both."""
    earlier = dict(app.paths)
    app.register_api(blueprint)
    for path, item in blueprint.paths.items():
        if path in earlier:
            fresh = {method: operation for method, operation in item if operation is not None}
            app.paths[path] = earlier[path].model_copy(update=fresh)
