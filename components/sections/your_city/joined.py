"""A visitor's own city among those of the study: what follows from its answers at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from components import html, show
from components.figures.city_map import draw_world
from components.figures.map_frames import WIDTHS, frames_for, outside
from components.html import Column
from components.page import Page
from components.sections.overview.world_map import show_outside
from components.sections.your_city.address import read_own
from components.words.ranks import score_cell
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import OWN_ID, City
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.scoring.score import score

#: How wide the map is at most, in pixels: that of the wide frame.
WIDTH = 850


@dataclass(frozen=True, eq=False)
class OwnPage(Page):
    """The page with the visitor's city as one more unit of the study, and as the chosen one.

    What draws a city of the study so draws this one. Nothing of it is kept from run to run:
    the answers stay out of every cache.
    """

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """How sure each rank is, the visitor's city among them."""
        return rank_intervals(self.study, self.scores)

    @cached_property
    def chosen(self) -> list[str]:
        """Every city: filters of other pages do not leave the visitor's own out."""
        return list(self.study.city_by_id)

    @cached_property
    def source(self) -> str:
        """The line below every chart, which says whose answers have been added."""
        line: str = super().source
        return self.t("own.source", source=line)


def read(page: Page) -> OwnCity:
    """Return what has been entered, and say so where the link cannot be read."""
    own, problem = read_own(page.view, page.study)
    if problem is not None:
        st.warning(page.t(f"own.problems.{problem}"), icon=":material/link_off:")
    return own


def join(page: Page, own: OwnCity) -> OwnPage | None:
    """Return the page with the city among the others; None until it has a score anywhere."""
    study = add_own_city(page.study, own, marked_name(page, own))
    scores = score(study, page.view.spec)
    if scores.dimensions.loc[OWN_ID].isna().all():
        return None
    return OwnPage(
        slug=page.slug,
        view=replace(page.view, city=OWN_ID),
        t=page.t,
        theme=page.theme,
        known=page.known,
        study=study,
        scores=scores,
        recommendations=page.recommendations,
    )


def marked_name(page: Page, own: OwnCity) -> str:
    """Return the name of the city, marked as answered by a visitor."""
    return page.t("own.marked_name", city=own.name or page.t("own.unnamed"))


def invite(page: Page, own: OwnCity) -> None:
    """Say what the page is for, or what is still missing for a first score."""
    t = page.t
    if own.answers:
        st.info(t("own.first_score", threshold=t.percent(page.view.coverage)))
        return
    with st.grid("auto", min_column_width=340, gap="medium", key="own_invitation"):
        for part in ("answer", "blank", "kept"):
            words = (t(f"own.invitation.{part}.{which}") for which in ("title", "text"))
            st.html(html.finding(*words))


def show_map(mine: OwnPage) -> None:
    """Draw the city on the map among the others."""
    if mine.city is None:
        return
    t = mine.t
    show.heading(t("own.map.title", city=mine.city.name), t("own.map.subtitle"))
    if mine.city.latitude is None:
        show.paragraph(t("own.map.no_place"))
        return
    points = _points(mine)
    placed = points.dropna(subset=["latitude", "longitude"])
    alt = t("own.map.alt", city=mine.city.name, cities=len(placed))
    for name, frame in frames_for(placed, keep=OWN_ID).items():
        with st.container(key=f"map_{name}", width=WIDTH):
            deck = draw_world(mine.brush, placed, frame, OWN_ID, "<b>{name}</b><br>{line}")
            st.pydeck_chart(deck, height=frame.height, alt=alt)
            show_outside(mine, outside(placed, frame, WIDTHS[name]))
    theme = mine.theme
    st.html(
        html.legend(
            html.swatch("ring", theme.city, mine.city.name),
            html.ramp(theme.scale, t("charts.scale_low"), t("charts.scale_high")),
            html.swatch("ring", theme.missing, t("charts.not_ranked")),
        )
    )
    show.source(mine.source)
    show.behind(mine, _map_table(mine, points, alt))


def _map_table(mine: OwnPage, points: pd.DataFrame, caption: str) -> show.Table:
    """Return the cities of the map by overall score, the visitor's own marked."""
    t, cities = mine.t, mine.study.city_by_id
    ordered = points.sort_values("score", ascending=False, kind="stable", na_position="last")
    ids = [str(city_id) for city_id in ordered.index]
    data = ordered.drop(columns="line").rename(columns={"name": "city", "score": "overall"})
    return show.Table(
        name="map-overall",
        caption=caption,
        columns=[
            Column(t("terms.city")),
            Column(mine.where_label),
            Column(t("terms.overall"), True),
        ],
        rows=[
            [c.name, mine.where(c.id), score_cell(mine, ordered.loc[c.id, "score"])]
            for c in map(cities.__getitem__, ids)
        ],
        data=data.rename_axis("city_id").reset_index(),
        chosen=ids.index(OWN_ID),
    )


def _points(mine: OwnPage) -> pd.DataFrame:
    """Return every city with its place, overall score and a line of words."""
    cities, overall = mine.study.cities, mine.scores.overall
    return pd.DataFrame(
        {
            "name": [c.name for c in cities],
            "latitude": pd.array([c.latitude for c in cities], dtype=float),
            "longitude": pd.array([c.longitude for c in cities], dtype=float),
            "score": [overall[c.id] for c in cities],
            "line": [
                " · ".join(filter(None, (mine.where(c.id), score_cell(mine, overall[c.id]))))
                for c in cities
            ],
        },
        index=[c.id for c in cities],
    )


def _line(mine: OwnPage, at: City) -> str:
    """Return the country of a city, where it is known, and its score."""
    score_words = score_cell(mine, mine.scores.overall[at.id])
    return " · ".join(filter(None, (mine.where(at.id), score_words)))
