"""A city and where it stands: choice, scores, profile against its peers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import html, inputs, show
from components.figures.profile import draw_profile
from components.html import Cell, Column
from components.links import link
from components.page import Page
from components.words.cities import peer_words, place_words
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.certainty.robustness import indistinguishable
from smartgov.export.spreadsheets import scores_table
from smartgov.model import City
from smartgov.peers.differences import clear_differences, peer_profile
from smartgov.peers.rules import Peers


def choose(page: Page) -> None:
    """Draw the choice of a city and of the peers it is compared with."""
    left, right = st.columns(2)
    with left:
        inputs.choose_city(page, page.t("city.choose"))
    if page.city:
        with right:
            inputs.choose_peers(page, page.t("peers.choose"))


def show_all(page: Page) -> None:
    """List every city with its score, to begin with."""
    t, scores = page.t, page.scores
    order = sorted(page.study.city_by_id, key=page.sort_key)
    show.heading(t("city.all_title", cities=len(order)), t("city.all_subtitle"))
    rows: list[list[Cell]] = [
        [
            link(page.name(city), "city", page.with_city(city)),
            page.where(city),
            score_cell(page, scores.overall[city]),
            t.percent(scores.coverage[city]),
        ]
        for city in order
    ]
    columns = [
        Column(t("terms.city")),
        Column(page.where_label),
        Column(t("terms.overall"), True),
        Column(t("terms.answers"), True),
    ]
    data = scores_table(page.study, scores).set_index("city_id").loc[order].reset_index()
    show.grid(page, show.Table("cities", t("city.all_subtitle"), columns, rows, data))
    show.source(page.source)


def show_standing(page: Page) -> None:
    """Draw where the city stands: place, score, rank, coverage, strengths and weaknesses."""
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t, scores = page.t, page.scores
    show.heading(city.name, " · ".join(place_words(page, city)))
    st.html(
        html.key_figures(
            [
                (
                    t("terms.overall"),
                    score_cell(page, scores.overall[city.id]),
                    t("city.scale_basis"),
                ),
                (t("terms.rank"), rank_words(page, city.id), _rank_basis(page, city)),
                (t("terms.answers"), t.percent(scores.coverage[city.id]), t("city.coverage")),
                (t("peers.title"), t.number(len(peers.cities)), peer_words(page, peers, city)),
            ]
        )
    )
    if pd.isna(scores.overall[city.id]):
        st.info(
            t("city.not_ranked_why", city=city.name, threshold=t.percent(scores.spec.min_coverage))
        )
    st.markdown(strength_words(page, city, peers))


def _rank_basis(page: Page, city: City) -> str:
    """Return how sure the rank is, and how many cities share its range."""
    if pd.isna(page.scores.rank[city.id]):
        return page.t("city.rank_basis")
    alike = int(indistinguishable(page.intervals, city.id).sum())
    return page.t("city.rank_sure", interval=interval_words(page, city.id), count=alike)


def strength_words(page: Page, city: City, peers: Peers) -> str:
    """Return in one or two sentences where the city is ahead of its peers, and behind."""
    t = page.t
    profile = peer_profile(page.scores, city.id, peers.cities, [d.id for d in page.study.asked])
    above, below = clear_differences(profile)
    if not above and not below:
        return t("city.alike", city=city.name)
    if not above:
        return t("city.behind_only", city=city.name, dimensions=_names(page, below))
    ahead = t("city.ahead", city=city.name, dimensions=_names(page, above))
    if not below:
        return ahead
    return f"{ahead} {t('city.behind', dimensions=_names(page, below))}"


def _names(page: Page, dimensions: list[str]) -> str:
    return page.t.join([f"**{page.measure_label(d)}**" for d in dimensions])


def show_profile(page: Page) -> None:
    """Draw the dimensions of the city against its peers."""
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t, asked = page.t, page.study.asked
    show.heading(t("city.profile_title"), t("city.profile_subtitle", city=city.name))
    profile = peer_profile(page.scores, city.id, peers.cities, [d.id for d in asked])
    theme = page.theme
    st.html(
        html.legend(
            html.swatch("dot", theme.city, city.name),
            html.swatch("tick", theme.peer, t("charts.peer_median")),
            html.swatch("band", theme.other, t("charts.peer_half")),
        )
    )
    alt = t("city.profile_alt", city=city.name)
    figure = draw_profile(page.brush, page.study.framework, asked, profile, alt)
    show.figure(page, figure, _profile_table(page, city, profile))
    show.not_asked(page)


def _profile_table(page: Page, city: City, profile: pd.DataFrame) -> show.Table:
    t = page.t
    return show.Table(
        name=f"profile-{city.id}",
        caption=t("city.profile_alt", city=city.name),
        columns=[
            Column(t("terms.dimension")),
            Column(city.name, True),
            Column(t("charts.peer_median"), True),
            Column(t("charts.peer_half"), True),
            Column(t("peers.title"), True),
        ],
        rows=[
            [
                page.measure_label(str(dimension)),
                score_cell(page, at["city"]),
                t.score(at["median"]),
                f"{t.score(at['low'])} – {t.score(at['high'])}",
                t.number(at["peers"]),
            ]
            for dimension, at in profile.iterrows()
        ],
        data=profile.rename_axis("dimension").reset_index().assign(city_id=city.id),
    )
