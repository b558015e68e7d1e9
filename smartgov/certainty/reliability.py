"""Do the parts of a score belong together: Cronbach's alpha and correlations. Reported only.

OECD/JRC, Handbook on Constructing Composite Indicators (2008), pp. 26 and 72–74.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from smartgov.model import Scores, Study

#: A sum of variances and covariances below this is nothing but rounding.
ROUNDING = 1e-12


def cronbach_alpha(values: pd.DataFrame) -> float:
    """Return Cronbach's alpha: ``k / (k - 1) * (1 - Σ var / Σ cov)``.

    Parameters
    ----------
    values
        Units × items. Covariances are taken pairwise, over the units that answered both, so
        that a blank loses one pair and not a whole unit.

    Returns
    -------
    float
        At most 1; NaN for fewer than two items or units, where nothing varies, and where
        covariances over different units sum to less than nothing.
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
    """Return alpha of every dimension asked about.

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
    """Return, per item, the alpha of the others."""
    return pd.Series(
        {c: cronbach_alpha(values.drop(columns=c)) for c in values.columns}, dtype=float
    )


def correlate_dimensions(study: Study, scores: Scores) -> pd.DataFrame:
    """Return Pearson correlations between the dimensions asked about, pairwise complete.

    NaN where a dimension does not vary or fewer than three cities have both.
    """
    asked = scores.dimensions[[dimension.id for dimension in study.asked]]
    varied = asked.loc[:, asked.nunique() > 1]
    correlations = varied.corr(min_periods=3)
    return correlations.reindex(index=asked.columns, columns=asked.columns)


def coherence_table(study: Study, scores: Scores) -> pd.DataFrame:
    """Return alphas and correlations as one long table.

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
