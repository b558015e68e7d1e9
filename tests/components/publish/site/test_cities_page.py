"""Tests of the list of cities, beside that which compares it with the app."""

from __future__ import annotations

from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from tests.components.publish.site.reading import open_page


def test_every_city_is_listed_by_name_with_its_page(edition: Edition) -> None:
    page = open_page(edition, Address("fr", "cities"))
    links = [link.attrs["href"] for link in page.query("tbody a")]
    reader = edition.reader("fr")
    order = sorted(edition.study.city_by_id, key=reader.sort_key)
    assert links == [f"city/{city}.html" for city in order]
