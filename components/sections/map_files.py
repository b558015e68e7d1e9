"""The map as a picture to download, written when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd

from components.downloads import Download
from components.figures.city_map import Frame
from components.publish.drawing import Drawing
from components.publish.map_drawing import MapPanel, MapWords, draw_map, draw_maps
from components.publish.picture import to_png, to_svg_file
from components.reader import Reader
from components.sections.map_parts import points_near
from components.sections.map_points import map_panel
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
    stem = f"{name}-part" if reader.view.near else name
    frame = frames["wide"]
    return picture_files(
        reader, name, stem, lambda: draw_map_picture(reader, measure, points(), frame)
    )


def panel_downloads(
    reader: Reader, name: str, measure: str, by: str, panels: Callable[[], Sequence[MapPanel]]
) -> list[Download]:
    """Offer the map in panels as PNG and SVG; ``by`` says what it is parted by.

    See `map_downloads` for the others.
    """
    return picture_files(reader, name, name, lambda: draw_panels(reader, measure, by, panels()))


def picture_files(
    reader: Reader, name: str, stem: str, draw: Callable[[], Drawing], source: str = ""
) -> list[Download]:
    """Offer a drawing in each format; ``source`` as for `file_name`."""
    return [
        Download(
            key=f"{suffix}_{name}",
            label=reader.t(f"tables.{suffix}"),
            stem=file_name(reader, stem, source=source),
            suffix=suffix,
            write=partial(_write, write, draw),
            icon=None,
            quiet=True,
        )
        for suffix, write in WRITERS.items()
    ]


def _write(write: Callable[[Drawing], bytes], draw: Callable[[], Drawing]) -> bytes:
    return write(draw())


def draw_map_picture(reader: Reader, measure: str, points: pd.DataFrame, frame: Frame) -> Drawing:
    """Draw the map with title, legend and source; see `map_downloads`."""
    panel, part = map_panel(reader, points, frame), points_near(reader, points)
    count = int(panel.points["cities"].sum()) if part.empty else len(part)
    words = map_words(reader, measure, reader.t("overview.map_subtitle", count=count))
    return draw_map(reader.brush, panel, reader.view.city, words)


def draw_panels(reader: Reader, measure: str, by: str, panels: Sequence[MapPanel]) -> Drawing:
    """Draw the map in panels as one picture, with one title, legend and source."""
    count = sum(int(panel.points["cities"].sum()) for panel in panels)
    subtitle = f"{reader.t('overview.map_subtitle', count=count)}. {by}"
    words = map_words(reader, measure, subtitle)
    return draw_maps(reader.brush, panels, reader.view.city, words)


def map_words(reader: Reader, measure: str, subtitle: str) -> MapWords:
    """Collect what is written around the picture of a map."""
    t = reader.t
    return MapWords(
        title=t("overview.map_title", measure=reader.measure_label(measure)),
        subtitle=with_scope(reader, subtitle),
        note=caption_words(reader),
        low=t("charts.scale_low"),
        high=t("charts.scale_high"),
        not_ranked=t("charts.not_ranked"),
        chosen=reader.city.name if reader.city else "",
        language=t.language,
    )
