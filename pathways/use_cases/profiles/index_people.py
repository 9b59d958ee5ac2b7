"""What searches see of a profile, made whenever it changes, and made anew for a new catalogue."""

from dataclasses import replace

from pathways.domain.crowd import CrowdRow
from pathways.domain.matching import encode_held
from pathways.domain.profile import Profile, SavedProfile, Terms
from pathways.domain.showing import as_shown, certificate_state
from pathways.engine.atlas import Progress
from pathways.engine.portraits import describe_worker, portray
from pathways.store.profiles import (
    find_revision,
    list_outdated,
    list_profiles,
    next_revision,
    put_crowd_row,
    put_profile,
)
from pathways.use_cases.profiles.profile_code import open_saved, save_as
from pathways.use_cases.tools import Tools


def write_profile(tools: Tools, profile: Profile, account: str) -> Profile | None:
    """Save a profile and what searches see of it, together; the profile with its new revision comes back.

    None, and nothing is saved, when it was changed or deleted since it was read: an edit must neither undo a hiding
    that came in between nor bring back what was deleted.
    """
    row = make_row(tools, profile)
    with tools.store.writing() as session:
        revision = next_revision(session)
        if find_revision(session, profile.id, account) != profile.revision:
            return None
        saved = replace(profile, revision=revision)
        put_profile(session, save_as(saved, account), tools.now())
        put_crowd_row(session, replace(row, revision=revision), tools.catalog.version)
    return saved


def make_row(tools: Tools, profile: Profile) -> CrowdRow:
    """A profile as a search holds it, without a revision: only what is shown, so that no filter can tell the rest."""
    if profile.visibility == "hidden":
        return CrowdRow(profile.id, 0, gone=True)
    shown = as_shown(profile, tools.catalog, tools.clock())
    point = _point(tools, shown.terms)
    return CrowdRow(
        id=profile.id,
        revision=0,
        codes=encode_held({item.skill: item for item in shown.worker.held}, tools.catalog.skills),
        vector=portray_worker(tools, shown),
        state=shown.terms.state,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        shift=shown.terms.shift,
        certificate=certificate_state(shown, tools.catalog),
        credentials=shown.worker.credentials,
        training=tuple(item.module for item in shown.under_way),
        pay_floor=shown.terms.pay_floor,
        available=shown.terms.available,
        demo=shown.demo,
    )


def portray_worker(tools: Tools, shown: Profile) -> bytes:
    """The words of a profile as shown, as one vector."""
    names = (shown.contact.name, shown.terms.place.replace("-", " "))
    return portray(tools.atlas.instruments.encoder, describe_worker(shown.worker, names))


def reindex_people(tools: Tools, progress: Progress) -> int:
    """Make every row anew that was made for another catalogue; how many there were."""
    with tools.store.reading() as session:
        ids = list_outdated(session, tools.catalog.version)
    for done, profile in enumerate(ids, start=1):
        _reindex(tools, profile)
        progress("Indexing people for the new catalogue", done, len(ids))
    return len(ids)


def _reindex(tools: Tools, profile: str) -> None:
    with tools.store.reading() as session:
        saved: SavedProfile | None = list_profiles(session, [profile]).get(profile)
    if saved is not None:
        write_profile(tools, open_saved(tools, saved), saved.account)


def _point(tools: Tools, terms: Terms) -> tuple[float, float] | None:
    """Where somebody is: the place they show, else the middle of their state."""
    where = tools.catalog.places.get(terms.place) or tools.catalog.states.get(terms.state)
    return (where.latitude, where.longitude) if where else None
