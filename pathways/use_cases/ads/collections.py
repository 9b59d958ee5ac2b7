"""Collections of imported ads: list them, delete one for good."""

from pathways.domain.ad_phrases import Collection
from pathways.domain.errors import NotFound
from pathways.store.ads import list_ad_ids, remove_ads
from pathways.store.ads import list_collections as list_stored
from pathways.store.database import Transaction
from pathways.store.demand import drop_demand
from pathways.store.drift import drop_quotes, note_change
from pathways.use_cases.drift.recount import recount_soon
from pathways.use_cases.tools import Tools


def list_collections(tools: Tools) -> tuple[Collection, ...]:
    """All collections by name."""
    with tools.store.reading() as session:
        return list_stored(session)


def find_collection(tools: Tools, *, collection: str) -> Collection:
    """The collection of a name. Raises NotFound."""
    found = next((item for item in list_collections(tools) if item.name == collection), None)
    if found is None:
        raise _unknown()
    return found


def delete_collection(tools: Tools, *, collection: str) -> int:
    """Delete a collection with all its ads and what drift quotes of them; how many there were. Drift is counted anew
    in the background. Raises NotFound."""
    with tools.store.writing() as session:
        gone = sum(_delete(session, collection, demo) for demo in (False, True)) if collection else 0
        if not gone:
            raise _unknown()
    tools.store.scrub()
    recount_soon(tools)
    return gone


def _delete(session: Transaction, collection: str, demo: bool) -> int:
    ids = list_ad_ids(session, collection=collection, demo=demo)
    if ids:
        drop_demand(session, ids, "ad")
        remove_ads(session, ids)
        drop_quotes(session, ids)
        note_change(session, demo=demo)
    return len(ids)


def _unknown() -> NotFound:
    fix = "Choose one from the list."
    return NotFound("unknown_collection", "There is no such collection.", field="collection", fix=fix)
