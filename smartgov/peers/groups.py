"""Group cities by region, country or population class, and rank the groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import pandas as pd

from smartgov.model import City, Scores, Study
from smartgov.peers.population import POPULATION_CLASSES, population_class
from smartgov.scoring.rank import rank

Grouping = Literal["region", "size", "country"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


#: Minimum number of cities with a score for the mean or median of a group to be shown.
MIN_GROUP = 3


def group_of(city: City, grouping: Grouping) -> str | None:
    """Determine the group of a city: a region code, a population class or a country code."""
    if grouping == "size":
        return population_class(city.population)
    return (city.region if grouping == "region" else city.country) or None


def group_cities(
    study: Study, grouping: Grouping | None, cities: Iterable[str]
) -> dict[str, list[str]]:
    """List some cities by group, in the order of codes or sizes; those without one are left out.

    Without a grouping they all are in one, whose name is blank.
    """
    if grouping is None:
        return {"": list(cities)}
    groups: dict[str, list[str]] = {}
    for city in cities:
        group = group_of(study.city_by_id[city], grouping)
        if group is not None:
            groups.setdefault(group, []).append(city)
    order = list(POPULATION_CLASSES) if grouping == "size" else sorted(groups)
    return {group: groups[group] for group in order if group in groups}


def rank_groups(
    study: Study,
    scores: Scores,
    grouping: Grouping,
    measure: str,
    cities: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Rank groups of cities by their median score, the highest first.

    ``cities`` are the ids of the cities that count; None for all.

    Returns
    -------
    pandas.DataFrame
        Indexed by group: ``cities``, their number; ``scored``, the number with a score;
        ``median``, ``low`` and ``high`` (quartiles), NaN if fewer than three have a score; and
        ``rank``.
    """
    groups = pd.Series({city.id: group_of(city, grouping) for city in study.cities}, dtype=object)
    scored = scores.measure(measure)
    values = (scored if cities is None else scored.loc[list(cities)]).groupby(groups)
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
