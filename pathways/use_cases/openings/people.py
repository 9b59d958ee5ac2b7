"""The people a search looks at: kept up with the database before every search, and checked against it after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pathways.domain.contact import Viewer
from pathways.domain.crowd import CrowdAnswer, CrowdHit
from pathways.domain.profile import Profile, firm_key
from pathways.domain.showing import may_see
from pathways.engine.crowd import Crowd
from pathways.store.database import Transaction
from pathways.store.profiles import last_revision, list_blockers, list_crowd, list_profiles
from pathways.use_cases.profiles.profile_code import open_saved
from pathways.use_cases.tools import Tools

TRIES = 4
"""A search is made again when somebody changed between it and the look into the database, so many times."""

Search = Callable[[Crowd, frozenset[str]], CrowdAnswer]
"""Given the people and the ids that must be left out, what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and the profiles behind every hit as the database has them now."""

    answer: CrowdAnswer
    profiles: dict[str, Profile]


def search_people(tools: Tools, viewer: Viewer, search: Search) -> Found:
    """Search and look every hit up again: who was hidden, blocked or deleted meanwhile is in no answer.

    Everything is read in one moment of the database; where this process's index has moved on past that moment, the
    search is made again. Who cannot be found at last is left out of the search itself, so that counts stay true.
    """
    gone: frozenset[str] = frozenset()
    for _ in range(TRIES):
        found, missing = _search_once(tools, viewer, search, gone)
        if not missing:
            break
        gone |= missing
    return found


def _search_once(tools: Tools, viewer: Viewer, search: Search, gone: frozenset[str]) -> tuple[Found, frozenset[str]]:
    with tools.store.reading() as session:
        keep_up(tools, session)
        blocked = list_blockers(session, firm_key(viewer.firm_name)) if viewer.firm else frozenset()
        answer = search(tools.people.crowd, blocked | gone)
        saved = list_profiles(session, {hit.id for hit in _hits(answer)})
    seen = {key: _met(viewer, open_saved(tools, item)) for key, item in saved.items() if may_see(viewer, item)}
    missing = frozenset(hit.id for hit in _hits(answer) if hit.id not in seen)
    return Found(answer, seen), missing


def keep_up(tools: Tools, session: Transaction) -> None:
    """Bring this process's people up to the database as a session sees it."""
    with tools.people.lock:
        if last_revision(session) > tools.people.crowd.revision:
            tools.people.crowd.apply(list_crowd(session, tools.people.crowd.revision, tools.catalog.version))


def _hits(answer: CrowdAnswer) -> Iterator[CrowdHit]:
    yield from answer.hits
    for group in answer.groups:
        yield from group.hits


def _met(viewer: Viewer, profile: Profile) -> Profile:
    """Whoever looks without a firm, on the machine itself, is told nobody's name: it was shown to employers."""
    nameless = viewer.approved and not viewer.firm
    return replace(profile, visibility="anonymous") if nameless else profile
