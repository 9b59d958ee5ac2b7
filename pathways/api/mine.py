"""A worker's own: the profile, matches, who looked, requests to get in touch, and everything to take along."""

import json

from flask import Response
from flask_openapi3.models.tag import Tag

from pathways.api.asking import get_my_own
from pathways.api.blueprints import answer, get_tools, make_blueprint, problem_responses
from pathways.api.request_models import ThingAsked
from pathways.api.talk_models import Archive, Contact, Contacts, Looks, Matches, MyProfile
from pathways.api.talk_requests import AnswerGiven
from pathways.api.talk_shapes import contact_shape, look_shape, match_shape, profile_shape
from pathways.use_cases.profiles.contacts import answer_contact, list_my_requests, withdraw_contact
from pathways.use_cases.profiles.leave import export_everything, list_my_looks
from pathways.use_cases.profiles.matches import list_matches

TAG = Tag(name="me", description="A worker's own; needs the token of a worker.")
mine = make_blueprint("mine", TAG, token="needed")
mine_sent = make_blueprint("mine_sent", TAG, takes="json", token="needed")
MISSING = problem_responses(404)


@mine.get("/me/profile", operation_id="getMyProfile", responses={200: MyProfile, **MISSING})
def profile() -> Response:
    """What you saved, and who may see which part of it"""
    return answer(profile_shape(get_my_own(), get_tools().catalog))


@mine.get("/me/matches", operation_id="listMyMatches", responses={200: Matches, **MISSING})
def matches() -> Response:
    """The open openings you fit best, each with the very card its employer sees"""
    tools, own = get_tools(), get_my_own()
    found = list_matches(tools, profile=own)
    return answer(Matches(visibility=own.visibility, matches=[match_shape(item, tools.catalog) for item in found]))


@mine.get("/me/looks", operation_id="listMyLooks", responses={200: Looks, **MISSING})
def looks() -> Response:
    """Who was shown you, when, for which opening, and exactly what"""
    tools = get_tools()
    found = list_my_looks(tools, profile=get_my_own())
    return answer(Looks(looks=[look_shape(item, tools.catalog) for item in found]))


@mine.get("/me/requests", operation_id="listMyRequests", responses={200: Contacts, **MISSING})
def requests() -> Response:
    """Requests to get in touch, with their log"""
    talks = list_my_requests(get_tools(), profile=get_my_own())
    return answer(Contacts(contacts=[contact_shape(talk) for talk in talks]))


@mine.get("/me/archive", operation_id="getMyArchive", responses={200: Archive, **MISSING})
def archive() -> Response:
    """Everything that is kept about you, with a JSON Resume in it"""
    return answer(Archive(json.loads(export_everything(get_tools(), profile=get_my_own()))))


@mine_sent.post("/me/requests/<id>/answer", operation_id="answerRequest", responses={200: Contact, **MISSING})
def reply(path: ThingAsked, body: AnswerGiven) -> Response:
    """Say yes, with what it hands over, or no; or take a yes back"""
    tools, own = get_tools(), get_my_own()
    if body.answer == "withdraw":
        withdraw_contact(tools, request=path.id, profile=own)
    else:
        answer_contact(tools, profile=own, request=path.id, yes=body.answer == "yes", shares=body.shares)
    talks = list_my_requests(tools, profile=own)
    return answer(contact_shape(next(talk for talk in talks if talk.request.id == path.id)))
