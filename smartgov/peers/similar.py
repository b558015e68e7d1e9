"""Cities of similar profile: the nearest by the scores of their dimensions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from smartgov.model import Scores

#: How many similar cities are peers, and how many are listed. Peers give a median and quartiles,
#: which five cities hardly do; a list is read one by one, and the sixth is not that similar.
SIMILAR_PEERS, SIMILAR_LISTED = 10, 5

#: Two profiles are compared where they share this part of the dimensions asked about.
MIN_SHARED = 0.65


def find_similar(
    scores: Scores, city_id: str, asked: Sequence[str], count: int = SIMILAR_LISTED
) -> pd.DataFrame:
    """Return the cities with the most similar profile, nearest first.

    Parameters
    ----------
    scores
        Scores of the study.
    city_id
        The city to compare with.
    asked
        Ids of the dimensions that the study asks about.
    count
        How many to return at most.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, with ``distance`` (root mean square difference over the dimensions
        that both have, in points) and ``shared`` (how many dimensions those are). Cities that
        share less than 65 % of the dimensions are left out.
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
