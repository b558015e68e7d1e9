"""Summarize changes by group of cities: medians then and now, clear rises and falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from smartgov.editions.change import Scored
from smartgov.model import Scores

COLUMNS = ("group", "dimension", "cities", "before", "after")


def both_scored(scored: Scored, cities: Sequence[str]) -> list[str]:
    """List those of some cities of both editions with a score in both in any dimension."""
    both = _have_score(scored.before, cities) & _have_score(scored.after, cities)
    return [str(city) for city in both.index[both.any(axis="columns")]]


def _have_score(scores: Scores, cities: Sequence[str]) -> pd.DataFrame:
    return scores.dimensions.loc[list(cities)].notna()


def median_changes(scored: Scored, groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Compute the medians of each group then and now, over its cities with a score in both.

    Parameters
    ----------
    scored
        The scores of two editions.
    groups
        Ids of cities of both editions, by group.

    Returns
    -------
    pandas.DataFrame
        One row per group and dimension: ``group``, ``dimension``, ``cities``, ``before`` and
        ``after``, 0–100, and ``change``, the difference of the two medians.
    """
    rows = [
        {"group": group, **row}
        for group, cities in groups.items()
        for row in _group_rows(scored, cities)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.assign(change=table["after"] - table["before"])


def _group_rows(scored: Scored, cities: Sequence[str]) -> list[dict[str, object]]:
    """Compute the medians of some cities then and now, in each dimension that any has a score."""
    before, after = (s.dimensions.loc[list(cities)] for s in (scored.before, scored.after))
    both, rows = before.notna() & after.notna(), list[dict[str, object]]()
    for dimension in scored.matched.after.asked:
        at = both.index[both[dimension.id]]
        if len(at):
            then, now = (scores.loc[at, dimension.id].median() for scores in (before, after))
            ends = {"before": float(then), "after": float(now)}
            rows.append({"dimension": dimension.id, "cities": len(at), **ends})
    return rows


def summarize_changes(changes: pd.DataFrame, groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Summarize the changes of each group of cities by a score.

    Parameters
    ----------
    changes
        A result of `compute_changes`.
    groups
        Ids of cities with a change, by group.

    Returns
    -------
    pandas.DataFrame
        One row per group: ``group``, ``cities``, ``median_change``, and the numbers of cities that
        ``rose_clearly`` and ``fell_clearly``.
    """
    rows = []
    for group, cities in groups.items():
        at = changes.loc[list(cities)]
        clear = at["change"][at["clear"].astype(bool)]
        ends = {"rose_clearly": int((clear > 0).sum()), "fell_clearly": int((clear < 0).sum())}
        median = float(at["change"].median())
        rows.append({"group": group, "cities": len(at), "median_change": median, **ends})
    columns = ["group", "cities", "median_change", "rose_clearly", "fell_clearly"]
    return pd.DataFrame(rows, columns=columns)
