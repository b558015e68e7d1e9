"""Tests of reading cities: their numbers, ids, regions and problems."""

from __future__ import annotations

import pytest

from smartgov.intake.headers import city_columns
from smartgov.intake.study.city_table import CityTable, find_city, read_cities, slug, unique
from smartgov.problems import Problem
from tests.smartgov.intake.made_tables import make_grid

HEADER = ("City", "Country", "Latitude", "Longitude", "Population")


def read(
    *rows: tuple[str, ...], header: tuple[str, ...] = HEADER
) -> tuple[CityTable, list[Problem]]:
    """Read cities; that they lie where no such place is, is meant so here."""
    grid = make_grid(header, *rows)
    table, problems = read_cities(grid, city_columns(grid.header), comma=False)
    return table, [p for p in problems if not p.code.startswith("coordinates_")]


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("43.262700000000002", "-2,5", "1,234"), (43.262700000000002, -2.5, 1234)),
        (("0", "-0.0", "1 234 567"), (0, 0, 1_234_567)),
        (("\u221243.5", "12.25", ""), (-43.5, 12.25, None)),
    ],
)
def test_coordinates_and_population_are_numbers(
    cells: tuple[str, str, str], numbers: tuple[float, float, int | None]
) -> None:
    table, problems = read(("Arco", "Spain", *cells))
    city = table.sound[2]
    assert (city.latitude, city.longitude, city.population) == numbers
    assert (city.id, city.country, city.subregion, problems) == ("arco", "ES", "039", [])


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("91,50", "1", "1"), ("bad_coordinates", "C", "91.5, 1")),
        (("1", "x", "1"), ("not_degrees", "D", "x")),
        (("1", "2", "-3.0"), ("out_of_range", "E", "-3")),
        (("1", "2", "many"), ("not_a_number", "E", "many")),
    ],
)
def test_wrong_numbers_are_shown_as_they_are_read(
    cells: tuple[str, str, str], told: tuple[str, str, str]
) -> None:
    table, problems = read(("Arco", "ES", *cells))
    assert table.sound == {}
    assert [(p.code, p.letter, p.value) for p in problems] == [told]


def test_year_without_a_whole_number_is_told() -> None:
    header = ("City", "Country", "Population year")
    table, problems = read(("Arco", "ES", "2019.5"), ("Brae", "ES", "2019"), header=header)
    assert [city.population_year for city in table.sound.values()] == [2019]
    assert ("not_a_year", "2019.5", "C") in [(p.code, p.value, p.letter) for p in problems]


def test_city_that_stands_twice_is_wrong_the_second_time() -> None:
    table, problems = read(("Arco", "ES", "1", "2", ""), ("ARCO", "ES", "1", "2", ""))
    assert list(table.sound) == [2]
    assert [(p.code, p.row) for p in problems] == [("duplicate_city", 3)]


def test_torn_row_is_no_sound_city() -> None:
    table, _ = read(("Arco", "ES", "1", "2", "", ""), ("Brae", "ES", "1", "2", ""))
    assert [city.id for city in table.sound.values()] == ["brae"]


def test_ids_are_made_of_names_and_numbered() -> None:
    assert slug("Évora (Portugal)") == "evora-portugal"
    assert unique("x", {"x", "x-2"}) == "x-3"


def test_city_is_found_by_id_before_name() -> None:
    find = find_city({2: ("arco", "Brae", "ES"), 3: ("brae", "Arco", "FR")})
    assert find(("arco", "Arco", "")) == (2, "")
    assert find(("", "Arco", "")) == (3, "")
    assert find(("", "Arco", "Spain")) == (None, "unknown_city_here")
