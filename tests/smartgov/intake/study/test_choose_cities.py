"""Tests of finding cities in their own table or in the rows of the answers."""

from __future__ import annotations

from smartgov.intake.limits import MAX_CITIES
from smartgov.intake.study.choose_cities import answer_city_columns, choose_cities
from tests.smartgov.intake.made_tables import make_grid, make_tables

ANSWERS = make_grid(("City", "Country", "Population", "vote"), ("Arco", "ES", "1000", "1"))
CITIES = make_grid(("City", "Country", "Mayor"), ("Brae", "FR", "x"))


def test_cities_stand_in_the_answers() -> None:
    cities, _ = choose_cities(make_tables(ANSWERS))
    assert cities is not None
    assert cities.rows == {2: ("arco", "Arco", "ES")}
    assert answer_city_columns(make_tables(ANSWERS)) == {"name": 0, "country": 1, "population": 2}


def test_table_of_cities_tells_the_rest() -> None:
    cities, problems = choose_cities(make_tables(ANSWERS, CITIES))
    assert cities is not None
    assert cities.rows == {2: ("brae", "Brae", "FR")}
    assert ("unknown_column", "C") in {(p.code, p.letter) for p in problems}
    assert answer_city_columns(make_tables(ANSWERS, CITIES)) == {"name": 0, "country": 1}


def test_cities_of_answers_in_rows_count_once() -> None:
    rows = [("Arco", "ES", question, "1") for question in ("a", "b")]
    long = make_grid(("City", "Country", "Question", "Answer"), *rows)
    cities, _ = choose_cities(make_tables(long))
    assert cities is not None
    assert list(cities.rows) == [2]


def test_table_without_countries_or_rows_has_no_cities() -> None:
    cities, problems = choose_cities(make_tables(make_grid(("City", "vote"))))
    assert cities is None
    assert [problem.code for problem in problems] == ["missing_city_column", "no_rows"]


def test_answers_of_too_many_cities_in_rows_are_told() -> None:
    rows = [(f"City {n}", "ES", "a", "1") for n in range(MAX_CITIES + 1)]
    long = make_grid(("City", "Country", "Question", "Answer"), *rows)
    cities, problems = choose_cities(make_tables(long))
    assert (cities, [problem.code for problem in problems]) == (None, ["too_many_cities"])
