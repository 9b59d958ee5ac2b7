"""A worker's own matches: the openings that are open, and for each the very card the employer sees."""

from dataclasses import dataclass

from pathways.domain.errors import NotFound
from pathways.domain.fit import Fit, make_fit
from pathways.domain.opening import Opening, SavedOpening
from pathways.domain.profile import Profile
from pathways.domain.showing import as_shown
from pathways.engine.portraits import describe_opening, likeness, portray
from pathways.store.openings import find_open, list_open
from pathways.use_cases.openings.opening_code import open_opening
from pathways.use_cases.profiles.index_people import portray_worker
from pathways.use_cases.tools import Tools

MOST_OPENINGS = 500
"""Openings that are compared with a worker at once, the newest first."""


@dataclass(frozen=True, slots=True)
class Match:
    """An opening of a firm, and how a worker fits it."""

    saved: SavedOpening
    opening: Opening
    fit: Fit


def list_matches(tools: Tools, *, profile: Profile, limit: int = 20) -> tuple[Match, ...]:
    """The open openings a worker fits best, best first."""
    with tools.store.reading() as session:
        there = list_open(session, MOST_OPENINGS)
    shown = as_shown(profile, tools.catalog, tools.clock())
    mine = portray_worker(tools, shown)
    matches = [
        Match(saved, opening, make_fit(shown, opening, tools.catalog, likeness(mine, saved.vector)))
        for saved in there
        for opening in [open_opening(tools, saved.payload)]
        if opening.demands
    ]
    matches.sort(key=lambda match: (bool(match.fit.lacking), -match.fit.score.total, match.saved.id))
    return tuple(matches[:limit])


def show_match(tools: Tools, *, profile: Profile, opening: str) -> Match:
    """One opening and the worker's card for it, the same that its employer sees. Raises NotFound."""
    with tools.store.reading() as session:
        saved = find_open(session, opening)
    if saved is None:
        message = "This opening is not there any more."
        raise NotFound("unknown_opening", message, field="opening", fix="See the openings that are open now.")
    wanted = open_opening(tools, saved.payload)
    return Match(saved, wanted, make_match(tools, as_shown(profile, tools.catalog, tools.clock()), wanted))


def make_match(tools: Tools, shown: Profile, opening: Opening) -> Fit:
    """The card of one person as shown, for one opening, by the same likeness that a search uses."""
    asked = portray(tools.atlas.instruments.encoder, describe_opening(opening))
    return make_fit(shown, opening, tools.catalog, likeness(portray_worker(tools, shown), asked))
