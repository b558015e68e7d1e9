"""Tests of next steps: every recommendation is a gap, met, or not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from smartgov.advice.needs import compute_needs, order_by_need
from smartgov.advice.next_steps import NextSteps, find_next_steps
from smartgov.advice.practices import lacking_practices
from smartgov.advice.teachers import TEACHERS, find_teachers
from smartgov.model import Question, Recommendation, Scores, Study
from smartgov.peers.rules import find_peers
from smartgov.scoring.score import score
from smartgov.study.framework import read_recommendations
from smartgov.text import Text
from tests.smartgov.made_studies import make_question, make_study, make_yes_no

RECOMMENDATIONS = read_recommendations()

LISTEN = Recommendation("listen", "all", ("voice",), Text("Listen"), Text(""))
PLAN = Recommendation("plan", "all", ("plan",), Text("Plan"), Text(""))

QUESTIONS = (
    make_yes_no("meet", "voice", recommendations=("listen",)),
    make_question("hear", "voice", type="scale", high=4, recommendations=("listen",)),
    make_yes_no("strategy", "plan", recommendations=("plan",)),
)

Answers = Mapping[str, Sequence[float | None]]


def steps_of(answers: Answers, questions: Sequence[Question] = QUESTIONS) -> NextSteps:
    """Return the next steps of the first city; the others are its peers."""
    study = make_study(questions, answers)
    city, *peers = answers
    return find_next_steps(study, score(study), (LISTEN, PLAN), peers, city)


def test_the_widest_gap_comes_first() -> None:
    found = steps_of({"one": [1, 0, 0], "two": [1, 4, 1]})
    assert [(step.recommendation, step.need) for step in found.steps] == [(PLAN, 100), (LISTEN, 50)]
    assert [[q.id for q in step.lacked] for step in found.steps] == [["strategy"], ["hear"]]
    assert [step.answered for step in found.steps] == [1, 2]
    assert [[city.id for city in step.teachers] for step in found.steps] == [["two"], ["two"]]
    assert (found.met, found.unanswered) == ((), ())


def test_what_is_there_is_met_and_what_is_blank_is_unanswered() -> None:
    found = steps_of({"one": [1, 4, None]})
    assert (found.steps, found.met, found.unanswered) == ((), (LISTEN,), (PLAN,))


def test_a_practice_that_is_nearly_there_is_a_gap_without_a_lack() -> None:
    (step,) = steps_of({"one": [1, 3, 1], "two": [1, 4, 1]}).steps
    assert (step.recommendation, step.lacked) == (LISTEN, ())
    assert step.need == pytest.approx(12.5)


def test_a_plan_is_nothing_to_learn_from() -> None:
    questions = [make_question("hear", type="scale", high=4, recommendations=("listen",))]
    (step,) = steps_of({"one": [0], "plans": [1], "does": [3]}, questions).steps
    assert [city.id for city in step.teachers] == ["does"]


def test_a_rounding_error_of_fractional_weights_is_no_gap() -> None:
    """Three tenths of 100 and again and again, over their sum: 1.4e-14 short of 100."""
    questions = [
        make_yes_no(f"q{n}", "voice", weight=0.1, recommendations=("listen",)) for n in range(3)
    ]
    study = make_study(questions, {"one": [1, 1, 1]})
    scores = score(study)
    assert 0 < compute_needs(study, scores, [LISTEN]).loc["one", "listen"] < 1e-12
    found = find_next_steps(study, scores, (LISTEN,), (), "one")
    assert (found.steps, found.met) == ((), (LISTEN,))


def test_steps_of_every_city_of_the_survey(survey: Study, survey_scores: Scores) -> None:
    needs_of_all = compute_needs(survey, survey_scores, RECOMMENDATIONS)
    for city in survey.city_by_id:
        peers = find_peers(survey, city).cities
        found = find_next_steps(survey, survey_scores, RECOMMENDATIONS, peers, city)
        order = order_by_need(needs_of_all, city, peers)
        gaps = [(r, need) for r, need in order if need > 1e-9]
        assert [(step.recommendation.id, step.need) for step in found.steps] == gaps
        assert len(found.steps) + len(found.met) + len(found.unanswered) == len(RECOMMENDATIONS)
        for step in found.steps:
            r = step.recommendation.id
            assert step.lacked == lacking_practices(survey, survey_scores, city, r)
            teachers = [teacher.id for teacher in step.teachers]
            assert teachers == find_teachers(needs_of_all, survey_scores, r, peers)
            assert len(teachers) <= TEACHERS
            assert set(teachers) <= set(peers)


def test_an_unknown_city_is_an_error(survey: Study, survey_scores: Scores) -> None:
    with pytest.raises(KeyError):
        find_next_steps(survey, survey_scores, RECOMMENDATIONS, (), "atlantis")
