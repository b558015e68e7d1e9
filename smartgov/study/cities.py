"""Read and check the cities of a study."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from smartgov.model import City
from smartgov.numbers import find_decimal_sign, show_cell
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.checked_rows import check_columns, list_of, unsound_rows
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File
from smartgov.text import Text

#: The numeric columns.
NUMBERS = ("latitude", "longitude", "population", "population_year")


@dataclass(frozen=True)
class CityRows:
    """The valid rows of a table of cities, and the ids of the invalid ones."""

    cities: tuple[City, ...]
    unsound: tuple[str, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of the valid cities."""
        return [city.id for city in self.cities]


def read_cities(file: File) -> tuple[CityRows | None, list[Problem]]:
    """Read the cities of a study; None if the table as a whole is unusable."""
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    rows, found = check_cities(frame, file.name)
    if rows is not None:  # count the rows of the wrong width, which are not in the frame
        lost = ("",) * len(unsound_rows(problems))
        rows = replace(rows, unsound=(*rows.unsound, *lost))
    return rows, problems + found


def check_cities(frame: pd.DataFrame, file: str) -> tuple[CityRows | None, list[Problem]]:
    """Check a table of cities and convert its valid rows; None if a column is missing.

    Cells are strings, empty if blank. Coordinates, population and its year may also be floats.
    """
    table, problems = check_columns(frame, schema.CITIES, file)
    if table is None:
        return None, problems
    problems += _check_coordinates(table, file)
    problems += _check_thousands(table, file)
    unsound = table.index.isin(sorted(unsound_rows(problems)))
    sound = tuple(_to_city(row) for row in table[~unsound].to_dict("records"))
    return CityRows(sound, tuple(table.loc[unsound, "id"])), problems


def _check_coordinates(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report invalid coordinates, and warn about missing ones."""
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


def _check_thousands(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report populations such as "1.000", which may be a thousand people or one."""
    cells = frame["population"]
    return [
        Problem("thousands_point", file, int(row), "population", cells[row])
        for row in frame.index
        if isinstance(cells[row], str)
        and "." in cells[row]
        and find_decimal_sign(cells[row]) == "?"
    ]


def _to_city(row: dict[str, Any]) -> City:
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
        names=Text("", *(row[column] for column in schema.CITY_NAMES)),
        other_names=list_of(row["other_names"]),
        former_names=list_of(row[schema.FORMER_NAMES]),
    )
