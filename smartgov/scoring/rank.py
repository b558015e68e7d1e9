"""Rank cities by their unrounded scores (standard competition ranking)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.model import Scores

#: Adjacent scores closer than this are tied, so that rounding errors do not break ties.
TIE_TOLERANCE = 1e-9


def rank(scores: np.ndarray) -> np.ndarray:
    """Rank scores along the last axis, 1 for the highest.

    Parameters
    ----------
    scores
        Shape (…, n); NaN is not ranked.

    Returns
    -------
    numpy.ndarray
        Shape (…, n). Adjacent scores that differ by no more than the tolerance share the smaller
        number, and the following numbers are skipped (1, 2, 2, 4). NaN where the score is NaN.
    """
    unranked = ~np.isfinite(scores)
    order = np.argsort(np.where(unranked, np.inf, -scores), axis=-1)  # NaN would be sorted slowly
    ordered = np.take_along_axis(scores, order, axis=-1)
    starts = np.ones(scores.shape, dtype=bool)
    starts[..., 1:] = ordered[..., :-1] - ordered[..., 1:] > TIE_TOLERANCE
    places = np.where(starts, np.arange(1.0, scores.shape[-1] + 1), 0.0)
    ranks = np.empty(scores.shape)
    np.put_along_axis(ranks, order, np.maximum.accumulate(places, axis=-1), axis=-1)
    np.copyto(ranks, np.nan, where=unranked)
    return ranks


def rank_measure(scores: Scores, measure: str) -> pd.Series:
    """Rank the cities by one of their scores, 1 for the highest.

    Parameters
    ----------
    scores
        The scores of a study.
    measure
        ``overall``, or the id of a pillar or dimension.

    Returns
    -------
    pandas.Series
        Indexed by city; see `rank`. NaN if the city has no score.

    Raises
    ------
    KeyError
        If ``measure`` is any other name.
    """
    values = scores.measure(measure)
    return pd.Series(rank(values.to_numpy()), values.index, name="rank")


def compare_ranks(before: Scores, after: Scores, measure: str = "overall") -> pd.DataFrame:
    """Collect the ranks by a measure of the cities that are ranked under both weightings.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, in the order of the study: ``before`` and ``after``, from 1.
    """
    ranks = {"before": rank_measure(before, measure), "after": rank_measure(after, measure)}
    return pd.DataFrame(ranks).dropna()
