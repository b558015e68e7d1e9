"""Add a visitor's own city to the study, and show it on the map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from components import html, show
from components.figures.map_frames import WIDTHS
from components.page import Page
from components.reader import Reader
from components.sections.city_map import MapSelection, open_on_map, show_frames
from components.sections.map_files import map_downloads
from components.sections.map_parts import frames_of
from components.sections.map_points import city_points, map_table
from components.view.own_link import read_own
from smartgov.model import OWN_ID
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.scoring.score import score


def read_own_city(reader: Reader) -> OwnCity:
    """Read the visitor's own city from the view, with a warning if the link is invalid."""
    own, problem = read_own(reader.view, reader.study)
    if problem is not None:
        st.warning(reader.t(f"own.problems.{problem}"), icon=":material/link_off:")
    return own


def add_to_study(page: Page, own: OwnCity) -> Page | None:
    """Add the city to the study and compute its scores; None until a dimension has a score."""
    if not own.answers:
        return None
    study = add_own_city(page.study, own, marked_name(page, own))
    scores = score(study, page.view.spec)
    if scores.dimensions.loc[OWN_ID].isna().all():
        return None
    return replace(page, study=study, scores=scores, view=replace(page.view, city=OWN_ID))


def marked_name(reader: Reader, own: OwnCity) -> str:
    """Format the name of the city, marked as entered by a visitor."""
    return reader.t("own.marked_name", city=own.name or reader.t("own.unnamed"))


def show_invitation(reader: Reader, own: OwnCity) -> None:
    """Explain the page, or what is still missing for a first score."""
    t = reader.t
    if own.answers:
        st.info(t("own.first_score", threshold=t.percent(reader.view.coverage)))
        return
    with st.grid("auto", min_column_width=340, gap="medium", key="own_invitation"):
        for part in ("answer", "blank", "kept"):
            words = (t(f"own.invitation.{part}.{which}") for which in ("title", "text"))
            st.html(html.finding(*words))


def show_map(reader: Reader) -> None:
    """Draw the map with the city and those of the study."""
    if reader.city is None:
        return
    t = reader.t
    show.heading(t("own.map.title", city=reader.city.name), t("own.map.subtitle"))
    if reader.city.latitude is None:
        show.paragraph(t("own.map.no_place"))
        return
    points = city_points(reader, "overall")
    placed = points.dropna(subset=["latitude", "longitude"])
    alt = t("own.map.alt", city=reader.city.name, cities=len(placed))
    frames = frames_of(reader, placed, keep=OWN_ID)
    selection = MapSelection(open_on_map)
    show_frames(reader, lambda: points, frames, alt, selection, width=WIDTHS["wide"])
    theme = reader.theme
    st.html(
        html.legend(
            html.swatch("ring", theme.city, reader.city.name),
            html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
            html.swatch("ring", theme.missing, t("charts.not_ranked")),
        )
    )
    table = partial(map_table, reader, points, "overall", alt, reader.name)
    pictures = map_downloads(reader, "map-overall", "overall", lambda: points, frames)
    show.table_expander(reader, "map-overall", table, more=pictures)
