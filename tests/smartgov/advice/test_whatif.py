"""Tests that changed answers give the same result as recomputing from edited answers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations

import pandas as pd
import pytest

from smartgov.advice.whatif import (
    best_changes,
    best_value,
    change_answers,
    changed_dimensions,
    differing_changes,
    rank_gains,
    score_changed,
)
from smartgov.model import AGGREGATIONS, Aggregation, Scores, Spec, Study
from smartgov.scoring.score import score
from tests.conftest import DEMO, SURVEY, load_shipped

TEN_CITIES = (
    "asker", "barcelona", "bilbao", "centelles", "durban",
    "ilo", "maputo", "mexico-city", "teruel", "viracochan-ayahuanco",
)  # fmt: skip


@pytest.fixture
def scores(survey_scores: Scores) -> Scores:
    return survey_scores


@lru_cache(maxsize=1)
def long_table(study: Study) -> pd.DataFrame:
    """Return the answers of a study as the rows of a file. Nothing may write into them."""
    long = study.answers.stack().rename("value").reset_index()
    return long.set_axis(["city", "question", "value"], axis=1)


def rescored_by_hand(study: Study, city: str, question: str, value: float, spec: Spec) -> Scores:
    """Return the scores of a study whose answers were edited as a file would be."""
    long = long_table(study)
    mine = (long["city"] == city) & (long["question"] == question)
    added = pd.DataFrame({"city": [city], "question": [question], "value": [value]})
    edited = pd.concat([long[~mine], added]).pivot(index="city", columns="question", values="value")
    edited = edited.reindex(index=study.answers.index, columns=study.answers.columns)
    return score(replace(study, answers=edited), spec)


@pytest.mark.parametrize("city", TEN_CITIES)
def test_every_question_changed_is_a_recomputation_from_edited_answers(
    survey: Study, city: str
) -> None:
    spec = Spec((("participation", 2.0),))
    for question in survey.scored:
        for value in (0.0, 1.0):
            ours = score_changed(survey, city, {question.id: value}, spec)
            theirs = rescored_by_hand(survey, city, question.id, value, spec)
            pd.testing.assert_series_equal(ours.overall, theirs.overall)
            pd.testing.assert_series_equal(ours.rank, theirs.rank)


def test_the_study_itself_is_left_alone(survey: Study) -> None:
    before = survey.answers.copy()
    changed = change_answers(survey, "barcelona", {"participatory_budgeting": 1})
    pd.testing.assert_frame_equal(survey.answers, before)
    assert changed.answers.loc["barcelona", "participatory_budgeting"] == 1


def test_an_unknown_city_or_question_is_an_error(survey: Study) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        change_answers(survey, "nowhere", {"voting": 1})
    with pytest.raises(KeyError, match="nothing"):
        change_answers(survey, "barcelona", {"nothing": 1})


def test_gains_are_those_of_one_change_each(survey: Study, scores: Scores) -> None:
    gains = rank_gains(survey, scores, "barcelona")
    lacked = scores.normalized.loc["barcelona"]
    assert {gain.question for gain in gains} == set(lacked.index[lacked < 100])
    assert [gain.points for gain in gains] == sorted((g.points for g in gains), reverse=True)
    for gain in gains:
        after = score_changed(survey, "barcelona", {gain.question: gain.value})
        assert gain.points == after.overall["barcelona"] - scores.overall["barcelona"]


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_no_three_changes_gain_more_than_the_best(survey: Study, aggregation: str) -> None:
    spec = Spec(aggregation=aggregation)  # type: ignore[arg-type]
    before = score(survey, spec)
    best, after = best_changes(survey, before, "leiria")
    assert after is not None
    assert len(best) == 3
    lacked = before.normalized.loc["leiria"]
    for first in lacked.index[lacked < 100]:
        others = [q for q in best[1:] if q != first]
        changes = dict.fromkeys((first, *others), 1.0)
        overall = score_changed(survey, "leiria", changes, spec).overall["leiria"]
        assert overall <= after.overall["leiria"] + 1e-9


def best_of_all(study: Study, scores: Scores, city: str) -> tuple[str, ...]:
    """Return the best changes by scoring the whole study anew for each combination."""
    singles = []
    for question in study.scored:
        if scores.normalized.loc[city, question.id] < 100:
            gained = overall_with(study, scores.spec, city, (question.id,)) - scores.overall[city]
            if gained > 0:
                singles.append((-gained, question.id))
    best, most = (), scores.overall[city]
    candidates = [question for _, question in sorted(singles)][:8]
    for tried in combinations(candidates, min(3, len(candidates))) if candidates else ():
        overall = overall_with(study, scores.spec, city, tried)
        if overall > most + 1e-9:
            best, most = tried, overall
    return best


def overall_with(study: Study, spec: Spec, city: str, questions: tuple[str, ...]) -> float:
    changes = {q: best_value(study.question_by_id[q]) for q in questions}
    return float(score_changed(study, city, changes, spec).overall[city])


@pytest.mark.parametrize(
    ("name", "city"),
    [
        (SURVEY, "leiria"),
        (SURVEY, "durban"),
        (DEMO, None),
        ("chile-municipalities-2021", None),
    ],
)
@pytest.mark.parametrize("aggregation", AGGREGATIONS)
def test_one_row_is_scored_as_the_whole_study(
    name: str, city: str | None, aggregation: Aggregation
) -> None:
    study = load_shipped(name)
    scores = score(study, Spec(aggregation=aggregation))
    city = city or str(scores.overall.dropna().index[7])
    best, after = best_changes(study, scores, city)
    assert best == best_of_all(study, scores, city)
    assert best
    assert after is not None
    assert after.overall[city] == overall_with(study, scores.spec, city, best)


def test_a_change_may_move_the_range_of_a_question(survey: Study) -> None:
    """The best answer of a question scored by its sample is beyond what any city answered."""
    asked = [replace(q, type="number", sample_range=True, high=5.0) for q in survey.scored]
    others = [q for q in survey.questions if q.role != "scored"]
    study = replace(survey, questions=(*asked, *others))
    scores = score(study)
    for gain in rank_gains(study, scores, "leiria"):
        alone = overall_with(study, scores.spec, "leiria", (gain.question,))
        assert gain.points == alone - scores.overall["leiria"]
    assert best_changes(study, scores, "leiria")[0] == best_of_all(study, scores, "leiria")


def test_a_city_with_everything_has_nothing_to_gain(survey: Study, scores: Scores) -> None:
    assert rank_gains(survey, scores, "asker") == []
    assert best_changes(survey, scores, "asker") == ((), None)


def test_a_city_without_a_score_gains_nothing_that_can_be_named(
    survey: Study, scores: Scores
) -> None:
    assert best_changes(survey, scores, "maputo") == ((), None)


def test_only_dimensions_that_differ_are_told(survey: Study, scores: Scores) -> None:
    after = score_changed(survey, "barcelona", {"participatory_budgeting": 1})
    table = changed_dimensions(scores, after, "barcelona")
    assert list(table.index) == ["participation"]
    assert table.loc["participation"].tolist() == pytest.approx([400 / 6, 500 / 6])


def test_the_best_answer_follows_the_direction(survey: Study) -> None:
    question = replace(survey.scored[0], low=0, high=4, direction=-1)
    assert best_value(question) == 0
    assert best_value(replace(question, direction=1)) == 4


def test_changes_that_change_nothing_are_left_out(survey: Study) -> None:
    changes = (("participatory_budgeting", 1.0), ("strategic_plan", 0.0))
    assert differing_changes(survey, "ghent", changes) == changes[1:]
    assert differing_changes(survey, "ghent", ()) == ()
