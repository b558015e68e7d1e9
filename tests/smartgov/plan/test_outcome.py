"""Tests of what follows from a plan."""

from __future__ import annotations

import pytest

from smartgov.advice.whatif import best_value, score_changed
from smartgov.model import Scores, Spec, Study
from smartgov.plan.outcome import apply_plan, planned_changes, score_stages
from smartgov.plan.plan import Plan, Task
from smartgov.scoring.score import score


@pytest.fixture
def plan(survey: Study, survey_scores: Scores) -> Plan:
    """Return a plan of a city that lacks three practices."""
    own = survey_scores.normalized.loc["durban"]
    lacked = [question.id for question in survey.scored if own[question.id] == 0][:3]
    times = ("later", "this_year", "this_year")
    tasks = (Task(question, when) for question, when in zip(lacked, times, strict=True))
    return Plan("durban", tuple(tasks))


def test_each_time_adds_to_the_earlier_ones(
    survey: Study, survey_scores: Scores, plan: Plan
) -> None:
    stages = score_stages(survey, Spec(), plan)
    assert [stage.when for stage in stages] == ["this_year", "later"]
    assert [len(stage.tasks) for stage in stages] == [2, 1]
    overall = [survey_scores.overall["durban"], *(s.scores.overall["durban"] for s in stages)]
    assert overall == sorted(overall)
    assert overall[0] < overall[-1]
    others = [city.id for city in survey.cities if city.id != "durban"]
    for stage in stages:
        assert stage.scores.overall[others].equals(survey_scores.overall[others])


def test_the_last_stage_is_the_scenario_of_the_what_if(survey: Study, plan: Plan) -> None:
    changes = {q: best_value(survey.question_by_id[q]) for q in planned_changes(survey, plan)}
    assert changes == planned_changes(survey, plan)
    spec = Spec(aggregation="geometric")
    expected = score_changed(survey, "durban", changes, spec).overall
    assert score_stages(survey, spec, plan)[-1].scores.overall.equals(expected)
    assert score(apply_plan(survey, plan), spec).overall.equals(expected)


def test_an_unknown_practice_is_an_error(survey: Study) -> None:
    with pytest.raises(KeyError):
        apply_plan(survey, Plan("durban", (Task("flying_cars", "later"),)))
