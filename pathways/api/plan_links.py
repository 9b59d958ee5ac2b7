"""Plans of seats beside each other and for others: compare two, share one by a link, end the link."""

from flask import Response, url_for
from flask_openapi3.models.tag import Tag

from pathways.api import plan_models as out
from pathways.api.asking import signed_in
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.plan_requests import LinkAsked, TwoPlansAsked
from pathways.api.plan_shapes import comparison_shape, plan_shape
from pathways.api.request_models import ThingAsked
from pathways.use_cases.plans.keep_plans import compare_my_plans, end_share, open_shared, share_plan

TAG = Tag(name="plans of seats", description="Which seats close the most gap; needs the token of a program lead.")
plan_links = make_blueprint("plan_links", TAG, token="needed")
shared_plans = make_blueprint("shared_plans", TAG)
MISSING = problem_responses(404)


@plan_links.get(
    "/plans/<id>/compared/<other>", operation_id="comparePlans", responses={200: out.PlansCompared, **MISSING}
)
def compare(path: TwoPlansAsked) -> Response:
    """Two plans of yours side by side, with the figures they were saved with"""
    found = compare_my_plans(get_tools(), account=signed_in().account.id, first=path.id, second=path.other)
    return answer(comparison_shape(found))


@plan_links.put("/plans/<id>/link", operation_id="sharePlan", responses={200: out.PlanLink, **MISSING})
def share(path: ThingAsked) -> Response:
    """Make a link that lets whoever has it read the plan; an earlier one ends"""
    token = share_plan(get_tools(), account=signed_in().account.id, plan=path.id)
    page = url_for("plans.shared", token=token, _external=True)
    return answer(out.PlanLink(kind="plan_link", page=page, token=token))


@plan_links.delete("/plans/<id>/link", operation_id="endPlanLink", responses={204: None, **MISSING})
def end(path: ThingAsked) -> Response:
    """End the link of a plan, at once and for everybody"""
    end_share(get_tools(), account=signed_in().account.id, plan=path.id)
    return Response(status=204)


@shared_plans.get("/shared-plans/<token>", operation_id="getSharedPlan", responses={200: out.PlanOfSeats, **MISSING})
def read(path: LinkAsked) -> Response:
    """The plan a link leads to, for whoever has the link"""
    return answer(plan_shape(open_shared(get_tools(), token=path.token).plan))
