"""The Overview around the map: key figures, findings, dimensions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import html, show
from components.figures.strips import draw_strips
from components.html import Column
from components.page import Page
from components.words.findings import finding_words
from smartgov.advice.findings import find_findings


def show_key_figures(page: Page) -> None:
    """Draw the figures that say what the study is: cities, where they lie, ranked, ends."""
    t, cities, overall = page.t, page.study.cities, page.scores.overall.dropna()
    if page.one_country:
        spread = t("overview.regions", count=len({city.region for city in cities} - {""}))
    else:
        spread = t("overview.countries", count=len(page.study.countries))
    figures = [
        (t("overview.cities"), t.number(len(cities)), spread),
        (
            t("overview.ranked"),
            t.number(len(overall)),
            t("overview.ranked_basis", all=len(cities)),
        ),
        (t("overview.median"), t.score(overall.median()), t("overview.median_basis")),
    ]
    means = page.scores.dimensions.mean().dropna()
    for key, end in (("strongest", means.nlargest(1)), ("weakest", means.nsmallest(1))):
        figures += [
            (t(f"overview.{key}"), page.measure_label(str(d)), _mean_words(page, mean))
            for d, mean in end.items()
        ]
    st.html(html.key_figures(figures))


def _mean_words(page: Page, mean: float) -> str:
    return page.t("overview.mean_basis", mean=page.t.score(mean))


def show_findings(page: Page) -> None:
    """Draw up to three findings, each with the page that follows it up."""
    found = find_findings(page.study, page.scores)
    if not found:
        return
    show.heading(page.t("overview.findings"))
    with st.grid(len(found), min_column_width=280, gap="medium"):
        for item in found:
            title, text = finding_words(page, item)
            with st.container(key=f"finding_{item.code}"):
                st.html(html.finding(title, text))
                st.page_link(
                    f"pages/{item.page}.py",
                    label=page.t(f"overview.follow_{item.page}"),
                    icon=":material/arrow_forward:",
                    query_params=show.query(page),
                )


def show_dimensions(page: Page) -> None:
    """Draw how the chosen cities are spread over each dimension."""
    scores = page.scores.dimensions.loc[page.chosen]
    t, asked = page.t, [d for d in page.study.asked if scores[d.id].notna().any()]
    if not asked:
        st.info(t("overview.strips_none"))
        return
    values = scores[[d.id for d in asked]]
    means = values.mean()
    title = t(
        "overview.strips_title",
        high=page.measure_label(means.idxmax()),
        low=page.measure_label(means.idxmin()),
    )
    show.heading(title, t("overview.strips_subtitle", cities=len(page.chosen)))
    entries = [
        html.swatch("dot", page.hue(p.id), page.t.text(p.label))
        for p in page.study.framework.pillars
    ]
    entries.append(html.swatch("triangle", page.theme.ink, t("charts.median")))
    if page.city:
        entries.append(html.swatch("dot", page.theme.city, page.city.name))
    st.html(html.legend(*entries))
    figure = draw_strips(
        page.brush, page.study.framework, asked, values, t("overview.strips_alt"), page.view.city
    )
    show.figure(page, figure, _strip_table(page, values))
    show.not_asked(page)


def _strip_table(page: Page, values: pd.DataFrame) -> show.Table:
    t = page.t
    summary = pd.DataFrame(
        {
            "cities": values.notna().sum(),
            "minimum": values.min(),
            "median": values.median(),
            "mean": values.mean(),
            "maximum": values.max(),
        }
    )
    numbers = list(summary.columns)
    return show.Table(
        name="dimensions",
        caption=t("overview.strips_alt"),
        columns=[
            Column(t("terms.dimension")),
            *[Column(t(f"tables.{column}"), True) for column in numbers],
        ],
        rows=[
            [page.measure_label(str(d)), t.number(at["cities"]), *map(t.score, at[numbers[1:]])]
            for d, at in summary.iterrows()
        ],
        data=summary.rename_axis("dimension").reset_index(),
    )
