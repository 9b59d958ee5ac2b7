"""Invented job ads to try counts and drift with: kept as one collection, marked, and removed with the demonstration."""

from pathways.sources.cupboards import find_cupboard
from pathways.sources.demo_ads import make_demo_ads
from pathways.store.ads import list_ad_ids, remove_ads
from pathways.store.database import Transaction
from pathways.store.demand import drop_demand
from pathways.use_cases.ads.import_ads import keep_ads, read_ads
from pathways.use_cases.drift.recount import recount
from pathways.use_cases.openings.import_openings import Progress
from pathways.use_cases.tools import Tools


def load_demo_ads(tools: Tools, progress: Progress, most: int | None) -> None:
    """Read and keep all invented ads (most: so many at most), and count what no skill explains in them."""
    made = make_demo_ads(find_cupboard("data") / "demo", tools.clock())
    ads = read_ads(tools, made.postings[:most], collection=made.collection, progress=progress, demo=True)
    with tools.store.writing() as session:
        added = keep_ads(tools, session, ads)
    if added:
        recount(tools, demo=True, progress=progress)


def remove_demo_ads(session: Transaction) -> None:
    """Remove every invented ad, for good."""
    ids = list_ad_ids(session, demo=True)
    drop_demand(session, ids, "ad")
    remove_ads(session, ids)
