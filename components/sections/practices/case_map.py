"""Map of the cities with a documented practice, and how many each recommendation has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import show
from components.binding import update_view
from components.cache import collection_of
from components.downloads import Download
from components.figures.city_map import Frame
from components.html import Column, Rows
from components.links import link
from components.once import drawn_once, made_once
from components.publish.drawing import Drawing
from components.publish.map_drawing import MapWords, draw_map
from components.reader import Reader
from components.sections.cases import without_case_filters
from components.sections.city_map import MapSelection, clicked_rows, show_frames
from components.sections.map_files import picture_files
from components.sections.map_parts import frames_of, with_part
from components.sections.map_points import map_panel, place_data
from components.sections.practices.choice import chosen_cases, count_cases
from components.view.view import View, change
from smartgov.model import Recommendation

#: The color of the dots on the scale of scores: its dark end. They are not scored.
SHADE = 100.0

PREFIX = "case_map_"

#: Name of the map on its page, and part of the names of its files.
NAME = "map-practices"


def show_map(reader: Reader) -> None:
    """Draw the map, and beside it the recommendations with the number of practices."""
    if not chosen_cases(reader):
        return
    t = reader.t
    left, right = st.columns([2.1, 1], gap="medium")
    with left:
        if reader.alone is not None:
            show.heading(*_titles(reader))
        alt = t("cases.map_alt", cities=t("cases.in_cities", count=len(case_points(reader))))
        names = {city.id: city.name_in(t.language) for city in collection_of(reader).cities}
        on_select = partial(choose_on_map, names)
        points = partial(case_points, reader)
        show_frames(reader, points, map_frames(reader), alt, MapSelection(on_select, PREFIX))
        show.table_expander(
            reader,
            NAME,
            partial(cities_table, reader),
            source=case_source(reader),
            more=case_map_files(reader),
            titled=_titles(reader),
        )
    with right:
        show_counts(reader)


@made_once
def map_frames(reader: Reader) -> dict[str, Frame]:
    """Frame the map on the cities that are shown."""
    return frames_of(reader, case_points(reader))


@made_once
def case_points(reader: Reader) -> pd.DataFrame:
    """Collect the map data of the cities with a practice that the filters leave.

    Returns
    -------
    pandas.DataFrame
        As for `show_frames`; ``score`` is the number of practices.
    """
    t, cases = reader.t, chosen_cases(reader)
    counts = Counter(case.city.id for case in cases)
    cities = list({case.city.id: case.city for case in cases}.values())
    return pd.DataFrame(
        {
            "name": [city.name_in(t.language) for city in cities],
            "latitude": pd.array([city.latitude for city in cities], dtype=float),
            "longitude": pd.array([city.longitude for city in cities], dtype=float),
            "score": [float(counts[city.id]) for city in cities],
            "shade": SHADE,
            "where": [t.country(city.country) for city in cities],
            "words": [t("cases.practices", count=counts[city.id]) for city in cities],
            "entry": [_city_entry(reader, city.name_in(t.language)) for city in cities],
        },
        index=[city.id for city in cities],
    )


def cities_table(reader: Reader) -> show.Table:
    """Build the table of the cities with a practice, those with the most of them first."""
    t, cities = reader.t, {city.id: city for city in collection_of(reader).cities}
    ordered = case_points(reader).sort_values("score", ascending=False, kind="stable")
    counts = ordered["score"].astype(int)
    data = place_data(cities, ordered).assign(practices=counts.to_list())
    return show.Table(
        caption=". ".join(_titles(reader)),
        columns=[
            Column(t("terms.city")),
            Column(t("terms.country")),
            Column(t("cases.column.practices"), True),
        ],
        rows=Rows(
            zip(ordered["entry"], ordered["where"], counts, strict=True),
            lambda at: [at[0], at[1], t.number(at[2])],
        ),
        data=data,
        ours=True,
    )


def _titles(reader: Reader) -> tuple[str, str]:
    """Write the title and the subtitle of the map."""
    t, practices = reader.t, len(chosen_cases(reader))
    parts = {"practices": practices, "in_cities": len(case_points(reader))}
    return t("cases.map_title"), " ".join(t(f"cases.{k}", count=n) for k, n in parts.items())


def case_source(reader: Reader) -> str:
    """Say what the map is made from."""
    return f"{reader.t('cases.captions.practices')}. {reader.t('cases.not_verified')}"


def case_map_files(reader: Reader) -> list[Download]:
    """Offer the map as PNG and SVG."""
    stem, draw = f"{NAME}-part" if reader.view.near else NAME, partial(draw_case_map, reader)
    return picture_files(reader, NAME, stem, draw, case_source(reader))


def draw_case_map(reader: Reader) -> Drawing:
    """Draw the map with its title, and what it shows, for a file."""
    t, frame, points = reader.t, map_frames(reader)["wide"], case_points(reader)
    title, subtitle = _titles(reader)
    words = MapWords(
        title=title,
        subtitle=subtitle,
        note=" ".join((case_source(reader), t("cases.examples"), t("app.name"))),
        low="",
        high="",
        not_ranked="",
        chosen="",
        language=t.language,
    )
    return draw_map(reader.brush, map_panel(reader, points, frame), None, words)


def choose_on_map(names: Mapping[str, str]) -> None:
    """Search for the name of the clicked city, or open the part of the map of a clicked group."""
    for row in clicked_rows(PREFIX):
        if "cities" in row:
            update_view(partial(with_part, row))
        else:
            update_view(partial(_with_words, names[row["id"]]))


def _with_words(words: str, view: View) -> View:
    return change(view, "case_words", words)


def _city_entry(reader: Reader, name: str) -> Markup:
    """Link to the practices of a city."""
    return link(name, "practices", _with_words(name, reader.view))


@drawn_once
def show_counts(reader: Reader) -> None:
    """List the recommendations with the number of their practices and standards."""
    t, collection = reader.t, collection_of(reader)
    shown = count_cases(reader)
    guides = Counter(standard.recommendation for standard in collection.standards)
    items = [
        Markup('<li style="--sg-accent:{}">{}<br><span class="sg-small">{}</span></li>').format(
            reader.hue(r.pillar),
            _title(reader, r),
            t.join(
                [
                    t("cases.practices", count=shown[r.id]),
                    t("cases.standards", count=guides[r.id]),
                ]
            ),
        )
        for r in reader.recommendations
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))


def _title(reader: Reader, recommendation: Recommendation) -> Markup:
    """Link to the practices of a recommendation, or from the one chosen to all."""
    chosen = recommendation.id == reader.view.recommendation
    view = without_case_filters(reader.view, None if chosen else recommendation.id)
    words = Markup("<strong>{}</strong>").format(reader.t.text(recommendation.title))
    return link(words, "practices", view)
