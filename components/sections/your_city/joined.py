"""A visitor's own city among those of the study: what follows from its answers at once."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import html, show
from components.figures.city_map import draw_world
from components.figures.map_frames import WIDTHS, frames_for, outside
from components.html import Column
from components.page import Page
from components.reader import Reader
from components.sections.overview.world_map import show_outside
from components.view.own_link import read_own
from components.words.ranks import score_cell
from smartgov.model import OWN_ID
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.scoring.score import score

#: How wide the map is at most, in pixels: that of the wide frame.
WIDTH = 850


def read(reader: Reader) -> OwnCity:
    """Return what has been entered, and say so where the link cannot be read."""
    own, problem = read_own(reader.view, reader.study)
    if problem is not None:
        st.warning(reader.t(f"own.problems.{problem}"), icon=":material/link_off:")
    return own


def join(page: Page, own: OwnCity) -> Page | None:
    """Return the page with the city among the others; None until it has a score anywhere."""
    study = add_own_city(page.study, own, marked_name(page, own))
    scores = score(study, page.view.spec)
    if scores.dimensions.loc[OWN_ID].isna().all():
        return None
    return replace(page, study=study, scores=scores, view=replace(page.view, city=OWN_ID))


def marked_name(reader: Reader, own: OwnCity) -> str:
    """Return the name of the city, marked as answered by a visitor."""
    return reader.t("own.marked_name", city=own.name or reader.t("own.unnamed"))


def invite(reader: Reader, own: OwnCity) -> None:
    """Say what the page is for, or what is still missing for a first score."""
    t = reader.t
    if own.answers:
        st.info(t("own.first_score", threshold=t.percent(reader.view.coverage)))
        return
    with st.grid("auto", min_column_width=340, gap="medium", key="own_invitation"):
        for part in ("answer", "blank", "kept"):
            words = (t(f"own.invitation.{part}.{which}") for which in ("title", "text"))
            st.html(html.finding(*words))


def show_map(reader: Reader) -> None:
    """Draw the city on the map among the others."""
    if reader.city is None:
        return
    t = reader.t
    show.heading(t("own.map.title", city=reader.city.name), t("own.map.subtitle"))
    if reader.city.latitude is None:
        show.paragraph(t("own.map.no_place"))
        return
    points = _points(reader)
    placed = points.dropna(subset=["latitude", "longitude"])
    alt = t("own.map.alt", city=reader.city.name, cities=len(placed))
    for name, frame in frames_for(placed, keep=OWN_ID).items():
        with st.container(key=f"map_{name}", width=WIDTH):
            deck = draw_world(reader.brush, placed, frame, OWN_ID, "<b>{name}</b><br>{line}")
            st.pydeck_chart(deck, height=frame.height, alt=alt)
            show_outside(reader, outside(placed, frame, WIDTHS[name]))
    theme = reader.theme
    st.html(
        html.legend(
            html.swatch("ring", theme.city, reader.city.name),
            html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
            html.swatch("ring", theme.missing, t("charts.not_ranked")),
        )
    )
    show.source(reader.source)
    show.behind(reader, _map_table(reader, points, alt))


def _map_table(reader: Reader, points: pd.DataFrame, caption: str) -> show.Table:
    """Return the cities of the map by overall score, the visitor's own marked."""
    t, cities = reader.t, reader.study.city_by_id
    ordered = points.sort_values("score", ascending=False, kind="stable", na_position="last")
    ids = [str(city_id) for city_id in ordered.index]
    data = ordered.drop(columns="line").rename(columns={"name": "city", "score": "overall"})
    return show.Table(
        name="map-overall",
        caption=caption,
        columns=[
            Column(t("terms.city")),
            Column(reader.where_label),
            Column(t("terms.overall"), True),
        ],
        rows=[
            [c.name, reader.where(c.id), score_cell(reader, ordered.loc[c.id, "score"])]
            for c in map(cities.__getitem__, ids)
        ],
        data=data.rename_axis("city_id").reset_index(),
        chosen=ids.index(OWN_ID),
    )


def _points(reader: Reader) -> pd.DataFrame:
    """Return every city with its place, overall score and a line of words."""
    cities, overall = reader.study.cities, reader.scores.overall
    return pd.DataFrame(
        {
            "name": [c.name for c in cities],
            "latitude": pd.array([c.latitude for c in cities], dtype=float),
            "longitude": pd.array([c.longitude for c in cities], dtype=float),
            "score": [overall[c.id] for c in cities],
            "line": [
                " · ".join(filter(None, (reader.where(c.id), score_cell(reader, overall[c.id]))))
                for c in cities
            ],
        },
        index=[c.id for c in cities],
    )
