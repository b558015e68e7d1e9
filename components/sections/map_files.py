"""The map as a picture to download, written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from components.downloads import Download
from components.figures.city_map import Frame
from components.publish.drawing import Drawing
from components.publish.map_drawing import WIDTH, MapWords, draw_map
from components.publish.picture import to_png, to_svg_file
from components.reader import Reader
from components.sections.map_parts import points_near
from components.sections.map_points import drawn_points, names_on
from components.words.captions import caption_words, file_name
from components.words.filters import with_scope

#: Writer of a picture by file extension.
WRITERS: dict[str, Callable[[Drawing], bytes]] = {"png": to_png, "svg": to_svg_file}


def map_downloads(
    reader: Reader,
    name: str,
    measure: str,
    points: Callable[[], pd.DataFrame],
    frames: Mapping[str, Frame],
) -> list[Download]:
    """Offer the map as PNG and SVG.

    Parameters
    ----------
    reader
        The language, the theme and the chosen city.
    name
        Name of the map on its page, part of the names of the files.
    measure
        The score that the colors show.
    points, frames
        As for `show_frames`.
    """
    return [
        Download(
            key=f"{suffix}_{name}",
            label=reader.t(f"tables.{suffix}"),
            stem=file_name(reader, f"{name}-part" if reader.view.near else name),
            suffix=suffix,
            write=partial(_write, write, reader, measure, points, frames["wide"]),
            icon=None,
            quiet=True,
        )
        for suffix, write in WRITERS.items()
    ]


def _write(
    write: Callable[[Drawing], bytes],
    reader: Reader,
    measure: str,
    points: Callable[[], pd.DataFrame],
    frame: Frame,
) -> bytes:
    return write(draw_map_picture(reader, measure, points(), frame))


def draw_map_picture(reader: Reader, measure: str, points: pd.DataFrame, frame: Frame) -> Drawing:
    """Draw the map with title, legend and source; see `map_downloads`."""
    t, chosen = reader.t, reader.view.city
    drawn, part = drawn_points(reader, points, frame), points_near(reader, points)
    count = int(drawn["cities"].sum()) if part.empty else len(part)
    words = MapWords(
        title=t("overview.map_title", measure=reader.measure_label(measure)),
        subtitle=with_scope(reader, t("overview.map_subtitle", count=count)),
        note=caption_words(reader),
        low=t("charts.scale_low"),
        high=t("charts.scale_high"),
        not_ranked=t("charts.not_ranked"),
        chosen=reader.city.name if reader.city else "",
    )
    names = names_on(reader, points, drawn, frame, WIDTH)
    return draw_map(reader.brush, drawn, frame, chosen, names, words)
