"""Read and check the cities of a visitor's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from smartgov.intake.cells import Numeric
from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.study.check_coordinates import check_coordinates, list_locations
from smartgov.intake.study.country_names import country_code, find_country, region_code
from smartgov.intake.study.degrees import EXAMPLES, parse_coordinate
from smartgov.intake.study.locate_cities import place_cities
from smartgov.intake.tables.grid import Grid
from smartgov.intake.understood import Location
from smartgov.intake.vocabulary import key
from smartgov.model import OWN_ID, City
from smartgov.numbers import parse_number
from smartgov.places.countries import COUNTRIES
from smartgov.places.regions import part_of_country, regions_of
from smartgov.problems import Problem
from smartgov.study import cities as city_rows
from smartgov.study.checked_rows import unsound_rows
from smartgov.study.schema import CITY_OTHER_NAMES, FORMER_NAMES
from smartgov.text import fold

COLUMNS = (
    *("id", "name", "country", "latitude", "longitude", "population"),
    *("population_year", "region", "subregion", "note", *CITY_OTHER_NAMES, FORMER_NAMES),
)

#: The columns by which answers refer to a city.
KEYS = ("id", "name", "country")

#: The required columns of a table of cities.
NEEDED = ("name", "country")


@dataclass(frozen=True, eq=False)
class CityTable:
    """The cities of a table.

    Attributes
    ----------
    sound
        The valid cities by row number.
    rows
        Id, name and country of every row by row number, to match the answers.
    locations
        Where each named city was placed, in the order of the rows.
    """

    sound: Mapping[int, City]
    rows: Mapping[int, tuple[str, str, str]]
    locations: tuple[Location, ...] = ()


def read_cities(
    grid: Grid, columns: Mapping[str, int], comma: bool, choices: Choices = NO_CHOICES
) -> tuple[CityTable, list[Problem]]:
    """Read a table with one city per row.

    Parameters
    ----------
    grid
        The table.
    columns
        Positions of the columns by name; at least `NEEDED`.
    comma
        Whether the decimal sign is a comma.
    choices
        The visitor's choices; of these, where cities with doubtful coordinates are put.
    """
    unreadable = grid.unreadable(columns.values())
    table = _as_table(grid, columns, comma)
    problems = list(unreadable.values())
    given = table["id"] != ""
    table["id"] = make_ids(table)
    problems += _repeated(table, given, grid, columns["name"])
    repeated = unsound_rows(problems)
    table, found = _fill_regions(table, grid, columns)
    problems += found
    table, locations, found = check_coordinates(table, grid, columns["name"], choices)
    problems += found
    table, found = place_cities(table, grid, columns["name"])
    problems += found
    told = {(p.row, p.column) for p in problems if p.severity == "error"}
    nowhere = set(table.index[~table["country"].isin(COUNTRIES)])
    nowhere |= {problem.row for problem in problems if problem.code == "ambiguous_place"}
    rows, found = city_rows.check_cities(table, grid.spot.file)
    problems += [
        shown
        for problem in found
        if not (problem.code == "no_coordinates" and problem.row in nowhere)
        and (shown := _convert_problem(problem, grid, columns, table))
        and (shown.row, shown.column) not in told
    ]
    assert rows is not None
    unsound = repeated | unsound_rows([*found, *problems]) | grid.misaligned
    by_id = {city.id: city for city in rows.cities}
    names = zip(table.index, table["id"], table["name"], table["country"], strict=True)
    known = {int(row): (i, name, country) for row, i, name, country in names}
    sound = {row: by_id[i] for row, (i, _, _) in known.items() if row not in unsound}
    return CityTable(sound, known, list_locations(table, locations)), problems


def _as_table(grid: Grid, columns: Mapping[str, int], comma: bool) -> pd.DataFrame:
    """Convert the cells to the columns of ``cities.csv``, parsing what is recognized.

    Coordinates, population and its year are floats; cells that are not numbers are kept unchanged.
    """
    readers: dict[str, Callable[[str], float | str]] = {
        "id": _id,
        "country": lambda cell: find_country(cell)[0] or cell,
        "latitude": lambda cell: _number(cell, partial(parse_coordinate, axis="latitude")),
        "longitude": lambda cell: _number(cell, partial(parse_coordinate, axis="longitude")),
        "population": lambda cell: _number(cell, partial(parse_number, comma=comma, whole=True)),
        "population_year": lambda cell: _number(cell, partial(parse_number, comma=comma)),
    }
    blank = [""] * len(grid.rows)
    return pd.DataFrame(
        {
            column: [
                "" if cell[:1] == "\0" else readers.get(column, _collapse_whitespace)(cell)
                for cell in (grid.columns[columns[column]] if column in columns else blank)
            ]
            for column in COLUMNS
        },
        index=grid.rows,
        dtype=object,
    )


def _collapse_whitespace(cell: str) -> str:
    """Collapse whitespace to single spaces."""
    return " ".join(cell.split())


def _id(cell: str) -> str:
    """Read an id; spreadsheets turn some into numbers with a decimal point."""
    return cell.removesuffix(".0") if cell.removesuffix(".0").isdigit() else cell


def _number(cell: str, parse: Callable[[str], float]) -> float | str:
    """Parse the number in a cell; other text is kept unchanged."""
    try:
        return (float if isinstance(cell, Numeric) else parse)(cell) if cell else ""
    except (ValueError, OverflowError):
        return cell


def make_ids(table: pd.DataFrame) -> list[str]:
    """List the id of each row: the given one, or one made from its name."""
    taken = {OWN_ID, *(i for i in table["id"] if i)}
    made = []
    for row, own, name in zip(table.index, table["id"], table["name"], strict=True):
        made.append(own or unique(slug(name) or f"city-{row}", taken))
        taken.add(made[-1])
    return made


def slug(name: str) -> str:
    """Convert a name to lowercase ASCII with hyphens; blank if it has no such letters."""
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name))
    return "-".join(letters.split())[:60].strip("-")


def unique(wanted: str, taken: set[str]) -> str:
    """Make an id unique, adding a number if needed."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _repeated(table: pd.DataFrame, given: pd.Series, grid: Grid, name: int) -> list[Problem]:
    """Report rows that repeat the city of an earlier row and have no id to distinguish them."""
    known = pd.DataFrame({"name": table["name"].map(key), "country": table["country"]})
    repeated = known.duplicated() & ~given & (known["name"] != "")
    return [
        grid.problem("duplicate_city", int(row), name, table.loc[row, "name"])
        for row in table.index[repeated]
    ]


def _fill_regions(
    table: pd.DataFrame, grid: Grid, columns: Mapping[str, int]
) -> tuple[pd.DataFrame, list[Problem]]:
    """Fill blank regions with those of the country, and report unknown regions."""
    problems = []
    usual = [  # a part of a country has no region below it
        ("", "") if part_of_country(region) else regions_of(country)
        for region, country in zip(table["region"], table["country"], strict=True)
    ]
    for at, column in enumerate(("region", "subregion")):
        codes = []
        for row, cell, filled in zip(table.index, table[column], usual, strict=True):
            code = cell if part_of_country(cell) else region_code(cell) if cell else filled[at]
            if code is None:
                problems.append(grid.problem("unknown_region", int(row), columns[column], cell))
            codes.append(filled[at] if code is None else code)
        table = table.assign(**{column: codes})
    return table, problems


def _convert_problem(
    problem: Problem, grid: Grid, columns: Mapping[str, int], table: pd.DataFrame
) -> Problem:
    """Convert a problem of a study table to one of the visitor's table."""
    code, value, allowed = problem.code, problem.value, problem.allowed
    position = columns.get(problem.column)
    if problem.column == "latitude" and position is None:
        position = columns.get("longitude", columns["name"])
    if code == "bad_country":
        meant = find_country(value)[1]
        code, allowed = ("ambiguous_country", meant) if meant else ("unknown_country", allowed)
    if code == "bad_coordinates":
        text = [axis for axis in EXAMPLES if isinstance(table.loc[problem.row, axis], str)]
        axis = next((axis for axis in text if table.loc[problem.row, axis]), "")
        if axis:
            code, value, allowed = "not_degrees", table.loc[problem.row, axis], EXAMPLES[axis]
            position = columns[axis]
    shown = grid.problem(code, problem.row, position, value, allowed)
    if code == "no_coordinates":
        shown = replace(shown, value=table.loc[problem.row, "name"])
    return shown


#: A country after the name of a city: "Bilbao (Spain)", "Bilbao, España".
_BESIDE = re.compile(r"([^,(]*[^,(\s])\s*(?:,\s*+([^,()]++)|\(([^,()]++)\))")


def _split_country(name: str, country: str) -> tuple[str, str]:
    """Split the name of a city from a country that follows it."""
    beside = _BESIDE.fullmatch(name)
    said = country_code((beside[2] or beside[3]).strip()) if beside else None
    if beside is None or said is None or country_code(country or said) != said:
        return name, country
    return beside[1], said


def find_city(
    known: Mapping[int, tuple[str, str, str]],
) -> Callable[[Sequence[str]], tuple[int | None, str]]:
    """Build a function that finds the row of a city by id, name and country, or says why not."""
    by_id = {i: row for row, (i, _, _) in reversed(list(known.items()))}
    by_name: dict[str, list[int]] = {}
    for row, (_, name, _) in known.items():
        by_name.setdefault(key(name), []).append(row)

    def find(parts: Sequence[str]) -> tuple[int | None, str]:
        own, name, country = parts
        if own and own in by_id:
            return by_id[own], ""
        if not name:
            return None, "unknown_city_here" if own else "required"
        if key(name) not in by_name and name not in by_id:
            name, country = _split_country(name, country)
        rows = by_name.get(key(name), []) if key(name) else []
        code = find_country(country)[0] if country else None
        if (len(rows) > 1 and country) or (rows and code not in (None, known[rows[0]][2])):
            rows = [row for row in rows if known[row][2] == code]
        if not rows and name in by_id:
            return by_id[name], ""
        if len(rows) == 1:
            return rows[0], ""
        return None, "ambiguous_city" if rows else "unknown_city_here"

    return find
