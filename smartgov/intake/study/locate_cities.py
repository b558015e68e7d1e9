"""Putting cities without coordinates on the map, by name and country."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.intake.study.country_names import country_code
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import key
from smartgov.places.gazetteer import Place, find_exact
from smartgov.problems import Problem

#: A place so many times as populous as the next of its name is meant, unless said otherwise.
DOMINANT = 20

#: How many candidates are listed.
LISTED = 5


def place_cities(table: pd.DataFrame, grid: Grid, name: int) -> tuple[pd.DataFrame, list[Problem]]:
    """Return cities with coordinates where a name means one place, and which are ambiguous.

    Parameters
    ----------
    table
        Cities, with the columns of ``cities.csv``, coordinates as floats and blank text where
        there are none; those that have coordinates keep them.
    grid
        The table that they were read from, in the same order.
    name
        Where the names stand in it.
    """
    cells = (table[column] for column in ("name", "country", "latitude", "longitude"))
    cities = list(zip(*cells, strict=True))
    found = find_exact((city, country) for city, country, *at in cities if city and at == ["", ""])
    placed: list[tuple[float | str, float | str]] = []
    problems = []
    for row, (city, country, latitude, longitude) in zip(table.index, cities, strict=True):
        blank = latitude == longitude == ""
        places = found.get((city, country), []) if blank else []
        places, sure = keep_places_in_area(places, city, country)
        meant = choose_place(places) if sure or len(places) < 2 else None
        if meant is not None:
            latitude, longitude = meant.latitude, meant.longitude
        elif places:
            shown = "; ".join(map(_describe, places[:LISTED]))
            problems.append(grid.problem("ambiguous_place", int(row), name, city, shown))
        placed.append((latitude, longitude))
    columns = {
        column: pd.Series(cells, index=table.index, dtype=object)
        for column, cells in zip(("latitude", "longitude"), zip(*placed, strict=True), strict=True)
    }
    return table.assign(**columns), problems


def keep_places_in_area(places: list[Place], city: str, country: str) -> tuple[list[Place], bool]:
    """Return the places in the part of the country that stands behind a comma.

    Also whether nothing else is said of where the city is: in "Houston, Missouri" something is
    that the gazetteer does not know, so the Houston that is far more populous need not be meant.
    """
    _, comma, part = city.partition(",")
    if not comma or country_code(part.strip()) == country:
        return places, True
    area = key(part.replace(".", ""))
    within = [place for place in places if place.area and key(place.area) == area]
    return within or places, bool(within)


def choose_place(places: Sequence[Place]) -> Place | None:
    """Return the place that is meant: the only one, or one that is far more populous."""
    if len(places) < 2:
        return places[0] if places else None
    first, second = places[0].population or 0, places[1].population or 0
    return places[0] if second and first >= DOMINANT * second else None


def _describe(place: Place) -> str:
    """Return a candidate: name, area, coordinates and population, alike in every language."""
    area = f", {place.area}" if place.area else ""
    people = f", {place.population}" if place.population else ""
    return f"{place.name}{area} ({place.latitude:.4f}, {place.longitude:.4f}{people})"
