"""Plans of seats: work one out, keep it, read it again. Needs a program lead's token."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.asking import signed_in
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.plan_models import PlanOfSeats, Plans
from pathways.api.plan_requests import PlanAsked
from pathways.api.plan_shapes import plan_row, plan_shape
from pathways.api.request_models import ThingAsked
from pathways.api.told_plan import understand_plan
from pathways.domain.seat_plan import PlanRequest
from pathways.use_cases.plans.drafts import list_my_drafts
from pathways.use_cases.plans.keep_plans import delete_my_plan, list_my_plans, open_my_plan, save_plan
from pathways.use_cases.plans.work_out import plan_seats

TAG = Tag(name="plans of seats", description="Which seats close the most gap; needs the token of a program lead.")
plans = make_blueprint("plans", TAG, token="needed")
plans_sent = make_blueprint("plans_sent", TAG, takes="json", token="needed")
MISSING = problem_responses(404)


@plans_sent.post("/plans/preview", operation_id="previewPlan", responses={200: PlanOfSeats, **MISSING})
def preview(body: PlanAsked) -> Response:
    """Work a plan out

    Nothing is stored. That there is no gap, no room or no budget is an answer.
    """
    return answer(plan_shape(plan_seats(get_tools(), request=_understand(body))))


@plans_sent.post("/plans", operation_id="keepPlan", responses={201: PlanOfSeats, **MISSING})
def keep(body: PlanAsked) -> Response:
    """Work a plan out and keep it, with the figures and releases it rests on"""
    saved = save_plan(get_tools(), account=signed_in().account.id, request=_understand(body))
    return answer(plan_shape(saved.plan, saved), 201)


@plans.get("/plans", operation_id="listPlans", responses={200: Plans})
def list_all() -> Response:
    """Your plans, the newest first"""
    found = list_my_plans(get_tools(), account=signed_in().account.id)
    return answer(Plans(kind="seat_plans", plans=[plan_row(saved) for saved in found]))


@plans.get("/plans/<id>", operation_id="getPlan", responses={200: PlanOfSeats, **MISSING})
def get(path: ThingAsked) -> Response:
    """One plan of yours, as it was worked out then"""
    saved = open_my_plan(get_tools(), account=signed_in().account.id, plan=path.id)
    return answer(plan_shape(saved.plan, saved))


@plans.delete("/plans/<id>", operation_id="deletePlan", responses={204: None, **MISSING})
def delete(path: ThingAsked) -> Response:
    """Delete a plan for good; its link ends"""
    delete_my_plan(get_tools(), account=signed_in().account.id, plan=path.id)
    return Response(status=204)


def _understand(body: PlanAsked) -> PlanRequest:
    mine = list_my_drafts(get_tools(), account=signed_in().account.id)
    return understand_plan(get_tools(), body, [saved.draft for saved in mine])
