"""Tests of the parts of the method with figures, beside those that compare them with the app."""

from __future__ import annotations

from components.publish.site.collect import render
from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from components.words.editions import method_words
from components.words.worked import find_worked_city
from tests.components.publish.site.reading import open_page, plain, text_of


def test_the_worked_city_leads_to_its_page(edition: Edition) -> None:
    page, city = open_page(edition, Address("es", "method")), find_worked_city(edition.reader("es"))
    assert city.name in text_of(page.query("#worked h2")[0])
    (way,) = page.query("#worked .way a")
    assert way.attrs["href"] == f"city/{city.id}.html"


def test_scores_and_correlations_are_sorted_as_numbers(edition: Edition) -> None:
    page = open_page(edition, Address("fr", "method"))
    assert len(page.query("#coherence [data-v]")) > len(edition.study.asked)
    alphas = [cell.attrs["data-v"] for cell in page.query("#coherence [data-v]")]
    assert any("." in str(alpha) for alpha in alphas)
    scored = [cell.attrs.get("data-v") for cell in page.query("#worked table.data td:last-child")]
    assert len(scored) == len(edition.study.scored)


def test_change_is_explained_where_there_is_one(edition: Edition, series: Edition) -> None:
    page = open_page(series, Address("fr", "method"))
    said = text_of(page.query("#change")[0])
    for paragraph in method_words(series.reader("fr")):
        assert plain(paragraph) in said
    assert not open_page(edition, Address("fr", "method")).query("#change")


def test_the_page_stays_small(edition: Edition) -> None:
    assert len(render(edition, Address("fr", "method"))) < 150_000
