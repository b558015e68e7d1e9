"""Sensitivity of a ranking to each scoring choice, changed one at a time.

The measure is the average shift in rank: OECD/JRC, Handbook on Constructing Composite Indicators
(2008), p. 118.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.certainty.robustness import WEIGHT_RANGE
from smartgov.certainty.variants import Choices, make_plan, rank_variants
from smartgov.model import Scores, Study


def rank_shifts(study: Study, scores: Scores) -> pd.DataFrame:
    """Compute the average shift in rank when one choice is changed.

    The choices: the other aggregation; each dimension's weight decreased and increased by a
    quarter (mean of both); each question left out, in dimensions with two or more.

    Returns
    -------
    pandas.DataFrame
        ``choice`` (``aggregation``, ``weight`` or ``question``), ``target`` (the other
        aggregation, or the id of the dimension or question) and ``shift`` (mean absolute
        difference in rank over the cities ranked both ways), the largest first.
    """
    columns = ["choice", "target", "shift"]
    if not scores.ranked:
        return pd.DataFrame(columns=columns)
    plan = make_plan(study, scores)
    geometric = scores.spec.aggregation == "geometric"
    labels = [("aggregation", "arithmetic" if geometric else "geometric")]
    none = np.zeros(len(plan.weights))  # no question is left out
    weights, means, left_out = [plan.weights], [not geometric], [none]
    for position, dimension in enumerate(plan.dimensions):
        for factor in WEIGHT_RANGE:
            labels.append(("weight", dimension.id))
            weights.append(_replace_at(plan.weights, position, plan.weights[position] * factor))
            means.append(geometric)
            left_out.append(none)
        questions = study.scored_in(dimension.id)
        for number, question in enumerate(questions, start=1):
            if len(questions) > 1:
                labels.append(("question", question.id))
                weights.append(plan.weights)
                means.append(geometric)
                left_out.append(_replace_at(none, position, number))
    choices = Choices(np.array(weights), np.array(means), np.array(left_out, dtype=int))
    shifts = np.abs(rank_variants(plan, choices) - scores.rank.dropna().to_numpy())
    table = pd.DataFrame(labels, columns=columns[:2])
    table["shift"] = pd.DataFrame(shifts).mean(axis=1)
    table = table.groupby(columns[:2], sort=False, as_index=False)["shift"].mean()
    return table.sort_values("shift", ascending=False, kind="stable", ignore_index=True)


def _replace_at(values: np.ndarray, position: int, value: float) -> np.ndarray:
    """Copy an array and replace the value at a position."""
    copy = values.copy()
    copy[position] = value
    return copy
