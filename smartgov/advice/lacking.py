"""Find the cities that lack practices, and which of them each city lacks."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import in_place
from smartgov.model import Question, Scores


def find_lacking(
    scores: Scores, practices: Sequence[Question], cities: Sequence[str]
) -> pd.DataFrame:
    """Find which of the cities lack any of the practices, by their own answers.

    Parameters
    ----------
    scores
        Scores of the study.
    practices
        Scored questions.
    cities
        Ids of the cities to look at.

    Returns
    -------
    pandas.DataFrame
        Cities × practices, 1 if lacking, 0 if in place, NaN if not answered: the cities that lack
        the largest share of what they answered first, then in the order of ``cities``.
    """
    lacks = 1 - in_place(scores).loc[list(cities), [q.id for q in practices]]
    lacks = lacks[(lacks == 1).any(axis=1)]
    order = (-lacks.mean(axis=1)).sort_values(kind="stable").index
    return lacks.loc[order]
