"""Tests of what two editions have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from smartgov.editions.change import score_matched
from smartgov.editions.shared import limit, match, same_measure, shared_cities, shared_questions
from smartgov.scoring.score import score
from tests.smartgov.editions.made_editions import ANSWERS, NOW, QUESTIONS, THEN, make_edition
from tests.smartgov.made_studies import make_question

BEFORE, AFTER = make_edition("2014", THEN), make_edition("2018", NOW)


@pytest.mark.parametrize(
    ("field", "value"),
    [("low", 1), ("high", 90), ("log10", True), ("direction", -1), ("type", "scale")],
)
def test_another_scale_is_another_measure(field: str, value: object) -> None:
    assert not same_measure(QUESTIONS[0], replace(QUESTIONS[0], **{field: value}))


def test_another_wording_is_another_measure_and_another_text_is_not() -> None:
    question = QUESTIONS[0]
    assert not same_measure(question, replace(question, wording="2"))
    assert same_measure(question, replace(question, weight=3, source_item="elsewhere"))


def test_a_scale_that_depends_on_the_answers_is_never_shared() -> None:
    question = make_question("x", sample_range=True)
    assert not same_measure(question, question)


def test_shared_are_the_cities_and_questions_of_both() -> None:
    fewer = make_edition("2014", {c: a[:4] for c, a in THEN.items()}, QUESTIONS[:4])
    assert shared_cities(fewer, AFTER) == ("arco", "brae")
    assert shared_questions(fewer, AFTER) == QUESTIONS[:4]
    matched = match(fewer, AFTER)
    assert matched is not None
    assert [c.id for c in matched.new] == ["dell"]
    assert [c.id for c in matched.gone] == ["cove"]
    assert not matched.is_whole
    assert list(matched.after.answers) == [q.id for q in QUESTIONS[:4]]


def test_a_question_of_another_role_is_not_shared() -> None:
    context = (replace(QUESTIONS[0], role="context"), *QUESTIONS[1:])
    assert shared_questions(make_edition("2014", THEN, context), AFTER) == QUESTIONS[1:]


def test_a_break_is_never_bridged() -> None:
    assert shared_questions(BEFORE, AFTER, [("vote", "sets")]) == (QUESTIONS[1], *QUESTIONS[3:])
    assert shared_questions(BEFORE, AFTER, [()]) == ()
    assert match(BEFORE, AFTER, [()]) is None


def test_nothing_is_compared_where_nothing_is_shared() -> None:
    assert match(make_edition("2014", {"eden": THEN["arco"]}), AFTER) is None
    other = [replace(q, id=f"{q.id}-x") for q in QUESTIONS]
    assert match(make_edition("2014", THEN, other), AFTER) is None


def test_an_edition_that_shares_everything_is_compared_as_a_whole() -> None:
    matched = match(BEFORE, AFTER)
    assert matched is not None
    assert matched.is_whole


@given(ANSWERS)
def test_a_question_of_one_edition_moves_nothing(answers) -> None:
    """Whatever is answered to it, in whichever edition."""
    new = make_question("new", "voice")
    wider = {city: [*values, 100.0] for city, values in answers.items()}
    before = make_edition("2014", answers)
    plain, more = (
        match(before, make_edition("2018", *asked))
        for asked in ((answers,), (wider, (*QUESTIONS, new)))
    )
    assert plain is not None
    assert more is not None
    for one, other in zip(
        (score_matched(plain).before, score_matched(plain).after),
        (score_matched(more).before, score_matched(more).after),
        strict=True,
    ):
        assert one.overall.equals(other.overall)


@given(ANSWERS)
def test_limiting_to_everything_changes_no_score(answers) -> None:
    study = make_edition("2014", answers)
    same = limit(study, study, study.questions, list(study.city_by_id))
    assert score(same).overall.equals(score(study).overall)
