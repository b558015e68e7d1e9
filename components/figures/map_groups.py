"""Group the cities whose dots would cover each other on a map: one larger dot counts them."""

from __future__ import annotations

import math
from collections.abc import Collection
from statistics import median

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.figures.city_map import Frame, dot_radius
from components.figures.map_frames import WORLD, mercator_x, mercator_y

#: Dots cover each other if their centers are nearer than this share of the sum of their radii.
COVERED = 0.6

#: Distance of the dot of a group from the center of one on top of it, in radii of the latter.
BESIDE = 1.5

#: Distance in pixels up to which two dots are at the same place.
SAME = 1e-6

#: Factor by which squared distances may be larger, so that rounding loses no pair.
ROUNDING = 1 + 1e-9

#: Number of cities above which those in one square of the picture are grouped at once.
MOST_PAIRS = 500

Floats = npt.NDArray[np.float64]


def group_points(points: pd.DataFrame, frame: Frame, keep: Collection[str] = ()) -> pd.DataFrame:
    """Group the cities whose dots would cover each other in the first view of a frame.

    Parameters
    ----------
    points
        Indexed by city: ``name``, ``latitude`` and ``longitude`` in degrees, and ``score``, 0–100
        or NaN. It may have ``shade``, as ``score``, and ``words``.
    frame
        The frame: its zoom and the radius of its dots.
    keep
        Ids of cities that keep a dot of their own.

    Returns
    -------
    pandas.DataFrame
        The same columns; ``cities``, the number of cities; and ``members``, their ids. A group
        is in the middle of its cities, beside those of ``keep``; it has their median score, and
        the id ``@`` with the first of them. A single city is unchanged. Groups come after single
        cities, and those of ``keep`` last.
    """
    alone = points.index.isin(list(keep))
    pixels = _pixels(points, frame)
    heads = _find_groups(pixels, alone, frame.radius)
    order = np.argsort(heads, kind="stable")
    firsts = np.unique(heads)
    parts = np.split(order, np.searchsorted(heads[order], firsts[1:])) if len(points) else []
    groups = {place: part for place, part in enumerate(parts) if len(part) > 1}
    columns = [c for c in ("longitude", "latitude", "score", "shade") if c in points]
    values = {column: points[column].to_numpy(float) for column in columns}
    merged = {column: values[column][firsts] for column in columns}
    for place, part in groups.items():
        radius = dot_radius(frame.radius, len(part))
        center = _step_aside(pixels[part].mean(axis=0), radius, pixels[alone], frame.radius)
        merged["longitude"][place], merged["latitude"][place] = _place_of(center, frame)
        for column in columns[2:]:
            merged[column][place] = _median(values[column][part])
    cities = points.index.to_numpy(object)
    sizes = np.array([len(part) for part in parts], dtype=int)
    heads_and_sizes = zip(cities[firsts], sizes, strict=True)
    ids = [f"@{city}" if size > 1 else city for city, size in heads_and_sizes]
    table = points.iloc[firsts].assign(
        **merged, cities=sizes, members=[tuple(cities[part]) for part in parts]
    )
    table.index = pd.Index(ids, name=points.index.name, dtype=object)
    return table.iloc[np.argsort(2 * alone[firsts] + (sizes > 1), kind="stable")]


def _median(values: Floats) -> float:
    """Compute the median of the values that are known."""
    known = values[~np.isnan(values)]
    return median(known.tolist()) if len(known) else float("nan")


def _pixels(points: pd.DataFrame, frame: Frame) -> Floats:
    """Convert the coordinates to pixels of the frame: one row of x and y for each city."""
    scale = WORLD * 2**frame.view.zoom
    longitudes, latitudes = points[["longitude", "latitude"]].to_numpy(float).T
    pixels: Floats = np.column_stack([mercator_x(longitudes), mercator_y(latitudes)])
    pixels *= scale
    return pixels


def _place_of(pixel: Floats, frame: Frame) -> tuple[float, float]:
    """Convert a pixel of the frame to longitude and latitude."""
    x, y = pixel / (WORLD * 2**frame.view.zoom)
    return 360 * x - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def _step_aside(center: Floats, radius: float, others: Floats, other: float) -> Floats:
    """Move the dot of a group so that dots of a city, which lie on top of it, leave its number."""
    for place in others:
        apart, room = center - place, radius + BESIDE * other
        distance = float(np.hypot(*apart))
        if distance < room:
            direction = apart / distance if distance > SAME else np.array([-1.0, 0.0])
            center = place + room * direction
    return center


def _find_groups(
    pixels: Floats, alone: npt.NDArray[np.bool_], radius: float
) -> npt.NDArray[np.intp]:
    """Find the first city of the group that each city is in.

    Groups that cover each other are merged, the nearest first, until none does.
    """
    heads = np.arange(len(pixels))
    if len(pixels) > MOST_PAIRS:
        squares = np.floor(pixels[~alone] / (2 * radius))
        _, first, place = np.unique(squares, axis=0, return_index=True, return_inverse=True)
        heads[~alone] = np.flatnonzero(~alone)[first[place.reshape(-1)]]
    while True:
        firsts, places, counts = np.unique(heads, return_inverse=True, return_counts=True)
        centers = np.column_stack(
            [np.bincount(places, pixels[:, axis]) / counts for axis in (0, 1)]
        ).reshape(-1, 2)
        radii = np.array([dot_radius(radius, int(count)) for count in counts])
        merged = _nearest_pairs(centers, radii, alone[firsts])
        if not merged:
            return heads
        for one, other in merged:
            heads[heads == firsts[other]] = firsts[one]


def _nearest_pairs(
    centers: Floats, radii: Floats, alone: npt.NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Find pairs of dots that cover each other, the nearest first, each dot in one pair at most."""
    ones, others = _near_pairs(centers, COVERED * radii, np.flatnonzero(~alone))
    apart = np.hypot(*(centers[ones] - centers[others]).T)
    share = apart / (radii[ones] + radii[others])
    covered = share < COVERED
    ones, others, share = ones[covered], others[covered], share[covered]
    taken: set[int] = set()
    pairs = []
    for at in np.argsort(share, kind="stable"):
        pair = int(ones[at]), int(others[at])
        if taken.isdisjoint(pair):
            taken.update(pair)
            pairs.append(pair)
    return pairs


def _near_pairs(
    centers: Floats, reach: Floats, places: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Find the pairs of some dots that are at most about the sum of their reaches apart.

    Squares are compared, since most of all pairs are far from each other.
    """
    (x, y), room = centers[places].T, reach[places]
    square = np.subtract.outer(x, x) ** 2
    square += np.subtract.outer(y, y) ** 2
    ones, others = np.nonzero(square <= np.add.outer(room, room) ** 2 * ROUNDING)
    later = ones < others
    return places[ones[later]], places[others[later]]
