"""Tests of matching rows of answers to cities by id, name and country."""

from __future__ import annotations

from smartgov.intake.headers import city_columns
from smartgov.intake.study.answer_table import AnswerTable
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.study.match_cities import match_cities
from tests.smartgov.intake.made_tables import make_grid

CITIES = CityTable({}, {2: ("arco", "Arco", "ES"), 3: ("x", "Twin", "ES"), 4: ("y", "Twin", "FR")})


def table(*rows: tuple[str, str]) -> AnswerTable:
    grid = make_grid(("City", "Country", "vote"), *((*row, "1") for row in rows))
    return AnswerTable(grid, city_columns(grid.header), CITIES, has_own_cities=False, comma=False)


def test_cities_are_found_by_name_and_country() -> None:
    matches = match_cities(table(("arco", ""), ("Twin", "France"), ("Twin, Spain", "")), once=True)
    assert matches.rows == (2, 4, 3)
    assert matches.faults.problems == ()


def test_rows_without_a_city_are_told_once_each() -> None:
    matches = match_cities(table(("Nowhere", "ES"), ("Twin", ""), ("", "ES")), once=True)
    assert matches.rows == (None, None, None)
    assert [(p.code, p.row) for p in matches.faults.problems] == [
        ("unknown_city_here", 2),
        ("ambiguous_city", 3),
        ("required", 4),
    ]
    assert matches.unmatched == {("", "Nowhere", "ES"), ("", "Twin", ""), ("", "", "ES")}


def test_city_may_stand_twice_only_where_answers_are_rows() -> None:
    twice = table(("Arco", ""), ("Arco", ""))
    assert match_cities(twice, once=False).rows == (2, 2)
    once = match_cities(twice, once=True)
    assert once.rows == (2, None)
    assert [(p.code, p.row) for p in once.faults.problems] == [("duplicate_city", 3)]
