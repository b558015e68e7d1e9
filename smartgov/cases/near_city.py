"""Order cases by how near their cities are to a city: its peers first, then region, then size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from smartgov.cases.case import Case
from smartgov.model import City
from smartgov.peers.population import population_class
from smartgov.places.distance import distance_km
from smartgov.text import fold

#: What the city of a case has in common with another city, the nearest first.
Nearness = Literal["peer", "region", "size", "elsewhere"]
NEARNESS: tuple[Nearness, ...] = get_args(Nearness)

#: Two points further apart than this, in kilometers, are not the same city.
SAME_PLACE = 60.0


@dataclass(frozen=True)
class NearCase:
    """A case, and what its city has in common with the city that it is shown to."""

    case: Case
    nearness: Nearness


def order_for_city(
    cases: Iterable[Case], city: City, peers: Sequence[City]
) -> tuple[NearCase, ...]:
    """Order the cases of other cities for a city: peers, same region, same size, the rest.

    Among equals the order of the cases stays; cases of the city itself are left out.
    """
    near = {
        other.id: nearness_of(other, city, peers)
        for other in {case.city.id: case.city for case in cases}.values()
        if not is_same_city(other, city)
    }
    found = [NearCase(case, near[case.city.id]) for case in cases if case.city.id in near]
    return tuple(sorted(found, key=lambda one: NEARNESS.index(one.nearness)))


def nearness_of(other: City, city: City, peers: Iterable[City]) -> Nearness:
    """Determine what another city has in common with a city."""
    if any(is_same_city(other, peer) for peer in peers):
        return "peer"
    if city.region and other.region == city.region:
        return "region"
    size = population_class(city.population)
    return (
        "size" if size is not None and size == population_class(other.population) else "elsewhere"
    )


def find_same_city(wanted: City, cities: Iterable[City]) -> City | None:
    """Find a city of one table in another, in which it may have another id."""
    return next((city for city in cities if is_same_city(wanted, city)), None)


def is_same_city(one: City, other: City) -> bool:
    """Check whether cities of two tables are the same: by country, a name, and place if known."""
    if one.country != other.country:
        return False
    if not {fold(name) for name in one.all_names} & {fold(name) for name in other.all_names}:
        return False
    points = (one.latitude, one.longitude, other.latitude, other.longitude)
    if any(degrees is None for degrees in points):
        return True
    north, east, to_north, to_east = (float(degrees or 0) for degrees in points)
    return distance_km(north, east, to_north, to_east) <= SAME_PLACE
