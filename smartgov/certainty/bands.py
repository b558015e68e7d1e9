"""Bands: groups of cities whose ranks the data can tell apart from those of the next group.

That institutions whose intervals overlap should not be put in an order: Goldstein & Spiegelhalter,
"League tables and their limitations", Journal of the Royal Statistical Society A 159 (1996),
pp. 385–443. The intervals: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7.
"""

from __future__ import annotations

import pandas as pd


def rank_bands(intervals: pd.DataFrame) -> pd.Series:
    """Divide ranked cities into bands, from the best rank down.

    The cities of the best rank lead the first band. The next band begins with the first city
    whose interval lies wholly below theirs, that is, whose 5th percentile is above their 95th;
    this city leads the new band, and so on. Cities of equal rank always share a band: they begin
    one only if the intervals of all of them lie below those of all leaders.

    Every city is told apart from the leaders of the bands above its own, not from each city in
    them: near the edge, cities of neighboring bands may have overlapping intervals.

    Parameters
    ----------
    intervals
        Result of `rank_intervals`. A city with a rank but no interval counts with its rank.

    Returns
    -------
    pandas.Series
        Indexed by city: the number of the band, 1 is the first; NaN for a city without a rank.
    """
    ranked = intervals.dropna(subset="rank")
    ends = pd.DataFrame(
        {end: ranked[end].fillna(ranked["rank"]) for end in ("rank_p05", "rank_p95")}
    )
    tied = ends.groupby(ranked["rank"]).agg({"rank_p05": "min", "rank_p95": "max"})
    numbers: dict[float, int] = {}
    number, leading = 0, float("-inf")
    for rank, low, high in tied.itertuples(name=None):
        if low > leading:
            number, leading = number + 1, high
        numbers[rank] = number
    return intervals["rank"].map(numbers).rename("band").astype(float)


def tied_with(ranks: pd.Series) -> pd.Series:
    """Count the other cities that share each city's rank; NaN for a city without a rank."""
    return ranks.map(ranks.value_counts()) - 1
