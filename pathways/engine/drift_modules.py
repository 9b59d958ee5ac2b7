"""Whether the skills that a module teaches are asked for less than before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.drift import ModuleDemand, half_year
from pathways.engine.gap_layout import added_cells


def count_modules(catalog: Catalog, ads: Iterable[tuple[str, bytes]]) -> Iterator[ModuleDemand]:
    """Of the ads of each half-year those that ask for any skill, and level, that a module brings.

    ads: (month, levels asked, a byte a skill in the order of the catalogue). A module other than hub and bridge is
    counted by what it adds to those, as in gaps by state.
    """
    asked: dict[str, bytearray] = defaultdict(bytearray)
    for month, levels in ads:
        asked[half_year(month)] += levels
    skills = tuple(catalog.skills)
    periods = {period: np.frombuffer(asked[period], np.uint8).reshape(-1, len(skills)) for period in sorted(asked)}
    for module in catalog.modules.values():
        least = np.full(len(skills), np.iinfo(np.uint8).max, np.uint8)
        for skill, level in added_cells(catalog, [module]):
            at = skills.index(skill)
            least[at] = min(least[at], level)
        for period, rows in periods.items():
            yield ModuleDemand(module.id, period, int((rows >= least).any(axis=1).sum()), len(rows))
