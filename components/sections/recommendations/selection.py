"""The recommendations under the filters: choice, sentence, list."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs
from components.page import Page
from components.words.answers import graded_practices
from components.words.filters import filter_sentence
from smartgov.advice.needs import compute_lacks, compute_needs, order_by_need
from smartgov.advice.practices import circumstances_of, practices_of
from smartgov.advice.priorities import prioritize
from smartgov.model import Recommendation


@dataclass(frozen=True, eq=False)
class Chosen:
    """The one selection that sentence, charts and tables of the page show."""

    recommendations: tuple[Recommendation, ...]
    cities: list[str]
    needs: pd.DataFrame
    priorities: pd.DataFrame
    one: Recommendation | None


def choose(page: Page) -> None:
    """Draw the filters of recommendations: pillar, dimension, what my city lacks."""
    t, framework = page.t, page.study.framework
    dimensions = [d.id for d in framework.dimensions if page.view.pillar in (None, d.pillar)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="recommendation_filters"):
        inputs.choose_one(
            page,
            "pillar",
            t("filters.pillar"),
            [p.id for p in framework.pillars],
            page.measure_label,
            placeholder=t("filters.all"),
        )
        inputs.choose_one(
            page,
            "dimension",
            t("filters.dimension"),
            dimensions,
            page.measure_label,
            placeholder=t("filters.all"),
        )
        inputs.choose_city(page, t("filters.my_city"))
        inputs.switch(
            page,
            "lacking",
            t("filters.lacking"),
            disabled=page.city is None,
            help=t("filters.lacking_help"),
        )


def compute(page: Page) -> Chosen:
    """Return what the filters select: recommendations, cities, and how far these are."""
    needs_of_all = compute_needs(page.study, page.scores, page.recommendations)
    lacks_of_all = compute_lacks(page.study, page.scores, page.recommendations)
    selected = [r for r in page.recommendations if _is_selected(page, r, lacks_of_all)]
    if page.view.lacking and page.city and page.peers:
        order = [r for r, _ in order_by_need(needs_of_all, page.city.id, page.peers.cities)]
        selected.sort(key=lambda r: order.index(r.id))
    ids = [r.id for r in selected]
    needs_of, lacks_of = (of_all.loc[page.chosen, ids] for of_all in (needs_of_all, lacks_of_all))
    one = next((r for r in selected if r.id == page.view.recommendation), None)
    measured = [r for r in selected if practices_of(page.study, r.id)]
    return Chosen(
        recommendations=tuple(selected),
        cities=page.chosen,
        needs=needs_of,
        priorities=prioritize(needs_of, lacks_of),
        one=one or (measured[0] if measured else None),
    )


def _is_selected(page: Page, recommendation: Recommendation, lacks_of_all: pd.DataFrame) -> bool:
    view = page.view
    if view.pillar not in (None, recommendation.pillar):
        return False
    if view.dimension is not None and view.dimension not in recommendation.dimensions:
        return False
    if view.lacking and page.city:
        return bool(lacks_of_all.loc[page.city.id, recommendation.id] == 1)
    return True


def show_sentence(page: Page, chosen: Chosen) -> None:
    """Say the filter as a sentence."""
    st.html(
        Markup('<p id="filter-sentence" aria-live="polite"><strong>{}</strong></p>').format(
            filter_sentence(page, len(chosen.recommendations), len(chosen.cities))
        )
    )
    if not chosen.recommendations or not chosen.cities:
        st.info(page.t("filters.none_left"))


def numbers(page: Page) -> dict[str, int]:
    """Return the number of each recommendation, the same under every filter."""
    return {r.id: n for n, r in enumerate(page.recommendations, start=1)}


def titles(page: Page) -> dict[str, str]:
    """Return the title of each recommendation."""
    return {r.id: page.t.text(r.title) for r in page.recommendations}


def colors(page: Page) -> dict[str, str]:
    """Return the hue of each recommendation, that of its pillar."""
    return {r.id: page.hue(r.pillar) for r in page.recommendations}


def show_list(page: Page, chosen: Chosen) -> None:
    """Draw the recommendations with the share of their practices that is in place."""
    if not chosen.recommendations or not chosen.cities:
        return
    t, number = page.t, numbers(page)
    items = [
        Markup(
            '<li value="{n}" data-number="{n}" style="--sg-accent:{color}">'
            "<strong>{title}</strong><br>{text}<br>{measure}</li>"
        ).format(
            n=number[r.id],
            color=page.hue(r.pillar),
            title=t.text(r.title),
            text=t.text(r.text),
            measure=_measure(page, chosen, r),
        )
        for r in chosen.recommendations
    ]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))


def _measure(page: Page, chosen: Chosen, recommendation: Recommendation) -> Markup:
    """Return how far the chosen cities are, or that the study did not ask."""
    t = page.t
    if recommendation.id not in chosen.priorities.index:
        words = (
            t("recommendations.context_only")
            if circumstances_of(page.study, recommendation.id)
            else t("recommendations.not_asked")
        )
        return html.not_asked(words)
    at = chosen.priorities.loc[recommendation.id]
    return html.score_bar(
        at["in_place"],
        t.percent(at["in_place"] / 100),
        page.hue(recommendation.pillar),
    ) + Markup('<span class="sg-small">{}</span>').format(
        t(
            graded_practices(page, "recommendations.measure"),
            lacking=t.share(at["lacking"], at["answered"]),
        )
    )
