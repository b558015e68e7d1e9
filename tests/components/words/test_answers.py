"""Tests of answers and practices in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.answers import answer_words, graded, graded_practices, level_words
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakePage
from tests.smartgov.made_studies import make_question, make_study, make_yes_no

NAN = float("nan")


languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_answers(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    t = page.t
    yes_no, scale = make_yes_no("q"), make_question("q", type="scale", high=4)
    days = make_question("q", unit="days")
    assert answer_words(page, yes_no, 1) == t("answers.yes")
    assert answer_words(page, yes_no, 0) == t("answers.no")
    assert answer_words(page, scale, 3) == t("answers.scale", value="3", high="4")
    assert answer_words(page, days, 12) == "12\N{NO-BREAK SPACE}days"
    assert answer_words(page, days, 2.5) == t.number(2.5, 1) + "\N{NO-BREAK SPACE}days"
    assert answer_words(page, replace(days, unit=""), 12) == "12"


@languages
def test_a_scale_answers_in_its_own_words(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    levels = (Text("none", "nada", "rien"), Text("some", "algo", "un peu"), Text("all"))
    scale = make_question("q", type="scale", low=1, high=3, levels=levels)
    word = {"en": "some", "es": "algo", "fr": "un peu"}[language]
    assert answer_words(page, scale, 2) == f"2, {word}"
    assert answer_words(page, scale, 3) == "3, all"
    assert level_words(page, scale, 1) == levels[0].read(language)
    assert level_words(page, replace(scale, levels=()), 2) == "2"


def test_words_fit_what_was_asked(make_page: MakePage) -> None:
    yes_no, scale = make_yes_no("q"), make_question("p", type="scale", high=4)
    answers = {"a": [1, 2], "b": [0, 3]}
    of_both = make_page(of=make_study([yes_no, scale], answers))
    of_one = make_page(of=make_study([yes_no], {city: row[:1] for city, row in answers.items()}))
    assert graded(of_both, "city.lacks") == "city.lacks_graded"
    assert graded(of_one, "city.lacks") == "city.lacks"
    assert all(of_both.t.has(f"{key}_graded") for key in ("city.lacks", "whatif.subtitle"))


def test_words_of_practices_fit_the_practices_alone(make_page: MakePage) -> None:
    audit = make_question("audit", type="scale", low=0, high=4)
    plan = replace(make_yes_no("plan"), recommendations=("plan_stronger",))
    page = make_page(of=make_study([audit, plan], {"a": [1, 1]}))
    assert graded(page, "city.lacks") == "city.lacks_graded"
    assert graded_practices(page, "city.lacks") == "city.lacks"


@languages
def test_no_answer_is_neither_no_nor_zero(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    questions = [make_yes_no("q"), make_question("q", type="scale"), make_question("q")]
    words = {answer_words(page, question, NAN) for question in questions}
    assert words == {page.t("answers.blank")}
    assert not words & {answer_words(page, question, 0) for question in questions}
