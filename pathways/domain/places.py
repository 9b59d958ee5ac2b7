"""Where something is, in miles: the great circle between two points, and the places of the catalogue by name."""

import math
import unicodedata
from collections.abc import Iterable

from pathways.domain.training import Place

EARTH_MILES = 3958.8
"""Mean radius of the earth."""

_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def miles_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Miles in a straight line over the ground (haversine)."""
    north, south = math.radians(latitude), math.radians(other_latitude)
    east = math.radians(longitude - other_longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_MILES * math.asin(math.sqrt(min(1.0, half)))


def find_place(places: Iterable[Place], city: str, state: str) -> Place | None:
    """The place of this name in this state (a postal code); 'St. Paul' is Saint Paul. None when it is not listed."""
    wanted = place_key(city)
    return next((place for place in places if place.state == state and place_key(place.name) == wanted), None)


def nearest_place(places: Iterable[Place], latitude: float, longitude: float) -> Place | None:
    """The place nearest to a point; None when there are none."""
    return min(
        places,
        key=lambda place: (miles_between(latitude, longitude, place.latitude, place.longitude), place.id),
        default=None,
    )


def place_key(name: str) -> str:
    """A town's name so that case, marks and the usual shortenings do not matter: 'Ft. Wayne' and 'Fort Wayne'."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in bare.casefold()).split()
    return " ".join(_WRITTEN_OUT.get(word, word) for word in words)
