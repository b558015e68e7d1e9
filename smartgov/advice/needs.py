"""How far each city is from what the study recommends.

A *practice* of a recommendation is a scored question that names it. Context questions and
barriers that name it are shown beside it and never counted: no city lacks what it may not need.
A *need* is how much of the practices is missing, 0–100; a *lack* is whether any is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from smartgov.advice.practices import in_place, practices_of
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.aggregate import aggregate


def compute_needs(
    study: Study, scores: Scores, recommendations: Iterable[Recommendation]
) -> pd.DataFrame:
    """Compute how far each city is from each recommendation.

    Returns
    -------
    pandas.DataFrame
        Cities × recommendations, 0–100: the weighted share of the linked practices that the
        city does not yet have (for scales, the distance to the top), among those answered.
        NaN where none is answered or the study asks about none.
    """
    columns = {}
    for recommendation in recommendations:
        practices = practices_of(study, recommendation.id)
        values = scores.normalized[[q.id for q in practices]].to_numpy()
        weights = np.array([q.weight for q in practices])
        columns[recommendation.id] = 100 - aggregate(values, weights, min_coverage=0)
    return pd.DataFrame(columns, index=scores.normalized.index, dtype=float)


def compute_lacks(
    study: Study, scores: Scores, recommendations: Iterable[Recommendation]
) -> pd.DataFrame:
    """Find which cities lack some practice of each recommendation.

    A practice that is in place on a scale without being at its top is a need, and no lack.

    Returns
    -------
    pandas.DataFrame
        Cities × recommendations: 1 where some practice that was answered is not in place, 0 where
        all of them are, NaN where none was answered.
    """
    there = in_place(scores)
    columns = {}
    for recommendation in recommendations:
        of_one = there[[q.id for q in practices_of(study, recommendation.id)]]
        some = (of_one == 0).any(axis=1).astype(float)
        columns[recommendation.id] = some.where(of_one.notna().any(axis=1))
    return pd.DataFrame(columns, index=there.index, dtype=float)


def order_by_need(
    needs_of_all: pd.DataFrame, city_id: str, peers: Sequence[str]
) -> list[tuple[str, float]]:
    """Order the recommendations of a city by its needs, the largest first.

    Equal needs are ordered by how far the peers are: what more of them already do comes first.
    Peers without an answer come last; recommendations without an answer are left out.
    """
    own = needs_of_all.loc[city_id].dropna()
    of_peers = needs_of_all.loc[list(peers), own.index].mean()
    order = pd.DataFrame({"own": -own, "peers": of_peers}).sort_values(["own", "peers"]).index
    return [(recommendation, float(own[recommendation])) for recommendation in order]
