"""What openings and ads are called, by their ids."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from pathways.store.demand_rows import AdRow
from pathways.store.people_rows import OpeningRow


def list_titles(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Titles of imported ads and of invented openings. A firm's own opening is between the firm and those it asks, so
    its title is not here. ids are a few hundred at most."""
    wanted = sorted(ids)
    ads = select(AdRow.id, AdRow.title).where(col(AdRow.id).in_(wanted))
    invented = select(OpeningRow.id, OpeningRow.title).where(col(OpeningRow.id).in_(wanted), col(OpeningRow.demo))
    return dict([*session.exec(ads), *session.exec(invented)])
