"""Official wage figures as they were published: one row an occupation and area."""

from dataclasses import dataclass
from typing import Literal

AreaLevel = Literal["nation", "state"]


@dataclass(frozen=True, slots=True)
class WageRow:
    """One row of Occupational Employment and Wage Statistics. Percentiles are US dollars a year.

    area is 'US' or a postal code; states include the District of Columbia and the territories. year is that of
    the May reference. soc is a SOC 2018 code, or a wider one where the statistics publish only that. title is
    the occupation's title in the release itself. A figure is None when it was not published, and mark says why,
    its parts kept apart by spaces: '*' no wage, '**' no employment, '#' at or above the top code, '~' a share
    under half a percent. Two more are ours, for releases coded in SOC 2010: 'wider', the figures are those of an
    occupation that has since been split, so they must not be added up; 'part', of one that has since been merged.
    """

    soc: str
    title: str
    area: str
    area_level: AreaLevel
    year: int
    employment: int | None
    location_quotient: float | None
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class OewsRelease:
    """One May release, national or by state, with the classification its own codes were in."""

    year: int
    classification: Literal["SOC 2010", "SOC 2010/2018 hybrid", "SOC 2018"]
    rows: tuple[WageRow, ...]
