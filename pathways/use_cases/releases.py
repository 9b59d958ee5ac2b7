"""What imported releases add to what ships: newer wages, and occupations outside the catalogue."""

from collections.abc import Iterable

from pathways.domain.catalog import Catalog
from pathways.domain.figures import WageRow
from pathways.domain.implied import imply_skills
from pathways.domain.releases import merge_figures
from pathways.domain.skill import HeldSkill
from pathways.store.database import Store
from pathways.store.occupations import find_links
from pathways.store.wages import list_wages


def merge_wages(store: Store, figures: Iterable[WageRow]) -> tuple[WageRow, ...]:
    """Shipped and imported wage rows, the latest year first; see merge_figures."""
    with store.reading() as session:
        return merge_figures(figures, list_wages(session))


def occupation_skills(store: Store, catalog: Catalog, *, onet_soc: str) -> tuple[HeldSkill, ...]:
    """What a job of an imported occupation implies, surest first; empty for one that is not imported."""
    with store.reading() as session:
        return imply_skills(find_links(session, onet_soc), catalog)
