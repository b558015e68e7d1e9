"""Who lacks a recommendation or one of its practices, and who to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import show
from components.html import Cell, Column, Rows
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.recommendations.selection import (
    apply_filters,
    list_id,
    named,
    of_dimension,
    titles,
    with_dimension,
)
from components.words.answers import graded_practices
from components.words.filters import cities_phrase
from smartgov.advice.lacking import find_lacking
from smartgov.advice.practices import in_place, practices_of
from smartgov.advice.teachers import find_teachers
from smartgov.model import Question, Recommendation


def counted_practices(reader: Reader, one: Recommendation) -> tuple[Question, ...]:
    """Select the practices of a recommendation that the filter of dimensions leaves."""
    return practices_of(reader.study, one.id, reader.view.dimension)


def chosen_practice(reader: Reader, one: Recommendation) -> str | None:
    """Get the practice whose lack is listed; None for all practices of the recommendation."""
    ids = [question.id for question in counted_practices(reader, one)]
    return reader.view.practice if reader.view.practice in ids else None


@made_once
def listed_practices(reader: Reader) -> tuple[Question, ...]:
    """Select the practices whose lack is listed: the chosen one, or all that are counted."""
    one = apply_filters(reader).one
    if one is None:
        return ()
    opened = chosen_practice(reader, one)
    return tuple(q for q in counted_practices(reader, one) if opened in (None, q.id))


@made_once
def lacking_cities(reader: Reader) -> pd.DataFrame:
    """Find the selected cities that lack any of the listed practices; see `find_lacking`.

    Cities that lack equally much are sorted by name.
    """
    cities = sorted(apply_filters(reader).cities, key=reader.sort_key)
    return find_lacking(reader.scores, listed_practices(reader), cities)


def show_lacking(reader: Reader) -> None:
    """List the cities that lack the practices, beside those to learn from."""
    if not listed_practices(reader):
        return
    _draw_heading(reader)
    name = named(reader, list_name(reader))
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        if lacking_cities(reader).empty:
            st.success(reader.t("recommendations.lacking_none"), icon=":material/check_circle:")
        else:
            show.grid(reader, f"lacking-{name}", partial(lacking_table, reader))
    with right:
        if most_advanced(reader):
            show.grid(reader, f"learn-from-{name}", partial(teachers_table, reader))


def list_name(reader: Reader) -> str:
    """Name the list by what it shows: the recommendation, the practice and the regions."""
    one = apply_filters(reader).one
    opened = chosen_practice(reader, one) if one else None
    return list_id(reader, one.id if one else "", opened).removeprefix("list-")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title: how many cities lack what is listed, of those that answered."""
    t, practices, cities = reader.t, listed_practices(reader), apply_filters(reader).cities
    answers = in_place(reader.scores).loc[cities, [q.id for q in practices]]
    answered = int(answers.notna().any(axis=1).sum())
    what = (
        t.text(practices[0].label)
        if len(practices) == 1
        else t("recommendations.lacking_any", count=len(practices))
    )
    one = apply_filters(reader).one
    of_what = of_dimension(reader, titles(reader)[one.id] if one else "")
    show.heading(
        t("recommendations.lacking_title", share=t.share(len(lacking_cities(reader)), answered)),
        f"{of_what} · {what} · {t.first_upper(cities_phrase(reader, len(cities)))}",
        anchor=f"list-{list_name(reader)}",
    )


def lacking_table(reader: Reader) -> show.Table:
    """Build the table of the cities that lack any of the listed practices."""
    t, table, one = reader.t, lacking_cities(reader), apply_filters(reader).one
    labels = {q.id: t.text(q.label) for q in listed_practices(reader)}
    ids = [str(city) for city in table.index]
    lacked = {city: [str(q) for q in table.columns if table.at[city, q] == 1] for city in ids}

    def build_row(city: str) -> list[Cell]:
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            t.join([labels[q] for q in lacked[city]]),
        ]

    cities = reader.study.city_by_id
    data = pd.DataFrame(
        {
            "city_id": ids,
            "city": [cities[city].name for city in ids],
            "country": [cities[city].country for city in ids],
            "recommendation": one.id if one else "",
            "practices_lacking": [";".join(lacked[city]) for city in ids],
            "lacking": [len(lacked[city]) for city in ids],
            "answered": table.notna().sum(axis=1).to_list(),
        }
    )
    return show.Table(
        caption=t("recommendations.lacking_caption"),
        columns=[
            Column(t("terms.city")),
            Column(reader.where_label),
            Column(t("recommendations.lacks_column")),
        ],
        rows=Rows(ids, build_row),
        data=with_dimension(reader, data),
        chosen=ids.index(reader.view.city) if reader.view.city in ids else None,
    )


@made_once
def most_advanced(reader: Reader) -> Sequence[str]:
    """Find the cities most advanced in what is listed, without the chosen city."""
    chosen = apply_filters(reader)
    if chosen.one is None:
        return ()
    others = [city for city in chosen.cities if city != reader.view.city]
    practices = listed_practices(reader)
    return find_teachers(chosen.needs, reader.scores, chosen.one.id, others, practices=practices)


def teachers_table(reader: Reader) -> show.Table:
    """Build the table of cities with the share of a recommendation they have in place."""
    t, chosen, cities = reader.t, apply_filters(reader), most_advanced(reader)
    one = chosen.one.id if chosen.one else ""
    rows: list[list[Cell]] = [
        [
            link(reader.name(city), "city", reader.with_city(city)),
            reader.where(city),
            t.percent(1 - chosen.needs.loc[city, one] / 100),
        ]
        for city in cities
    ]
    columns = [
        Column(t("recommendations.learn_from")),
        Column(reader.where_label),
        Column(t(graded_practices(reader, "recommendations.in_place_column")), True),
    ]
    data = chosen.needs.loc[list(cities), [one]].rename(columns={one: "need"})
    data = data.rename_axis("city_id").reset_index()
    title = t("recommendations.learn_from")
    return show.Table(title, columns, rows, with_dimension(reader, data))
