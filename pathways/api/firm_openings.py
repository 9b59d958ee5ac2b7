"""The openings a firm keeps: list, keep, correct, rank people, delete. Needs an employer's token."""

import hashlib

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.asking import get_viewer
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.opening_models import Openings, SavedOpening
from pathways.api.opening_requests import KeyGiven, OpeningAsked, OpeningChanged, OpeningsListed, PeopleAsked
from pathways.api.opening_shapes import opening_row, saved_opening_shape
from pathways.api.openings import RankingAnswer, rank_opening
from pathways.api.request_models import ThingAsked
from pathways.api.told_opening import correct_opening, make_filters, understand_opening
from pathways.engine.reading.questions import AD_QUESTIONS
from pathways.use_cases.openings.keep_once import keep_once
from pathways.use_cases.openings.keep_openings import (
    change_my_opening,
    delete_my_opening,
    list_my_openings,
    open_my_opening,
    save_opening,
    set_status,
)

TAG = Tag(name="my openings", description="The openings of a firm; needs the token of an employer.")
openings = make_blueprint("openings", TAG, token="needed")
openings_sent = make_blueprint("openings_sent", TAG, takes="json", token="needed")
NO_SUCH_OPENING = problem_responses(404)


@openings.get("/openings", operation_id="listOpenings", responses={200: Openings})
def list_all(query: OpeningsListed) -> Response:
    """The openings of your firm, the newest first"""
    found = list_my_openings(get_tools(), viewer=get_viewer())
    some = found[query.skip : query.skip + query.limit]
    return answer(Openings(count=len(found), openings=[opening_row(saved) for saved in some]))


@openings_sent.post("/openings", operation_id="keepOpening", responses={201: SavedOpening, **problem_responses(409)})
def keep(header: KeyGiven, body: OpeningAsked) -> Response:
    """Keep an opening

    The very same opening is kept once, whether or not a key is sent: both answers name the same id. With an
    Idempotency-Key the same request gives the same answer for a week, and another body under that key is refused.
    """
    tools, viewer = get_tools(), get_viewer()
    found = understand_opening(tools, body)
    if header.key:
        sent = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
        saved = keep_once(tools, viewer=viewer, opening=found.opening, text=found.text, key=header.key, request=sent)
    else:
        saved = save_opening(tools, viewer=viewer, opening=found.opening, text=found.text)
    return _answer_kept(saved.id, 201)


@openings.get("/openings/<id>", operation_id="getOpening", responses={200: SavedOpening, **NO_SUCH_OPENING})
def get(path: ThingAsked) -> Response:
    """One opening of your firm"""
    return _answer_kept(path.id)


@openings_sent.patch("/openings/<id>", operation_id="changeOpening", responses={200: SavedOpening, **NO_SUCH_OPENING})
def change(path: ThingAsked, body: OpeningChanged) -> Response:
    """Correct an opening, close it, or open it again; what is left out stays as it is"""
    tools, viewer = get_tools(), get_viewer()
    _, opening = open_my_opening(tools, viewer=viewer, opening=path.id)
    changed = correct_opening(tools, opening, body)
    if changed != opening:
        change_my_opening(tools, viewer=viewer, opening=path.id, changed=changed)
    if body.status:
        set_status(tools, viewer=viewer, opening=path.id, status=body.status)
    return _answer_kept(path.id)


@openings.delete("/openings/<id>", operation_id="deleteOpening", responses={204: None, **NO_SUCH_OPENING})
def delete(path: ThingAsked) -> Response:
    """Delete an opening with its shortlist and requests, for good"""
    delete_my_opening(get_tools(), viewer=get_viewer(), opening=path.id)
    return Response(status=204)


@openings.get("/openings/<id>/people", operation_id="rankForOpening", responses={200: RankingAnswer, **NO_SUCH_OPENING})
def people(path: ThingAsked, query: PeopleAsked) -> Response:
    """Who fits an opening of yours, who nearly does, and what each demand costs

    Each worker who is real sees that they were shown, to whom and what. Until your firm is approved, people are
    invented ones and invented_only says so.
    """
    tools, viewer = get_tools(), get_viewer()
    _, opening = open_my_opening(tools, viewer=viewer, opening=path.id)
    filters = make_filters(tools, opening, query)
    return rank_opening(tools, opening, filters, viewer, query.limit, AD_QUESTIONS if opening.thin else ())


def _answer_kept(opening: str, status: int = 200) -> Response:
    tools = get_tools()
    saved, content = open_my_opening(tools, viewer=get_viewer(), opening=opening)
    return answer(saved_opening_shape(saved, content, tools.catalog), status)
