"""Tests of the quick start of a visitor's own city."""

from __future__ import annotations

import pytest

from components.sections.your_city import first_look
from smartgov.model import Study
from smartgov.own_city.own_city import OwnCity
from smartgov.own_city.quick_start import QUICK
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_says_why(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    quick = first_look.quick_questions(page)
    assert len(quick) == QUICK
    for one in quick:
        words = first_look.reason(page, one)
        assert page.t.score(one.points) in words
        assert str(one.have) in words


def test_the_first_look_comes_with_the_last_answer(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page()
    ids = [one.question.id for one in first_look.quick_questions(page)]
    first_look.show_first_look(page, OwnCity(answers=dict.fromkeys(ids[1:], 1.0)))
    assert drawn.words == []
    first_look.show_first_look(page, OwnCity(answers=dict.fromkeys(ids, 1.0)))
    (words,) = drawn.words
    assert "It is not a score of your city" in words
    drawn.words.clear()
    every = dict.fromkeys((question.id for question in page.study.scored), 1.0)
    first_look.show_first_look(page, OwnCity(answers=every))
    assert drawn.words == []


def test_the_intro_counts_what_is_answered(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page("es")
    first = first_look.quick_questions(page)[0].question.id
    first_look.show_intro(page, OwnCity(answers={first: 1.0}))
    assert page.t("own.form.part", count=QUICK, answered=1) in drawn.words[0]
    assert page.t("own.quick.why", count=QUICK) in drawn.words[1]


def test_a_small_study_has_no_quick_start(make_reader: MakeReader, small: Study) -> None:
    assert first_look.quick_questions(make_reader(of=small)) == ()
