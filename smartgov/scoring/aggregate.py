"""Aggregate scores by weighted mean, with a minimum coverage.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), pp. 102–104.
"""

from __future__ import annotations

import numpy as np

from smartgov.model import MIN_COVERAGE, Aggregation

#: Logarithms need positive numbers, so a geometric mean treats every score below 1 as 1.
GEOMETRIC_FLOOR = 1.0

#: A coverage below the threshold by less than this is a rounding error.
COVERAGE_TOLERANCE = 1e-12


def coverage(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Compute the share of the weight with a value, 0–1, along the last axis.

    NaN if the weights sum to zero.
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
    """Compute the weighted mean along the last axis, ignoring missing values.

    Parameters
    ----------
    values
        Shape (…, n). NaN is missing; its weight is redistributed to the other values.
    weights
        Shape (n,), 0 or more.
    aggregation
        ``arithmetic``: Σ w x / Σ w. ``geometric``: exp(Σ w ln max(x, 1) / Σ w).
    min_coverage
        Minimum share of the weight that must have a value, 0–1; below it the result is NaN.

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
