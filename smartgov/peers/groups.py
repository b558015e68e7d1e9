"""Groups of cities instead of single ones: regions, countries, population classes."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from smartgov.model import City, Scores, Study
from smartgov.peers.population import population_class
from smartgov.scoring.rank import rank

Grouping = Literal["region", "size", "country"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


#: A group's mean is shown from this many cities that answered.
MIN_GROUP = 3


def group_of(city: City, grouping: Grouping) -> str | None:
    """Return the group of a city: an M49 code, a population class or a country code."""
    if grouping == "size":
        return population_class(city.population)
    return (city.region if grouping == "region" else city.country) or None


def rank_groups(study: Study, scores: Scores, grouping: Grouping, measure: str) -> pd.DataFrame:
    """Return the groups of cities by their median score, the highest first.

    Returns
    -------
    pandas.DataFrame
        Indexed by group: ``cities``; ``scored``, how many of them have the score; ``median``,
        ``low`` and ``high`` (quartiles), NaN where fewer than three have it; and ``rank``.
    """
    groups = pd.Series({city.id: group_of(city, grouping) for city in study.cities}, dtype=object)
    values = scores.measure(measure).groupby(groups)
    table = pd.DataFrame(
        {
            "cities": values.size(),
            "scored": values.count(),
            "median": values.median(),
            "low": values.quantile(0.25),
            "high": values.quantile(0.75),
        }
    )
    few = table["scored"] < MIN_GROUP
    table.loc[few, ["median", "low", "high"]] = float("nan")
    table["rank"] = rank(table["median"].to_numpy())
    return table.sort_values("rank", kind="stable")
