"""Find cities with a similar profile of dimension scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from smartgov.model import Scores

#: Number of similar cities used as peers, and number listed. Medians and quartiles need more than
#: five cities, but in a list cities beyond the fifth are no longer very similar.
SIMILAR_PEERS, SIMILAR_LISTED = 10, 5

#: Minimum share of dimensions with scores of both cities for a comparison.
MIN_SHARED = 0.65


def find_similar(
    scores: Scores, city_id: str, asked: Sequence[str], count: int = SIMILAR_LISTED
) -> pd.DataFrame:
    """Find the cities with the most similar profile, nearest first.

    Parameters
    ----------
    scores
        Scores of the study.
    city_id
        The city to compare with.
    asked
        Ids of the dimensions that the study asks about.
    count
        Maximum number of cities to return.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``distance`` (root mean square difference over the dimensions that both
        have, in points) and ``shared`` (number of those dimensions). Cities that share less than
        65 % of the dimensions are omitted.
    """
    profiles = scores.dimensions[list(asked)]
    difference = profiles.to_numpy() - profiles.loc[city_id].to_numpy()
    shared = np.isfinite(difference).sum(axis=1)
    squares = np.where(np.isfinite(difference), difference**2, 0.0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        distance = np.sqrt(squares / shared)
    found = pd.DataFrame({"distance": distance, "shared": shared}, index=profiles.index)
    comparable = found["shared"] >= MIN_SHARED * len(asked)
    others = found.index != city_id
    return found[comparable & others].sort_values("distance", kind="stable").head(count)


def order_by_similarity(
    scores: Scores, city_id: str, others: Sequence[str], asked: Sequence[str]
) -> tuple[str, ...]:
    """Order cities by how similar their profile is to that of a city, the nearest first.

    Those that share too few dimensions with it come last, in the order of ``others``. See
    `find_similar` for the other parameters.
    """
    found = find_similar(scores, city_id, asked, len(scores.dimensions)).index
    wanted = set(others)
    near = dict.fromkeys(str(city) for city in found if city in wanted)
    return (*near, *(city for city in others if city not in near))
