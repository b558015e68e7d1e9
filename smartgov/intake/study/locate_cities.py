"""Look up the coordinates of cities that have none, by name and country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from smartgov.intake.study.country_names import country_code
from smartgov.intake.tables.grid import Grid
from smartgov.intake.vocabulary import key
from smartgov.places.countries import COUNTRIES
from smartgov.places.gazetteer import Place, find_exact
from smartgov.problems import Problem

#: A place with this many times the population of the next of the same name is chosen.
DOMINANT = 20

#: Maximum candidates listed.
LISTED = 5


def place_cities(table: pd.DataFrame, grid: Grid, name: int) -> tuple[pd.DataFrame, list[Problem]]:
    """Fill in missing coordinates if a name means one place, and report ambiguous names.

    Where no city has coordinates and none of them is a known place, that is reported too: the
    column may name something else.

    Parameters
    ----------
    table
        Cities with the columns of ``cities.csv``; coordinates are floats, or blank text if
        missing. Given coordinates are kept.
    grid
        The table of the cities, in the same order.
    name
        The position of the name column.
    """
    cells = (table[column] for column in ("name", "country", "latitude", "longitude"))
    cities = list(zip(*cells, strict=True))
    found = find_exact((city, country) for city, country, *at in cities if city and at == ["", ""])
    placed: list[tuple[float | str, float | str]] = []
    problems = _check_names(cities, found, grid, name)
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


def _check_names(
    cities: Sequence[tuple[str, str, object, object]],
    found: Mapping[tuple[str, str], Sequence[Place]],
    grid: Grid,
    name: int,
) -> list[Problem]:
    """Report a column of names without any known place, if no city has coordinates either."""
    unknown = [city for city, country, *at in cities if city and country in COUNTRIES]
    if not unknown or found or any(at != ["", ""] for _, _, *at in cities):
        return []
    shown = ", ".join(unknown[:LISTED])
    return [grid.problem("no_known_place", grid.top or None, name, shown)]


def keep_places_in_area(places: list[Place], city: str, country: str) -> tuple[list[Place], bool]:
    """Filter places by the area named after a comma, and check that no such area is unmatched.

    The area in "Houston, Missouri" is not in the gazetteer, so the far more populous Houston need
    not be the one that is meant.
    """
    _, comma, part = city.partition(",")
    if not comma or country_code(part.strip()) == country:
        return places, True
    area = key(part.replace(".", ""))
    within = [place for place in places if place.area and key(place.area) == area]
    return within or places, bool(within)


def choose_place(places: Sequence[Place]) -> Place | None:
    """Choose the only place, or one that is far more populous than the next."""
    if len(places) < 2:
        return places[0] if places else None
    first, second = places[0].population or 0, places[1].population or 0
    return places[0] if second and first >= DOMINANT * second else None


def _describe(place: Place) -> str:
    """Format a candidate: name, area, coordinates and population, the same in every language."""
    area = f", {place.area}" if place.area else ""
    people = f", {place.population}" if place.population else ""
    return f"{place.name}{area} ({place.latitude:.4f}, {place.longitude:.4f}{people})"
