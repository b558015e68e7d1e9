"""Where the map looks at first: at the cities of a study, or at the world where they span it.

The view depends on the study alone. A map resets when its view changes, so that a filter would
otherwise undo what the reader has moved and enlarged.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pydeck as pdk

from components.figures.city_map import FRAMES, Frame

#: How wide each frame is on the screens it is made for, in pixels.
WIDTHS = {"wide": 850, "narrow": 340}

#: The wide frame of a country that is higher than wide.
TALL = 520

#: Pixels between the outermost cities and the frame.
MARGIN = 26

#: Pixels of the whole world at zoom 0.
WORLD = 512

#: Closer than this no first view is: a study of one city shows the country around it.
CLOSEST = 7.0

#: A study is framed by itself where that is closer than the view of the world by so much.
CLOSER = 1.0

#: A city this many interquartile ranges beyond the quartiles does not widen the frame; there
#: have to be some cities to tell.
FAR, ENOUGH = 5.0, 8

#: Dots of a study of so many cities have their full size; those of larger ones are smaller.
FULL_SIZE, SMALLEST = 80, 0.55


def frames_for(points: pd.DataFrame, keep: str | None = None) -> dict[str, Frame]:
    """Return the frames of a map of these cities.

    Parameters
    ----------
    points
        Indexed by city: ``latitude`` and ``longitude`` in degrees; NaN where there is no place.
    keep
        A city that is in the first view however far it lies from the others.

    Returns
    -------
    dict
        One `Frame` for each name in `FRAMES`; `FRAMES` itself where the cities span the world.
    """
    placed = points[["latitude", "longitude"]].dropna()
    near = placed[_is_near(placed["latitude"]) & _is_near(placed["longitude"])]
    if keep in placed.index:
        near = pd.concat([near.drop(index=keep, errors="ignore"), placed.loc[[keep]]])
    if near.empty:
        return FRAMES
    wide = _fit(near, WIDTHS["wide"], FRAMES["wide"].height)
    if wide.zoom < FRAMES["wide"].view.zoom + CLOSER:
        return FRAMES
    shrink = max(SMALLEST, min(1.0, math.sqrt(FULL_SIZE / len(placed))))
    frames = {}
    for name, frame in FRAMES.items():
        tall = name == "wide" and _is_tall(near)
        height = TALL if tall else frame.height
        view = _fit(near, WIDTHS[name], height)
        frames[name] = replace(frame, view=view, height=height, radius=frame.radius * shrink)
    return frames


def outside(points: pd.DataFrame, frame: Frame, width: float) -> int:
    """Return how many cities lie outside the first view of a frame of this width in pixels."""
    placed = points[["latitude", "longitude"]].dropna()
    scale = WORLD * 2**frame.view.zoom
    east = (_east(placed["longitude"]) - _east(frame.view.longitude)) * scale
    south = (_south(placed["latitude"]) - _south(frame.view.latitude)) * scale
    return int(((abs(east) > width / 2) | (abs(south) > frame.height / 2)).sum())


def _is_near(degrees: pd.Series) -> pd.Series:
    """Return which values lie with the others and not far off."""
    if len(degrees) < ENOUGH:
        return pd.Series(True, index=degrees.index)
    low, high = degrees.quantile([0.25, 0.75])
    reach = FAR * (high - low)
    return degrees.between(low - reach, high + reach)


def _is_tall(points: pd.DataFrame) -> bool:
    """Whether the cities reach further from north to south than from east to west."""
    south, east = _south(points["latitude"]), _east(points["longitude"])
    return bool(np.ptp(south) > np.ptp(east))


def _fit(points: pd.DataFrame, width: float, height: float) -> pdk.ViewState:
    """Return the closest view that has all of the cities in a frame."""
    south, east = _south(points["latitude"]), _east(points["longitude"])
    across = (width - 2 * MARGIN) / max(np.ptp(east) * WORLD, 1e-9)
    down = (height - 2 * MARGIN) / max(np.ptp(south) * WORLD, 1e-9)
    zoom = min(CLOSEST, math.log2(min(across, down)))
    middle = (south.min() + south.max()) / 2
    return pdk.ViewState(
        latitude=round(math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle)))), 4),
        longitude=round(float(east.min() + east.max()) * 180 - 180, 4),
        zoom=round(zoom, 2),
        min_zoom=FRAMES["narrow"].view.min_zoom,
        max_zoom=FRAMES["wide"].view.max_zoom,
    )


def _east(longitude: pd.Series | float) -> pd.Series:
    """Return how far east on a Web Mercator map, 0 at the left edge and 1 at the right."""
    return (longitude + 180) / 360


def _south(latitude: pd.Series | float) -> pd.Series:
    """Return how far south on a Web Mercator map, 0 at its top and 1 at its bottom."""
    radians = np.radians(np.clip(latitude, -85, 85))
    return (1 - np.arcsinh(np.tan(radians)) / math.pi) / 2
