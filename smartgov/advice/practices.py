"""The practices of a recommendation, and which of them a city has in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from smartgov.model import Question, Recommendation, Scores, Study

#: From this score up a practice counts as there: "in place" on a scale from 0 to 4.
IN_PLACE = 75.0


def is_graded(questions: Iterable[Question]) -> bool:
    """Whether a practice can be partly there: on a scale or as a number, not just yes or no."""
    return any(question.type != "yes_no" for question in questions)


def practices_of(study: Study, recommendation_id: str) -> tuple[Question, ...]:
    """Return the scored questions that are evidence for a recommendation."""
    return tuple(q for q in study.scored if recommendation_id in q.recommendations)


def circumstances_of(study: Study, recommendation_id: str) -> tuple[Question, ...]:
    """Return the context questions and barriers that bear on a recommendation."""
    return tuple(
        q for q in study.questions if q.role != "scored" and recommendation_id in q.recommendations
    )


def beside(study: Study, recommendation: Recommendation) -> tuple[Question, ...]:
    """Return scored questions of the same dimensions that are evidence for nothing.

    Public consultation stands so beside "design together": to be asked is what that
    recommendation wants to go beyond.
    """
    return tuple(
        q
        for q in study.scored
        if q.dimension in recommendation.dimensions and not q.recommendations
    )


def in_place(scores: Scores) -> pd.DataFrame:
    """Return cities × scored questions: 1 where the practice is there, 0 where not, NaN blank."""
    there = (scores.normalized >= IN_PLACE).astype(float)
    return there.where(scores.normalized.notna())


def count_practices(
    scores: Scores, questions: Sequence[Question], cities: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return, per scored question, how many cities answered and how many have the practice.

    Parameters
    ----------
    scores
        Scores of the study.
    questions
        Scored questions.
    cities
        Ids of the cities to count; all where None.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``have``, ``answered`` and ``share`` (0–1, NaN where none
        answered).
    """
    there = in_place(scores)[[q.id for q in questions]]
    return _count(there if cities is None else there.loc[list(cities)])


def count_answers(
    study: Study, questions: Sequence[Question], cities: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return the same counts for yes/no questions of any role, from the answers themselves."""
    answers = study.answers[[q.id for q in questions if q.type == "yes_no"]]
    return _count(answers if cities is None else answers.loc[list(cities)])


def _count(answers: pd.DataFrame) -> pd.DataFrame:
    """Count the ones and the answers of a frame of 1, 0 and NaN, by column."""
    counts = pd.DataFrame({"have": (answers == 1).sum(), "answered": answers.notna().sum()})
    counts["share"] = counts["have"] / counts["answered"].where(counts["answered"] > 0)
    return counts


def lacking(
    study: Study, scores: Scores, city_id: str, recommendation_id: str
) -> tuple[Question, ...]:
    """Return the practices of a recommendation that a city answered not to have."""
    there = in_place(scores).loc[city_id]
    return tuple(q for q in practices_of(study, recommendation_id) if there[q.id] == 0)


def answered(study: Study, scores: Scores, city_id: str, recommendation_id: str) -> int:
    """Return how many practices of a recommendation a city answered about."""
    ids = [question.id for question in practices_of(study, recommendation_id)]
    return int(scores.normalized.loc[city_id, ids].notna().sum())
