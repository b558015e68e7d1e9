"""The practices of a recommendation, and which of them a city has in place."""

from __future__ import annotations

from collections.abc import Iterable

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


def unlinked_practices(study: Study, recommendation: Recommendation) -> tuple[Question, ...]:
    """Return scored questions of a recommendation's dimensions that no recommendation names.

    They are shown beside its practices and never counted. Public consultation stands so beside
    "design together": to be asked is what that recommendation wants to go beyond.
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


def lacking_practices(
    study: Study, scores: Scores, city_id: str, recommendation_id: str
) -> tuple[Question, ...]:
    """Return the practices of a recommendation that a city answered not to have."""
    there = in_place(scores).loc[city_id]
    return tuple(q for q in practices_of(study, recommendation_id) if there[q.id] == 0)


def count_answered(study: Study, scores: Scores, city_id: str, recommendation_id: str) -> int:
    """Return how many practices of a recommendation a city answered about."""
    ids = [question.id for question in practices_of(study, recommendation_id)]
    return int(scores.normalized.loc[city_id, ids].notna().sum())
