"""Tests of the first page, beside those that compare it with the app."""

from __future__ import annotations

from dataclasses import replace

from components.publish.drawing import Dot, Label
from components.publish.site.edition import Edition
from components.publish.site.overview_page import draw_map_of
from components.publish.site.site_address import Address
from components.theme import LIGHT
from tests.components.publish.site.reading import open_page, table_rows, text_of


def test_every_city_is_on_the_map(edition: Edition) -> None:
    drawing = draw_map_of(edition.reader("en"), LIGHT)
    assert drawing is not None
    legend = 1
    counts = [int(m.text) for m in drawing.marks if isinstance(m, Label) and m.text.isdigit()]
    inside = [count for count in counts if count not in (0, 100)]
    dots = sum(isinstance(mark, Dot) for mark in drawing.marks) - legend
    placed = sum(city.latitude is not None for city in edition.study.cities)
    assert dots - len(inside) + sum(inside) == placed


def test_the_map_has_a_table_of_the_same_numbers(edition: Edition) -> None:
    page, t = open_page(edition, Address("en", "index")), edition.reader("en").t
    rows = table_rows(page, t("overview.map_table", measure=t("terms.overall")))
    assert len(rows) == len(edition.study.cities)
    assert rows[0][2] == t.score(edition.scores.overall.max())
    assert rows[-1][2] == t("terms.too_few_answers")


def test_without_places_there_is_no_map(tiny: Edition) -> None:
    cities = [replace(city, latitude=None, longitude=None) for city in tiny.study.cities]
    nowhere = replace(tiny, study=replace(tiny.study, cities=tuple(cities)))
    assert draw_map_of(nowhere.reader("en"), LIGHT) is None
    assert not open_page(nowhere, Address("en", "index")).query("#map")


def test_a_finding_leads_to_its_practice(edition: Edition) -> None:
    page = open_page(edition, Address("en", "index"))
    (first, *_) = page.query(".card a")
    assert first.attrs["href"].startswith("recommendation/")
    assert "#q-" in first.attrs["href"]


def test_where_nothing_is_scored_that_is_said(tiny: Edition) -> None:
    scores = replace(tiny.scores, dimensions=tiny.scores.dimensions * float("nan"))
    page = open_page(replace(tiny, scores=scores), Address("en", "index"))
    said = text_of(page.query("main")[0])
    assert tiny.reader("en").t("overview.strips_none") in said
