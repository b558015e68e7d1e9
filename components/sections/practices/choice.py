"""Filters of the documented practices, and what they leave."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components import inputs
from components.cache import collection_of
from components.links import link
from components.once import drawn_once, made_once, made_once_per_study
from components.reader import Reader
from components.sections.cases import without_case_filters
from components.words.glossary import explain
from smartgov.cases.case import Case
from smartgov.peers.population import POPULATION_CLASSES, population_class


@made_once
def chosen_cases(reader: Reader) -> tuple[Case, ...]:
    """Select the practices that the filters leave, in the order of the recommendations."""
    found = reader.view.cases.choose(collection_of(reader).cases, reader.t.language)
    order = [recommendation.id for recommendation in reader.recommendations]
    return tuple(sorted(found, key=lambda case: order.index(case.recommendation)))


def count_cases(reader: Reader) -> Counter[str]:
    """Count the practices of each recommendation that the other filters leave."""
    filters = replace(reader.view.cases, recommendation=None)
    found = filters.choose(collection_of(reader).cases, reader.t.language)
    return Counter(case.recommendation for case in found)


def choose(reader: Reader) -> None:
    """Draw the filters: recommendation, region, country, population and text."""
    t = reader.t
    if not collection_of(reader).cases:
        st.info(t("cases.other_recommendations"))
        return
    titles = {r.id: t.text(r.title) for r in reader.recommendations}
    regions, countries, sizes = case_options(reader)
    with st.container(horizontal=True, vertical_alignment="bottom", key="case_filters"):
        inputs.choose_one(
            reader,
            "recommendation",
            t("terms.recommendation"),
            list(titles),
            titles.__getitem__,
            placeholder=t("filters.all"),
        )
        inputs.choose_many(reader, "case_regions", t("filters.region"), regions, t.region)
        inputs.choose_many(reader, "case_countries", t("filters.country"), countries, t.country)
        inputs.choose_many(reader, "case_sizes", t("filters.size"), sizes, reader.size_label)
        inputs.enter_search(
            reader, t("cases.search"), t("cases.search_placeholder"), field="case_words"
        )


@made_once_per_study
def case_options(reader: Reader) -> tuple[list[str], list[str], list[str]]:
    """List the regions, countries (both by name) and population classes with a practice."""
    t, cities = reader.t, collection_of(reader).cities
    present = {population_class(city.population) for city in cities}
    return (
        sorted({city.region for city in cities}, key=lambda one: reader.collate(t.region(one))),
        sorted({city.country for city in cities}, key=lambda one: reader.collate(t.country(one))),
        [size for size in POPULATION_CLASSES if size in present],
    )


@drawn_once
def show_shown(reader: Reader) -> None:
    """Say how many practices are shown, and what they are not."""
    t, cases = reader.t, chosen_cases(reader)
    if not collection_of(reader).cases:
        return
    unfiltered = without_case_filters(reader.view)
    filtered = reader.view.cases != unfiltered.cases
    everything = link(t("cases.remove"), "practices", unfiltered) if filtered else ""
    st.html(
        Markup(
            '<div class="sg-shown"><p id="case-sentence" aria-live="polite"><strong>{} {}</strong> '
            '{}</p><p class="sg-small">{} {}</p></div>'
        ).format(
            explain(reader, "documented_practice", t("cases.practices", count=len(cases))),
            t("cases.in_cities", count=len({case.city.id for case in cases})),
            everything,
            t("cases.not_verified"),
            t("cases.examples"),
        )
    )
    if not cases:
        st.info(t("cases.none_left"))
