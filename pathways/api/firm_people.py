"""People of an opening: who is kept in mind, and asking them to get in touch. Needs an employer's token."""

from flask import Response

from pathways.api.asking import get_viewer
from pathways.api.blueprints import answer, get_tools, make_blueprint
from pathways.api.firm_openings import NO_SUCH_OPENING, TAG
from pathways.api.opening_requests import ContactOfOpening, WorkerOfOpening
from pathways.api.request_models import ThingAsked
from pathways.api.talk_models import Contact, Contacts, Shortlist
from pathways.api.talk_requests import ContactAsked, NoteGiven
from pathways.api.talk_shapes import contact_shape, shortlist_shape
from pathways.domain.contact import Viewer
from pathways.domain.errors import NotFound
from pathways.use_cases.openings.keep_openings import open_my_opening
from pathways.use_cases.openings.shortlist import forget_worker, log_looks, shortlist_worker, show_shortlist
from pathways.use_cases.profiles.contacts import ask_contact, list_requests_of_opening, withdraw_contact
from pathways.use_cases.tools import Tools

people = make_blueprint("people", TAG, token="needed")
people_sent = make_blueprint("people_sent", TAG, takes="json", token="needed")


@people.get("/openings/<id>/contacts", operation_id="listContacts", responses={200: Contacts, **NO_SUCH_OPENING})
def contacts(path: ThingAsked) -> Response:
    """Requests for an opening, each with its log; contact data where a yes is in force"""
    talks = list_requests_of_opening(get_tools(), viewer=get_viewer(), opening=path.id)
    return answer(Contacts(contacts=[contact_shape(talk) for talk in talks]))


@people_sent.post("/openings/<id>/contacts", operation_id="askContact", responses={201: Contact, **NO_SUCH_OPENING})
def ask(path: ThingAsked, body: ContactAsked) -> Response:
    """Ask a worker to get in touch; asking twice is asking once"""
    tools, viewer = get_tools(), get_viewer()
    asked = ask_contact(tools, viewer=viewer, opening=path.id, profile=body.worker, message=body.message)
    return _answer_contact(tools, viewer, path.id, asked.id, 201)


@people.delete(
    "/openings/<id>/contacts/<contact>", operation_id="withdrawContact", responses={200: Contact, **NO_SUCH_OPENING}
)
def withdraw(path: ContactOfOpening) -> Response:
    """Take a request back; contact data that came with a yes goes with it"""
    tools, viewer = get_tools(), get_viewer()
    known = list_requests_of_opening(tools, viewer=viewer, opening=path.id)
    if not any(talk.request.id == path.contact for talk in known):
        fix = "See the requests of this opening."
        raise NotFound("unknown_request", "There is no such request.", field="contact", fix=fix)
    withdraw_contact(tools, request=path.contact, viewer=viewer)
    return _answer_contact(tools, viewer, path.id, path.contact)


@people.get("/openings/<id>/shortlist", operation_id="getShortlist", responses={200: Shortlist, **NO_SUCH_OPENING})
def shortlist(path: ThingAsked) -> Response:
    """Who is kept in mind, each as they show themselves today"""
    return _answer_shortlist(get_tools(), get_viewer(), path.id)


@people_sent.put(
    "/openings/<id>/shortlist/<worker>", operation_id="keepInMind", responses={200: Shortlist, **NO_SUCH_OPENING}
)
def keep(path: WorkerOfOpening, body: NoteGiven) -> Response:
    """Keep a worker in mind, or change the note about them"""
    tools, viewer = get_tools(), get_viewer()
    shortlist_worker(tools, viewer=viewer, opening=path.id, profile=path.worker, note=body.note)
    return _answer_shortlist(tools, viewer, path.id)


@people.delete(
    "/openings/<id>/shortlist/<worker>", operation_id="forgetWorker", responses={200: Shortlist, **NO_SUCH_OPENING}
)
def forget(path: WorkerOfOpening) -> Response:
    """Take a worker off the shortlist"""
    tools, viewer = get_tools(), get_viewer()
    forget_worker(tools, viewer=viewer, opening=path.id, profile=path.worker)
    return _answer_shortlist(tools, viewer, path.id)


def _answer_contact(tools: Tools, viewer: Viewer, opening: str, contact: str, status: int = 200) -> Response:
    talks = list_requests_of_opening(tools, viewer=viewer, opening=opening)
    return answer(contact_shape(next(talk for talk in talks if talk.request.id == contact)), status)


def _answer_shortlist(tools: Tools, viewer: Viewer, opening: str) -> Response:
    """The shortlist, remembered for the workers like that of a page."""
    _, wanted = open_my_opening(tools, viewer=viewer, opening=opening)
    kept = show_shortlist(tools, viewer=viewer, opening=opening)
    log_looks(tools, viewer=viewer, opening=wanted, fits=[item.fit for item in kept if item.fit])
    return answer(shortlist_shape(kept, tools.catalog))
