"""Tests of what a program asks for: parameters are those of links, checked by the same rules."""

from __future__ import annotations

import pytest

from components.data_address import data_address
from components.view.view import View
from serving.api.problems import RefusalError
from serving.api.question import ask, choose_form, read_path, read_question
from serving.studies import find_studies
from smartgov.model import Spec

SURVEY = "urban-governance-survey-2015"


def test_a_question_has_what_a_link_has() -> None:
    query = f"study={SURVEY}&weights=foresight:2&aggregation=geometric&region=150&q=a&city=ghent"
    question = read_question("ranks.csv", query + "&score=participation", "")
    asked = ask(question)
    assert asked.spec == Spec((("foresight", 2.0),), "geometric")
    assert (asked.measure, asked.cities.regions, asked.cities.search) == (
        *("participation", ("150",)),
        "a",
    )
    assert question.view.city is None
    assert asked.study.info.id == SURVEY
    assert asked.collection.cases


def test_the_address_on_a_page_asks_for_what_is_on_screen() -> None:
    view = View(
        lang="es",
        city="ghent",
        measure="participation",
        regions=("150",),
        weights=(("foresight", 2.0),),
    )
    version = find_studies(None)[SURVEY].sound.info.version
    address = data_address("ranks", view, SURVEY, version)
    path, _, query = address.removeprefix("api/v1/").partition("?")
    question = read_question(path, query, "")
    assert (question.table, question.form) == ("ranks", "csv")
    assert question.view == View(
        study=SURVEY,
        version=version,
        measure="participation",
        regions=("150",),
        weights=(("foresight", 2.0),),
    )


def test_change_is_since_the_edition_before_unless_another_is_asked_for() -> None:
    study = "study=chile-transparency-2018"
    assert ask(read_question("change.csv", study, "")).before.info.edition == "2017"
    assert ask(read_question("change.csv", f"{study}&since=2014", "")).before.info.edition == "2014"
    assert len(ask(read_question("change.csv", study, "")).editions) == 7


def test_the_name_of_a_series_asks_for_its_latest_edition() -> None:
    question = read_question("scores.csv", "study=chile-transparency", "")
    assert question.known.name == question.view.study == "chile-transparency-2018"


def test_an_earlier_edition_can_be_asked_for() -> None:
    question = read_question("scores.csv", "study=chile-transparency-2012", "")
    assert question.known.name == "chile-transparency-2012"


@pytest.mark.parametrize("path", ["", "scores.", "scores.csv.csv", "../scores.csv", "Scores", "x"])
def test_other_paths_are_no_tables(path: str) -> None:
    with pytest.raises(RefusalError) as refused:
        read_path(path, "")
    assert refused.value.status == 404


def test_the_ending_comes_before_the_header() -> None:
    assert read_path("scores.csv", "application/json") == ("scores", "csv")
    assert read_path("scores", "text/csv;q=x, application/*;q=0.1") == ("scores", "json")
    with pytest.raises(RefusalError):
        choose_form("text/html")
