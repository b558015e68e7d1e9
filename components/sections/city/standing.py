"""Choice of a city, its key figures, and its profile compared with its peers."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import html, inputs, show
from components.figures.profile import draw_profile
from components.html import Cell, Column, Rows
from components.leads import CityLead, dimension_link
from components.links import link
from components.once import drawn_once
from components.reader import Reader
from components.sections.city.whatif import score_scenario
from components.words.authorship import who_calculates
from components.words.cities import place_words
from components.words.differences import strength_words
from components.words.glossary import explain
from components.words.peers import peer_words
from components.words.ranks import interval_words, rank_words, score_cell
from smartgov.advice.whatif import changed_dimensions
from smartgov.certainty.robustness import indistinguishable
from smartgov.export.spreadsheets import scores_table
from smartgov.model import City
from smartgov.peers.differences import peer_profile


def choose(reader: Reader) -> None:
    """Draw the select boxes of the city and its peers."""
    inputs.choose_city(reader, reader.t("city.choose"))
    if reader.city:
        inputs.choose_peers(reader, reader.t("peers.choose"))


def show_all(reader: Reader) -> None:
    """List all cities with their scores, shown until a city is chosen."""
    t, cities = reader.t, len(reader.study.cities)
    show.heading(t("city.all_title", cities=cities), t("city.all_subtitle"))
    show.grid(reader, "cities", partial(cities_table, reader))
    show.paragraph(who_calculates(reader))


def cities_table(reader: Reader) -> show.Table:
    """Build the table of all cities with score and share of answers, by name."""
    t, scores = reader.t, reader.scores
    order = sorted(reader.study.city_by_id, key=reader.sort_key)

    def build_row(city: str) -> list[Cell]:
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            score_cell(reader, scores.overall[city]),
            t.percent(scores.coverage[city]),
        ]

    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("terms.overall"), True),
        Column(t("terms.answers"), True),
    ]
    data = scores_table(reader.study, scores).set_index("city_id").loc[order].reset_index()
    return show.Table(t("city.all_subtitle"), columns, Rows(order, build_row), data)


@drawn_once
def show_name(reader: Reader) -> None:
    """Draw the name of the city and where it is, where the page does not have it as its title."""
    if reader.city is not None:
        show.heading(reader.city.name, place_words(reader, reader.city))


@drawn_once
def show_standing(reader: Reader) -> None:
    """Draw the results of the city: score, rank, coverage, peers, strengths and weaknesses."""
    city, peers = reader.city, reader.peers
    if city is None or peers is None:
        return
    t, scores = reader.t, reader.scores
    st.html(
        html.key_figures(
            [
                (
                    explain(reader, "score", t("terms.overall")),
                    score_cell(reader, scores.overall[city.id]),
                    t("city.scale_basis"),
                ),
                (
                    explain(reader, "rank_range", t("terms.rank")),
                    rank_words(reader, city.id),
                    rank_basis(reader, city),
                ),
                (
                    explain(reader, "coverage", t("terms.answers")),
                    t.percent(scores.coverage[city.id]),
                    t("city.coverage"),
                ),
                (
                    explain(reader, "comparison_group", t("peers.title")),
                    t.number(len(peers.cities)),
                    peer_words(reader, peers, city),
                ),
            ]
        )
    )
    if pd.isna(scores.overall[city.id]):
        st.info(
            t("city.not_ranked_why", city=city.name, threshold=t.percent(scores.spec.min_coverage))
        )
    st.markdown(strength_words(reader, city, peers))


def rank_basis(reader: Reader, city: City) -> str:
    """Describe the rank interval, and the number of cities not distinguishable from this one."""
    if pd.isna(reader.scores.rank[city.id]):
        return reader.t("city.rank_basis")
    alike = int(indistinguishable(reader.intervals, city.id).sum())
    return reader.t("city.rank_sure", interval=interval_words(reader, city.id), count=alike)


def show_profile(reader: Reader) -> None:
    """Draw the dimension scores of the city compared with its peers."""
    city, t, theme = reader.city, reader.t, reader.theme
    if city is None:
        return
    scenario = [html.swatch("ring", theme.city, t("whatif.marked"))] if in_scenario(reader) else []
    legend = [
        html.swatch("dot", theme.city, city.name),
        *scenario,
        html.swatch("tick", theme.peer, t("charts.peer_median")),
        html.swatch("band", theme.other, explain(reader, "middle_half", t("charts.peer_half"))),
    ]
    subtitle = t("city.profile_subtitle", city=city.name)
    show.heading(t("city.profile_title"), subtitle, legend=legend)
    figure, table = partial(_draw_profile, reader, city), partial(profile_table, reader, city)
    name = f"profile-{city.id}-scenario" if in_scenario(reader) else f"profile-{city.id}"
    show.figure(reader, name, figure, table, CityLead())
    show.not_asked(reader)
    show.paragraph(who_calculates(reader))


def _draw_profile(reader: Reader, city: City) -> go.Figure:
    alt = reader.t("city.profile_alt", city=city.name)
    framework, asked = reader.study.framework, reader.study.asked
    return draw_profile(reader.brush, framework, asked, city_profile(reader, city), alt)


def in_scenario(reader: Reader) -> bool:
    """Check whether answers of the city are changed; those of a visitor's own city never are."""
    return bool(reader.view.changes) and not reader.has_own_city


def city_profile(reader: Reader, city: City) -> pd.DataFrame:
    """Compare a city's dimensions with those of its peers.

    Returns
    -------
    pandas.DataFrame
        As of `peer_profile`. In a scenario also ``scenario``, the scores that differ in it.
    """
    asked = [d.id for d in reader.study.asked]
    profile = peer_profile(reader.scores, city.id, reader.peer_ids, asked)
    if not in_scenario(reader):
        return profile
    after = changed_dimensions(reader.scores, score_scenario(reader), city.id)["after"]
    return profile.assign(scenario=after.reindex(profile.index))


def profile_table(reader: Reader, city: City) -> show.Table:
    """Build the table of `city_profile`."""
    t, profile = reader.t, city_profile(reader, city)
    marked = [Column(t("whatif.scenario"), True)] if in_scenario(reader) else []
    return show.Table(
        caption=t("city.profile_alt", city=city.name),
        columns=[
            Column(t("terms.dimension")),
            Column(city.name, True),
            *marked,
            Column(t("charts.peer_median"), True),
            Column(t("charts.peer_half"), True),
            Column(t("peers.title"), True),
        ],
        rows=[
            [
                dimension_link(reader, str(dimension)),
                score_cell(reader, at["city"]),
                *([t.score(at["scenario"])] if marked else []),
                t.score(at["median"]),
                f"{t.score(at['low'])} – {t.score(at['high'])}",
                t.number(at["peers"]),
            ]
            for dimension, at in profile.iterrows()
        ],
        data=profile.rename_axis("dimension").reset_index().assign(city_id=city.id),
    )
