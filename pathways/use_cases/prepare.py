"""Make everything ready to serve: encoder, database, Atlas, people, demand. Safe to repeat, and quick again."""

from pathlib import Path

from pathways.engine.atlas import Progress, build_atlas
from pathways.engine.encoder import OnnxEncoder
from pathways.engine.export import export_encoder
from pathways.sources.catalog_files import load_catalog
from pathways.sources.cupboards import find_cupboard
from pathways.store.database import Store
from pathways.store.profiles import list_outdated
from pathways.use_cases.import_onet import imported_titles
from pathways.use_cases.openings.index_demand import list_unindexed, reindex_demand
from pathways.use_cases.profiles.index_people import reindex_people
from pathways.use_cases.tools import open_tools


def prepare(*, home: Path, database: str, threads: int, progress: Progress) -> str:
    """Export the encoder, bring the database up to date, build the Atlas and index anew people, openings
    and ads that were indexed for another catalogue or not yet; the Atlas' version comes back.

    Raises CatalogError with every fault of the catalogue, NotReady when the encoder's weights are not as published.
    """
    catalog = load_catalog(find_cupboard("data") / "catalog")
    home.mkdir(parents=True, exist_ok=True)
    progress("Exporting the encoder", 0, 1)
    export_encoder(home / "encoder")
    progress("Exporting the encoder", 1, 1)
    store = Store(database)
    store.migrate()
    encoder = OnnxEncoder(home / "encoder", threads)
    version = build_atlas(catalog, encoder, home / "atlas", imported_titles(store), progress)
    with store.reading() as session:
        outdated = list_outdated(session, catalog.version)
        unindexed = list_unindexed(session, catalog.version)
    if outdated or unindexed:
        tools = open_tools(home, database, threads)
        reindex_people(tools, progress)
        reindex_demand(tools, progress)
    return version
