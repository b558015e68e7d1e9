"""Summarize needs by recommendation, over all cities and by group of cities."""

from __future__ import annotations

import pandas as pd

from smartgov.peers.groups import MIN_GROUP


def prioritize(needs_of: pd.DataFrame, lacks_of: pd.DataFrame) -> pd.DataFrame:
    """Summarize how many cities have a lack for each recommendation, and how large their need is.

    Parameters
    ----------
    needs_of
        Cities × recommendations, as returned by `compute_needs`.
    lacks_of
        The same cities × recommendations, as returned by `compute_lacks`.

    Returns
    -------
    pandas.DataFrame
        Indexed by recommendation, without those that no city answered: ``answered`` and
        ``lacking`` (numbers of cities), ``lack`` (share of cities lacking a practice, 0–1),
        ``distance`` (mean need of those cities, 0–100; 0 if there are none) and ``in_place``
        (mean share of the practices in place over all cities that answered, 0–100).
    """
    short = lacks_of == 1
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


def order_by_gap(priorities: pd.DataFrame) -> list[str]:
    """Order recommendations by their gap, the widest first.

    The gap is the share of cities that lack a practice times the mean need of those cities. Equal
    gaps stay in the order of ``priorities``, a result of `prioritize`.
    """
    gap = priorities["lack"] * priorities["distance"]
    return [str(r) for r in gap.sort_values(ascending=False, kind="stable").index]


def in_place_by(needs_of: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Compute the mean share of practices in place, 0–100: recommendations × groups.

    ``groups`` maps cities to groups. NaN if fewer than three cities of a group answered, too few
    for a meaningful mean.
    """
    grouped = needs_of.groupby(groups.reindex(needs_of.index))
    means = (100 - grouped.mean()).where(grouped.count() >= MIN_GROUP)
    return means.T.dropna(how="all")
