"""Drafts of modules: weigh one, keep it, weigh it again. Needs a program lead's token."""

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.asking import signed_in
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.draft_models import DraftOfModule, Drafts
from pathways.api.draft_requests import DraftAsked, EffectAsked
from pathways.api.draft_shapes import draft_row, draft_shape
from pathways.api.request_models import ThingAsked
from pathways.domain.errors import BadInput
from pathways.domain.seat_plan import Draft
from pathways.use_cases.plans.drafts import (
    delete_my_draft,
    keep_draft,
    list_my_drafts,
    open_my_draft,
    weigh_draft,
    write_draft,
)

TAG = Tag(
    name="drafts of modules",
    description="Modules and spokes before anybody builds them, and what they would do in every state; needs the token "
    "of a program lead.",
)
drafts = make_blueprint("drafts", TAG, token="needed")
drafts_sent = make_blueprint("drafts_sent", TAG, takes="json", token="needed")
MISSING = problem_responses(404)


@drafts_sent.post("/drafts/preview", operation_id="previewDraft", responses={200: DraftOfModule, **MISSING})
def preview(body: DraftAsked) -> Response:
    """Weigh a draft: what it would do in every state

    Nothing is stored.
    """
    return answer(draft_shape(weigh_draft(get_tools(), draft=_write(body), seats=body.seats, basis=body.basis)))


@drafts_sent.post("/drafts", operation_id="keepDraft", responses={201: DraftOfModule, **MISSING})
def keep(body: DraftAsked) -> Response:
    """Keep a draft, to weigh it later and to put it into plans as draft:<id>"""
    tools = get_tools()
    saved = keep_draft(tools, account=signed_in().account.id, draft=_write(body))
    return answer(draft_shape(weigh_draft(tools, draft=saved.draft, seats=body.seats, basis=body.basis), saved), 201)


@drafts.get("/drafts", operation_id="listDrafts", responses={200: Drafts})
def list_all() -> Response:
    """Your drafts, the newest first"""
    found = list_my_drafts(get_tools(), account=signed_in().account.id)
    return answer(Drafts(kind="module_drafts", drafts=[draft_row(saved) for saved in found]))


@drafts.get("/drafts/<id>", operation_id="getDraft", responses={200: DraftOfModule, **MISSING})
def get(path: ThingAsked, query: EffectAsked) -> Response:
    """One draft of yours, weighed with today's data"""
    tools = get_tools()
    saved = open_my_draft(tools, account=signed_in().account.id, draft=path.id)
    effect = weigh_draft(tools, draft=saved.draft, seats=query.seats, basis=query.basis)
    return answer(draft_shape(effect, saved))


@drafts.delete("/drafts/<id>", operation_id="deleteDraft", responses={204: None, **MISSING})
def delete(path: ThingAsked) -> Response:
    """Delete a draft for good; plans that hold it keep what they say of it"""
    delete_my_draft(get_tools(), account=signed_in().account.id, draft=path.id)
    return Response(status=204)


def _write(body: DraftAsked) -> Draft:
    teaches = {item.skill: item.level for item in body.teaches}
    if len(teaches) < len(body.teaches):
        raise BadInput("bad_draft", "A skill stands there twice.", field="teaches", fix="Name each skill once.")
    return write_draft(get_tools(), title=body.title, hours=body.hours, teaches=teaches)
