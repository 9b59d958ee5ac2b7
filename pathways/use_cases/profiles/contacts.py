"""Getting in touch: an employer asks, the worker says yes or no, a yes can be taken back. Both sides see the log."""

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace

from pathways.domain.contact import (
    CONSENT_DAYS,
    SHARES,
    Actor,
    ContactEvent,
    ContactRequest,
    ContactStatus,
    Share,
    Viewer,
)
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.profile import Contact, Profile, firm_key
from pathways.domain.typed import typed
from pathways.store.attempts import hold_turn
from pathways.store.contacts import (
    add_event,
    find_contact,
    list_contacts_of_opening,
    list_contacts_of_profile,
    list_events,
    put_contact,
)
from pathways.store.database import Transaction
from pathways.store.openings import hold_opening
from pathways.store.profiles import find_profile, hold_profile
from pathways.use_cases.openings.keep_openings import FIX, open_my_opening
from pathways.use_cases.openings.shortlist import find_visible
from pathways.use_cases.profiles.notify import tell_firm, tell_worker
from pathways.use_cases.profiles.restraint import check_asking, note_answer
from pathways.use_cases.tools import Tools

LONGEST_MESSAGE = 2_000
MOVES: dict[tuple[ContactStatus, Actor], tuple[ContactStatus, ...]] = {
    ("asked", "worker"): ("accepted", "declined"),
    ("asked", "employer"): ("withdrawn",),
    ("accepted", "worker"): ("withdrawn", "accepted"),
    ("accepted", "employer"): ("withdrawn",),
    ("declined", "worker"): ("accepted",),
}
"""What each side can turn a request into; by the worker alone a no becomes a yes, and a yes that ran out holds anew."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A request with its log, and what the yes hands over ('' where it does not, or not any more).

    in_force: there is a yes that holds today; ran_out: there was one, and its last day is past.
    """

    request: ContactRequest
    events: tuple[ContactEvent, ...]
    contact: Contact
    in_force: bool = False
    ran_out: bool = False


def ask_contact(tools: Tools, *, viewer: Viewer, opening: str, profile: str, message: str) -> ContactRequest:
    """Ask a worker to get in touch. Asking twice is asking once, until the worker's yes has run out or one side took
    it back; how often and how soon is in check_asking. Raises NotFound, BadInput and AskedLately."""
    saved, _ = open_my_opening(tools, viewer=viewer, opening=opening)
    shown = find_visible(tools, viewer=viewer, profile=profile)
    if shown.demo:
        fix = "Ask somebody who is real; they appear once workers make themselves visible."
        raise BadInput("invented_worker", "This is a demonstration person, who cannot answer.", field="worker", fix=fix)
    text = _message(message)
    number = hashlib.sha256(f"{opening} {profile}".encode()).hexdigest()[:24]
    request = ContactRequest(
        number, saved.id, saved.title, profile, viewer.firm, viewer.firm_name, "asked", text, tools.now()
    )
    with tools.store.writing() as session:
        hold_turn(session, f"asking {viewer.firm}")
        _hold(session, request)
        known = find_contact(session, number)
        if known is not None and not (known.status == "withdrawn" or known.ran_out(tools.clock())):
            return known
        check_asking(session, tools, request, known)
        put_contact(session, request)
        add_event(session, number, ContactEvent(tools.now(), "employer", "asked"))
    tell_worker(tools, request)
    return request


def answer_contact(
    tools: Tools, *, profile: Profile, request: str, yes: bool, shares: Collection[str] = ()
) -> ContactRequest:
    """A worker's yes, with what it hands over and for how long, or no. Raises NotFound and BadInput."""
    given = tuple(share for share in SHARES if share in shares)
    if yes and not any(getattr(profile.contact, share) for share in given if share != "name"):
        fix = "Tick an e-mail address or a phone number that your profile holds."
        raise BadInput("nothing_shared", "A yes needs a way to reach you.", field="shares", fix=fix)
    status: ContactStatus = "accepted" if yes else "declined"
    return _move(tools, request, "worker", status, profile.id, given)


def withdraw_contact(
    tools: Tools, *, request: str, profile: Profile | None = None, viewer: Viewer | None = None
) -> ContactRequest:
    """Take a yes or a request back: at once nobody sees contact data by it any more. Raises NotFound and BadInput."""
    if profile is not None:
        return _move(tools, request, "worker", "withdrawn", profile.id)
    return _move(tools, request, "employer", "withdrawn", viewer.firm if viewer else "")


def list_my_requests(tools: Tools, *, profile: Profile) -> tuple[Conversation, ...]:
    """All requests to a worker, the newest first."""
    with tools.store.reading() as session:
        found = list_contacts_of_profile(session, profile.id)
        return tuple(_converse(tools, session, item, _shared(tools, item, profile.contact)) for item in found)


def list_requests_of_opening(tools: Tools, *, viewer: Viewer, opening: str) -> tuple[Conversation, ...]:
    """All requests for an opening of this firm, with contact data where a yes is in force and the firm may see people:
    not once it is no longer approved, or the worker has blocked it."""
    open_my_opening(tools, viewer=viewer, opening=opening)
    with tools.store.reading() as session:
        conversations = []
        for item in list_contacts_of_opening(session, opening):
            saved = find_profile(session, item.profile)
            open_to = saved is not None and viewer.approved and firm_key(viewer.firm_name) not in saved.blocked
            contact = _shared(tools, item, saved.contact) if saved and open_to else Contact()
            conversations.append(_converse(tools, session, item, contact))
    return tuple(conversations)


def _converse(tools: Tools, session: Transaction, item: ContactRequest, contact: Contact) -> Conversation:
    today = tools.clock()
    return Conversation(item, list_events(session, item.id), contact, item.holds(today), item.ran_out(today))


def _move(
    tools: Tools, number: str, actor: Actor, status: ContactStatus, party: str, shares: tuple[Share, ...] = ()
) -> ContactRequest:
    now = tools.now()
    with tools.store.writing() as session:
        request = find_contact(session, number)
        if request is None or not party or party != (request.profile if actor == "worker" else request.firm):
            raise NotFound("unknown_request", "There is no such request.", field="request", fix="See your requests.")
        if request.status == status and not request.ran_out(tools.clock()):
            return request
        if status not in MOVES.get((request.status, actor), ()):
            message = f"This request was {request.status} before."
            raise BadInput("bad_move", message, field="request", fix="Look at it again; the other side may have acted.")
        yes = status == "accepted"
        changed = replace(
            request,
            status=status,
            answered_at=now,
            shares=shares if yes else (),
            purpose=f"Hiring for: {request.opening_title}" if yes else "",
            until=tools.clock() + datetime.timedelta(days=CONSENT_DAYS) if yes else None,
        )
        put_contact(session, changed)
        add_event(session, number, ContactEvent(now, actor, _tell(changed)))
        if actor == "worker":
            note_answer(session, tools, changed)
    if actor == "worker":
        tell_firm(tools, changed)
    return changed


def _hold(session: Transaction, request: ContactRequest) -> None:
    """Keep worker and opening from being deleted until the request is entered. Raises NotFound when one is gone."""
    if not hold_profile(session, request.profile):
        message = "This worker is not to be seen, or not any more."
        raise NotFound("unknown_worker", message, field="worker", fix="Go back to your opening and search again.")
    if not hold_opening(session, request.opening):
        raise NotFound("unknown_opening", "There is no such opening among yours.", field="opening", fix=FIX)


def _tell(request: ContactRequest) -> str:
    if request.status == "accepted":
        return f"accepted, shares {', '.join(request.shares)} until {request.until}"
    return request.status


def _shared(tools: Tools, request: ContactRequest, contact: Contact) -> Contact:
    """What a yes in force hands over; nothing without one."""
    if not request.holds(tools.clock()):
        return Contact()
    return Contact(**{share: getattr(contact, share) for share in request.shares})


def _message(message: str) -> str:
    text = typed(message).strip()
    if not text or len(text) > LONGEST_MESSAGE:
        what = f"The message has {len(text):,} characters." if text else "There is no message."
        fix = f"Say in up to {LONGEST_MESSAGE:,} characters what the job is and why you ask."
        raise BadInput("bad_message", what, field="message", fix=fix)
    return text
