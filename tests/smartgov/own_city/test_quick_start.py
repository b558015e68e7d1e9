"""Tests of the questions that move scores most, and of a first look with them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from smartgov.model import Scores, Study
from smartgov.own_city.quick_start import (
    MIN_SIMILAR,
    QUICK,
    WORTH,
    choose_quick,
    look_first,
)
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_framework, make_study, make_yes_no


def test_the_shares_add_up_and_the_largest_move_is_first(
    survey: Study, survey_scores: Scores
) -> None:
    every = choose_quick(survey, survey_scores, count=len(survey.scored) - WORTH)
    assert sum(one.points for one in every) < 100
    moves = [one.move for one in every]
    assert moves == sorted(moves, reverse=True)
    quick = choose_quick(survey, survey_scores)
    assert quick == every[:QUICK]
    assert len({one.question.id for one in quick}) == QUICK
    for one in quick:
        answers = survey.answers[one.question.id].dropna()
        assert (one.have, one.answered) == (int(answers.sum()), len(answers))
        assert one.spread == pytest.approx(100 * np.std(answers))


def test_a_question_decides_its_share_of_the_score(survey: Study, survey_scores: Scores) -> None:
    """Of a city with every answer, changing one moves the overall score by its points."""
    full = survey.answers.dropna(subset=[q.id for q in survey.scored]).index[0]
    for one in choose_quick(survey, survey_scores):
        ends = []
        for value in (0.0, 1.0):
            answers = survey.answers.copy()
            answers.loc[full, one.question.id] = value
            changed = make_like(survey, answers)
            ends.append(score(changed).overall[full])
        assert ends[1] - ends[0] == pytest.approx(one.points)


def make_like(study: Study, answers: pd.DataFrame) -> Study:
    """Return the study with other answers."""
    return replace(study, answers=answers)


def test_what_all_cities_do_moves_nothing() -> None:
    names = [f"q{number}" for number in range(QUICK + WORTH)]
    questions = [make_yes_no(name, "d") for name in names]
    answers = {"a": [1] * len(names), "b": [1, *[0] * (len(names) - 1)]}
    study = make_study(questions, answers, make_framework({"p": ["d"]}))
    assert "q0" not in [one.question.id for one in choose_quick(study, score(study))]


def test_few_questions_need_no_quick_start() -> None:
    names = [f"q{number}" for number in range(QUICK + WORTH - 1)]
    questions = [make_yes_no(name, "d") for name in names]
    study = make_study(questions, {"a": [1] * len(names)}, make_framework({"p": ["d"]}))
    assert choose_quick(study, score(study)) == ()


def test_a_city_of_the_study_is_among_those_that_answered_alike(
    survey: Study, survey_scores: Scores
) -> None:
    quick = choose_quick(survey, survey_scores)
    ids = [one.question.id for one in quick]
    hits = 0
    ranked = survey_scores.overall.dropna()
    complete = [c for c in ranked.index if survey.answers.loc[c, ids].notna().all()]
    for city in complete:
        look = look_first(survey, survey_scores, quick, dict(survey.answers.loc[city, ids]))
        if look is None:
            continue
        assert look.cities >= MIN_SIMILAR
        assert look.low <= look.high
        hits += look.low - 10 <= ranked[city] <= look.high + 10
    assert hits > 0.8 * len(complete)


def test_one_answer_missing_is_too_early(survey: Study, survey_scores: Scores) -> None:
    quick = choose_quick(survey, survey_scores)
    answers: dict[str, float | None] = {one.question.id: 1.0 for one in quick}
    assert look_first(survey, survey_scores, quick, answers) is not None
    assert look_first(survey, survey_scores, quick, {**answers, quick[0].question.id: None}) is None
    assert look_first(survey, survey_scores, (), {}) is None
