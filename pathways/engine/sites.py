"""Where labs can be attended: the sites nearest to the centre of a state, by great circle."""

import math

from pathways.domain.catalog import Catalog
from pathways.domain.route import Site
from pathways.domain.training import Partner, State

EARTH_MILES = 3958.8
"""Mean radius of the earth."""

SITES_SHOWN = 3


def find_sites(catalog: Catalog, state: str) -> tuple[Site, ...]:
    """The nearest sites with labs, nearest first; with an unknown state ('') all of them, without miles.

    Miles are rough: they run in a straight line from the centre of the state to the centre of a town.
    """
    if state not in catalog.states:
        return tuple(Site(partner, None, same_state=False) for partner in catalog.sites())
    home = catalog.states[state]
    sites = [Site(partner, _miles(home, partner), partner.state == state) for partner in catalog.sites()]
    return tuple(sorted(sites, key=lambda site: (site.miles or 0, site.partner.id))[:SITES_SHOWN])


def _miles(state: State, partner: Partner) -> int:
    """Haversine distance, rounded to whole miles."""
    north, south = math.radians(state.latitude), math.radians(partner.latitude)
    east = math.radians(partner.longitude - state.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return round(2 * EARTH_MILES * math.asin(math.sqrt(min(1.0, half))))
