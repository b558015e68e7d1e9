"""Who comes first: competition ranks on unrounded scores."""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.model import Scores

#: Neighbors closer than this are equal, so that floating point breaks no tie.
TIE_TOLERANCE = 1e-9


def rank(scores: np.ndarray) -> np.ndarray:
    """Return the rank of each score along the last axis, 1 for the highest.

    Parameters
    ----------
    scores
        Shape (…, n); NaN is not ranked.

    Returns
    -------
    numpy.ndarray
        Shape (…, n). Scores that differ by no more than the tolerance from the next share the
        smaller number, and the number after a tie leaves out as many as are tied. NaN where
        the score is.
    """
    order = np.argsort(-scores, axis=-1, kind="stable")
    ordered = np.take_along_axis(scores, order, axis=-1)
    starts = np.ones(scores.shape, dtype=bool)
    starts[..., 1:] = ordered[..., :-1] - ordered[..., 1:] > TIE_TOLERANCE
    places = np.where(starts, np.arange(1.0, scores.shape[-1] + 1), 0.0)
    ranks = np.empty(scores.shape)
    np.put_along_axis(ranks, order, np.maximum.accumulate(places, axis=-1), axis=-1)
    ranks[~np.isfinite(scores)] = np.nan
    return ranks


def rank_measure(scores: Scores, measure: str) -> pd.Series:
    """Return the rank of each city by one of its scores, 1 for the highest.

    Parameters
    ----------
    scores
        Scores of a study.
    measure
        ``overall``, or the id of a pillar or dimension.

    Returns
    -------
    pandas.Series
        Indexed by city; ranks as `rank` gives them, NaN where there is no score.

    Raises
    ------
    KeyError
        For any other measure.
    """
    values = scores.measure(measure)
    return pd.Series(rank(values.to_numpy()), values.index, name="rank")
