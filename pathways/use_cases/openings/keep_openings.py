"""Openings that a firm keeps: save, open again, change, close, delete. Each firm meets its own alone."""

import hashlib
import secrets
from dataclasses import replace

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadInput, NotAllowed, NotFound
from pathways.domain.opening import Opening, SavedOpening
from pathways.domain.typed import typed
from pathways.engine.portraits import describe_opening, portray
from pathways.store.demand import drop_demand
from pathways.store.openings import (
    add_opening,
    change_opening,
    find_opening,
    find_same,
    list_openings,
    remove_opening,
)
from pathways.use_cases.openings.index_demand import index_opening
from pathways.use_cases.openings.opening_code import encode_opening, open_opening
from pathways.use_cases.tools import Tools

FIX = "Open it from your list of openings."


def save_opening(tools: Tools, *, viewer: Viewer, opening: Opening, text: str) -> SavedOpening:
    """Keep an opening for a firm. The same ad twice is one opening: what was corrected since takes the place of what
    was kept, and the one that is there comes back."""
    saved = prepare_opening(tools, viewer, opening, text)
    with tools.store.writing() as session:
        if add_opening(session, saved):
            index_opening(tools, session, saved)
            return saved
        known = find_same(session, viewer.firm, saved.digest)
        if known is None or known.payload == saved.payload:
            return known or saved
        fresh = replace(known, title=saved.title, payload=saved.payload, vector=saved.vector)
        change_opening(session, fresh)
        index_opening(tools, session, fresh)
    return fresh


def check_firm(viewer: Viewer) -> None:
    """Raises NotAllowed (no_firm) for somebody who belongs to no firm yet."""
    if not viewer.firm:
        fix = "An administrator looks at each one who asks for a firm that is there already."
        raise NotAllowed("no_firm", "You have not been let into your firm yet.", fix=fix)


def prepare_opening(tools: Tools, viewer: Viewer, opening: Opening, text: str) -> SavedOpening:
    """An opening ready to be kept. Its digest is over the reference where there is one, else over the ad's words.
    Raises NotAllowed (no_firm) for somebody who belongs to no firm yet."""
    check_firm(viewer)
    words = " ".join(text.split()) or encode_opening(opening)
    told = f"reference {opening.reference}" if opening.reference else f"{opening.title}\n{words}"
    return SavedOpening(
        id=secrets.token_hex(12),
        firm=viewer.firm,
        firm_name=viewer.firm_name,
        title=typed(opening.title) or "Untitled opening",
        text=typed(text),
        payload=encode_opening(opening),
        status="open",
        digest=hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
        created=tools.now(),
        vector=_portray(tools, opening),
    )


def list_my_openings(tools: Tools, *, viewer: Viewer) -> tuple[SavedOpening, ...]:
    """All openings of a firm, the newest first."""
    with tools.store.reading() as session:
        return list_openings(session, viewer.firm)


def open_my_opening(tools: Tools, *, viewer: Viewer, opening: str) -> tuple[SavedOpening, Opening]:
    """An opening of this firm. Raises NotFound, in the same words for another firm's and for none."""
    with tools.store.reading() as session:
        saved = find_opening(session, opening)
    if saved is None or not viewer.firm or saved.firm != viewer.firm:
        raise NotFound("unknown_opening", "There is no such opening among yours.", field="opening", fix=FIX)
    return saved, open_opening(tools, saved.payload)


def change_my_opening(tools: Tools, *, viewer: Viewer, opening: str, changed: Opening) -> SavedOpening:
    """Put corrections in the place of what was kept."""
    saved, _ = open_my_opening(tools, viewer=viewer, opening=opening)
    code, vector = encode_opening(changed), _portray(tools, changed)
    fresh = replace(saved, title=typed(changed.title) or saved.title, payload=code, vector=vector)
    _write(tools, fresh)
    return fresh


def set_status(tools: Tools, *, viewer: Viewer, opening: str, status: str) -> None:
    """Close an opening, or open it again: workers see open ones alone."""
    saved, _ = open_my_opening(tools, viewer=viewer, opening=opening)
    if status not in ("open", "closed"):
        raise BadInput("bad_status", "An opening is open or closed.", field="status", fix="Choose one of the two.")
    _write(tools, replace(saved, status="closed" if status == "closed" else "open"))


def delete_my_opening(tools: Tools, *, viewer: Viewer, opening: str) -> None:
    """Delete an opening with its shortlist and requests, for good."""
    saved, _ = open_my_opening(tools, viewer=viewer, opening=opening)
    with tools.store.writing() as session:
        remove_opening(session, saved.id)
        drop_demand(session, [saved.id], "opening")
    tools.store.scrub()


def _portray(tools: Tools, opening: Opening) -> bytes:
    return portray(tools.atlas.instruments.encoder, describe_opening(opening))


def _write(tools: Tools, saved: SavedOpening) -> None:
    with tools.store.writing() as session:
        change_opening(session, saved)
        index_opening(tools, session, saved)
