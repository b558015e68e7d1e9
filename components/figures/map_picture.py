"""The map of cities as a picture: on paper, on other sites, and until the live map is ready.

The land is an SVG file, and each city an element with a tooltip over it: Streamlit removes SVG
elements from the HTML of a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import Any

import numpy as np
import pandas as pd
import pydeck as pdk
from markupsafe import Markup

from components.figures.brush import Brush
from components.figures.city_map import FRAMES, Frame, WrittenName, city_rows, number_color
from components.figures.map_frames import WORLD, mercator_x, mercator_y
from smartgov.paths import LAND_FILE, LAND_PICTURE

#: Address of the picture of the land relative to every page. The browser fetches and keeps it once.
LAND = f"app/static/{LAND_PICTURE.name}"

#: Positions on a picture, in pixels from its upper left corner.
Pixels = Sequence[tuple[float, float]]

#: Outlines of the land on a picture, in whole pixels.
Outlines = tuple[tuple[tuple[int, int], ...], ...]

#: The most parts of the world whose outlines are kept.
LANDS = 8


def draw_picture(
    brush: Brush,
    points: pd.DataFrame,
    frame: Frame,
    width: float,
    chosen: str | None,
    alt: str,
    names: Sequence[WrittenName] = (),
) -> Markup:
    """Draw the cities on the land as the map first shows them; each dot has a tooltip.

    Parameters
    ----------
    points, frame, chosen
        As for `draw_world`.
    width
        Width in pixels; the height is that of the frame.
    alt
        Alternative text.
    names
        The names that are written beside their dots.
    """
    rows = city_rows(brush, points, chosen, frame)
    positions = project([row["position"] for row in rows], frame, width)
    dots = Markup(  # noqa: S704 - escaped already
        "".join(
            _dot(brush, row, 100 * x / width, 100 * y / frame.height)
            for row, (x, y) in zip(rows, positions, strict=True)
        )
    )
    return Markup(
        '<div class="sg-map" role="img" aria-label="{}" style="aspect-ratio:{}/{}">{}{}{}</div>'
    ).format(
        alt,
        width,
        frame.height,
        _land(brush, frame, width),
        dots,
        Markup("").join(_write_name(name, frame, width) for name in names),
    )


def _write_name(name: WrittenName, frame: Frame, width: float) -> Markup:
    """Build a name beside its dot."""
    ((x, y),) = project([(name.longitude, name.latitude)], frame, width)
    return Markup('<b class="sg-{}" style="left:{:.2f}%;top:{:.2f}%">{}</b>').format(
        name.side, 100 * x / width, 100 * (y - name.lift) / frame.height, name.name
    )


def _dot(brush: Brush, row: Mapping[str, Any], left: float, top: float) -> str:
    """Build the dot of a row of `city_rows`, whose texts are escaped.

    ``left`` and ``top`` are percentages. It is plain text, since maps have hundreds of dots.
    """
    size, color = 2 * row["radius"] + row["width"], ""
    if "cities" in row:
        color = f";color:{number_color(brush, row)}"
    return (
        f'<i title="{row["name"]}\n{row["line"]}" style="left:{left:.2f}%;top:{top:.2f}%;'
        f"width:{size:.1f}px;height:{size:.1f}px;background:{_color(row['fill'])};"
        f'border:{row["width"]}px solid {_color(row["ring"])}{color}">{row.get("cities", "")}</i>'
    )


def project(places: Iterable[Sequence[float]], frame: Frame, width: float) -> Pixels:
    """Convert longitudes and latitudes to pixels of a picture: Web Mercator, as the map has it."""
    return list(map(tuple, _to_pixels(_to_mercator(places), frame, width).tolist()))


def _to_mercator(places: Iterable[Sequence[float]]) -> np.ndarray:
    """Convert longitudes and latitudes to positions of Web Mercator, of shape (n, 2)."""
    longitudes, latitudes = np.array(list(places), dtype=float).reshape(-1, 2).T
    return np.column_stack([mercator_x(longitudes), mercator_y(latitudes)])


def _to_pixels(positions: np.ndarray, frame: Frame, width: float) -> np.ndarray:
    """Convert positions of Web Mercator to pixels of a picture."""
    scale, view = WORLD * 2**frame.view.zoom, frame.view
    middle = (mercator_x(view.longitude), mercator_y(view.latitude))
    center = np.array([width / 2, frame.height / 2])
    pixels: np.ndarray = center + (positions - middle) * scale
    return pixels


def _color(channels: Sequence[int]) -> str:
    """Format red, green, blue and opacity, which is all or nothing."""
    return "#{:02x}{:02x}{:02x}".format(*channels) if channels[3] else "transparent"


def _land(brush: Brush, frame: Frame, width: float) -> Markup:
    """Build the image of the land, placed so that the picture shows its part of the world."""
    ((left, equator), (right, _)) = project([(-180, 0), (180, 0)], frame, width)
    top = equator - (right - left) / 2  # the whole world is as high as it is wide
    return Markup('<img alt="" src="{}" style="left:{:.2f}%;top:{:.2f}%;width:{:.2f}%"/>').format(
        LAND + ("#dark" if brush.theme.name == "dark" else ""),
        100 * left / width,
        100 * top / frame.height,
        100 * (right - left) / width,
    )


def project_land(frame: Frame, width: float) -> Outlines:
    """Convert the outlines of the land in the picture to whole pixels, cut at its edges."""
    view = frame.view
    return _project_land(view.longitude, view.latitude, view.zoom, frame.height, width)


@lru_cache(maxsize=LANDS)
def _project_land(
    longitude: float, latitude: float, zoom: float, height: int, width: float
) -> Outlines:
    """Convert the outlines; many pictures show the same part of the world."""
    view = pdk.ViewState(longitude=longitude, latitude=latitude, zoom=zoom)
    frame = replace(FRAMES["wide"], view=view, height=height)
    land, starts = _read_land()
    every = _to_pixels(land, frame, width)
    size = (width, frame.height)
    low, high = (edge.reduceat(every, starts) for edge in (np.minimum, np.maximum))
    seen = np.flatnonzero((high >= 0).all(axis=1) & (low <= size).all(axis=1))
    ends = [*starts[1:], len(every)]
    outlines = []
    for ring in seen.tolist():
        pixels: Pixels = every[starts[ring] : ends[ring]].tolist()
        for axis in (0, 1):
            if low[ring, axis] < 0:
                pixels = list(_cut(pixels, axis, 0, 1))
            if high[ring, axis] > size[axis]:
                pixels = list(_cut(pixels, axis, size[axis], -1))
        steps = [pixel for pixel, _ in groupby((round(x), round(y)) for x, y in pixels)]
        if len(steps) > 2:
            outlines.append(tuple(steps))
    return tuple(outlines)


def _cut(pixels: Pixels, axis: int, edge: float, sign: int) -> Iterator[tuple[float, float]]:
    """Cut an outline at an edge of the picture (Sutherland and Hodgman 1974).

    ``sign`` is 1 if the picture is where the coordinate of ``axis`` is higher, else -1.
    """
    for before, pixel in zip([*pixels[-1:], *pixels], pixels, strict=False):
        depths = [sign * (at[axis] - edge) for at in (before, pixel)]
        if (depths[0] >= 0) != (depths[1] >= 0):
            share = depths[0] / (depths[0] - depths[1])
            x, y = (a + share * (b - a) for a, b in zip(before, pixel, strict=True))
            yield x, y
        if depths[1] >= 0:
            yield pixel


@lru_cache(maxsize=1)
def _read_land() -> tuple[np.ndarray, list[int]]:
    """Read the outlines of the land, all in one, and where each of them starts.

    Its positions are those of Web Mercator, of shape (n, 2), because every picture needs them.
    """
    land = json.loads(LAND_FILE.read_text(encoding="utf-8"))
    polygons = land["features"][0]["geometry"]["coordinates"]
    rings = [ring for polygon in polygons for ring in polygon]
    starts = [0, *accumulate(map(len, rings[:-1]))]
    return _to_mercator(chain.from_iterable(rings)), starts
