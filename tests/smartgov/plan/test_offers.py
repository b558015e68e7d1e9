"""Tests of the practices that a city can take on."""

from __future__ import annotations

from smartgov.advice.next_steps import find_next_steps
from smartgov.advice.practices import in_place
from smartgov.model import Recommendation, Scores, Study
from smartgov.plan.offers import offer_practices
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_framework, make_question, make_study


def test_what_is_offered_is_lacked_and_stands_once(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> None:
    there = in_place(survey_scores)
    some = 0
    for city in survey.cities:
        peers = [other.id for other in survey.cities if other.id != city.id]
        steps = find_next_steps(survey, survey_scores, recommendations, peers, city.id).steps
        offers = offer_practices(survey, survey_scores, steps, city.id)
        ids = [question.id for offer in offers for question in offer.practices]
        assert len(set(ids)) == len(ids)
        assert all(there.loc[city.id, question] == 0 for question in ids)
        assert {q.id for step in steps for q in step.lacked} == set(ids)
        some += len(ids)
    assert some > 100


def test_of_a_step_with_everything_in_place_the_unfinished_is_offered(
    recommendations: tuple[Recommendation, ...],
) -> None:
    first = recommendations[0]
    questions = [
        make_question("near", "d", recommendations=(first.id,)),
        make_question("done", "d", recommendations=(first.id,)),
        make_question("blank", "d", recommendations=(first.id,)),
    ]
    study = make_study(
        questions, {"a": [80, 100, None], "b": [100, 100, 100]}, make_framework({"p": ["d"]})
    )
    scores = score(study)
    steps = find_next_steps(study, scores, [first], ["b"], "a").steps
    assert [step.lacked for step in steps] == [()]
    (offer,) = offer_practices(study, scores, steps, "a")
    assert [question.id for question in offer.practices] == ["near"]
