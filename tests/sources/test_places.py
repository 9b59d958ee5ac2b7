"""The places of the catalogue lie where their state lies, and a name or a point finds them."""

import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.catalog import Catalog
from pathways.domain.checks import check_catalog
from pathways.domain.places import EARTH_MILES, find_place, miles_between, nearest_place
from pathways.domain.training import Place

REACH = {
    **dict.fromkeys(["DC", "RI"], 30), **dict.fromkeys(["DE", "CT", "NH", "VT", "NJ"], 80),
    **dict.fromkeys(["MA", "ME", "MD"], 110), "HI": 200,
    **dict.fromkeys(["FL", "CA"], 400), "TX": 550, "AK": 700,
}  # fmt: skip
"""Miles from a state's middle within which its towns must lie; the other states reach 260."""
OTHERS_REACH = 260

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_every_state_has_two_places_and_the_large_makers_have_ten(catalog: Catalog) -> None:
    counted = Counter(place.state for place in catalog.places.values())
    assert {state: counted[state] for state in catalog.states if counted[state] < 2} == {}
    assert all(counted[state] >= 10 for state in ("CA", "IL", "IN", "MI", "NC", "NY", "OH", "PA", "TN", "TX", "WI"))
    assert len(catalog.places) >= 300


def test_every_place_lies_near_the_middle_of_its_state_and_inside_the_country(catalog: Catalog) -> None:
    strayed = {}
    for place in catalog.places.values():
        home = catalog.states[place.state]
        miles = miles_between(home.latitude, home.longitude, place.latitude, place.longitude)
        if miles > REACH.get(place.state, OTHERS_REACH) or not _inside(place):
            strayed[place.id] = round(miles)
    assert strayed == {}


def test_two_places_of_a_state_do_not_share_a_point_or_a_name(catalog: Catalog) -> None:
    places = catalog.places.values()
    assert len({(place.latitude, place.longitude) for place in places}) == len(places)
    assert len({(place.state, place.name) for place in places}) == len(places)
    assert all(place.id.endswith("-" + place.state.lower()) for place in places)


def test_partners_of_a_listed_town_lie_in_it(catalog: Catalog) -> None:
    pairs = [(partner, find_place(catalog.places.values(), partner.city, partner.state))
             for partner in catalog.partners.values()]  # fmt: skip
    met = [miles_between(partner.latitude, partner.longitude, place.latitude, place.longitude)
           for partner, place in pairs if place]  # fmt: skip
    assert met
    assert max(met) < 3


@pytest.mark.parametrize(
    ("city", "state", "id"),
    [("Toledo", "OH", "toledo-oh"), ("ST. PAUL", "MN", "saint-paul-mn"), ("Ft Wayne", "IN", "fort-wayne-in"),
     ("winston salem", "NC", "winston-salem-nc"), ("Portland", "ME", "portland-me"), ("Portland", "OR", "portland-or")],
)  # fmt: skip
def test_a_name_finds_its_place_however_it_is_written(catalog: Catalog, city: str, state: str, id: str) -> None:
    assert find_place(catalog.places.values(), city, state) == catalog.places[id]


def test_a_name_that_is_not_listed_finds_nothing(catalog: Catalog) -> None:
    assert find_place(catalog.places.values(), "Toledo", "ME") is None
    assert nearest_place((), 41.0, -83.0) is None


def test_a_point_finds_the_nearest_place(catalog: Catalog) -> None:
    for place in catalog.places.values():
        assert nearest_place(catalog.places.values(), place.latitude, place.longitude) == place


def test_miles_agree_with_known_distances() -> None:
    assert miles_between(41.65, -83.54, 42.33, -83.05) == pytest.approx(53, abs=2)
    assert miles_between(40.71, -74.01, 34.05, -118.24) == pytest.approx(2445, abs=10)


@given(points, points, points)
def test_miles_are_a_distance(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> None:
    miles = miles_between(*one, *two)
    assert 0 <= miles <= math.pi * EARTH_MILES + 1e-6
    assert miles == pytest.approx(miles_between(*two, *one), abs=1e-3)
    assert miles_between(*one, *three) <= miles + miles_between(*two, *three) + 1e-2
    assert miles_between(*one, *one) == pytest.approx(0, abs=1e-6)


def test_a_place_in_no_state_is_a_fault_of_the_catalogue(catalog: Catalog) -> None:
    lost = Place("nowhere-zz", "Nowhere", "ZZ", 40.0, -90.0)
    broken = replace(catalog, places={**catalog.places, lost.id: lost})
    assert check_catalog(broken) == ("place nowhere-zz: state: unknown 'ZZ'",)


def _inside(place: Place) -> bool:
    if place.state == "AK":
        return 51 <= place.latitude <= 72 and -180 <= place.longitude <= -129
    if place.state == "HI":
        return 18 <= place.latitude <= 23 and -161 <= place.longitude <= -154
    return 24 <= place.latitude <= 49.5 and -125 <= place.longitude <= -66
