"""The map of change, in place of that of scores: where scores rose and fell since an edition."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from components import html, show
from components.downloads import Download
from components.editions import scored_of
from components.figures.brush import Brush
from components.figures.map_frames import WIDTHS, frames_for
from components.figures.map_picture import draw_picture
from components.html import Column
from components.once import drawn_once, made_once
from components.publish.drawing import Drawing
from components.publish.map_drawing import MapWords, draw_map
from components.reader import Reader
from components.sections.map_files import picture_files
from components.sections.map_points import city_points, map_panel
from components.sections.overview.groups import group_cities, group_title
from components.sections.overview.over_time import changes_table, selected_changes
from components.words.captions import caption_words
from components.words.editions import periods, verdict
from components.words.filters import with_scope
from smartgov.editions.medians import summarize_changes

#: Change in points, up or down, from which a dot has the full color.
FULL = 40.0


def show_map(reader: Reader) -> None:
    """Draw the map of the changes by the score shown, and the medians of the regions."""
    if selected_changes(reader).empty or change_points(reader).empty:
        show.paragraph(reader.t("editions.none"))
        return
    _draw_heading(reader)
    _draw_pictures(reader)
    _draw_legend(reader)
    name = f"map-change-{reader.view.measure}"
    table, pictures = partial(changes_table, reader), _downloads(reader, name)
    show.table_expander(reader, name, table, more=pictures, titled=_titles(reader))
    if len(region_groups(reader)) > 1:
        show.grid(reader, f"change-regions-{reader.view.measure}", partial(region_table, reader))


@drawn_once
def _draw_heading(reader: Reader) -> None:
    show.heading(*_titles(reader))


def _titles(reader: Reader) -> tuple[str, str]:
    """Write the title and the subtitle of the map."""
    t, scored = reader.t, scored_of(reader)
    since = periods(scored.matched)["since"] if scored else ""
    measure = reader.measure_label(reader.view.measure)
    subtitle = t("editions.overview.map_subtitle", measure=measure, since=since)
    return t("editions.overview.map_title"), with_scope(reader, subtitle)


def _ends(reader: Reader) -> list[str]:
    """Say what the ends of the scale of colors stand for."""
    ends = ("low", "high")
    return [reader.t(f"editions.overview.map_{end}", points=round(FULL)) for end in ends]


@drawn_once
def _draw_legend(reader: Reader) -> None:
    """Draw the legend: a diverging scale whose middle is no clear change."""
    t, theme = reader.t, reader.theme
    st.html(
        html.legend(
            html.ramp(theme.change, *_ends(reader)),
            html.swatch("dot", theme.change[2], t("editions.overview.map_none")),
            html.swatch("ring", theme.missing, t("editions.overview.map_missing")),
        )
    )


@made_once
def change_points(reader: Reader) -> pd.DataFrame:
    """Collect the map data of the changes; see `city_points`.

    ``score`` and ``shade`` are 50 for no clear change, 0 for a fall of `FULL` points or more and
    100 for such a rise; NaN for a city without a score in both editions.
    """
    table = selected_changes(reader)
    cities = [city for city in reader.chosen if city in table.index]
    points = city_points(reader, reader.view.measure, cities)
    at = table.loc[cities]
    moved = at["change"].where(at["clear"] | at["change"].isna(), 0.0)
    shade = (50 + 50 * (moved / FULL)).clip(0, 100)
    words = _words(reader, at)
    made = points.assign(score=shade.to_numpy(), shade=shade.to_numpy(), words=words)
    return made.dropna(subset=["latitude", "longitude"])


def _words(reader: Reader, changes: pd.DataFrame) -> list[str]:
    """Say how each city changed, for its tooltip."""
    t, missing = reader.t, reader.t("editions.overview.map_missing")
    verdicts = {clear: verdict(reader, clear=clear) for clear in (True, False)}
    said = []
    for before, after, clear in changes[["before", "after", "clear"]].itertuples(index=False):
        scores = t("editions.note", before=t.score(before), after=t.score(after))
        known = not (pd.isna(before) or pd.isna(after))
        said.append(f"{scores} ({verdicts[bool(clear)]})" if known else missing)
    return said


@drawn_once
def _draw_pictures(reader: Reader) -> None:
    """Draw the picture in each frame; the style sheet shows the one that fits the window."""
    points, t, brush = change_points(reader), reader.t, _brush(reader)
    alt = t(
        "editions.overview.map_alt",
        cities=len(points),
        measure=reader.measure_label(reader.view.measure),
    )
    for name, frame in frames_for(points).items():
        width, chosen = WIDTHS[name], reader.view.city
        panel = map_panel(reader, points, frame, width)
        with st.container(key=f"map_change_{name}_frame"):
            st.html(draw_picture(brush, panel.points, frame, width, chosen, alt, panel.names))


def _brush(reader: Reader) -> Brush:
    """Make the brush whose scale of colors is that of changes."""
    return replace(reader.brush, theme=replace(reader.theme, scale=reader.theme.change))


def _downloads(reader: Reader, name: str) -> list[Download]:
    """Offer the map as PNG and SVG; ``name`` is part of the names of the files."""
    return picture_files(reader, name, name, partial(draw_change_picture, reader))


def draw_change_picture(reader: Reader) -> Drawing:
    """Draw the map as a picture with title, legend and source."""
    t, points, (title, subtitle) = reader.t, change_points(reader), _titles(reader)
    frame = frames_for(points)["wide"]
    low, high = _ends(reader)
    words = MapWords(
        title=title,
        subtitle=f"{subtitle}. {t('editions.overview.map_middle')}",
        note=caption_words(reader),
        low=low,
        high=high,
        not_ranked=t("editions.overview.map_missing"),
        chosen=reader.city.name if reader.city else "",
        language=t.language,
    )
    return draw_map(_brush(reader), map_panel(reader, points, frame), reader.view.city, words)


@made_once
def region_groups(reader: Reader) -> dict[str, list[str]]:
    """List the cities with a change by region."""
    table = selected_changes(reader)
    return group_cities(reader, "region", map(str, table.index[table["change"].notna()]))


def region_table(reader: Reader) -> show.Table:
    """Build the table of the median change of each region, and its clear rises and falls."""
    t, groups = reader.t, region_groups(reader)
    table = summarize_changes(selected_changes(reader), groups)
    rows = [
        [
            group_title(reader, "region", str(at["group"]), groups[str(at["group"])]),
            t.signed(at["median_change"], 1),
            t.number(at["rose_clearly"]),
            t.number(at["fell_clearly"]),
        ]
        for _, at in table.iterrows()
    ]
    return show.Table(
        t("editions.overview.by_region_alt"),
        [
            Column(t("editions.overview.by_region")),
            Column(t("editions.change"), True),
            Column(t("editions.overview.rose_clearly"), True),
            Column(t("editions.overview.fell_clearly"), True),
        ],
        rows,
        table.rename(columns={"group": "region"}),
    )
