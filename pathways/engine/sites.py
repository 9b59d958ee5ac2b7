"""Where labs can be attended: the sites nearest to the centre of a state, by great circle."""

from pathways.domain.catalog import Catalog
from pathways.domain.places import miles_between
from pathways.domain.route import Site
from pathways.domain.training import Partner, State

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
    """Whole miles from the centre of a state to a partner's town."""
    return round(miles_between(state.latitude, state.longitude, partner.latitude, partner.longitude))
