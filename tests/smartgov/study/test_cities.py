"""Tests of reading the cities of a study from their table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from smartgov.model import City
from smartgov.problems import Problem
from smartgov.study.cities import check_cities, read_cities
from smartgov.text import LANGUAGES
from tests.smartgov.made_studies import StudyFolder

HEADER = "id,name,country,latitude,longitude"


def write(tmp_path: Path, *rows: str) -> Path:
    """Write a table of cities."""
    path = tmp_path / "cities.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_city_is_read(folder: StudyFolder) -> None:
    arco, brae, cove, _ = folder.study().cities
    assert arco == City("arco", "Arco", "ES", 43.3, -3, 40000, 2019, "150", "039", "")
    assert brae.country == "NA"  # Namibia, not a blank
    assert (brae.region, brae.population_year) == ("002", None)
    assert cove.population is None


def test_city_may_be_described_in_few_columns(folder: StudyFolder) -> None:
    folder.write("cities.csv", "country,id,name,latitude,longitude\nES,arco,Arco,43,-3\n")
    folder.write("answers.csv", "city,question,value\narco,vote,1\n")
    (city,) = folder.study().cities
    assert city == City("arco", "Arco", "ES", 43, -3, None, None, "", "", "")


def test_sound_rows_are_read_beside_those_that_are_not(tmp_path: Path) -> None:
    rows, problems = read_cities(
        write(tmp_path, "arco,Arco,ES,43,-3", "brae,,ES,43,-3", "cove,Cove,ES", "dell,Dell,ES,1,2")
    )
    assert rows is not None
    assert rows.ids == ["arco", "dell"]
    assert rows.unsound == ("brae", "")  # of a row that is too short, not even the id is known
    assert {(problem.code, problem.row) for problem in problems} == {
        ("required", 3),
        ("wrong_width", 4),
    }


@pytest.mark.parametrize("place", ["91,0", "0,181", "43,", ",-3"])
def test_coordinates_that_are_not_on_earth_are_an_error(tmp_path: Path, place: str) -> None:
    rows, problems = read_cities(write(tmp_path, f"arco,Arco,ES,{place}"))
    assert rows is not None
    assert (rows.ids, rows.unsound) == ([], ("arco",))
    told = place.replace(",", ", ")
    assert problems == [Problem("bad_coordinates", "cities.csv", 2, "latitude", told)]


def test_coordinates_that_are_not_known_are_a_warning(tmp_path: Path) -> None:
    rows, problems = read_cities(write(tmp_path, "arco,Arco,ES,,"))
    assert rows is not None
    assert (rows.cities[0].latitude, rows.cities[0].longitude) == (None, None)
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("no_coordinates", "warning")
    ]


def test_a_table_without_a_needed_column_has_no_cities() -> None:
    rows, problems = check_cities(pd.DataFrame({"id": ["arco"]}, index=[2]), "cities.csv")
    assert rows is None
    assert {problem.code for problem in problems} == {"missing_column"}


Cell = float | str


def table(latitude: Cell, longitude: Cell, population: Cell, year: Cell) -> pd.DataFrame:
    cells = {
        "id": "arco",
        "name": "Arco",
        "country": "ES",
        "latitude": latitude,
        "longitude": longitude,
        "population": population,
        "population_year": year,
    }
    return pd.DataFrame([cells], index=[2], dtype=object)


@pytest.mark.parametrize(
    ("numbers", "texts"),
    [
        ((43.25, -2.5, 1500.0, 2015.0), ("43.25", "-2.5", "1500", "2015")),
        ((0.0, 0.0, 1e6, 2015.0), ("0", "0", "1000000", "2015")),
        ((91.5, 1.0, -3.0, 3000.0), ("91.5", "1", "-3", "3000")),
        ((1.0, "", 1.5, ""), ("1", "", "1.5", "")),
    ],
)
def test_numbers_and_their_texts_are_checked_alike(
    numbers: tuple[Cell, ...], texts: tuple[Cell, ...]
) -> None:
    found, problems = check_cities(table(*numbers), "cities.csv")
    assert (found, problems) == check_cities(table(*texts), "cities.csv")


def test_numbers_stay_what_they_are() -> None:
    rows, problems = check_cities(table(0.0, 43.262700000000002, "", ""), "cities.csv")
    assert rows is not None and problems == []
    (city,) = rows.cities
    assert (city.latitude, city.longitude, city.population) == (0.0, 43.262700000000002, None)


def test_names_in_other_languages_are_optional() -> None:
    columns = ("id", "name", "name_es", "name_fr", "other_names", "country")
    cells = ("ghent", "Ghent", "Gante", "", "Gent; Gand", "BE")
    frame = pd.DataFrame([(*cells, "", "")], columns=[*columns, "latitude", "longitude"])
    rows, _ = check_cities(frame, "cities.csv")
    assert rows is not None
    (city,) = rows.cities
    assert [city.name_in(code) for code in LANGUAGES] == ["Ghent", "Gante", "Ghent"]
    assert city.all_names == ("Ghent", "Gante", "Gent", "Gand")
    rows, _ = check_cities(frame.drop(columns=["name_es", "name_fr", "other_names"]), "cities.csv")
    assert rows is not None
    assert rows.cities[0].all_names == ("Ghent",)
