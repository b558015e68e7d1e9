"""Measure how far each city is from each recommendation.

A *practice* of a recommendation is a scored question linked to it. Linked context questions and
barriers are shown for information and never counted, since not every city needs them. A *need* is
how much of the practices is missing, 0–100; a *lack* is whether any practice is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from smartgov.advice.practices import in_place, practices_of
from smartgov.model import Recommendation, Scores, Study, columns_of
from smartgov.scoring.aggregate import aggregate


def compute_needs(
    study: Study,
    scores: Scores,
    recommendations: Iterable[Recommendation],
    dimension: str | None = None,
) -> pd.DataFrame:
    """Compute how far each city is from each recommendation.

    With a ``dimension``, only the practices of that dimension count.

    Returns
    -------
    pandas.DataFrame
        Cities × recommendations, 0–100: the weighted share of the practices that the city does
        not have yet (for scales, the distance to the top), among those answered. NaN if none
        was answered or the study has no such practices.
    """
    columns = {}
    for recommendation in recommendations:
        practices = practices_of(study, recommendation.id, dimension)
        values = columns_of(scores.normalized, [q.id for q in practices])
        weights = np.array([q.weight for q in practices])
        columns[recommendation.id] = 100 - aggregate(values, weights, min_coverage=0)
    return pd.DataFrame(columns, index=scores.normalized.index, dtype=float)


def compute_lacks(
    study: Study,
    scores: Scores,
    recommendations: Iterable[Recommendation],
    dimension: str | None = None,
) -> pd.DataFrame:
    """Find the cities that lack at least one practice of each recommendation.

    With a ``dimension``, only the practices of that dimension count.
    A practice that is in place but not at the top of its scale counts as a need, not as a lack.

    Returns
    -------
    pandas.DataFrame
        Cities × recommendations: 1 if any practice answered is not in place, 0 if all are, NaN
        if none was answered.
    """
    there = in_place(scores)
    columns = {}
    for recommendation in recommendations:
        practices = practices_of(study, recommendation.id, dimension)
        of_one = columns_of(there, [q.id for q in practices])
        answered = np.isfinite(of_one).any(axis=1)
        columns[recommendation.id] = np.where(answered, (of_one == 0).any(axis=1), np.nan)
    return pd.DataFrame(columns, index=there.index, dtype=float)


def order_by_need(
    needs_of_all: pd.DataFrame, city_id: str, peers: Sequence[str]
) -> list[tuple[str, float]]:
    """Sort the recommendations of a city by need, the largest first.

    Ties are broken by the mean need of the peers, the smallest first: what more peers already do
    comes first, and recommendations without answers of peers last. Recommendations that the city
    gave no answers on are omitted.
    """
    own = needs_of_all.loc[city_id].dropna()
    of_peers = needs_of_all.loc[list(peers), own.index].mean()
    order = pd.DataFrame({"own": -own, "peers": of_peers}).sort_values(["own", "peers"]).index
    return [(recommendation, float(own[recommendation])) for recommendation in order]
