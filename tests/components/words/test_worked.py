"""Tests of the computation for one city in words, beside those of its section in the app."""

from __future__ import annotations

import math

import pytest

from components.words.worked import (
    answer_columns,
    answer_rows,
    find_worked_city,
    mean_columns,
    mean_rows,
)
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_it_is_the_chosen_city_or_the_median_or_the_first(make_reader: MakeReader) -> None:
    assert find_worked_city(make_reader(city="dell")).id == "dell"
    assert find_worked_city(make_reader()).id == "cove"
    study = make_study([make_yes_no("q")], {"a": [None], "b": [None]})
    assert find_worked_city(make_reader(of=study)).id == "a"


@languages
def test_an_answer_has_its_goalposts_and_its_score(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language)
    t, cities = reader.t, reader.study.city_by_id
    assert len(answer_columns(reader)) == len(answer_rows(reader, cities["brae"])[0]) == 5
    assert answer_rows(reader, cities["brae"])[1] == [
        *("Listens", "voice", t.number(33.335, 1), "0 – 100", "33"),
    ]
    assert answer_rows(reader, cities["dell"])[0][2:] == [
        *(t("answers.blank"), "0 – 1", t.number(math.nan)),
    ]


@languages
def test_a_mean_says_of_what_it_is(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t, rows = reader.t, mean_rows(reader, reader.study.city_by_id["arco"])
    assert [len(row) for row in rows] == [len(mean_columns(reader))] * 6
    assert rows[0] == ["voice", t("method.mean_of_questions", count=2), t.score(75)]
    assert rows[2][1] == t("method.mean_of_dimensions", count=2)
    assert rows[5][1:] == [t("method.mean_of_pillars"), f"<strong>{t.score(88.75)}</strong>"]
