"""Tests of the table schemas, cell by cell."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.schema import check_table, numbers

ANSWER = {"city": "arco", "question": "vote", "value": "1"}
NODE = {"id": "open", "parent": "", "weight": "1", "label_en": "Open"}
CITY = {
    "id": "arco",
    "name": "Arco",
    "country": "ES",
    "latitude": "43",
    "longitude": "-3",
    "population": "40000",
    "population_year": "2019",
}
QUESTION = {
    "id": "vote",
    "dimension": "voice",
    "role": "scored",
    "type": "scale",
    "low": "0",
    "high": "4",
    "transform": "",
    "range": "",
    "direction": "",
    "weight": "",
    "text_en": "Do residents vote?",
}


def table(*rows):
    """Return rows as they come from a file: text, numbered from 2."""
    return pd.DataFrame(rows, index=range(2, len(rows) + 2), dtype=str)


def found(schema_of, row, **cells):
    """Return what is wrong with one row in which some cells were changed."""
    return check_table(table({**row, **cells}), schema_of, "t.csv")


# --- numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1", 1), ("-2.50", -2.5), ("+3", 3), ("1e3", 1000), (".5", 0.5), ("0.1", 0.1), ("007", 7)],
)
def test_number_is_read(cell, number) -> None:
    assert numbers(pd.Series([cell])).tolist() == [number]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "one",
        "1,5",
        "1 000",
        "1_000",
        "50 %",
        "nan",
        "inf",
        "-Infinity",
        "1e999",
        "True",
        "0x10",
    ],
)
def test_what_is_not_a_finite_number_is_blank(cell) -> None:
    assert np.isnan(numbers(pd.Series([cell, "1"]))[0])
    assert np.isnan(numbers(pd.Series([cell]))[0])


# --- the whole table ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema_of", "row"),
    [
        (schema.ANSWERS, ANSWER),
        (schema.FRAMEWORK, NODE),
        (schema.CITIES, CITY),
        (schema.QUESTIONS, QUESTION),
    ],
)
def test_sound_row_has_no_problem(schema_of, row) -> None:
    assert found(schema_of, row) == []


def test_every_problem_of_a_table_is_told_in_the_order_of_its_rows() -> None:
    rows = [
        {**CITY, "country": "SPAIN", "mayor": "x"},
        {**CITY, "mayor": "x"},
        {**CITY, "id": "b b", "name": "", "population_year": "999", "mayor": "x"},
    ]
    assert check_table(table(*rows), schema.CITIES, "cities.csv") == [
        Problem("unknown_column", "cities.csv", 1, "mayor"),
        Problem("bad_country", "cities.csv", 2, "country", "SPAIN"),
        Problem("duplicate_id", "cities.csv", 3, "id", "arco"),
        Problem("bad_id", "cities.csv", 4, "id", "b b", schema.ID_RULE),
        Problem("required", "cities.csv", 4, "name"),
        Problem("out_of_range", "cities.csv", 4, "population_year", "999", "1000 – 2200"),
    ]


def test_every_missing_column_is_told() -> None:
    problems = check_table(table({"value": "1"}), schema.ANSWERS, "answers.csv")
    assert problems == [
        Problem("missing_column", "answers.csv", 1, "city"),
        Problem("missing_column", "answers.csv", 1, "question"),
    ]


@pytest.mark.parametrize(
    ("schema_of", "needed"),
    [
        (schema.ANSWERS, {"city", "question", "value"}),
        (schema.FRAMEWORK, {"id", "parent", "label_en"}),
        (schema.CITIES, {"id", "name", "country", "latitude", "longitude"}),
        (schema.QUESTIONS, {"id", "dimension", "role", "type", "text_en"}),
        (schema.RECOMMENDATIONS, {"id", "pillar", "dimensions", "title_en", "text_en"}),
    ],
)
def test_columns_that_must_be_there(schema_of, needed) -> None:
    problems = check_table(table({"x": "1"}), schema_of, "t.csv")
    assert {p.column for p in problems if p.code == "missing_column"} == needed


def test_columns_may_come_in_any_order() -> None:
    backwards = dict(reversed(QUESTION.items()))
    assert check_table(table(backwards), schema.QUESTIONS, "t.csv") == []


def test_table_without_rows_is_checked_for_its_columns() -> None:
    empty = pd.DataFrame(columns=["city", "value"], dtype=str)
    assert check_table(empty, schema.ANSWERS, "t.csv") == [
        Problem("missing_column", "t.csv", 1, "question")
    ]


# --- cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["a", "A-b_c.d", "9", "open_data", "sao-paulo", "1.2"])
def test_ids_of_letters_digits_and_some_signs(cell) -> None:
    assert found(schema.CITIES, CITY, id=cell) == []


@pytest.mark.parametrize("cell", ["a b", "-a", "_a", "são", "a/b", "a;b", "a\nb", "../a", "=1"])
def test_other_ids_are_told(cell) -> None:
    assert found(schema.CITIES, CITY, id=cell) == [
        Problem("bad_id", "t.csv", 2, "id", cell, schema.ID_RULE)
    ]


@pytest.mark.parametrize("cell", ["ES", "NA", "XK", "TW", "PS"])
def test_country_codes(cell) -> None:
    assert found(schema.CITIES, CITY, country=cell) == []


@pytest.mark.parametrize("cell", ["es", "ESP", "Spain", "UK", "ZZ", "724"])
def test_what_is_no_country_code(cell) -> None:
    assert found(schema.CITIES, CITY, country=cell) == [
        Problem("bad_country", "t.csv", 2, "country", cell)
    ]


@pytest.mark.parametrize(
    ("schema_of", "row", "column"),
    [
        (schema.ANSWERS, ANSWER, "city"),
        (schema.ANSWERS, ANSWER, "question"),
        (schema.FRAMEWORK, NODE, "id"),
        (schema.FRAMEWORK, NODE, "label_en"),
        (schema.CITIES, CITY, "id"),
        (schema.CITIES, CITY, "name"),
        (schema.CITIES, CITY, "country"),
        (schema.QUESTIONS, QUESTION, "id"),
        (schema.QUESTIONS, QUESTION, "role"),
        (schema.QUESTIONS, QUESTION, "type"),
        (schema.QUESTIONS, QUESTION, "text_en"),
    ],
)
def test_cell_that_must_be_filled_in(schema_of, row, column) -> None:
    assert found(schema_of, row, **{column: ""}) == [Problem("required", "t.csv", 2, column)]


@pytest.mark.parametrize(
    ("schema_of", "row", "column"),
    [
        (schema.ANSWERS, ANSWER, "value"),
        (schema.FRAMEWORK, NODE, "weight"),
        (schema.CITIES, CITY, "population"),
        (schema.CITIES, CITY, "population_year"),
        (schema.QUESTIONS, QUESTION, "low"),
        (schema.QUESTIONS, QUESTION, "high"),
        (schema.QUESTIONS, QUESTION, "weight"),
    ],
)
def test_cell_of_a_number_is_a_number_or_blank(schema_of, row, column) -> None:
    assert found(schema_of, row, **{column: ""}) == []
    assert found(schema_of, row, **{column: "many"}) == [
        Problem("not_a_number", "t.csv", 2, column, "many")
    ]
    assert [p.code for p in found(schema_of, row, **{column: "inf"})] == ["not_a_number"]


@pytest.mark.parametrize(
    ("schema_of", "row", "column", "cell", "allowed"),
    [
        (schema.FRAMEWORK, NODE, "weight", "-0.1", "0 – 1000000"),
        (schema.QUESTIONS, QUESTION, "weight", "-1", "0 – 1000000"),
        (schema.CITIES, CITY, "population_year", "999", "1000 – 2200"),
        (schema.CITIES, CITY, "population_year", "2201", "1000 – 2200"),
    ],
)
def test_number_out_of_its_range(schema_of, row, column, cell, allowed) -> None:
    assert found(schema_of, row, **{column: cell}) == [
        Problem("out_of_range", "t.csv", 2, column, cell, allowed)
    ]


def test_numbers_at_their_bounds() -> None:
    assert found(schema.FRAMEWORK, NODE, weight="0") == []
    assert found(schema.CITIES, CITY, population_year="1000") == []
    assert found(schema.CITIES, CITY, population_year="2200") == []


@pytest.mark.parametrize(
    ("column", "cell", "allowed"),
    [
        ("role", "Scored", "scored, context, barrier"),
        ("type", "text", "yes_no, scale, number"),
        ("transform", "log", "none, log10"),
        ("range", "own", "fixed, sample"),
        ("direction", "0", "1, -1"),
    ],
)
def test_word_that_is_not_allowed_is_told_with_those_that_are(column, cell, allowed) -> None:
    assert found(schema.QUESTIONS, QUESTION, **{column: cell}) == [
        Problem("not_allowed", "t.csv", 2, column, cell, allowed)
    ]


def test_population_is_not_negative() -> None:
    (problem,) = found(schema.CITIES, CITY, population="-5")
    assert (problem.code, problem.column, problem.value) == ("out_of_range", "population", "-5")


@pytest.mark.parametrize("cell", ["0", "0.4", "1000.5"])
def test_population_is_a_whole_number_above_0(cell) -> None:
    assert [p.column for p in found(schema.CITIES, CITY, population=cell)] == ["population"]
