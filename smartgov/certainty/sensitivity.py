"""What moves a ranking most: each choice changed alone.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), p. 118: the average shift in
rank.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.certainty.robustness import WEIGHT_RANGE
from smartgov.certainty.variants import Choices, make_plan, rank_variants
from smartgov.model import Scores, Study


def rank_shifts(study: Study, scores: Scores) -> pd.DataFrame:
    """Return how many ranks a city moves on average when one choice is made differently.

    The choices: the other aggregation; each dimension's weight a quarter down and a quarter up
    (the mean of both); each question left out, in dimensions of two or more.

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
    weights, means, left_out = [plan.weights], [not geometric], [_nothing(plan.weights)]
    for position, dimension in enumerate(plan.dimensions):
        for factor in WEIGHT_RANGE:
            labels.append(("weight", dimension.id))
            weights.append(_changed(plan.weights, position, plan.weights[position] * factor))
            means.append(geometric)
            left_out.append(_nothing(plan.weights))
        questions = study.scored_in(dimension.id)
        for number, question in enumerate(questions, start=1):
            if len(questions) > 1:
                labels.append(("question", question.id))
                weights.append(plan.weights)
                means.append(geometric)
                left_out.append(_changed(_nothing(plan.weights), position, number))
    choices = Choices(np.array(weights), np.array(means), np.array(left_out, dtype=int))
    shifts = np.abs(rank_variants(plan, choices) - scores.rank.dropna().to_numpy())
    table = pd.DataFrame(labels, columns=columns[:2])
    table["shift"] = pd.DataFrame(shifts).mean(axis=1)
    table = table.groupby(columns[:2], sort=False, as_index=False)["shift"].mean()
    return table.sort_values("shift", ascending=False, kind="stable", ignore_index=True)


def _nothing(weights: np.ndarray) -> np.ndarray:
    """Return that no question is left out of any dimension."""
    return np.zeros(len(weights))


def _changed(values: np.ndarray, position: int, value: float) -> np.ndarray:
    """Return a copy with one value changed."""
    copy = values.copy()
    copy[position] = value
    return copy
