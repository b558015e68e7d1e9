"""The cities of a study: from their table, or to everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from smartgov.model import City
from smartgov.numbers import show_cell
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.checked_rows import check_columns, unsound_rows
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File

#: The columns whose cells are numbers.
NUMBERS = ("latitude", "longitude", "population", "population_year")


@dataclass(frozen=True)
class CityRows:
    """The rows of a table of cities: what is sound in it, and which cities are not."""

    cities: tuple[City, ...]
    unsound: tuple[str, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the sound rows."""
        return [city.id for city in self.cities]


def read_cities(file: File) -> tuple[CityRows | None, list[Problem]]:
    """Read the cities of a study; None where the table as a whole cannot be used."""
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    rows, found = check_cities(frame, file.name)
    if rows is not None:  # rows of the wrong width are not in the frame
        lost = ("",) * len(unsound_rows(problems))
        rows = replace(rows, unsound=(*rows.unsound, *lost))
    return rows, problems + found


def check_cities(frame: pd.DataFrame, file: str) -> tuple[CityRows | None, list[Problem]]:
    """Return the cities of a table; None where a column is missing.

    Cells are text, and blank text where there is nothing. Coordinates, population and its year
    may be floats as well.
    """
    table, problems = check_columns(frame, schema.CITIES, file)
    if table is None:
        return None, problems
    problems += _check_coordinates(table, file)
    unsound = table.index.isin(sorted(unsound_rows(problems)))
    sound = tuple(_city(row) for row in table[~unsound].to_dict("records"))
    return CityRows(sound, tuple(table.loc[unsound, "id"])), problems


def _check_coordinates(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Return places that are not on Earth, and a warning where there is no place at all."""
    latitude, longitude = schema.numbers(frame["latitude"]), schema.numbers(frame["longitude"])
    blank = (frame["latitude"] == "") & (frame["longitude"] == "")
    on_earth = latitude.between(-90, 90) & longitude.between(-180, 180)
    problems = [Problem("no_coordinates", file, int(r), "latitude") for r in frame.index[blank]]
    return problems + [
        Problem(
            "bad_coordinates",
            file,
            int(row),
            "latitude",
            ", ".join(show_cell(frame.loc[row, axis]) for axis in ("latitude", "longitude")),
        )
        for row in frame.index[~blank & ~on_earth]
    ]


def _city(row: dict[str, Any]) -> City:
    numbers = {name: None if row[name] == "" else float(row[name]) for name in NUMBERS}
    population, year = numbers["population"], numbers["population_year"]
    return City(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        latitude=numbers["latitude"],
        longitude=numbers["longitude"],
        population=None if population is None else round(population),
        population_year=None if year is None else round(year),
        region=row["region"],
        subregion=row["subregion"],
        note=row["note"],
    )
