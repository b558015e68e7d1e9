"""Tests of reading a visitor's own city from a file, entry by entry."""

from __future__ import annotations

from typing import Any

import pytest

from smartgov.own_city.entries import Entry, check_repeated, read_answers, read_parts
from tests.smartgov.own_cities import STUDY


def entry(about: str, value: Any, row: int = 2) -> Entry:
    """Return an entry of a made file."""
    return Entry(about, value, "own.csv", row, "value")


def test_a_problem_says_where_the_entry_stands_and_shows_its_beginning() -> None:
    problem = entry("vote", "x" * 100).problem("not_a_number", "0, 1")
    assert (problem.code, problem.file, problem.row, problem.column, problem.allowed) == (
        "not_a_number",
        "own.csv",
        2,
        "value",
        "0, 1",
    )
    assert problem.value == "x" * 80
    assert entry("vote", ["a"]).problem("not_a_number").value == ""


@pytest.mark.parametrize(("value", "number"), [(None, None), ("", None), ("2.5", 2.5), (3, 3)])
def test_a_number_is_read_or_blank(value: Any, number: float | None) -> None:
    assert entry("vote", value).number() == number


@pytest.mark.parametrize("value", ["x", "nan", "inf", [], {}, 10**400])
def test_what_is_no_number_is_an_error(value: Any) -> None:
    with pytest.raises(ValueError, match=r"number|could not convert"):
        entry("vote", value).number()


def test_text_is_read_or_blank() -> None:
    assert entry("#name", "Arco").text() == "Arco"
    assert entry("#name", None).text() == ""
    with pytest.raises(ValueError, match="not text"):
        entry("#name", 7).text()


def test_what_is_said_twice_is_told_where_it_stands_again() -> None:
    entries = [entry("vote", 1, 2), entry("hear", 1, 3), entry("vote", 0, 4)]
    (problem,) = check_repeated(entries)
    assert (problem.code, problem.row, problem.allowed) == ("repeated", 4, "vote")


def test_parts_of_the_city_are_read() -> None:
    entries = [
        entry("#study", "made"),
        entry("#name", " Arco  <b>"),
        entry("#country", "es"),
        entry("#latitude", "43"),
        entry("#longitude", -3),
        entry("#population", "1000.4"),
    ]
    assert read_parts(entries, STUDY) == (
        {
            "name": "Arco b",
            "country": "ES",
            "latitude": 43,
            "longitude": -3,
            "population": 1000,
        },
        [],
    )


@pytest.mark.parametrize(
    ("about", "value", "code"),
    [
        ("#study", "other", "foreign"),
        ("#mayor", "x", "unknown_part"),
        ("#name", 7, "bad_name"),
        ("#country", "Spain", "bad_country"),
        ("#latitude", "91", "bad_latitude"),
        ("#longitude", "-181", "bad_longitude"),
        ("#population", "-1", "bad_population"),
        ("#latitude", "43", "half_a_place"),
    ],
)
def test_a_part_that_cannot_be_is_told(about: str, value: Any, code: str) -> None:
    _, problems = read_parts([entry(about, value)], STUDY)
    assert [problem.code for problem in problems] == [code]


def test_answers_to_scored_questions_are_read_and_others_left_out() -> None:
    entries = [entry("vote", "1"), entry("petition", None), entry("money", "1")]
    assert read_answers(entries, STUDY) == ({"vote": 1, "petition": None}, [])


@pytest.mark.parametrize(
    ("about", "value", "code", "allowed"),
    [
        ("nothing", 1, "unknown_question", ""),
        ("vote", "x", "not_a_number", ""),
        ("vote", 2, "out_of_range", "0, 1"),
        ("hear", 1.5, "out_of_range", "0 – 4"),
        ("sets", 0, "out_of_range", "> 0"),
        ("delay", 1e16, "out_of_range", "\u2264 1e+15"),
    ],
)
def test_an_answer_that_cannot_be_is_told(about: str, value: Any, code: str, allowed: str) -> None:
    _, problems = read_answers([entry(about, value)], STUDY)
    assert [(problem.code, problem.allowed) for problem in problems] == [(code, allowed)]
