"""Controls whose value is the view's: set from the URL before they are drawn, written to it after.

Options are ids; what is shown for them is translated at the moment of drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from components.browser import change_view
from components.page import Page
from smartgov.peers.rules import PEER_RULES


def _key(page: Page, field: str, value: object) -> str:
    """Return the key of a field's control, holding the value of the view."""
    key = f"choose_{field}"
    st.session_state[key] = value
    return key


def _write(field: str, key: str) -> None:
    change_view(field, st.session_state[key])


def choose_one(
    page: Page,
    field: str,
    label: str,
    options: Sequence[str],
    show: Callable[[str], str],
    *,
    value: str | None = None,
    placeholder: str | None = None,
    help: str | None = None,
    hide_label: bool = False,
) -> None:
    """Draw a select box for one id; with a placeholder nothing needs to be chosen.

    ``value`` stands in where the view names none.
    """
    value = getattr(page.view, field) or value
    key = _key(page, field, value)
    st.selectbox(
        label,
        options,
        index=None if placeholder is not None else 0,
        format_func=show,
        key=key,
        placeholder=placeholder,
        help=help,
        filter_mode="contains",
        on_change=_write,
        args=(field, key),
        label_visibility="collapsed" if hide_label else "visible",
    )


def choose_many(
    page: Page, field: str, label: str, options: Sequence[str], show: Callable[[str], str]
) -> None:
    """Draw a box for any number of ids."""
    key = _key(page, field, [v for v in getattr(page.view, field) if v in options])
    st.multiselect(
        label,
        options,
        format_func=show,
        key=key,
        placeholder=page.t("filters.all"),
        on_change=_write,
        args=(field, key),
    )


def choose_segment(
    page: Page,
    field: str,
    label: str,
    options: Sequence[str],
    show: Callable[[str], str],
    value: str,
    *,
    hide_label: bool = False,
) -> None:
    """Draw a row of segments, one of which is chosen."""
    key = _key(page, field, value)
    st.segmented_control(
        label,
        options,
        format_func=show,
        key=key,
        required=True,
        on_change=_write,
        args=(field, key),
        label_visibility="collapsed" if hide_label else "visible",
    )


def enter_search(page: Page, label: str, placeholder: str) -> None:
    """Draw a field for words in the name of a city."""
    key = _key(page, "search", page.view.search)
    st.text_input(
        label,
        key=key,
        placeholder=placeholder,
        max_chars=80,
        on_change=_write,
        args=("search", key),
    )


def switch(page: Page, field: str, label: str, *, disabled: bool, help: str | None = None) -> None:
    """Draw a switch for something that is on or off."""
    key = _key(page, field, getattr(page.view, field))
    st.toggle(label, key=key, disabled=disabled, help=help, on_change=_write, args=(field, key))


def choose_city(page: Page, label: str, *, hide_label: bool = False) -> None:
    """Draw the select box of cities, by name, with where it lies behind it."""
    cities = page.study.city_by_id
    choose_one(
        page,
        "city",
        label,
        sorted(cities, key=page.sort_key),
        lambda city: f"{cities[city].name}, {page.where(city)}",
        placeholder=page.t("city.choose_placeholder"),
        hide_label=hide_label,
    )


def choose_peers(page: Page, label: str) -> None:
    """Draw the choice of whom a city is compared with, and of the cities to pick.

    In a study of one country, its cities are all cities of the study.
    """
    needless = {"country"} - {page.view.peers} if page.one_country else set()
    choose_one(
        page,
        "peers",
        label,
        [rule for rule in PEER_RULES if rule not in needless],
        lambda rule: page.t(f"peers.rules.{rule}"),
        help=page.t("peers.help"),
    )
    if page.view.peers == "picked":
        options = sorted(page.study.city_by_id, key=page.sort_key)
        choose_many(page, "picked", page.t("peers.pick"), options, page.name)


def choose_measure(page: Page) -> None:
    """Draw the select box of scores: overall, the pillars, the dimensions asked about."""
    asked = page.study.asked
    options = ["overall"]
    for pillar in page.study.framework.pillars:
        inside = [dimension.id for dimension in asked if dimension.pillar == pillar.id]
        options += [pillar.id, *inside] if inside else []
    choose_one(
        page,
        "measure",
        page.t("filters.score"),
        options,
        page.measure_label,
        help=page.t("filters.score_help"),
    )


def filter_cities(page: Page, *, with_measure: bool = False) -> None:
    """Draw the filters of cities in a row that wraps: region, country, population, name."""
    cities = page.study.cities
    with st.container(horizontal=True, vertical_alignment="bottom", key="city_filters"):
        if with_measure:
            choose_measure(page)
        regions = {city.region for city in cities if city.region}
        choose_many(
            page,
            "regions",
            page.t("filters.region"),
            sorted(regions, key=lambda r: page.collate(page.t.region(r))),
            page.t.region,
        )
        countries = {city.country for city in cities if city.country}
        if len(countries) > 1 or page.view.countries:
            choose_many(
                page,
                "countries",
                page.t("filters.country"),
                sorted(countries, key=lambda c: page.collate(page.t.country(c))),
                page.t.country,
            )
        choose_many(page, "sizes", page.t("filters.size"), page.sizes, page.size_label)
        enter_search(page, page.t("filters.search"), page.t("filters.search_placeholder"))
