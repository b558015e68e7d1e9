"""What many cities lack of each recommendation, and how much is in place in groups of them."""

from __future__ import annotations

import pandas as pd

from smartgov.peers.groups import MIN_GROUP


def prioritize(needs_of: pd.DataFrame, lacks_of: pd.DataFrame) -> pd.DataFrame:
    """Return how many cities lack each recommendation and how far those are.

    Parameters
    ----------
    needs_of
        Cities × recommendations, as `compute_needs` returns them.
    lacks_of
        The same cities × recommendations, as `compute_lacks` returns them.

    Returns
    -------
    pandas.DataFrame
        Indexed by recommendation, without those that nobody answered: ``answered`` and
        ``lacking`` (numbers of cities), ``lack`` (their share, 0–1), ``distance`` (mean need of
        those that lack something, 0–100; 0 where none does) and ``in_place`` (mean share of the
        practices in place over all that answered, 0–100).
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


def in_place_by(needs_of: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return recommendations × groups: the mean share of practices in place, 0–100.

    ``groups`` gives the group of each city. NaN where fewer than three cities of a group
    answered: a mean of two says more of the two than of the group.
    """
    grouped = needs_of.groupby(groups.reindex(needs_of.index))
    means = (100 - grouped.mean()).where(grouped.count() >= MIN_GROUP)
    return means.T.dropna(how="all")
