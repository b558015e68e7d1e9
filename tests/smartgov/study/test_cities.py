"""Cities are checked alike, whether their numbers come as text or as numbers."""

from __future__ import annotations

import pandas as pd
import pytest

from smartgov.study.cities import check_cities

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
