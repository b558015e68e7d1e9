"""Find the practices of a recommendation, and which of them a city has in place."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

from smartgov.model import Question, Recommendation, Scores, Study

#: Minimum score for a practice to count as in place: level 3 on a scale from 0 to 4.
IN_PLACE = 75.0


def is_graded(questions: Iterable[Question]) -> bool:
    """Check whether any practice can be partly in place: a scale or number, not just yes or no."""
    return any(question.type != "yes_no" for question in questions)


def practices_of(
    study: Study, recommendation_id: str, dimension: str | None = None
) -> tuple[Question, ...]:
    """Select the scored questions linked to a recommendation: all, or those of a dimension."""
    return tuple(
        q
        for q in study.scored
        if recommendation_id in q.recommendations and dimension in (None, q.dimension)
    )


def circumstances_of(study: Study, recommendation_id: str) -> tuple[Question, ...]:
    """Select the context questions and barriers linked to a recommendation."""
    return tuple(
        q for q in study.questions if q.role != "scored" and recommendation_id in q.recommendations
    )


def unlinked_practices(study: Study, recommendation: Recommendation) -> tuple[Question, ...]:
    """Select scored questions of a recommendation's dimensions without link to a recommendation.

    They are shown next to its practices but never counted. An example is public consultation for
    "design together", a recommendation that calls for more than consultation.
    """
    return tuple(
        q
        for q in study.scored
        if q.dimension in recommendation.dimensions and not q.recommendations
    )


def in_place(scores: Scores) -> pd.DataFrame:
    """Find the practices in place: cities × scored questions, 1, 0, or NaN if not answered."""
    normalized = scores.normalized
    values = normalized.to_numpy()
    there = np.where(np.isnan(values), np.nan, values >= IN_PLACE)
    return pd.DataFrame(there, index=normalized.index, columns=normalized.columns)


def lacking_practices(
    study: Study, scores: Scores, city_id: str, recommendation_id: str
) -> tuple[Question, ...]:
    """Select the practices of a recommendation that a city does not have, by its answers."""
    own = scores.normalized_of(city_id)
    return tuple(q for q in practices_of(study, recommendation_id) if own[q.id] < IN_PLACE)


def count_answered(study: Study, scores: Scores, city_id: str, recommendation_id: str) -> int:
    """Count the practices of a recommendation that a city gave an answer on."""
    own = scores.normalized_of(city_id)
    return sum(not math.isnan(own[q.id]) for q in practices_of(study, recommendation_id))
