"""Count the cities that have a practice in place, among those that answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from smartgov.advice.practices import in_place
from smartgov.model import Question, Scores, Study


def count_practices(
    scores: Scores, questions: Sequence[Question], cities: Sequence[str] | None = None
) -> pd.DataFrame:
    """Count the cities that answered and that have the practice, per scored question.

    Parameters
    ----------
    scores
        Scores of the study.
    questions
        Scored questions.
    cities
        Ids of the cities to count; None for all.

    Returns
    -------
    pandas.DataFrame
        Indexed by question: ``have``, ``answered`` and ``share`` (0–1, NaN if none answered).
    """
    there = in_place(scores)[[q.id for q in questions]]
    return _count(there if cities is None else there.loc[list(cities)])


def count_answers(
    study: Study, questions: Sequence[Question], cities: Sequence[str] | None = None
) -> pd.DataFrame:
    """Count yes answers like `count_practices`, but for yes/no questions of any role."""
    answers = study.answers[[q.id for q in questions if q.type == "yes_no"]]
    return _count(answers if cities is None else answers.loc[list(cities)])


def _count(answers: pd.DataFrame) -> pd.DataFrame:
    """Count the ones and the non-missing values per column in a frame of 1, 0 and NaN."""
    values = answers.to_numpy(dtype=float)
    have, answered = (values == 1).sum(axis=0), np.isfinite(values).sum(axis=0)
    share = have / np.where(answered > 0, answered, np.nan)
    counts = {"have": have, "answered": answered, "share": share}
    return pd.DataFrame(counts, index=answers.columns)
