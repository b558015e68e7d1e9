"""Which city a visitor answers for: found by name, or entered by hand."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components import inputs, show
from components.page import Page
from components.reader import Reader
from components.sections.your_city.address import own_now, write_own
from components.view.parameters import format_view
from smartgov.model import City
from smartgov.own_city.own_city import (
    MAX_NAME,
    MAX_POPULATION,
    OwnCity,
    clean_name,
    parse_coordinates,
)
from smartgov.places.countries import COUNTRIES
from smartgov.places.gazetteer import CANDIDATES, Place, find_places
from smartgov.text import fold

#: Coordinates that could not be read stay in their field under this key.
_WRONG = "own_wrong_coordinates"


def choose_place(reader: Reader, own: OwnCity) -> None:
    """Draw the name of the city, and whom it is compared with."""
    t = reader.t
    st.session_state["own_name"] = own.name
    st.text_input(
        t("own.place.name"),
        key="own_name",
        placeholder=t("own.place.name_placeholder"),
        max_chars=MAX_NAME,
        on_change=_write_name,
        args=(reader,),
    )
    inputs.choose_peers(reader, t("peers.choose"))
    _enter_by_hand(reader, own)


def choose_among(reader: Reader, own: OwnCity) -> None:
    """Draw the places that the name may mean, until one is chosen."""
    if own.name and own.latitude is None:
        with st.spinner(reader.t("own.place.searching")):
            found = find_places(own.name, own.country)
        if found:
            _choose_candidate(reader, found)
        else:
            show.paragraph(reader.t("own.place.not_found"))
    _offer_study_answers(reader, own)


def _choose_candidate(reader: Reader, found: list[Place]) -> None:
    """Draw the places to choose from."""
    labels = _labels(reader, found)
    st.radio(
        reader.t("own.place.which", count=len(found)),
        range(len(found)),
        index=None,
        format_func=labels.__getitem__,
        key="own_candidate",
        on_change=_write_candidate,
        args=(reader, found),
    )
    more = [reader.t("own.place.more")] if len(found) == CANDIDATES else []
    show.paragraph(" ".join([*more, reader.t("own.place.source")]))


def _labels(reader: Reader, found: list[Place]) -> list[str]:
    """Return the places in words; those that would read the same with their coordinates."""
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


def _enter_by_hand(reader: Reader, own: OwnCity) -> None:
    """Draw country, coordinates and population, for a city that is not in the list."""
    label = reader.t("own.place.by_hand")
    with st.popover(label, icon=":material/edit_location_alt:", key="own_by_hand"):
        _enter_country(reader, own)
        _enter_coordinates(reader, own)
        _enter_population(reader, own)


def _enter_country(reader: Reader, own: OwnCity) -> None:
    t = reader.t
    st.session_state["own_country"] = own.country or None
    st.selectbox(
        t("terms.country"),
        sorted(COUNTRIES, key=lambda code: fold(t.country(code))),
        index=None,
        format_func=t.country,
        placeholder=t("own.place.country_placeholder"),
        filter_mode="contains",
        key="own_country",
        on_change=_write_country,
        args=(reader,),
    )


def _enter_coordinates(reader: Reader, own: OwnCity) -> None:
    """Draw latitude and longitude in one field, as maps give them; half a pair is no place."""
    t, wrong = reader.t, st.session_state.get(_WRONG)
    known = own.latitude is not None and own.longitude is not None
    shown = f"{own.latitude}, {own.longitude}" if known else ""
    st.session_state["own_coordinates"] = shown if wrong is None else wrong
    st.text_input(
        t("own.place.coordinates"),
        key="own_coordinates",
        placeholder="43.2627, -2.9253",
        help=t("own.place.coordinates_help"),
        max_chars=60,
        on_change=_write_coordinates,
        args=(reader,),
    )
    if wrong is not None:
        st.error(t("own.problems.bad_coordinates"))


def _enter_population(reader: Reader, own: OwnCity) -> None:
    st.session_state["own_population"] = own.population
    st.number_input(
        reader.t("own.place.population"),
        value=None,
        min_value=0,
        max_value=MAX_POPULATION,
        step=1000,
        key="own_population",
        on_change=_write_population,
        args=(reader,),
    )


def _offer_study_answers(reader: Reader, own: OwnCity) -> None:
    """Say that the city takes part in the study, and offer to begin with what it answered."""
    city = _same_city(reader, own)
    if city is None:
        return
    t = reader.t
    period = reader.study.info.period
    with st.container(horizontal=True, vertical_alignment="center", key="own_in_study"):
        st.page_link(
            "pages/city.py",
            label=t("own.place.in_study", city=city.name),
            icon=":material/info:",
            query_params=format_view(reader.with_city(city.id)),
        )
        if not own.answers:
            st.button(
                t("own.place.begin_with", years=period),
                icon=":material/content_copy:",
                key="own_begin",
                on_click=_write_study_answers,
                args=(reader, city.id),
            )


def _same_city(reader: Reader, own: OwnCity) -> City | None:
    """Return the city of the study that has the same name and country."""
    name = fold(own.name)
    cities = (c for c in reader.study.cities if c.country == own.country and fold(c.name) == name)
    return next(cities, None)


def _write_study_answers(page: Page, city_id: str) -> None:
    answers = page.study.answers.loc[city_id, [q.id for q in page.study.scored]].dropna()
    given = {str(question): float(value) for question, value in answers.items()}
    write_own(page, replace(own_now(page), answers=given))


def _write_name(page: Page) -> None:
    """Write the name; a place that the new name cannot mean is let go of."""
    own, name = own_now(page), clean_name(st.session_state["own_name"])
    if own.latitude is not None and not _can_mean(name, own):
        own = OwnCity(answers=own.answers)
    write_own(page, replace(own, name=name))


def _can_mean(name: str, own: OwnCity) -> bool:
    """Whether a name is another name of the same place."""
    return any(
        (round(place.latitude, 5), round(place.longitude, 5)) == (own.latitude, own.longitude)
        for place in find_places(name, own.country)
    )


def _write_candidate(page: Page, found: list[Place]) -> None:
    chosen = st.session_state["own_candidate"]
    if chosen is None:
        return
    place = found[chosen]
    own = OwnCity(
        name=clean_name(place.name),
        country=place.country if place.country in COUNTRIES else "",
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        answers=own_now(page).answers,
    )
    write_own(page, own)


def _write_country(page: Page) -> None:
    write_own(page, replace(own_now(page), country=st.session_state["own_country"] or ""))


def _write_coordinates(page: Page) -> None:
    """Write the coordinates, or keep what was typed where it is no place."""
    text = st.session_state["own_coordinates"].strip()
    st.session_state.pop(_WRONG, None)
    place = parse_coordinates(text)
    if place is None and text:
        st.session_state[_WRONG] = text
        return
    latitude, longitude = place or (None, None)
    write_own(page, replace(own_now(page), latitude=latitude, longitude=longitude))


def _write_population(page: Page) -> None:
    population = st.session_state["own_population"]
    write_own(page, replace(own_now(page), population=population))
