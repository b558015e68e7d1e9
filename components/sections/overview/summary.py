"""Overview sections around the map: key figures, findings and dimensions."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.figures.strips import draw_strips
from components.html import Column
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.words.findings import finding_words
from smartgov.advice.findings import find_findings


@drawn_once
def show_key_figures(reader: Reader) -> None:
    """Draw the key figures of the study."""
    st.html(html.key_figures(key_figures(reader)))


@drawn_once
def show_study_line(reader: Reader) -> None:
    """Say in one line which study this is about, and lead to its page."""
    t = reader.t
    words = Markup("{} {}").format(
        t("overview.study"), link(t("overview.study_link"), "study", reader.view)
    )
    show.paragraph(words, "sg-small sg-lead")


def key_figures(reader: Reader) -> list[tuple[str, str, str]]:
    """Collect the key figures: label, value and basis of each."""
    t, cities, overall = reader.t, reader.study.cities, reader.scores.overall.dropna()
    if reader.one_country:
        spread = t("overview.regions", count=len({city.region for city in cities} - {""}))
    else:
        spread = t("overview.countries", count=len(reader.study.countries))
    figures = [
        (t("overview.cities"), t.number(len(cities)), spread),
        (
            t("overview.ranked"),
            t.number(len(overall)),
            t("overview.ranked_basis", all=len(cities)),
        ),
        (t("overview.median"), t.score(overall.median()), t("overview.median_basis")),
    ]
    means = reader.scores.dimensions.mean().dropna()
    for key, end in (("strongest", means.nlargest(1)), ("weakest", means.nsmallest(1))):
        figures += [
            (t(f"overview.{key}"), reader.measure_label(str(d)), _mean_words(reader, mean))
            for d, mean in end.items()
        ]
    return figures


def _mean_words(reader: Reader, mean: float) -> str:
    return reader.t("overview.mean_basis", mean=reader.t.score(mean))


@drawn_once
def show_findings(reader: Reader) -> None:
    """Draw up to three findings, each with a link to the page with details."""
    found = find_findings(reader.study, reader.scores)
    if not found:
        return
    show.heading(reader.t("overview.findings"))
    with st.grid(len(found), min_column_width=280, gap="medium"):
        for item in found:
            title, text = finding_words(reader, item)
            with st.container(key=f"finding_{item.code}"):
                st.html(html.finding(title, text))
                st.page_link(
                    f"pages/{item.page}.py",
                    label=reader.t(f"overview.follow_{item.page}"),
                    icon=":material/arrow_forward:",
                    query_params=show.query(reader),
                )


def show_dimensions(reader: Reader) -> None:
    """Draw the distribution of the selected cities' scores in each dimension."""
    if not has_dimension_values(reader):
        st.info(reader.t("overview.strips_none"))
        return
    _draw_heading(reader)
    show.figure(reader, "dimensions", partial(_draw_strips, reader), partial(strip_table, reader))
    show.not_asked(reader)


@made_once
def has_dimension_values(reader: Reader) -> bool:
    """Check whether there is any score to draw."""
    return not dimension_values(reader).empty


@made_once
def dimension_values(reader: Reader) -> pd.DataFrame:
    """Select the scores to draw.

    Returns
    -------
    pandas.DataFrame
        Selected cities × dimensions in which at least one of them has a score: 0–100 or NaN.
    """
    asked = [d.id for d in reader.study.asked]
    scores = reader.scores.dimensions.loc[reader.chosen, asked]
    return scores.dropna(axis="columns", how="all")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title and the legend of the distribution."""
    t, means = reader.t, dimension_values(reader).mean()
    title = t(
        "overview.strips_title",
        high=reader.measure_label(means.idxmax()),
        low=reader.measure_label(means.idxmin()),
    )
    show.heading(title, t("overview.strips_subtitle", cities=len(reader.chosen)))
    entries = [
        html.swatch("dot", reader.hue(p.id), reader.t.text(p.label))
        for p in reader.study.framework.pillars
    ]
    entries.append(html.swatch("triangle", reader.theme.ink, t("charts.median")))
    if reader.city:
        entries.append(html.swatch("dot", reader.theme.city, reader.city.name))
    st.html(html.legend(*entries))


def _draw_strips(reader: Reader) -> go.Figure:
    values, framework = dimension_values(reader), reader.study.framework
    asked = [d for d in reader.study.asked if d.id in values.columns]
    alt = reader.t("overview.strips_alt")
    return draw_strips(reader.brush, framework, asked, values, alt, reader.view.city)


def strip_table(reader: Reader) -> show.Table:
    """Build the summary statistics table of `dimension_values`."""
    t, values = reader.t, dimension_values(reader)
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
        caption=t("overview.strips_alt"),
        columns=[
            Column(t("terms.dimension")),
            *[Column(t(f"tables.{column}"), True) for column in numbers],
        ],
        rows=[
            [reader.measure_label(str(d)), t.number(at["cities"]), *map(t.score, at[numbers[1:]])]
            for d, at in summary.iterrows()
        ],
        data=summary.rename_axis("dimension").reset_index(),
    )
