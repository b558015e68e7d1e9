"""Collect where cities are, with the score that a map of them shows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.reader import Reader


def find_places(reader: Reader, ids: Sequence[str], measure: str = "overall") -> pd.DataFrame:
    """Collect the map data of the cities whose place is known, as for `draw_world`.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``name``; ``latitude`` and ``longitude`` in degrees; and ``score``, 0–100
        or NaN.
    """
    cities = [reader.study.city_by_id[city] for city in ids]
    points = pd.DataFrame(
        {
            "name": [reader.name(city.id) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": reader.scores.measure(measure).loc[list(ids)].to_numpy(),
        },
        index=list(ids),
    )
    return points.dropna(subset=["latitude", "longitude"])
