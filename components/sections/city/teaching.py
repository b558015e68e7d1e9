"""What a city can teach, and the cities that it could exchange with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import pandas as pd
from markupsafe import Markup

from components import show
from components.html import Cell, Column
from components.links import link
from components.once import made_once
from components.reader import Reader
from smartgov.advice.exchange import Lesson, Pair, find_lessons, find_partners
from smartgov.model import OWN_ID, City, Question

#: Number of cities that are named as possible learners.
MOST_NAMED = 6


def show_teaching(reader: Reader) -> None:
    """Draw what the city can teach its comparison group, and who complements it."""
    city, t = reader.city, reader.t
    if city is None:
        return
    lessons, partners = lessons_of(reader), partners_of(reader)
    if not lessons and not partners:
        return
    show.heading(t("exchange.teach_title", city=city.name), t("exchange.teach_subtitle"))
    if lessons:
        show.grid(reader, f"teaches-{city.id}", partial(lessons_table, reader))
    else:
        show.paragraph(t("exchange.teach_none"))
    if partners:
        show.heading(t("exchange.partners_title"), t("exchange.partners_subtitle", city=city.name))
        show.grid(reader, f"partners-{city.id}", partial(partners_table, reader))


@made_once
def lessons_of(reader: Reader) -> tuple[Lesson, ...]:
    """Find the practices of the city that cities of its comparison group lack."""
    if reader.city is None or not reader.peer_ids:
        return ()
    return find_lessons(reader.study, reader.scores, reader.city.id, reader.peer_ids)


@made_once
def partners_of(reader: Reader) -> tuple[Pair, ...]:
    """Find the cities that complement the city best; of equal ones the peers come first."""
    if reader.city is None or not reader.peer_ids:
        return ()
    everyone = dict.fromkeys([*reader.ordered_peers, *reader.study.city_by_id])
    return find_partners(reader.study, reader.scores, reader.city.id, list(everyone))


def lessons_table(reader: Reader) -> show.Table:
    """Build the table of what the city can teach, and to whom."""
    t, lessons = reader.t, lessons_of(reader)
    columns = [
        Column(t("terms.practice")),
        Column(t("exchange.lacked_by"), True),
        Column(t("exchange.learners")),
    ]
    rows = [
        [
            t.text(lesson.question.label),
            t.share(len(lesson.learners), lesson.answered),
            name_cities(reader, lesson.learners),
        ]
        for lesson in lessons
    ]
    data = pd.DataFrame(
        {
            "city_id": reader.view.city,
            "question": [lesson.question.id for lesson in lessons],
            "lacking": [len(lesson.learners) for lesson in lessons],
            "answered": [lesson.answered for lesson in lessons],
            "cities": [" ".join(city.id for city in lesson.learners) for lesson in lessons],
        }
    )
    return show.Table(t("exchange.teach_caption"), columns, rows, data)


def partners_table(reader: Reader) -> show.Table:
    """Build the table of the cities that complement the city, with what each can show."""
    t, pairs = reader.t, partners_of(reader)
    columns = [
        Column(t("terms.city")),
        Column(reader.where_label),
        Column(t("exchange.sees")),
        Column(t("exchange.shows")),
    ]
    rows: list[Sequence[Cell]] = [
        [
            name_city(reader, pair.other),
            reader.where(pair.other.id),
            practice_names(reader, pair.sees),
            practice_names(reader, pair.shows),
        ]
        for pair in pairs
    ]
    return show.Table(t("exchange.partners_title"), columns, rows, pairs_frame(pairs))


def pairs_frame(pairs: Iterable[Pair]) -> pd.DataFrame:
    """Collect pairs for a file: a row each, with the ids of what one can show the other."""
    return pd.DataFrame(
        [
            {
                "city_id": pair.one.id,
                "partner_id": pair.other.id,
                "shows": " ".join(question.id for question in pair.shows),
                "sees": " ".join(question.id for question in pair.sees),
            }
            for pair in pairs
        ]
    )


def practice_names(reader: Reader, questions: Iterable[Question]) -> str:
    """Join the names of practices in a sentence."""
    return reader.t.join(reader.t.text(question.label) for question in questions)


def name_city(reader: Reader, city: City) -> Cell:
    """Name a city, with a link to its page."""
    name = reader.name(city.id)
    return name if city.id == OWN_ID else link(name, "city", reader.with_city(city.id))


def name_cities(reader: Reader, cities: Sequence[City]) -> Markup:
    """Name the first cities with links to their pages, and count the others."""
    named = Markup(", ").join(name_city(reader, city) for city in cities[:MOST_NAMED])
    more = len(cities) - MOST_NAMED
    rest = reader.t("charts.cities_more", count=more) if more > 0 else ""
    return Markup("<span>{}{}</span>").format(named, rest)
