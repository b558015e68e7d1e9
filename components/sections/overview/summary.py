"""Overview sections around the map: key figures, findings and dimensions."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from components import html, show
from components.figures.strips import draw_strips
from components.html import Column
from components.reader import Reader
from components.words.findings import finding_words
from smartgov.advice.findings import find_findings


def show_key_figures(reader: Reader) -> None:
    """Draw the key figures of the study."""
    st.html(html.key_figures(key_figures(reader)))


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
    scores = reader.scores.dimensions.loc[reader.chosen]
    t, asked = reader.t, [d for d in reader.study.asked if scores[d.id].notna().any()]
    if not asked:
        st.info(t("overview.strips_none"))
        return
    values = scores[[d.id for d in asked]]
    means = values.mean()
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
    figure = partial(
        draw_strips,
        reader.brush,
        reader.study.framework,
        asked,
        values,
        t("overview.strips_alt"),
        reader.view.city,
    )
    show.figure(reader, figure, strip_table(reader, values))
    show.not_asked(reader)


def strip_table(reader: Reader, values: pd.DataFrame) -> show.Table:
    """Build the summary statistics table of ``values``, 0–100, cities × dimensions."""
    t = reader.t
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
            [reader.measure_label(str(d)), t.number(at["cities"]), *map(t.score, at[numbers[1:]])]
            for d, at in summary.iterrows()
        ],
        data=summary.rename_axis("dimension").reset_index(),
    )
