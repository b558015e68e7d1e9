"""Compare the coordinates in a file with the places that its cities are called after."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from smartgov.intake.choices import Choices
from smartgov.intake.study.locate_cities import choose_place, keep_places_in_area
from smartgov.intake.tables.grid import Grid
from smartgov.intake.understood import Doubt, Location
from smartgov.model import City
from smartgov.numbers import plain
from smartgov.places.distance import distance_km, is_in_extent
from smartgov.places.gazetteer import Place, find_exact
from smartgov.problems import Problem

#: Beyond this distance from every place of the name, in kilometers, a repair is looked for.
SUSPECT = 50

#: Within this distance of a place, in kilometers, a repair is right.
REPAIRED = 25

#: Beyond this distance from a city of this population, coordinates in its country are doubtful
#: even if nothing repairs them. Small places may have namesakes that the gazetteer lacks.
FAR, LARGE = 300, 50_000

#: The code of the warning for each kind of doubt.
_CODES = {
    "swapped": "coordinates_swapped",
    "sign": "coordinates_sign",
    "zero": "coordinates_zero",
    "point": "coordinates_point",
    "far": "coordinates_far",
}

#: The code of the warning where the right place is not known.
_OUTSIDE = "coordinates_outside"

_NOWHERE = (math.nan, math.nan)


def check_coordinates(
    table: pd.DataFrame, grid: Grid, name: int, choices: Choices
) -> tuple[pd.DataFrame, Mapping[int, Location], list[Problem]]:
    """Find doubtful coordinates, warn about them, and repair those that the visitor accepted.

    Parameters
    ----------
    table
        Cities with the columns of ``cities.csv``; coordinates are floats, or text.
    grid, name
        The table of the cities, and its name column.
    choices
        The visitor's choices.

    Returns
    -------
    tuple
        The table with the accepted repairs; the location of each row that gives coordinates; and
        the warnings.
    """
    axes = ["latitude", "longitude"]
    numeric = table[axes].map(lambda cell: isinstance(cell, float)).all(axis=1)
    given = table[numeric & (table["name"] != "")]
    cities = list(
        zip(
            given.index,
            given["name"],
            given["country"],
            given["latitude"],
            given["longitude"],
            strict=True,
        )
    )
    places = find_exact((city, country) for _, city, country, *_ in cities if city)
    located, repairs = dict[int, Location](), dict[int, list[float]]()
    table, problems = table.copy(), list[Problem]()
    for row, city, country, latitude, longitude in cities:
        doubt = find_doubt(places.get((city, country), []), city, country, latitude, longitude)
        choice = choices.place_of(city) if doubt is not None else None
        repaired = doubt is not None and choice == "repaired" and not math.isnan(doubt.latitude)
        how = "repaired" if repaired else "file"
        located[int(row)] = Location(city, country, how, doubt, choice)
        if doubt is None or choice == "file":
            continue
        if repaired:
            repairs[row] = [doubt.latitude, doubt.longitude]
        else:
            problems.append(_warn(grid, int(row), name, city, doubt))
    if repairs:
        table.loc[list(repairs), axes] = np.array(list(repairs.values()), dtype=object)
    return table, located, problems


def list_locations(table: pd.DataFrame, given: Mapping[int, Location]) -> tuple[Location, ...]:
    """List the location of every named city, after missing coordinates were looked up."""
    return tuple(
        given.get(row) or Location(city, country, "missing" if at == "" else "gazetteer")
        for row, city, country, at in zip(
            table.index, table["name"], table["country"], table["latitude"], strict=True
        )
        if city
    )


def _warn(grid: Grid, row: int, name: int, city: str, doubt: Doubt) -> Problem:
    at = _show_repair(doubt)
    return grid.problem(_CODES[doubt.kind] if at else _OUTSIDE, row, name, city, at)


def check_places(cities: Iterable[City], file: str) -> list[Problem]:
    """Warn about the coordinates of cities in a study folder, where no repair can be accepted."""
    given = [
        (city.name, city.country, city.latitude, city.longitude)
        for city in cities
        if city.latitude is not None and city.longitude is not None
    ]
    places = find_exact((name, country) for name, country, *_ in given)
    problems = []
    for name, country, latitude, longitude in given:
        doubt = find_doubt(places.get((name, country), []), name, country, latitude, longitude)
        if doubt is not None:
            at = _show_repair(doubt)
            code = "coordinates_elsewhere" if at else _OUTSIDE
            problems.append(Problem(code, file, column="latitude", value=name, allowed=at))
    return problems


def _show_repair(doubt: Doubt) -> str:
    """Format the coordinates that would be right; blank if none are known."""
    return "" if math.isnan(doubt.latitude) else show_point(doubt.latitude, doubt.longitude)


def show_point(latitude: float, longitude: float) -> str:
    """Format coordinates with at most four decimals, the same in every language."""
    return f"{plain(round(latitude, 4))}, {plain(round(longitude, 4))}"


def find_doubt(
    places: Sequence[Place], city: str, country: str, latitude: float, longitude: float
) -> Doubt | None:
    """Find out whether coordinates are doubtful, and what would repair them.

    Parameters
    ----------
    places
        The places in the country that are called so, as `find_exact` lists them.
    city, country
        The name of the city and its country, ISO 3166-1 alpha-2.
    latitude, longitude
        The coordinates in the file, in degrees.
    """
    within, sure = keep_places_in_area(list(places), city, country)
    meant = choose_place(within) if sure else None
    target = _NOWHERE if meant is None else (meant.latitude, meant.longitude)
    if latitude == longitude == 0:
        return Doubt("zero", *target, _nearest(places, 0, 0))
    distance = _nearest(places, latitude, longitude)
    if places and distance <= SUSPECT:
        return None
    for kind, north, east in _repairs(latitude, longitude):
        if _fits(places, country, north, east) and not _fits(places, country, latitude, longitude):
            return Doubt(kind, north, east, distance)
    outside = abs(latitude) <= 90 and not is_in_extent(country, latitude, longitude)
    known = meant is not None and (meant.population or 0) >= LARGE and distance > FAR
    return Doubt("far", *target, distance) if outside or known else None


def _nearest(places: Sequence[Place], latitude: float, longitude: float) -> float:
    """Compute the distance to the nearest place, in kilometers; NaN if there is none."""
    distances = (distance_km(latitude, longitude, p.latitude, p.longitude) for p in places)
    return min(distances, default=math.nan)


def _fits(places: Sequence[Place], country: str, latitude: float, longitude: float) -> bool:
    """Check whether a point is at one of the places, or if there are none, in the country."""
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return False
    if places:
        return _nearest(places, latitude, longitude) <= REPAIRED
    return is_in_extent(country, latitude, longitude)


def _repairs(latitude: float, longitude: float) -> Iterator[tuple[str, float, float]]:
    """Yield what the coordinates may have been: exchanged, without a minus, without a point."""
    yield "swapped", longitude, latitude
    yield from (("sign", *at) for at in _signs(latitude, longitude))
    yield from (("swapped", *at) for at in _signs(longitude, latitude))
    if abs(latitude) > 90 or abs(longitude) > 180:
        for north in _shifted(latitude, 90):
            for east in _shifted(longitude, 180):
                yield "point", north, east


def _signs(latitude: float, longitude: float) -> Iterator[tuple[float, float]]:
    yield from ((-latitude, longitude), (latitude, -longitude), (-latitude, -longitude))


def _shifted(number: float, most: float) -> Iterator[float]:
    """Yield a number with its decimal point at each place that makes it a coordinate."""
    for power in range(8):
        shifted = number / 10**power
        if abs(shifted) <= most:
            yield shifted
