"""Collections of imported ads: list them, delete one for good."""

from pathways.domain.ad_phrases import Collection
from pathways.domain.errors import NotFound
from pathways.store.ads import list_ad_ids, remove_ads
from pathways.store.ads import list_collections as list_stored
from pathways.store.demand import drop_demand
from pathways.use_cases.ads.import_ads import tell_nobody
from pathways.use_cases.drift.count_drift import count_drift
from pathways.use_cases.openings.import_openings import Progress
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


def delete_collection(tools: Tools, *, collection: str, progress: Progress = tell_nobody) -> int:
    """Delete a collection with all its ads; how many there were. Raises NotFound."""
    with tools.store.writing() as session:
        ids = list_ad_ids(session, collection=collection) if collection else ()
        if not ids:
            raise _unknown()
        drop_demand(session, ids, "ad")
        remove_ads(session, ids)
    tools.store.scrub()
    for demo in (False, True):
        count_drift(tools, demo=demo, progress=progress)
    return len(ids)


def _unknown() -> NotFound:
    fix = "Choose one from the list."
    return NotFound("unknown_collection", "There is no such collection.", field="collection", fix=fix)
