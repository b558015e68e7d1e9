"""Who comes first: competition ranks on unrounded scores."""

from __future__ import annotations

import numpy as np

#: Scores closer than this are equal, so that floating point breaks no tie.
TIE_TOLERANCE = 1e-9


def rank(scores: np.ndarray) -> np.ndarray:
    """Return the rank of each score, 1 for the highest.

    Parameters
    ----------
    scores
        Shape (n,); NaN is not ranked.

    Returns
    -------
    numpy.ndarray
        Shape (n,), one more than the number of scores that are higher by more than the
        tolerance; equal scores share the smaller number. NaN where the score is.
    """
    ranked = np.isfinite(scores)
    ascending = np.sort(scores[ranked])
    not_higher = np.searchsorted(ascending, scores[ranked] + TIE_TOLERANCE, side="right")
    ranks = np.full(scores.shape, np.nan)
    ranks[ranked] = ascending.size - not_higher + 1
    return ranks
