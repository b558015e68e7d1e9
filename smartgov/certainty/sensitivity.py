"""Sensitivity of a ranking to each scoring choice, changed one at a time.

The measure is the average shift in rank: OECD/JRC, Handbook on Constructing Composite Indicators
(2008), p. 118.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.certainty.robustness import WEIGHT_RANGE
from smartgov.certainty.variants import Choices, Plan, make_plan, rank_variants
from smartgov.model import Scores, Study
from smartgov.scoring.rank import rank_measure

#: Columns of the table of choices.
COLUMNS = ["choice", "target", "shift"]


def rank_shifts(study: Study, scores: Scores, measure: str = "overall") -> pd.DataFrame:
    """Compute the average shift in rank by a measure when one choice is changed.

    The choices: the other aggregation; each dimension's weight decreased and increased by a
    quarter (mean of both); each question left out, in dimensions with two or more. Only what the
    measure is made of: for a pillar its own dimensions, for a dimension its questions.

    Parameters
    ----------
    study, scores
        A study and its scores.
    measure
        The score to rank by: ``overall``, or the id of a pillar or dimension.

    Returns
    -------
    pandas.DataFrame
        ``choice`` (``aggregation``, ``weight`` or ``question``), ``target`` (the other
        aggregation, or the id of the dimension or question) and ``shift`` (mean absolute
        difference in rank over the cities ranked both ways), the largest first.

    Raises
    ------
    KeyError
        If ``measure`` is any other name.
    """
    ranks = rank_measure(scores, measure).dropna()
    if ranks.empty:
        return pd.DataFrame(columns=COLUMNS)
    plan = make_plan(study, scores, measure)
    labels, choices = _single_choices(study, scores, plan, measure)
    shifts = np.abs(rank_variants(plan, choices) - ranks.to_numpy())
    table = pd.DataFrame(labels, columns=COLUMNS[:2])
    table["shift"] = pd.DataFrame(shifts).mean(axis=1)
    table = table.groupby(COLUMNS[:2], sort=False, as_index=False)["shift"].mean()
    return table.sort_values("shift", ascending=False, kind="stable", ignore_index=True)


def _single_choices(
    study: Study, scores: Scores, plan: Plan, measure: str
) -> tuple[list[tuple[str, str]], Choices]:
    """List every choice with its label, each one differing from the spec in one thing only."""
    geometric = scores.spec.aggregation == "geometric"
    has_weights = measure == "overall" or len(plan.dimensions) > 1
    labels = [("aggregation", "arithmetic" if geometric else "geometric")]
    none = np.zeros(len(plan.weights))  # no question is left out
    weights, means, left_out = [plan.weights], [not geometric], [none]
    for position, dimension in enumerate(plan.dimensions):
        for factor in WEIGHT_RANGE if has_weights else ():
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
    return labels, Choices(np.array(weights), np.array(means), np.array(left_out, dtype=int))


def _replace_at(values: np.ndarray, position: int, value: float) -> np.ndarray:
    """Copy an array and replace the value at a position."""
    copy = values.copy()
    copy[position] = value
    return copy
