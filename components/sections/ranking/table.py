"""Table of the ranking, and of the cities that are not ranked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from components import html, show
from components.html import Cell, Column, Rows
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.words.authorship import who_calculates
from components.words.filters import filter_words, with_scope
from components.words.glossary import explain_within
from components.words.ranks import interval_words, missing_dimensions, place_text
from components.words.shapes import name_with_shape
from smartgov.certainty.bands import rank_bands, tied_with
from smartgov.export.spreadsheets import scores_table
from smartgov.scoring.rank import rank_measure

#: Length up to which the names of cities stand in a title.
LONGEST_NAMES = 32


@made_once
def ranked_cities(reader: Reader) -> pd.DataFrame:
    """Collect the selected cities by rank.

    Returns
    -------
    pandas.DataFrame
        Indexed by city: ``rank`` among all cities; ``tied``, the number of other cities of that
        rank; and ``score``, 0–100.
    """
    values = reader.scores.measure(reader.view.measure)
    ranks = rank_measure(reader.scores, reader.view.measure)
    table = pd.DataFrame({"rank": ranks, "tied": tied_with(ranks), "score": values})
    table = table.loc[reader.chosen].dropna()
    return table.sort_values("rank", kind="stable")


def show_table(reader: Reader) -> None:
    """Draw the ranking with score bars, pillars and coverage."""
    if ranked_cities(reader).empty:
        st.info(reader.t("filters.none_left"))
        return
    _draw_heading(reader)
    show.grid(reader, f"ranking-{reader.view.measure}", partial(ranking_table, reader))
    show.paragraph(f"{reader.t('ranking.caution')} {who_calculates(reader)}")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title: the cities with the highest score."""
    t, table = reader.t, ranked_cities(reader)
    first = [str(city) for city in table.index[table["rank"] == table["rank"].min()]]
    ranked = int(reader.scores.measure(reader.view.measure).notna().sum())
    measured = t(
        "ranking.subtitle",
        measure=reader.measure_label(reader.view.measure),
        shown=len(table),
        ranked=ranked,
    )
    if reader.is_filtered:
        rank, words = int(table["rank"].min()), ", ".join(filter_words(reader))
        title = highest_shown(reader, first, rank)
        measured = t("ranking.subtitle_filtered", measured=measured, filter=words, ranked=ranked)
    else:
        title = t("ranking.title", cities=reader.city_names(first))
    if len(title) > show.LONGEST_TITLE:
        title = t("ranking.title_many", count=len(first))
    show.heading(title, explain_within(reader, "score", measured))


def highest_shown(reader: Reader, cities: Sequence[str], rank: int) -> str:
    """Name the cities with the highest score of those that pass the filters, and their rank."""
    names = reader.city_names(cities)
    if len(names) <= LONGEST_NAMES:
        return reader.t("ranking.title_filtered", cities=names, rank=rank)
    return reader.t("ranking.title_filtered_many", count=len(cities), rank=rank)


def ranking_table(reader: Reader) -> show.Table:
    """Build the table of `ranked_cities` with pillars, coverage and intervals."""
    t, table = reader.t, ranked_cities(reader)
    ids = [str(city) for city in table.index]
    cities = reader.study.city_by_id
    return show.Table(
        caption=t("ranking.caption"),
        columns=[
            Column(t("terms.city")),
            Column(reader.where_label),
            Column(t("terms.rank"), True),
            *([Column(t("certainty.interval"), True)] if reader.has_choices else []),
            Column(reader.measure_label(reader.view.measure)),
            *[Column(reader.measure_label(p), True) for p in _other_pillars(reader)],
            Column(t("terms.answers"), True),
        ],
        rows=_rows(reader, table),
        data=pd.DataFrame(
            {
                "rank": table["rank"].astype(int).to_list(),
                "city_id": ids,
                "city": [cities[city].name for city in ids],
                "country": [cities[city].country for city in ids],
                reader.view.measure: table["score"].to_list(),
                "coverage": reader.scores.coverage[ids].to_list(),
                **_certainty_columns(reader, ids),
            }
        ),
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )


def _other_pillars(reader: Reader) -> list[str]:
    """List the pillars that are not the score shown."""
    return [p.id for p in reader.study.framework.pillars if p.id != reader.view.measure]


def _rows(reader: Reader, table: pd.DataFrame) -> Rows:
    """Build the cells of each city, in the order of the table."""
    t, measure, bar = reader.t, reader.view.measure, _bar_color(reader)
    pillars = reader.scores.pillars.loc[table.index, _other_pillars(reader)].to_numpy()
    coverage = reader.scores.coverage.loc[table.index]
    columns = (table.index, table["rank"], table["tied"], table["score"], pillars, coverage)

    def build_row(at: tuple[str, float, float, float, np.ndarray, float]) -> list[Cell]:
        city, place, tied, score, of_pillars, share = at
        return [
            name_with_shape(reader, city, link(reader.name(city), "city", reader.with_city(city))),
            reader.where(city),
            place_text(t, place, tied),
            *([interval_words(reader, city, measure)] if reader.has_choices else []),
            html.score_bar(
                score, t.score(score), reader.theme.city if city == reader.view.city else bar
            ),
            *map(t.score, of_pillars),
            t.percent(share),
        ]

    return Rows(zip(*columns, strict=True), build_row)


def _certainty_columns(reader: Reader, ids: list[str]) -> dict[str, list[float]]:
    """Build the download columns of the rank intervals and bands; none if nothing varies."""
    if not reader.has_choices:
        return {}
    table = reader.intervals_of(reader.view.measure)
    table = table.assign(band=rank_bands(table)).loc[ids]
    names = ("rank_p05", "rank_p50", "rank_p95", "band")
    return {name: table[name].to_list() for name in names}


def _bar_color(reader: Reader) -> str:
    """Get the color of the pillar of the measure; gray for the overall score."""
    measure, framework = reader.view.measure, reader.study.framework
    if measure == "overall":
        return reader.theme.peer
    if measure in {pillar.id for pillar in framework.pillars}:
        return reader.hue(measure)
    return reader.hue_of(measure)


@made_once
def not_ranked(reader: Reader) -> list[str]:
    """List the selected cities without a score in the measure, by name."""
    values = reader.scores.measure(reader.view.measure).loc[reader.chosen]
    return sorted(map(str, values.index[values.isna()]), key=reader.sort_key)


def show_not_ranked(reader: Reader) -> None:
    """Draw the selected cities that are not ranked, with their share of answers."""
    t = reader.t
    left_out = not_ranked(reader)
    if not left_out:
        return
    show.heading(
        t("ranking.not_ranked_title", count=len(left_out)),
        with_scope(
            reader,
            t("ranking.not_ranked_subtitle", threshold=t.percent(reader.scores.spec.min_coverage)),
        ),
    )
    title = t("ranking.not_ranked_title", count=len(left_out))
    show.grid(
        reader,
        f"not-ranked-{reader.view.measure}",
        partial(not_ranked_table, reader, left_out, title),
    )


def not_ranked_table(reader: Reader, cities: list[str], caption: str) -> show.Table:
    """Build the table of unranked cities: share of answers, and dimensions with too few."""
    t, missing = reader.t, missing_dimensions(reader, cities)
    rows: list[list[Cell]] = [
        [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            t.percent(reader.scores.coverage[city]),
            reader.t.join(missing[city]),
        ]
        for city in cities
    ]
    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("terms.answers"), True),
        Column(t("ranking.missing")),
    ]
    scores = scores_table(reader.study, reader.scores).set_index("city_id")
    data = scores.loc[cities].reset_index()
    return show.Table(caption, columns, rows, data)
