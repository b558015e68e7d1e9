"""Map of the Overview, and the chosen city or the top of the ranking beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.browser import lacks_webgl
from components.editions import scored_of
from components.figures.city_map import Frame
from components.html import Column
from components.leads import city_links
from components.links import edition_address
from components.once import drawn_once, made_once, made_once_per_selection
from components.reader import Reader
from components.scripts import NO_WEBGL
from components.sections.city_map import MapSelection, choose_on_map, show_frames
from components.sections.map_files import map_downloads, map_words
from components.sections.map_parts import frames_of
from components.sections.map_points import city_points, map_table
from components.sections.overview import change_map, map_panels
from components.view.view import Maps
from components.words.authorship import who_calculates
from components.words.cities import place_words
from components.words.ranks import interval_words, place_text, rank_words, score_cell
from smartgov.certainty.bands import tied_with
from smartgov.scoring.rank import rank_measure

#: Number of cities in the list beside the map.
TOP = 8


def show_map(reader: Reader) -> None:
    """Draw the map, and beside it the chosen city or the top of the ranking."""
    left, right = st.columns([2.1, 1], gap="medium")
    with left:
        _draw_map(reader)
    with right:
        inputs.choose_measure(reader)
        inputs.choose_city(reader, reader.t("overview.choose_city"))
        if reader.city:
            _draw_chosen(reader)
        else:
            _draw_top(reader)


def _draw_map(reader: Reader) -> None:
    placed, unplaced = count_placed(reader)
    if not placed + unplaced:
        st.info(reader.t("filters.none_left"))
        return
    maps = shown_maps(reader)
    if reader.alone is not None and maps != "change":
        show.heading(*_titles(reader, placed))
    map_panels.choose_maps(reader, maps)
    if maps == "change":
        change_map.show_map(reader)
    elif maps == "none":
        _draw_one(reader, placed, unplaced)
    else:
        _draw_panels(reader, placed, unplaced)
    show.paragraph(who_calculates(reader))


def shown_maps(reader: Reader) -> Maps:
    """Get what is mapped: the change only where there is an earlier edition to compare with."""
    maps = reader.view.maps
    return "none" if maps == "change" and scored_of(reader) is None else maps


def _draw_panels(reader: Reader, placed: int, unplaced: int) -> None:
    """Draw a picture for each group, with one legend and one row."""
    if placed:
        map_panels.show_pictures(reader)
    st.html(_legend(reader, unplaced))
    name = f"map-{reader.view.measure}-by-{reader.view.maps}"
    pictures = map_panels.downloads(reader, name) if placed else []
    table, titled = partial(panels_table, reader), _titles(reader, placed)
    show.table_expander(reader, name, table, more=pictures, titled=titled)


def _draw_one(reader: Reader, placed: int, unplaced: int) -> None:
    """Draw one map of all selected cities, which a click chooses."""
    t, measure = reader.t, reader.measure_label(reader.view.measure)
    alt = t("overview.map_alt", measure=measure, cities=placed)
    show_frames(
        reader,
        partial(shown_points, reader),
        map_frames(reader),
        alt,
        MapSelection(choose_on_map),
        instead=t("overview.picture_choose"),
    )
    said = Markup("") if lacks_webgl() else _no_webgl(reader)
    st.html(said + _legend(reader, unplaced))
    name, points = f"map-{reader.view.measure}", partial(shown_points, reader)
    pictures = map_downloads(reader, name, reader.view.measure, points, map_frames(reader))
    table, titled = partial(shown_table, reader), _titles(reader, placed)
    show.table_expander(reader, name, table, more=pictures, titled=titled)


def _titles(reader: Reader, placed: int) -> tuple[str, str]:
    """Write the title and the subtitle of the map, which on the page are those of the page."""
    subtitle = reader.t("overview.map_subtitle", count=placed)
    words = map_words(reader, reader.view.measure, subtitle)
    return words.title, words.subtitle


@made_once
def map_frames(reader: Reader) -> dict[str, Frame]:
    """Frame the map on the selected cities."""
    return frames_of(reader, shown_points(reader))


@made_once_per_selection
def count_placed(reader: Reader) -> tuple[int, int]:
    """Count the selected cities that are on the map, and those without coordinates."""
    cities = [reader.study.city_by_id[city] for city in reader.chosen]
    placed = sum(pd.notna(city.latitude) and pd.notna(city.longitude) for city in cities)
    return placed, len(cities) - placed


@made_once
def shown_points(reader: Reader) -> pd.DataFrame:
    """Collect the map data of the selected cities with the score shown; see `city_points`."""
    return city_points(reader, reader.view.measure)


def shown_table(reader: Reader) -> show.Table:
    """Build the table of the map, with links to the cities' pages."""
    measure = reader.view.measure
    caption = reader.t("overview.map_table", measure=reader.measure_label(measure))
    return map_table(reader, shown_points(reader), measure, caption, city_links(reader))


def panels_table(reader: Reader) -> show.Table:
    """Build the table of the map in panels, whose data has the group of each city."""
    return map_panels.with_groups(reader, shown_table(reader))


def _no_webgl(reader: Reader) -> Markup:
    """Build a notice that the browser shows if it does not support WebGL 2 and keeps no cookie."""
    t, address = reader.t, edition_address(replace(reader.view, lang=reader.t.language))
    way = Markup('<a href="{}" target="_self">{}</a>').format(address, t("connection.edition"))
    return Markup('<p class="sg-small" id="{}">{} {}</p>').format(
        NO_WEBGL, t("overview.no_webgl"), way
    )


def _legend(reader: Reader, unplaced: int) -> Markup:
    t, theme = reader.t, reader.theme
    entries = [
        html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
        html.swatch("ring", theme.missing, t("charts.not_ranked")),
        html.swatch("dot", theme.city, t("charts.chosen_city")),
    ]
    if unplaced:
        entries.append(Markup("<span>{}</span>").format(t("charts.unplaced", count=unplaced)))
    return html.legend(*entries)


@drawn_once
def _draw_chosen(reader: Reader) -> None:
    """Draw the card of the chosen city: location, score, rank and a link to its page."""
    t, city, measure = reader.t, reader.city, reader.view.measure
    if city is None:
        return
    value = reader.scores.measure(measure)[city.id]
    with st.container(border=True, key="chosen_card"):
        show.heading(city.name, place_words(reader, city))
        figures = [
            (
                reader.measure_label(measure),
                score_cell(reader, value),
                t("city.scale_basis") if pd.notna(value) else "",
            ),
            (t("terms.rank"), rank_words(reader, city.id, measure), rank_basis(reader, city.id)),
        ]
        st.html(html.key_figures(figures))
        st.html(dimension_bars(reader, city.id))
        st.page_link(
            "pages/city.py",
            label=t("overview.open_city", city=city.name),
            icon=":material/arrow_forward:",
            query_params=show.query(reader),
        )


def rank_basis(reader: Reader, city_id: str) -> str:
    """Describe the range of a city's rank by the score shown, or what it answered.

    Blank if no choice of method can change the rank.
    """
    t, measure = reader.t, reader.view.measure
    if pd.isna(reader.scores.measure(measure)[city_id]):
        return t("city.answered", share=t.percent(reader.scores.coverage[city_id]))
    if not reader.has_choices:
        return ""
    return t("city.interval", interval=interval_words(reader, city_id, measure))


def dimension_bars(reader: Reader, city_id: str) -> Markup:
    """Build the table of a city's dimension scores as bars."""
    rows = []
    for dimension in reader.study.asked:
        value = reader.scores.dimensions.loc[city_id, dimension.id]
        text = reader.t.score(value)
        bar = html.score_bar(0 if pd.isna(value) else value, text, reader.hue(dimension.pillar))
        rows.append([reader.t.text(dimension.label), bar])
    t = reader.t
    columns = [Column(t("terms.dimension")), Column(t("terms.score"))]
    return html.data_table(t("overview.card_table"), columns, rows)


@drawn_once
def _draw_top(reader: Reader) -> None:
    """Draw the list of the selected cities with the highest scores."""
    listed = list_top(reader)
    if listed:
        st.html(listed)


def list_top(reader: Reader) -> Markup:
    """List the selected cities with the highest scores; blank if none has a score."""
    t, first = reader.t, top_cities(reader)
    if first.empty:
        return Markup("")
    rows = [
        [
            city_links(reader)(str(city)),
            place_text(t, place, tied),
            t.score(value),
        ]
        for city, place, value, tied in first.itertuples(name=None)
    ]
    columns = [
        Column(t("terms.city")),
        Column(t("terms.rank"), True),
        Column(t("terms.score"), True),
    ]
    scored = reader.scores.measure(reader.view.measure).loc[reader.chosen].notna()
    key = "overview.top_note_filtered" if reader.is_filtered else "overview.top_note"
    ranked = int(reader.scores.measure(reader.view.measure).notna().sum())
    note = html.paragraph(t(key, count=int(scored.sum()), all=ranked))
    return html.data_table(t("overview.top"), columns, rows) + note


@made_once_per_selection
def top_cities(reader: Reader) -> pd.DataFrame:
    """Find the selected cities with the highest scores, at most `TOP`.

    Returns
    -------
    pandas.DataFrame
        Indexed by city, the highest first: ``rank`` among all cities; ``score``, 0–100; and
            ``tied``, the number of other cities of that rank.
    """
    values = reader.scores.measure(reader.view.measure)
    ranks = rank_measure(reader.scores, reader.view.measure)
    table = pd.DataFrame({"rank": ranks, "score": values, "tied": tied_with(ranks)})
    table = table.loc[reader.chosen]
    return table.dropna().sort_values("score", ascending=False, kind="stable").head(TOP)
