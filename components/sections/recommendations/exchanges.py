"""Exchanges that a secretariat could arrange: who could host, for whom, and which pairs fit."""

from __future__ import annotations

from functools import partial

import pandas as pd

from components import show
from components.html import Column
from components.once import made_once
from components.reader import Reader
from components.sections.city.teaching import name_cities, name_city, pairs_frame, practice_names
from components.sections.recommendations.selection import apply_filters, of_dimension
from components.words.filters import with_scope
from smartgov.advice.exchange import MOST_PAIRED, Host, Pair, find_hosts, find_pairs


def show_exchanges(reader: Reader) -> None:
    """Draw who could host an exchange on what, and the pairs that complement each other."""
    t = reader.t
    if hosts_of(reader):
        title, subtitle = t("exchange.hosts_title"), t("exchange.hosts_subtitle")
        show.heading(title, with_scope(reader, of_dimension(reader, subtitle)), anchor="exchanges")
        show.grid(reader, "hosts", partial(hosts_table, reader))
    if pairs_of(reader):
        show.heading(
            t("exchange.pairs_title"),
            with_scope(reader, of_dimension(reader, t("exchange.pairs_subtitle"))),
        )
        show.grid(reader, "pairs", partial(pairs_table, reader))


@made_once
def hosts_of(reader: Reader) -> tuple[Host, ...]:
    """Find who of the selected cities could host an exchange on the recommendations shown."""
    chosen = apply_filters(reader)
    return find_hosts(
        reader.study,
        reader.scores,
        chosen.recommendations,
        chosen.cities,
        reader.view.dimension,
    )


@made_once
def pairs_of(reader: Reader) -> tuple[Pair, ...]:
    """Find the pairs of selected cities that complement each other best, if they are not many."""
    cities = apply_filters(reader).cities
    if len(cities) > MOST_PAIRED:
        return ()
    dimension = reader.view.dimension
    return find_pairs(reader.study, reader.scores, cities, dimension=dimension)


def hosts_table(reader: Reader) -> show.Table:
    """Build the table of who could host an exchange on each recommendation."""
    t, hosts = reader.t, hosts_of(reader)
    columns = [
        Column(t("terms.recommendation")),
        Column(t("exchange.hosts")),
        Column(t("exchange.guests"), True),
    ]
    rows = [
        [
            t.text(host.recommendation.title),
            name_cities(reader, host.hosts),
            t.share(host.guests, host.answered),
        ]
        for host in hosts
    ]
    data = pd.DataFrame(
        [
            {
                "recommendation": host.recommendation.id,
                "place": place,
                "host_id": city.id,
                "host": city.name,
                "country": city.country,
                "guests": host.guests,
                "answered": host.answered,
            }
            for host in hosts
            for place, city in enumerate(host.hosts, start=1)
        ]
    )
    return show.Table(t("exchange.hosts_title"), columns, rows, data)


def pairs_table(reader: Reader) -> show.Table:
    """Build the table of the pairs, with what each city can show the other."""
    t, pairs = reader.t, pairs_of(reader)
    columns = [
        Column(t("exchange.one")),
        Column(t("exchange.other")),
        Column(t("exchange.one_shows")),
        Column(t("exchange.other_shows")),
    ]
    rows = [
        [
            name_city(reader, pair.one),
            name_city(reader, pair.other),
            practice_names(reader, pair.shows),
            practice_names(reader, pair.sees),
        ]
        for pair in pairs
    ]
    return show.Table(t("exchange.pairs_title"), columns, rows, pairs_frame(pairs))
