"""Count drift over all ads anew: whenever ads come or go, so that the page only reads what was counted."""

from collections.abc import Iterator

from pathways.domain.ad_phrases import AdLeft
from pathways.engine.drift_groups import Grouper
from pathways.engine.drift_modules import count_modules
from pathways.store.ads import count_ads, list_left
from pathways.store.attempts import hold_turn
from pathways.store.drift import (
    count_changes,
    list_ad_levels,
    list_decisions,
    note_counted,
    put_groups,
    put_module_demand,
)
from pathways.use_cases.drift.decisions import in_force
from pathways.use_cases.openings.import_openings import Progress
from pathways.use_cases.tools import Tools

LEAST, LEAST_OF_FEW, FEW = 3, 2, 500
"""A phrase in fewer ads than LEAST is chance; where there are fewer than FEW ads in all, LEAST_OF_FEW do."""


def count_drift(tools: Tools, *, demo: bool, progress: Progress) -> int:
    """Count phrases and modules over all real (or all invented) ads; how many groups there are."""
    progress("Counting phrases", 0, 1)
    with tools.store.reading() as session:
        changes = count_changes(session, demo=demo)
        total = count_ads(session, demo=demo)
        decided = frozenset(key for item in in_force(list_decisions(session, demo=demo)).values() for key in item.keys)
        asked = list_ad_levels(session, demo=demo, catalogue=tools.catalog.version)
        modules = tuple(count_modules(tools.catalog, asked))
    least = LEAST_OF_FEW if total < FEW else LEAST
    groups = _grouper(tools).group(lambda: _ads(tools, demo), least=least, decided=decided) if total else ()
    with tools.store.writing() as session:
        hold_turn(session, "count of drift")
        put_groups(session, groups, demo=demo)
        put_module_demand(session, modules, demo=demo)
        note_counted(session, changes, demo=demo)
    progress("Counting phrases", 1, 1)
    return len(groups)


def _grouper(tools: Tools) -> Grouper:
    instruments = tools.atlas.instruments
    return Grouper(instruments.encoder, instruments.space, instruments.speller.common)


def _ads(tools: Tools, demo: bool) -> Iterator[AdLeft]:
    with tools.store.reading() as session:
        yield from list_left(session, demo=demo)
