"""Measure internal consistency: Cronbach's alpha and correlations between dimensions.

These are reported only; no score depends on them. OECD/JRC, Handbook on Constructing Composite
Indicators (2008), pp. 26 and 72–74.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.model import Scores, Study

#: A sum of variances and covariances below this is a rounding error.
ROUNDING = 1e-12


def cronbach_alpha(values: pd.DataFrame) -> float:
    """Compute Cronbach's alpha: ``k / (k - 1) * (1 - Σ var / Σ cov)``.

    Parameters
    ----------
    values
        Units × items. Covariances are computed from pairwise complete observations, so that a
        missing value does not exclude the whole unit.

    Returns
    -------
    float
        At most 1; NaN if there are fewer than two items or units, if nothing varies, or if the
        pairwise covariances have a negative sum.
    """
    units, items = values.shape
    if units < 2 or items < 2:
        return np.nan
    covariances = values.cov().to_numpy()
    whole = covariances.sum()
    if not whole > ROUNDING:
        return np.nan
    return float(items / (items - 1) * (1 - np.trace(covariances) / whole))


def alpha_by_dimension(study: Study, scores: Scores) -> pd.DataFrame:
    """Compute Cronbach's alpha of every dimension that the study asks about.

    Returns
    -------
    pandas.DataFrame
        Indexed by dimension: ``questions`` and ``alpha`` (NaN for a single question).
    """
    rows = {}
    for dimension in study.asked:
        ids = [question.id for question in study.scored_in(dimension.id)]
        rows[dimension.id] = (len(ids), cronbach_alpha(scores.normalized[ids]))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["questions", "alpha"])


def alpha_if_deleted(values: pd.DataFrame) -> pd.Series:
    """Compute Cronbach's alpha without each item in turn, indexed by that item."""
    return pd.Series(
        {c: cronbach_alpha(values.drop(columns=c)) for c in values.columns}, dtype=float
    )


def correlate_dimensions(study: Study, scores: Scores) -> pd.DataFrame:
    """Compute Pearson correlations between dimensions from pairwise complete observations.

    NaN if a dimension does not vary, or if fewer than three cities have scores for both.
    """
    asked = scores.dimensions[[dimension.id for dimension in study.asked]]
    varied = asked.loc[:, asked.nunique() > 1]
    correlations = varied.corr(min_periods=3)
    return correlations.reindex(index=asked.columns, columns=asked.columns)


def coherence_table(study: Study, scores: Scores) -> pd.DataFrame:
    """Combine alphas and correlations in one long table.

    Returns
    -------
    pandas.DataFrame
        ``measure`` (``alpha`` or ``correlation``), ``dimension``, ``other`` (the second
        dimension of a correlation), ``n`` (questions of an alpha, cities of a correlation) and
        ``value``.
    """
    alphas = alpha_by_dimension(study, scores)
    correlations = correlate_dimensions(study, scores)
    known = scores.dimensions[correlations.columns].notna().astype(int)
    both = known.T @ known
    rows: list[tuple[str, object, object, int, float]] = [
        ("alpha", dimension, "", int(at["questions"]), float(at["alpha"]))
        for dimension, at in alphas.iterrows()
    ]
    for position, one in enumerate(correlations.columns):
        for other in correlations.columns[position + 1 :]:
            value = float(correlations.loc[one, other])
            rows.append(("correlation", one, other, int(both.loc[one, other]), value))
    return pd.DataFrame(rows, columns=["measure", "dimension", "other", "n", "value"])
