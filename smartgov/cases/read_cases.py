"""Read and check tables of cases and standards, reporting all their problems at once.

The tables of the project have to cover every recommendation and every region of the world;
`check_cases` and `check_standards` alone are for tables of others, which need not.
"""

from __future__ import annotations

from collections.abc import Collection as Sized
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import pandas as pd

from smartgov.cases.case import Case, Collection, Known, Source, Standard
from smartgov.model import City
from smartgov.paths import PRACTICE_CITIES_FILE, PRACTICES_FILE, STANDARDS_FILE
from smartgov.places.regions import REGIONS
from smartgov.problems import Problem, has_errors
from smartgov.study import schema
from smartgov.study.checked_rows import check_columns, text_of, unsound_rows
from smartgov.study.cities import read_cities
from smartgov.study.csv_table import read_table
from smartgov.study.framework import read_recommendations
from smartgov.study.storage import File


def read_collection(
    cases: File = PRACTICES_FILE,
    standards: File = STANDARDS_FILE,
    cities: File = PRACTICE_CITIES_FILE,
) -> tuple[Collection | None, list[Problem]]:
    """Read what the project knows of practices and standards; None if a table has an error."""
    wanted = [recommendation.id for recommendation in read_recommendations()]
    places, problems = read_cities(cities)
    known = {city.id: city for city in places.cities} if places else {}
    frame, found = read_table(cases)
    told: tuple[Case, ...] = ()
    if frame is not None:
        told, more = check_cases(frame, cases.name, known, wanted, cities.name)
        found = [*found, *more, *_uncovered("no_practice", cases.name, told, wanted)]
        found += _uncovered_regions(cases.name, told)
    problems = [*problems, *found]
    frame, found = read_table(standards)
    guides: tuple[Standard, ...] = ()
    if frame is not None:
        guides, more = check_standards(frame, standards.name, wanted)
        found = [*found, *more, *_uncovered("no_standard", standards.name, guides, wanted)]
    problems += found
    return None if has_errors(problems) else Collection(told, guides), problems


def read_sound_collection() -> Collection:
    """Read the tables of the project.

    Raises
    ------
    ValueError
        If one of them has an error.
    """
    collection, problems = read_collection()
    if collection is None:
        raise ValueError(f"{problems}")
    return collection


def check_cases(
    frame: pd.DataFrame,
    file: str,
    cities: Mapping[str, City],
    recommendations: Sized[str],
    cities_file: str,
) -> tuple[tuple[Case, ...], list[Problem]]:
    """Check a table of cases, and convert its valid rows.

    Parameters
    ----------
    frame, file
        Cells as text, indexed by row; and the name of the file.
    cities, cities_file
        The cities that a case may be of, by id, and the file in which they are listed.
    recommendations
        Ids of the recommendations that a case may be an example of.
    """
    table, problems = check_columns(frame, schema.CASES, file)
    if table is None:
        return (), problems
    problems += _unknown_recommendations(table, file, recommendations)
    problems += [
        Problem("city_not_listed", file, int(row), "city", city, cities_file)
        for row, city in table["city"].items()
        if city and city not in cities
    ]
    return tuple(_to_case(row, cities) for row in _sound(table, problems)), _sorted(problems)


def check_standards(
    frame: pd.DataFrame, file: str, recommendations: Sized[str]
) -> tuple[tuple[Standard, ...], list[Problem]]:
    """Check a table of standards, and convert its valid rows; see `check_cases`."""
    table, problems = check_columns(frame, schema.STANDARDS, file)
    if table is None:
        return (), problems
    problems += _unknown_recommendations(table, file, recommendations)
    return tuple(_to_standard(row) for row in _sound(table, problems)), _sorted(problems)


def _unknown_recommendations(
    table: pd.DataFrame, file: str, recommendations: Sized[str]
) -> list[Problem]:
    allowed = ", ".join(recommendations)
    return [
        Problem("unknown_recommendation", file, int(row), "recommendation", found, allowed)
        for row, found in table["recommendation"].items()
        if found and found not in recommendations
    ]


def _uncovered(
    code: str, file: str, found: Iterable[Case | Standard], wanted: Iterable[str]
) -> list[Problem]:
    """Report the recommendations that have nothing."""
    covered = {one.recommendation for one in found}
    return [
        Problem(code, file, column="recommendation", value=recommendation)
        for recommendation in wanted
        if recommendation not in covered
    ]


def _uncovered_regions(file: str, cases: Iterable[Case]) -> list[Problem]:
    """Report the regions of the world that no case is from."""
    covered = {case.city.region for case in cases}
    return [
        Problem("region_without_practice", file, column="city", value=region)
        for region in REGIONS
        if region not in covered
    ]


def _sound(table: pd.DataFrame, problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    """Yield the rows without an error."""
    unsound = sorted(unsound_rows(problems))
    yield from table[~table.index.isin(unsound)].to_dict("records")


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.row or 0, problem.column))


def _to_case(row: Mapping[str, str], cities: Mapping[str, City]) -> Case:
    return Case(
        id=row["id"],
        recommendation=row["recommendation"],
        city=cities[row["city"]],
        since=_year(row["since"]),
        name=text_of(row, "name"),
        what=text_of(row, "what"),
        led_to=text_of(row, "led_to"),
        note=text_of(row, "note"),
        source=_to_source(row),
    )


def _to_standard(row: Mapping[str, str]) -> Standard:
    return Standard(
        id=row["id"],
        recommendation=row["recommendation"],
        year=_year(row["year"]),
        name=text_of(row, "name"),
        what=text_of(row, "what"),
        source=_to_source(row),
    )


def _to_source(row: Mapping[str, str]) -> Source:
    return Source(
        publisher=row["publisher"],
        title=row.get("title", ""),
        address=row["address"],
        known=cast("Known", row["known"]),
        published=row.get("published", ""),
        seen=row["seen"],
    )


def _year(cell: str) -> int | None:
    return int(float(cell)) if cell else None
