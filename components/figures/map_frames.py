"""Compute the initial view of the map: fitted to the cities that are shown, or the whole world.

The map moves when its view changes: when other cities are shown, but not when one is chosen or
another score is.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pydeck as pdk

from components.figures.city_map import FRAMES, Frame

#: Degrees of longitude or latitude: one, or many.
Degrees = TypeVar("Degrees", float, "pd.Series[float]", npt.NDArray[np.float64])

#: Width of each frame on its target screen, in pixels.
WIDTHS = {"wide": 850, "narrow": 340}

#: Height of the wide frame for cities that extend further north to south, in pixels.
TALL = 520

#: Padding between the outermost cities and the frame, in pixels.
MARGIN = 26

#: Width of the whole world at zoom 0, in pixels.
WORLD = 512

#: Maximum initial zoom: a study of one city still shows the country around it.
CLOSEST = 7.0

#: The view is fitted to a study only if this zooms in at least so much beyond the world view.
CLOSER = 1.0

#: Cities more than FAR interquartile ranges beyond the quartiles are ignored when fitting the
#: frame, if there are at least ENOUGH cities.
FAR, ENOUGH = 5.0, 8

#: Number of cities up to which dots have full size, and the minimum scale factor above it.
FULL_SIZE, SMALLEST = 80, 0.55


def frames_for(
    points: pd.DataFrame, keep: str | None = None, closest: float = CLOSEST
) -> dict[str, Frame]:
    """Compute the frames of a map of these cities.

    Parameters
    ----------
    points
        Indexed by city: ``latitude`` and ``longitude`` in degrees, NaN if unknown.
    keep
        Id of a city that is always inside the initial view, however far from the others.
    closest
        Maximum initial zoom.

    Returns
    -------
    dict
        A `Frame` for each name in `FRAMES`; `FRAMES` itself if the cities span the world.
    """
    placed = points[["latitude", "longitude"]].dropna()
    latitudes, longitudes = placed.to_numpy(float).T
    near = placed[_is_near(latitudes) & _is_near(longitudes)]
    if keep in placed.index:
        near = pd.concat([near.drop(index=keep, errors="ignore"), placed.loc[[keep]]])
    if near.empty:
        return FRAMES
    wide = _fit(near, WIDTHS["wide"], FRAMES["wide"].height)
    if wide.zoom < FRAMES["wide"].view.zoom + CLOSER:
        return FRAMES
    return _fit_frames(near, len(placed), closest)


def frames_on(points: pd.DataFrame) -> dict[str, Frame]:
    """Compute the frames of a part of a map, as close as its cities allow; see `frames_for`."""
    placed = points[["latitude", "longitude"]].dropna()
    return _fit_frames(placed, len(placed), FRAMES["wide"].view.max_zoom)


def _fit_frames(points: pd.DataFrame, dots: int, closest: float) -> dict[str, Frame]:
    """Fit each frame to some cities; the more dots the whole map has, the smaller they are."""
    shrink = max(SMALLEST, min(1.0, math.sqrt(FULL_SIZE / dots)))
    frames = {}
    for name, frame in FRAMES.items():
        tall = name == "wide" and _is_tall(points)
        height = TALL if tall else frame.height
        view = _fit(points, WIDTHS[name], height, closest)
        frames[name] = replace(frame, view=view, height=height, radius=frame.radius * shrink)
    return frames


def count_outside(points: pd.DataFrame, frame: Frame, width: float) -> int:
    """Count the cities outside the initial view of a frame ``width`` pixels wide."""
    latitudes, longitudes = points[["latitude", "longitude"]].dropna().to_numpy(float).T
    scale = WORLD * 2**frame.view.zoom
    east = (mercator_x(longitudes) - mercator_x(frame.view.longitude)) * scale
    south = (mercator_y(latitudes) - mercator_y(frame.view.latitude)) * scale
    return int(((abs(east) > width / 2) | (abs(south) > frame.height / 2)).sum())


def _is_near(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Flag the values that are not outliers, by interquartile range."""
    if len(degrees) < ENOUGH:
        return np.ones(len(degrees), dtype=bool)
    low, high = np.quantile(degrees, [0.25, 0.75])
    reach = FAR * (high - low)
    near: npt.NDArray[np.bool_] = (low - reach <= degrees) & (degrees <= high + reach)
    return near


def _is_tall(points: pd.DataFrame) -> bool:
    """Check whether the cities extend further north to south than east to west."""
    east, south = _mercator(points)
    return bool(np.ptp(south) > np.ptp(east))


def _mercator(points: pd.DataFrame) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Convert the places of cities to Web Mercator coordinates, x and y."""
    longitudes, latitudes = points[["longitude", "latitude"]].to_numpy(float).T
    return mercator_x(longitudes), mercator_y(latitudes)


def _fit(
    points: pd.DataFrame, width: float, height: float, closest: float = CLOSEST
) -> pdk.ViewState:
    """Compute the closest view that fits all cities in a frame of this size in pixels."""
    east, south = _mercator(points)
    across = (width - 2 * MARGIN) / max(np.ptp(east) * WORLD, 1e-9)
    down = (height - 2 * MARGIN) / max(np.ptp(south) * WORLD, 1e-9)
    zoom = min(closest, math.log2(min(across, down)))
    middle = (south.min() + south.max()) / 2
    return pdk.ViewState(
        latitude=round(math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle)))), 4),
        longitude=round(float(east.min() + east.max()) * 180 - 180, 4),
        zoom=round(zoom, 2),
        min_zoom=FRAMES["narrow"].view.min_zoom,
        max_zoom=FRAMES["wide"].view.max_zoom,
    )


def mercator_x(longitude: Degrees) -> Degrees:
    """Convert longitude to the Web Mercator x coordinate, 0 at the left edge and 1 at the right."""
    return (longitude + 180) / 360


def mercator_y(latitude: Degrees) -> Degrees:
    """Convert latitude to the Web Mercator y coordinate, 0 at the top and 1 at the bottom."""
    radians = np.radians(np.clip(latitude, -85, 85))
    y: Degrees = (1 - np.arcsinh(np.tan(radians)) / math.pi) / 2
    return y
