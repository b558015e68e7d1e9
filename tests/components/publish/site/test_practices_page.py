"""Tests of the documented practices."""

from __future__ import annotations

from dataclasses import replace

from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from tests.components.publish.site.reading import open_page, text_of


def test_every_practice_is_told_with_its_source(edition: Edition) -> None:
    page = open_page(edition, Address("en", "practices"))
    cards = page.query("article.card")
    assert len(cards) == len(edition.collection.cases)
    sources = [link.attrs["href"] for link in page.query("article a.sg-out")]
    assert sources == [case.source.address for case in in_order(edition)]
    names = [text_of(heading) for heading in page.query("article h3")]
    assert names == [" ".join(case.name.en.split()) for case in in_order(edition)]


def in_order(edition: Edition) -> list:  # type: ignore[type-arg]
    """Return the practices in the order of the recommendations."""
    order = [one.id for one in edition.recommendations]
    return sorted(edition.collection.cases, key=lambda case: order.index(case.recommendation))


def test_a_city_of_the_study_has_a_link(edition: Edition) -> None:
    page = open_page(edition, Address("en", "practices"))
    inside = [a.attrs["href"] for a in page.query("article a") if a.attrs.get("class") != "sg-out"]
    assert "city/barcelona.html" in inside


def test_without_practices_that_is_said(tiny: Edition) -> None:
    page = open_page(replace(tiny, base_url=""), Address("en", "practices"))
    assert tiny.reader("en").t("cases.other_recommendations") in text_of(page.query("main")[0])
