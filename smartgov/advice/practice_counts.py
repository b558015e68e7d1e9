"""How many cities have a practice in place, among those that answered."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import in_place
from smartgov.model import Question, Scores, Study


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
