"""Keep an opening for a program that may send its request twice."""

import datetime

from pathways.domain.contact import Viewer
from pathways.domain.errors import BadInput
from pathways.domain.opening import Opening, SavedOpening
from pathways.store.opening_keys import enter_key, forget_keys
from pathways.store.openings import add_opening, find_opening, find_same
from pathways.use_cases.openings.index_demand import index_opening
from pathways.use_cases.openings.keep_openings import prepare_opening
from pathways.use_cases.tools import Tools

KEY_DAYS = 7
"""How long a key is remembered: longer than any program tries again (assumption)."""


def keep_once(tools: Tools, *, viewer: Viewer, opening: Opening, text: str, key: str, request: str) -> SavedOpening:
    """Keep an opening under a key: the same request again gives the opening that is there, as it is now.

    request is a digest of what was sent. Raises BadInput (key_used) for another request under the key, and keeps
    nothing of it.
    """
    saved = prepare_opening(tools, viewer, opening, text)
    now = tools.now()
    with tools.store.writing() as session:
        forget_keys(session, now - datetime.timedelta(days=KEY_DAYS))
        same = None if add_opening(session, saved) else find_same(session, viewer.firm, saved.digest)
        if same is None:
            index_opening(tools, session, saved)
        known, kept = enter_key(session, viewer.firm, key, request, (same or saved).id, now)
        if known != request:
            message = "This key was used for another request before."
            fix = "Send a new key with a new request."
            raise BadInput("key_used", message, field="Idempotency-Key", fix=fix)
        return find_opening(session, kept) or saved
