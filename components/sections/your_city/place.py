"""Choose the visitor's own city, by name or by entering its details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from components import inputs, show
from components.binding import bind, bind_press, is_rejected
from components.page import Page
from components.reader import Reader
from components.sections.your_city.editing import editing, replace_own
from components.view.parameters import format_view
from smartgov.model import City, Study
from smartgov.own_city.own_city import (
    MAX_NAME,
    MAX_POPULATION,
    OwnCity,
    clean_name,
    parse_coordinates,
)
from smartgov.places.countries import COUNTRIES
from smartgov.places.gazetteer import CANDIDATES, MIN_PREFIX, Place, find_places, fold_name
from smartgov.text import fold

#: Degrees within which a place of the gazetteer may be a city of the study.
NEAR = 0.2


def choose_place(page: Page, own: OwnCity) -> None:
    """Draw the inputs of the city's name and its peers."""
    t = page.t
    st.text_input(
        t("own.place.name"),
        placeholder=t("own.place.name_placeholder"),
        max_chars=MAX_NAME,
        **bind("own_name", own.name, editing(page, with_name)),
    )
    inputs.choose_peers(page, t("peers.choose"))
    _enter_by_hand(page, own)


def choose_match(page: Page, own: OwnCity) -> None:
    """Draw the places that match the name, until one is chosen."""
    if own.name and own.latitude is None:
        with st.spinner(page.t("own.place.searching")):
            found = find_candidates(page, own)
        if found:
            _choose_candidate(page, found)
        else:
            show.paragraph(page.t("own.place.not_found"))
    _offer_study_answers(page, own)


def find_candidates(reader: Reader, own: OwnCity) -> list[Place]:
    """Find the places that the name may mean: cities of the study first, then the gazetteer.

    The gazetteer does not have every unit that answered, such as a group of municipalities.
    """
    wanted = fold_name(own.name)
    cities = [
        city
        for city in reader.study.cities
        if own.country in ("", city.country) and _is_meant(city, wanted)
    ]
    found = find_places(own.name, own.country)
    return [*_places_of(reader, cities, found), *found][:CANDIDATES]


def _is_meant(city: City, wanted: str) -> bool:
    """Check whether one of the names of a city begins with what was typed, if it is long enough."""
    names = map(fold_name, city.all_names)
    return len(wanted) >= MIN_PREFIX and any(name.startswith(wanted) for name in names)


def _places_of(reader: Reader, cities: list[City], found: list[Place]) -> list[Place]:
    """List the places of the cities, without those that have been found near enough."""
    return [
        Place(
            name=reader.name(city.id),
            country=city.country,
            latitude=city.latitude,
            longitude=city.longitude,
            population=city.population,
            region=city.region,
            subregion=city.subregion,
        )
        for city in cities
        if city.latitude is not None
        and city.longitude is not None
        and not any(_is_near(city, place.latitude, place.longitude) for place in found)
    ]


def _is_near(city: City, latitude: float | None, longitude: float | None) -> bool:
    """Check whether a city lies within `NEAR` degrees of a place."""
    ends = ((city.latitude, latitude), (city.longitude, longitude))
    return all(a is not None and b is not None and abs(a - b) < NEAR for a, b in ends)


def _choose_candidate(page: Page, found: list[Place]) -> None:
    """Draw the places to choose from."""
    labels = place_labels(page, found)
    st.radio(
        page.t("own.place.which", count=len(found)),
        range(len(found)),
        index=None,
        format_func=labels.__getitem__,
        **bind("own_candidate", None, editing(page, partial(with_place, found))),
    )
    more = [page.t("own.place.more")] if len(found) == CANDIDATES else []
    show.paragraph(" ".join([*more, page.t("own.place.source")]))


def place_labels(reader: Reader, found: list[Place]) -> list[str]:
    """Format the labels of places, with coordinates if labels would be identical."""
    labels = [_label(reader, place) for place in found]
    return [
        f"{label} · {_coordinates(place.latitude, place.longitude)}"
        if labels.count(label) > 1
        else label
        for label, place in zip(labels, found, strict=True)
    ]


def _label(reader: Reader, place: Place) -> str:
    t = reader.t
    label = ", ".join(filter(None, (place.name, place.area, t.country(place.country))))
    if place.population is None:
        return label
    return f"{label} · {t('own.place.inhabitants', population=place.population)}"


def _coordinates(latitude: float, longitude: float) -> str:
    return f"{latitude:g}, {longitude:g}"


def _enter_by_hand(page: Page, own: OwnCity) -> None:
    """Draw inputs of country, coordinates and population, for a city that is not in the list."""
    label = page.t("own.place.by_hand")
    with st.popover(label, icon=":material/edit_location_alt:", key="own_by_hand"):
        _enter_country(page, own)
        _enter_coordinates(page, own)
        _enter_population(page, own)


def _enter_country(page: Page, own: OwnCity) -> None:
    t = page.t
    st.selectbox(
        t("terms.country"),
        sorted(COUNTRIES, key=lambda code: fold(t.country(code))),
        index=None,
        format_func=t.country,
        placeholder=t("own.place.country_placeholder"),
        filter_mode="contains",
        **bind("own_country", own.country or None, editing(page, with_country)),
    )


def _enter_coordinates(page: Page, own: OwnCity) -> None:
    """Draw one input for latitude and longitude, in the format used by online maps."""
    t, key = page.t, "own_coordinates"
    known = own.latitude is not None and own.longitude is not None
    shown = f"{own.latitude}, {own.longitude}" if known else ""
    st.text_input(
        t("own.place.coordinates"),
        placeholder="43.2627, -2.9253",
        help=t("own.place.coordinates_help"),
        max_chars=60,
        **bind(key, shown, editing(page, with_coordinates)),
    )
    if is_rejected(key):
        st.error(t("own.problems.bad_coordinates"))


def _enter_population(page: Page, own: OwnCity) -> None:
    st.number_input(
        page.t("own.place.population"),
        value=None,
        min_value=0,
        max_value=MAX_POPULATION,
        step=1000,
        **bind("own_population", own.population, editing(page, with_population)),
    )


def _offer_study_answers(page: Page, own: OwnCity) -> None:
    """Show that the city is in the study, with a button to start from its answers."""
    city = same_city(page, own)
    if city is None:
        return
    t = page.t
    period = page.study.info.period
    with st.container(horizontal=True, vertical_alignment="center", key="own_in_study"):
        st.page_link(
            "pages/city.py",
            label=t("own.place.in_study", city=page.name(city.id)),
            icon=":material/info:",
            query_params=format_view(page.with_city(city.id)),
        )
        if not own.answers:
            st.button(
                t("own.place.begin_with", years=period),
                icon=":material/content_copy:",
                **bind_press(
                    "own_begin", replace_own, page, partial(with_study_answers, page.study, city.id)
                ),
            )


def same_city(reader: Reader, own: OwnCity) -> City | None:
    """Find the city of the study that is meant: one of the same country and name, or place.

    The name may be any name of the city, in the study or in the gazetteer.
    """
    named = [city for city in named_cities(reader, own.name) if city.country == own.country]
    near = [
        city
        for city in reader.study.cities
        if city.country == own.country and _is_near(city, own.latitude, own.longitude)
    ]
    return next(iter(named), None) or next(
        (city for city in near if matches_place(city.name, own)), None
    )


def named_cities(reader: Reader, name: str) -> list[City]:
    """Find the cities of the study that have this name, in whatever language."""
    wanted = fold_name(name)
    known = reader.study.cities if wanted else ()
    return [city for city in known if wanted in map(fold_name, city.all_names)]


def with_study_answers(study: Study, city_id: str, own: OwnCity) -> OwnCity:
    """Copy a city with the scored answers of a city of the study."""
    answers = study.answers.loc[city_id, [q.id for q in study.scored]].dropna()
    return replace(own, answers={str(q): float(value) for q, value in answers.items()})


def with_name(own: OwnCity, text: str) -> OwnCity:
    """Copy a city with another name, removing its place if the new name does not match it."""
    name = clean_name(text)
    if own.latitude is not None and not matches_place(name, own):
        own = OwnCity(answers=own.answers)
    return replace(own, name=name)


def matches_place(name: str, own: OwnCity) -> bool:
    """Check whether a name matches the place of the city."""
    return any(
        (round(place.latitude, 5), round(place.longitude, 5)) == (own.latitude, own.longitude)
        for place in find_places(name, own.country)
    )


def with_place(found: Sequence[Place], own: OwnCity, chosen: int | None) -> OwnCity:
    """Copy a city with one of the places found by name."""
    if chosen is None:
        return own
    place = found[chosen]
    return OwnCity(
        name=clean_name(place.name),
        country=place.country if place.country in COUNTRIES else "",
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        answers=own.answers,
    )


def with_country(own: OwnCity, country: str | None) -> OwnCity:
    """Copy a city with another country."""
    return replace(own, country=country or "")


def with_coordinates(own: OwnCity, text: str) -> OwnCity:
    """Copy a city with other coordinates, or none if the text is blank.

    Raises
    ------
    ValueError
        If the text is not a pair of coordinates.
    """
    place = parse_coordinates(text.strip())
    if place is None and text.strip():
        raise ValueError(text)
    latitude, longitude = place or (None, None)
    return replace(own, latitude=latitude, longitude=longitude)


def with_population(own: OwnCity, population: int | None) -> OwnCity:
    """Copy a city with another population."""
    return replace(own, population=population)
