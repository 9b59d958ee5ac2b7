"""People an employer keeps in mind for an opening, with notes of their own, and the log of what they were shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from pathways.domain.contact import ContactRequest, Look, Shortlisted, Viewer
from pathways.domain.errors import BadInput, NotFound
from pathways.domain.fit import Fit
from pathways.domain.opening import Opening
from pathways.domain.profile import Profile
from pathways.domain.showing import as_shown, may_see
from pathways.domain.typed import typed
from pathways.store.contacts import list_contacts_of_opening, note_look
from pathways.store.openings import list_shortlist, put_on_shortlist, take_off_shortlist
from pathways.store.profiles import find_profile, hold_profile, list_profiles
from pathways.use_cases.openings.fit_code import encode_fit
from pathways.use_cases.openings.keep_openings import open_my_opening
from pathways.use_cases.profiles.matches import make_match
from pathways.use_cases.profiles.profile_code import open_saved
from pathways.use_cases.tools import Tools

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One line of a shortlist; fit is None when the worker is no longer to be seen."""

    item: Shortlisted
    fit: Fit | None
    request: ContactRequest | None


def find_visible(tools: Tools, *, viewer: Viewer, profile: str) -> Profile:
    """A worker as this firm may see them. Raises NotFound, in the same words for hidden, blocked, deleted and none."""
    with tools.store.reading() as session:
        saved = find_profile(session, profile)
    if saved is None or not may_see(viewer, saved):
        raise _gone()
    return as_shown(open_saved(tools, saved), tools.catalog, tools.clock())


def shortlist_worker(tools: Tools, *, viewer: Viewer, opening: str, profile: str, note: str = "") -> None:
    """Keep somebody in mind, or change the note. The note is the employer's own; no worker reads it."""
    open_my_opening(tools, viewer=viewer, opening=opening)
    find_visible(tools, viewer=viewer, profile=profile)
    if len(note) > LONGEST_NOTE:
        message = f"The note has {len(note):,} characters."
        raise BadInput("note_too_long", message, field="note", fix=f"Use up to {LONGEST_NOTE:,}.")
    with tools.store.writing() as session:
        if not hold_profile(session, profile):
            raise _gone()
        put_on_shortlist(session, opening, Shortlisted(profile, typed(note), tools.now()))


def forget_worker(tools: Tools, *, viewer: Viewer, opening: str, profile: str) -> None:
    """Take somebody off a shortlist."""
    open_my_opening(tools, viewer=viewer, opening=opening)
    with tools.store.writing() as session:
        take_off_shortlist(session, opening, profile)


def find_kept(tools: Tools, *, viewer: Viewer, opening: str, profile: str) -> Shortlisted | None:
    """The entry of one worker on a shortlist, or None."""
    open_my_opening(tools, viewer=viewer, opening=opening)
    with tools.store.reading() as session:
        return next((item for item in list_shortlist(session, opening) if item.profile == profile), None)


def show_shortlist(tools: Tools, *, viewer: Viewer, opening: str) -> tuple[Kept, ...]:
    """Everybody kept in mind for an opening, each as they show themselves today."""
    _, wanted = open_my_opening(tools, viewer=viewer, opening=opening)
    with tools.store.reading() as session:
        items = list_shortlist(session, opening)
        requests = {request.profile: request for request in list_contacts_of_opening(session, opening)}
        there = list_profiles(session, {item.profile for item in items})
    return tuple(
        Kept(
            item,
            _fit(tools, viewer, item.profile, wanted) if item.profile in there else None,
            requests.get(item.profile),
        )
        for item in items
    )


def log_looks(tools: Tools, *, viewer: Viewer, opening: Opening, fits: Iterable[Fit]) -> None:
    """Remember for every worker what this firm was shown; nothing for visitors, who see invented people alone."""
    shown = [fit for fit in fits if not fit.profile.demo]
    if not viewer.firm or not shown:
        return
    now, title = tools.now(), typed(opening.title)
    with tools.store.writing() as session:
        for fit in sorted(shown, key=lambda item: item.profile.id):
            snapshot = encode_fit(fit)
            look = Look(viewer.firm, viewer.firm_name, title, snapshot, 1, now, now)
            if hold_profile(session, fit.profile.id):
                note_look(session, fit.profile.id, look, look.digest)


def _fit(tools: Tools, viewer: Viewer, profile: str, opening: Opening) -> Fit | None:
    try:
        return make_match(tools, find_visible(tools, viewer=viewer, profile=profile), opening)
    except NotFound:
        return None


def _gone() -> NotFound:
    message = "This worker is not to be seen, or not any more."
    return NotFound("unknown_worker", message, field="worker", fix="Go back to your opening and search again.")
