"""The sections of the Ranking page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import html, show
from components.html import Cell, Column
from components.links import link
from components.page import Page
from components.words.ranks import interval_words
from smartgov.export.spreadsheets import scores_table
from smartgov.scoring.rank import rank


def _ranked(page: Page) -> pd.DataFrame:
    """Return ``rank`` (among all cities) and ``score`` of the chosen cities that have one."""
    values = page.scores.measure(page.view.measure)
    ranks = pd.Series(rank(values.to_numpy()), values.index)
    table = pd.DataFrame({"rank": ranks, "score": values}).loc[page.chosen].dropna()
    return table.sort_values("rank", kind="stable")


def show_table(page: Page) -> None:
    """Draw the cities in order, with score bars, pillars and coverage."""
    t, table = page.t, _ranked(page)
    if table.empty:
        st.info(t("filters.none_left"))
        return
    first = [str(city) for city in table.index[table["rank"] == table["rank"].min()]]
    measure = page.measure_label(page.view.measure)
    show.heading(
        t("ranking.title", cities=page.city_names(first[:3]), count=len(first))
        if len(first) <= 3
        else t("ranking.title_many", count=len(first)),
        t(
            "ranking.subtitle",
            measure=measure,
            shown=len(table),
            ranked=int(page.scores.measure(page.view.measure).notna().sum()),
        ),
    )
    show.grid(page, _table(page, table))
    show.source(page.source)
    show.paragraph(t("ranking.caution"))


def _table(page: Page, table: pd.DataFrame) -> show.Table:
    t = page.t
    ids = [str(city) for city in table.index]
    cities = page.study.city_by_id
    return show.Table(
        name=f"ranking-{page.view.measure}",
        caption=t("ranking.caption"),
        columns=[
            Column(t("terms.city")),
            Column(page.where_label),
            Column(t("terms.rank"), True),
            *([Column(t("certainty.interval"), True)] if _is_overall(page) else []),
            Column(page.measure_label(page.view.measure)),
            *[Column(t.text(p.label), True) for p in page.study.framework.pillars],
            Column(t("terms.answers"), True),
        ],
        rows=_rows(page, table),
        data=pd.DataFrame(
            {
                "rank": table["rank"].astype(int).to_list(),
                "city_id": ids,
                "city": [cities[city].name for city in ids],
                "country": [cities[city].country for city in ids],
                page.view.measure: table["score"].to_list(),
                "coverage": page.scores.coverage[ids].to_list(),
                **(_interval_columns(page, ids) if _is_overall(page) else {}),
            }
        ),
        chosen=ids.index(page.view.city) if page.view.city in ids else None,
    )


def _rows(page: Page, table: pd.DataFrame) -> list[list[Cell]]:
    """Return the cells of every city, in the order of the table."""
    t, overall, bar = page.t, _is_overall(page), _bar_color(page)
    pillars = page.scores.pillars.loc[table.index].to_numpy()
    coverage = page.scores.coverage.loc[table.index]
    columns = (table.index, table["rank"], table["score"], pillars, coverage)
    return [
        [
            link(page.name(city), "city", page.with_city(city)),
            page.where(city),
            t.number(place),
            *([interval_words(page, city)] if overall else []),
            html.score_bar(
                score, t.score(score), page.theme.city if city == page.view.city else bar
            ),
            *map(t.score, of_pillars),
            t.percent(share),
        ]
        for city, place, score, of_pillars, share in zip(*columns, strict=True)
    ]


def _interval_columns(page: Page, ids: list[str]) -> dict[str, list[float]]:
    """Return the interval of each city's rank, as columns of a download."""
    table = page.intervals.loc[ids]
    return {str(name): table[name].to_list() for name in ("rank_p05", "rank_p50", "rank_p95")}


def _is_overall(page: Page) -> bool:
    """Whether the overall score is ranked, the one that has intervals."""
    return page.view.measure == "overall"


def _bar_color(page: Page) -> str:
    """Return the hue of the pillar that is ranked by; grey for the overall score."""
    measure, framework = page.view.measure, page.study.framework
    if measure == "overall":
        return page.theme.peer
    if measure in {pillar.id for pillar in framework.pillars}:
        return page.hue(measure)
    return page.hue_of(measure)


def show_not_ranked(page: Page) -> None:
    """List the chosen cities that have no rank, and how much they answered."""
    t = page.t
    values = page.scores.measure(page.view.measure).loc[page.chosen]
    left_out = sorted(map(str, values.index[values.isna()]), key=page.sort_key)
    if not left_out:
        return
    show.heading(
        t("ranking.not_ranked_title", count=len(left_out)),
        t("ranking.not_ranked_subtitle", threshold=t.percent(page.scores.spec.min_coverage)),
    )
    missing = _missing_dimensions(page, left_out)
    rows: list[list[Cell]] = [
        [
            link(page.name(city), "city", page.with_city(city)),
            page.where(city),
            t.percent(page.scores.coverage[city]),
            page.t.join(missing[city]),
        ]
        for city in left_out
    ]
    columns = [
        Column(t("terms.city")),
        Column(page.where_label),
        Column(t("terms.answers"), True),
        Column(t("ranking.missing")),
    ]
    scores = scores_table(page.study, page.scores).set_index("city_id")
    data = scores.loc[left_out].reset_index()
    title = t("ranking.not_ranked_title", count=len(left_out))
    show.grid(page, show.Table("not-ranked", title, columns, rows, data))


def _missing_dimensions(page: Page, cities: list[str]) -> dict[str, list[str]]:
    """Return, per city, the dimensions asked about in which it answered too little."""
    asked = page.study.asked
    blank = page.scores.dimensions.loc[cities, [d.id for d in asked]].isna().to_numpy()
    labels = [page.t.text(dimension.label) for dimension in asked]
    return {
        city: [label for label, is_blank in zip(labels, row, strict=True) if is_blank]
        for city, row in zip(cities, blank, strict=True)
    }
