"""Drift: what ads ask for and no skill explains, and decisions about it. Needs a program lead's token."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.asking import signed_in
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.drift_models import DecisionGiven, DecisionOf, DriftAsked, DriftOf
from pathways.api.drift_shapes import decision_shape, drift_shape
from pathways.use_cases.drift.decisions import Wish, decide, undo
from pathways.use_cases.drift.find_drift import find_drift
from pathways.use_cases.drift.recount import recount_soon

TAG = Tag(name="drift", description="What ads ask for and no skill explains; needs the token of a program lead.")
drift = make_blueprint("drift", TAG, token="needed")
drift_sent = make_blueprint("drift_sent", TAG, takes="json", token="needed")


@drift.get("/drift", operation_id="getDrift", responses={200: DriftOf})
def get(query: DriftAsked) -> Response:
    """Groups of phrases that no skill explains, undecided ones, best first

    Real and invented ads are never counted together.
    """
    tools = get_tools()
    found = find_drift(tools, whose=query.whose)
    if not found.counted:
        recount_soon(tools)
    return answer(drift_shape(tools.catalog, found, query.limit))


@drift_sent.post(
    "/drift/decisions", operation_id="decideDrift", responses={201: DecisionOf, **problem_responses(404, 409)}
)
def settle(body: DecisionGiven) -> Response:
    """Decide about a group, or take the decision in force back

    Where somebody else decided meanwhile, 409 says so and nothing is changed. A decision reaches the reading of
    people with the next release of the catalogue.
    """
    tools, account, demo = get_tools(), signed_in().account.id, body.whose == "demonstration"
    if body.kind == "undone":
        made = undo(tools, key=body.key, version=body.version, account=account, demo=demo)
    else:
        fields = body.model_dump(exclude={"whose"})
        made = decide(tools, wish=Wish(**fields, demo=demo), account=account)
    return answer(decision_shape(made), 201)
