"""The releases behind an answer."""

from pathways.domain.plan import Provenance
from pathways.use_cases.tools import SHIPPED_ONET, Tools


def find_provenance(tools: Tools) -> Provenance:
    """Catalogue, O*NET, OEWS and encoder versions in force, and today's date."""
    years = sorted({(row.area_level, row.year) for row in tools.wages}, key=lambda item: (item[0], -item[1]))
    newest: dict[str, int] = {}
    for level, year in years:
        newest.setdefault(level, year)
    imported = tools.atlas.onet_release
    return Provenance(
        catalogue=tools.catalog.version,
        onet=f"{imported} (imported)" if imported else f"{SHIPPED_ONET} (titles of the catalogue's occupations)",
        oews=", ".join(f"{level} May {year}" for level, year in newest.items()),
        encoder=tools.atlas.instruments.encoder.name,
        date=tools.clock().isoformat(),
    )
