"""What the study recommends, and what a city lacks of it.

A *practice* of a recommendation is a scored question that names it. Context questions and
barriers that name it are shown beside it and never counted: no city lacks what it may not need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from smartgov.advice.practices import in_place, practices_of
from smartgov.model import Question, Recommendation, Scores, Study
from smartgov.peers.groups import MIN_GROUP
from smartgov.scoring.aggregate import aggregate


def needs(study: Study, scores: Scores, recommendations: Iterable[Recommendation]) -> pd.DataFrame:
    """Return how far each city is from each recommendation.

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


def lacks(study: Study, scores: Scores, recommendations: Iterable[Recommendation]) -> pd.DataFrame:
    """Return cities × recommendations: 1 where some practice that was answered is not in place.

    0 where all of them are, NaN where none was answered. A practice that is in place on a scale
    without being at its top is a need, and no lack.
    """
    there = in_place(scores)
    columns = {}
    for recommendation in recommendations:
        of_one = there[[q.id for q in practices_of(study, recommendation.id)]]
        some = (of_one == 0).any(axis=1).astype(float)
        columns[recommendation.id] = some.where(of_one.notna().any(axis=1))
    return pd.DataFrame(columns, index=there.index, dtype=float)


def prioritize(needs_of: pd.DataFrame, lacks_of: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return how many cities lack each recommendation and how far those are.

    Parameters
    ----------
    needs_of
        Cities × recommendations, as `needs` returns them.
    lacks_of
        The same cities × recommendations, as `lacks` returns them; where it is left out, a city
        lacks something wherever it has a need.

    Returns
    -------
    pandas.DataFrame
        Indexed by recommendation, without those that nobody answered: ``answered`` and
        ``lacking`` (numbers of cities), ``lack`` (their share, 0–1), ``distance`` (mean need of
        those that lack something, 0–100; 0 where none does) and ``in_place`` (mean share of the
        practices in place over all that answered, 0–100).
    """
    short = needs_of > 0 if lacks_of is None else lacks_of == 1
    table = pd.DataFrame(
        {
            "answered": needs_of.notna().sum(),
            "lacking": short.sum(),
            "distance": needs_of.where(short).mean().where(short.any(), 0.0),
            "in_place": 100 - needs_of.mean(),
        }
    )
    table = table[table["answered"] > 0]
    return table.assign(lack=table["lacking"] / table["answered"])


def in_place_by(needs_of: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return recommendations × groups: the mean share of practices in place, 0–100.

    ``groups`` gives the group of each city. NaN where fewer than three cities of a group
    answered: a mean of two says more of the two than of the group.
    """
    grouped = needs_of.groupby(groups.reindex(needs_of.index))
    means = (100 - grouped.mean()).where(grouped.count() >= MIN_GROUP)
    return means.T.dropna(how="all")


def order_by_need(
    needs_of_all: pd.DataFrame, city_id: str, peers: Sequence[str]
) -> list[tuple[str, float]]:
    """Return the recommendations of a city, the largest gap first.

    Equal needs are ordered by how far the peers are: what more of them already do comes first.
    Recommendations without an answer are left out.
    """
    own = needs_of_all.loc[city_id].dropna()
    peer_need = needs_of_all.loc[list(peers)].mean()
    order = sorted(own.index, key=lambda r: (-own[r], _last(peer_need[r])))
    return [(recommendation, float(own[recommendation])) for recommendation in order]


def _last(value: float) -> float:
    """Return a sort key that puts NaN behind every number."""
    return value if np.isfinite(value) else np.inf


def learn_from(
    needs_of_all: pd.DataFrame,
    scores: Scores,
    recommendation_id: str,
    among: Sequence[str],
    count: int = 5,
    practices: Sequence[Question] = (),
) -> list[str]:
    """Return cities that have most of a recommendation's practices, the nearest to all first.

    Equal needs are ordered by overall rank, then by id; cities that have none of the practices
    are left out. Where ``practices`` are given, one of them at least has to be in place: on a
    scale, a plan is nothing yet to learn from.
    """
    need = needs_of_all.loc[list(among), recommendation_id]
    able = need[need < 100 - 1e-9]
    if practices:
        there = in_place(scores).loc[able.index, [q.id for q in practices]]
        able = able[(there == 1).any(axis=1)]
    order = sorted(able.index, key=lambda c: (able[c], _last(scores.rank[c]), c))
    return order[:count]
