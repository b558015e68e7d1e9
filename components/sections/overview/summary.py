"""Overview sections around the map: key figures, findings and dimensions."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.figures.strips import cities_at, draw_strips
from components.html import Column
from components.leads import CityLead, dimension_link
from components.links import link
from components.once import drawn_once, made_once, made_once_per_selection
from components.reader import Reader
from components.sections.overview import panels
from components.view.parameters import format_view
from components.view.view import View, change
from components.words.dimensions import ends_of, pillars_asked, ranked_basis, strip_words
from components.words.filters import with_scope
from components.words.findings import finding_words
from components.words.glossary import explain
from smartgov.advice.findings import Finding, find_findings


@drawn_once
def show_key_figures(reader: Reader) -> None:
    """Draw the key figures of the selected cities."""
    st.html(html.key_figures(key_figures(reader)))


@drawn_once
def show_study_line(reader: Reader) -> None:
    """Draw the line that says which study this is about."""
    st.html(study_line(reader))


def study_line(reader: Reader) -> Markup:
    """Say in one line which study this is about, and lead to its page."""
    t = reader.t
    words = Markup("{} {}").format(
        t("overview.study"), link(t("overview.study_link"), "study", reader.view)
    )
    return html.paragraph(words, "sg-small sg-lead")


def key_figures(reader: Reader) -> list[tuple[str, str, str]]:
    """Collect the key figures: label, value and basis of each."""
    t, cities = reader.t, [reader.study.city_by_id[city] for city in reader.chosen]
    overall = reader.scores.overall[reader.chosen].dropna()
    if reader.one_country:
        spread = t("overview.regions", count=len({city.region for city in cities} - {""}))
    else:
        spread = t("overview.countries", count=len({city.country for city in cities} - {""}))
    if reader.is_filtered:
        spread = t("overview.spread_filtered", spread=spread, all=len(reader.study.cities))
    figures = [
        (explain(reader, "city", t("overview.cities")), t.number(len(cities)), spread),
        (
            t("overview.ranked"),
            t.number(len(overall)),
            ranked_basis(reader, len(overall), len(cities)),
        ),
        (
            explain(reader, "score", t("overview.median")),
            t.score(overall.median()),
            t("overview.median_basis"),
        ),
    ]
    figures += [
        (t(f"overview.{key}"), reader.measure_label(dimension), _mean_words(reader, mean))
        for key, dimension, mean in extreme_means(reader)
    ]
    return figures


@made_once_per_selection
def extreme_means(reader: Reader) -> list[tuple[str, str, float]]:
    """Find the dimensions with the highest and the lowest mean score of the selected cities.

    Returns
    -------
    list
        "strongest" or "weakest", or "only", the id of the dimension, and the mean, 0–100; empty
            if no selected city has a score.
    """
    return ends_of(reader.scores.dimensions.loc[reader.chosen].mean().dropna())


def _mean_words(reader: Reader, mean: float) -> str:
    return reader.t("overview.mean_basis", mean=reader.t.score(mean))


@drawn_once
def show_findings(reader: Reader) -> None:
    """Draw up to three findings on the selected cities, each with a link to its page."""
    found = found_among(reader)
    if not found:
        return
    show.heading(reader.t("overview.findings"), with_scope(reader, ""))
    with st.grid(len(found), min_column_width=280, gap="medium"):
        for item in found:
            title, text = finding_words(reader, item)
            with st.container(key=f"finding_{item.code}"):
                st.html(html.finding(title, text))
                st.page_link(
                    f"pages/{item.page}.py",
                    label=reader.t(f"overview.follow_{item.page}"),
                    icon=":material/arrow_forward:",
                    query_params=format_view(finding_view(reader, item)),
                )


@made_once_per_selection
def found_among(reader: Reader) -> list[Finding]:
    """Find what stands out among the selected cities; see `find_findings`."""
    return find_findings(reader.study, reader.scores, reader.chosen)


def finding_view(reader: Reader, finding: Finding) -> View:
    """Choose what the page of a finding shows: the rarest practice, or the dimension named."""
    view, names = reader.view, finding.names
    if finding.code == "practices":
        question = reader.study.question_by_id[names["least"]]
        recommendation = next(iter(question.recommendations), None)
        view = change(change(view, "pillar", None), "dimension", None)
        view = change(view, "recommendation", recommendation)
        return change(view, "practice", question.id if recommendation else None)
    return change(view, "measure", names["dimension"]) if "dimension" in names else view


def show_dimensions(reader: Reader) -> None:
    """Draw the distribution of the selected cities' scores in each dimension."""
    if not has_dimension_values(reader):
        st.info(reader.t("overview.strips_none"))
        return
    _draw_heading(reader)
    panels.choose_panels(reader)
    if reader.view.panels != "none":
        panels.show_panels(reader)
        show.not_asked(reader)
        return
    draw, table = partial(_draw_strips, reader), partial(strip_table, reader)
    lead = CityLead(lambda mark: cities_at(dimension_values(reader), mark))
    show.figure(reader, "dimensions", draw, table, lead)
    show.not_asked(reader)


@made_once
def has_dimension_values(reader: Reader) -> bool:
    """Check whether there is any score to draw."""
    return not dimension_values(reader).empty


@made_once_per_selection
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
    t = reader.t
    entries = [html.swatch("dot", reader.hue(p.id), t.text(p.label)) for p in pillars_asked(reader)]
    entries.append(html.swatch("triangle", reader.theme.ink, t("charts.median")))
    if reader.city:
        entries.append(html.swatch("dot", reader.theme.city, reader.city.name))
    means = dimension_summary(reader)["mean"]
    title, subtitle = strip_words(reader, means, len(reader.chosen))
    show.heading(title, with_scope(reader, subtitle), legend=entries)


def _draw_strips(reader: Reader) -> go.Figure:
    values, framework = dimension_values(reader), reader.study.framework
    asked = [d for d in reader.study.asked if d.id in values.columns]
    alt = reader.t("overview.strips_alt")
    return draw_strips(reader.brush, framework, asked, values, alt, reader.view.city)


@made_once_per_selection
def dimension_summary(reader: Reader) -> pd.DataFrame:
    """Compute summary statistics of `dimension_values`.

    Returns
    -------
    pandas.DataFrame
        Indexed by dimension: ``cities``, the number of cities with a score; ``minimum``,
            ``median``, ``mean`` and ``maximum`` of their scores, 0–100.
    """
    values = dimension_values(reader)
    return pd.DataFrame(
        {
            "cities": values.notna().sum(),
            "minimum": values.min(),
            "median": values.median(),
            "mean": values.mean(),
            "maximum": values.max(),
        }
    )


def strip_table(reader: Reader) -> show.Table:
    """Build the table of `dimension_summary`."""
    t, summary = reader.t, dimension_summary(reader)
    numbers = list(summary.columns)
    return show.Table(
        caption=t("overview.strips_alt"),
        columns=[
            Column(t("terms.dimension")),
            *[Column(t(f"tables.{column}"), True) for column in numbers],
        ],
        rows=[
            [dimension_link(reader, str(d)), t.number(cities), *map(t.score, scores)]
            for d, cities, *scores in summary.itertuples(name=None)
        ],
        data=summary.rename_axis("dimension").reset_index(),
    )
