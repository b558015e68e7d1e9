"""Tests of recognizing the header of a table and its city columns."""

from __future__ import annotations

from smartgov.intake.headers import (
    answer_columns,
    city_columns,
    is_city_header,
    is_long,
    is_study_header,
    row_limit,
)
from smartgov.intake.limits import MAX_ANSWERS, MAX_CITIES


def test_column_that_is_called_just_so_comes_before_one_with_a_remark() -> None:
    header = {0: "1. City (old)", 1: "City", 2: "Country (ISO)", 3: "Population (thousands)"}
    assert city_columns(header) == {"name": 1, "country": 2}


def test_header_names_a_city_beside_something_else() -> None:
    assert is_city_header(["Ciudad", "voting"])
    assert not is_city_header(["City"])
    assert not is_city_header(["voting", "plan"])


def test_header_of_a_study_table_may_have_any_case() -> None:
    assert is_study_header("questions")(["ID", "Role", "type", "more"])
    assert not is_study_header("questions")(["id", "role"])


def test_table_of_answers_in_rows_may_be_longer() -> None:
    assert is_long(["City", "Question", "Answer"])
    assert row_limit(["City", "Question", "Answer"]) == (MAX_ANSWERS, "too_many_answers")
    assert row_limit(["City", "voting"]) == (MAX_CITIES, "too_many_cities")


def test_columns_of_a_table_with_one_row_per_answer() -> None:
    header = {0: "City", 2: "Pregunta", 3: "Réponse", 4: "Answer"}
    assert answer_columns(header) == {"city": 0, "question": 2, "value": 3}
