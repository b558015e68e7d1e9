"""Many scores into one: a weighted mean that says when it knows too little.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), pp. 102–104.
"""

from __future__ import annotations

import numpy as np

from smartgov.model import MIN_COVERAGE, Aggregation

#: Logarithms need positive numbers: a geometric mean reads every score below 1 as 1.
GEOMETRIC_FLOOR = 1.0

#: A share that misses the threshold by less than this is a rounding error, not a gap.
COVERAGE_TOLERANCE = 1e-12


def coverage(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the share of the weight that is not blank, 0–1, along the last axis.

    NaN where the weights sum to zero.
    """
    total = weights.sum()
    if total <= 0:
        return np.full(values.shape[:-1], np.nan)
    return np.asarray(np.isfinite(values) @ weights / total)


def aggregate(
    values: np.ndarray,
    weights: np.ndarray,
    aggregation: Aggregation = "arithmetic",
    min_coverage: float = MIN_COVERAGE,
) -> np.ndarray:
    """Return the weighted mean of what is there, along the last axis.

    Parameters
    ----------
    values
        Shape (…, n); NaN is blank and takes no part, its weight is shared by the others.
    weights
        Shape (n,), 0 or more.
    aggregation
        ``arithmetic``: Σ w x / Σ w. ``geometric``: exp(Σ w ln max(x, 1) / Σ w).
    min_coverage
        The least share of the weight that must be there, 0–1; below it the result is NaN.

    Returns
    -------
    numpy.ndarray
        Shape (…).
    """
    present = np.isfinite(values)
    available = present @ weights
    terms = np.log(np.maximum(values, GEOMETRIC_FLOOR)) if aggregation == "geometric" else values
    summed = np.where(present, terms, 0.0) @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = summed / available
    if aggregation == "geometric":
        mean = np.exp(mean)
    enough = coverage(values, weights) >= min_coverage - COVERAGE_TOLERANCE
    return np.where(enough & (available > 0), mean, np.nan)
