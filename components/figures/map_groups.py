"""Group cities that are near each other, for maps of more cities than a browser can draw."""

from __future__ import annotations

import numpy as np
import pandas as pd

#: Number of cities up to which each has a dot of its own.
MOST_DOTS = 2_000

#: Width of a cell in degrees of latitude and longitude; all cities in a cell are one group.
CELL = 2.5


def group_points(points: pd.DataFrame, keep: str | None = None) -> pd.DataFrame:
    """Group the cities of a map by cell.

    Parameters
    ----------
    points
        Indexed by city: ``name``, ``latitude`` and ``longitude`` in degrees, and ``score``, 0–100
        or NaN. It may have ``shade``, as ``score``, and ``words``.
    keep
        Id of a city that keeps a dot of its own.

    Returns
    -------
    pandas.DataFrame
        The same columns and ``cities``, the number of cities. A group has their mean coordinates
        and median score, and the id ``@`` with the number of its cell; a single city is unchanged.
    """
    rows, columns = ((points[axis] // CELL).astype(int) for axis in ("latitude", "longitude"))
    cells = "@" + (rows * 1_000 + columns).astype(str)
    alone = ~cells.duplicated(keep=False) | (points.index == keep)
    names = np.where(alone, points.index.to_numpy(), cells.to_numpy())
    groups = points.assign(cities=1).groupby(names, sort=False)
    how = {
        "name": "first",
        "words": "first",
        "latitude": "mean",
        "longitude": "mean",
        "score": "median",
        "shade": "median",
        "cities": "sum",
    }
    table = groups.agg({column: how[column] for column in how if column in {*points, "cities"}})
    return table.rename_axis(points.index.name)
