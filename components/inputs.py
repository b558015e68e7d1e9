"""Input widgets bound to fields of the view, which is kept in the URL.

Options are ids; their labels are translated when the widget is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

import streamlit as st

from components.binding import bind_field
from components.once import made_once_per_study
from components.reader import Reader
from smartgov.peers.rules import PEER_RULES
from smartgov.text import fold, without_accents

#: Number of cities up to which all are listed, and of those that are listed of a larger number.
MOST_OPTIONS, MOST_FOUND = 1_000, 50


def choose_one(
    reader: Reader,
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
    """Draw a select box for one id; with a placeholder the choice is optional.

    ``value`` is used if the view has no value, or one that is not among the options.
    """
    chosen = getattr(reader.view, field)
    st.selectbox(
        label,
        options,
        index=None if placeholder is not None else 0,
        format_func=show,
        placeholder=placeholder,
        help=help,
        filter_mode="contains",
        **bind_field(reader.view, field, chosen if chosen in options else value),
        label_visibility="collapsed" if hide_label else "visible",
    )


def choose_many(
    reader: Reader, field: str, label: str, options: Sequence[str], show: Callable[[str], str]
) -> None:
    """Draw a multiselect box for ids."""
    chosen = [value for value in getattr(reader.view, field) if value in options]
    st.multiselect(
        label,
        options,
        format_func=show,
        filter_mode="contains",
        select_all=False,
        placeholder=reader.t("filters.all"),
        **bind_field(reader.view, field, chosen),
    )


def choose_segment(
    reader: Reader,
    field: str,
    label: str,
    options: Sequence[str],
    show: Callable[[str], str],
    value: str,
    *,
    hide_label: bool = False,
    help: str | None = None,
) -> None:
    """Draw a segmented control in which exactly one option is chosen."""
    st.segmented_control(
        label,
        options,
        format_func=show,
        required=True,
        **bind_field(reader.view, field, value),
        label_visibility="collapsed" if hide_label else "visible",
        help=help,
    )


def enter_search(reader: Reader, label: str, placeholder: str, field: str = "search") -> None:
    """Draw a text field that searches city names, or what another field of the view is about."""
    st.text_input(
        label,
        placeholder=placeholder,
        max_chars=80,
        **bind_field(reader.view, field, getattr(reader.view, field)),
    )


def switch(
    reader: Reader, field: str, label: str, *, disabled: bool, help: str | None = None
) -> None:
    """Draw a toggle for a boolean field."""
    value = getattr(reader.view, field)
    st.toggle(label, disabled=disabled, help=help, **bind_field(reader.view, field, value))


def choose_city(reader: Reader, label: str, *, hide_label: bool = False) -> None:
    """Draw the select box of cities, sorted by name, each with its country or region."""
    labels = city_options(reader, [reader.view.city or ""])
    choose_one(
        reader,
        "city",
        label,
        list(labels),
        labels.__getitem__,
        placeholder=reader.t("city.choose_placeholder"),
        hide_label=hide_label,
    )


def city_options(reader: Reader, chosen: Sequence[str]) -> dict[str, str]:
    """Get the cities to choose from with their labels: all, or in a large study those typed.

    A browser cannot handle a list of tens of thousands of cities.
    """
    labels = city_labels(reader)
    if len(labels) <= MOST_OPTIONS:
        return labels
    typed = st.text_input(
        reader.t("city.type"), placeholder=reader.t("city.type_placeholder"), key="typed_city"
    )
    found = matching_cities(labels, typed)
    return {city: labels[city] for city in labels if city in found or city in chosen}


def matching_cities(labels: Mapping[str, str], typed: str) -> set[str]:
    """Find the cities whose label contains a text, whatever the case and the accents."""
    words = fold(typed)
    found = (city for city, label in labels.items() if words in fold(label))
    return set(islice(found, MOST_FOUND))


@made_once_per_study
def city_labels(reader: Reader) -> dict[str, str]:
    """Get the label of each city, sorted by name: name, country or region, and other names."""
    order = sorted(reader.study.city_by_id, key=reader.sort_key)
    return {city: city_label(reader, city) for city in order}


def city_label(reader: Reader, city: str) -> str:
    """Build the label of a city in a box: its name, its country or region, and its other names.

    The boxes compare what is typed with the label alone, and take accents for other letters. So
    the label also has every name that could be typed and that is not part of it yet, with and
    without accents, at its end.
    """
    label = f"{reader.name(city)}, {reader.where(city)}"
    others: list[str] = []
    for name in reader.study.city_by_id[city].all_names:
        for typed in (name, without_accents(name)):
            if typed.casefold() not in " · ".join([label, *others]).casefold():
                others.append(typed)
    return f"{label} · {', '.join(others)}" if others else label


def choose_peers(reader: Reader, label: str) -> None:
    """Draw the select box of peer rules, and of cities for hand-picked peers.

    In a study of one country the rule "same country" is left out, as it would select all cities.
    """
    needless = {"country"} - {reader.view.peers} if reader.one_country else set()
    choose_one(
        reader,
        "peers",
        label,
        [rule for rule in PEER_RULES if rule not in needless],
        lambda rule: reader.t(f"peers.rules.{rule}"),
        help=reader.t("peers.help"),
    )
    if reader.view.peers == "picked":
        labels = city_options(reader, reader.view.picked)
        choose_many(reader, "picked", reader.t("peers.pick"), list(labels), labels.__getitem__)


def choose_measure(reader: Reader) -> None:
    """Draw the select box of scores: overall, the pillars and the dimensions in the study."""
    asked = reader.study.asked
    options = ["overall"]
    for pillar in reader.study.framework.pillars:
        inside = [dimension.id for dimension in asked if dimension.pillar == pillar.id]
        options += [pillar.id, *inside] if inside else []
    choose_one(
        reader,
        "measure",
        reader.t("filters.score"),
        options,
        reader.measure_label,
        help=reader.t("filters.score_help"),
    )


def filter_cities(reader: Reader, *, with_measure: bool = False) -> None:
    """Draw the city filters in a row that wraps: region, country, population and name."""
    t = reader.t
    regions, countries, sizes = filter_options(reader)
    with st.container(horizontal=True, vertical_alignment="bottom", key="city_filters"):
        if with_measure:
            choose_measure(reader)
        choose_many(reader, "regions", t("filters.region"), regions, t.region)
        if len(countries) > 1 or reader.view.countries:
            choose_many(reader, "countries", t("filters.country"), countries, t.country)
        choose_many(reader, "sizes", t("filters.size"), sizes, reader.size_label)
        enter_search(reader, t("filters.search"), t("filters.search_placeholder"))


@made_once_per_study
def filter_options(reader: Reader) -> tuple[list[str], list[str], list[str]]:
    """List the regions, countries (both by name) and population classes of the cities."""
    t, cities = reader.t, reader.study.cities
    regions = {city.region for city in cities if city.region}
    countries = {city.country for city in cities if city.country}
    return (
        sorted(regions, key=lambda region: reader.collate(t.region(region))),
        sorted(countries, key=lambda country: reader.collate(t.country(country))),
        reader.sizes,
    )
