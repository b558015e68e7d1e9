"""Collect the pages of an edition, and write each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from components.publish.site.cities_page import write_cities
from components.publish.site.city_page import write_city
from components.publish.site.data_page import write_data
from components.publish.site.edition import Edition
from components.publish.site.method_page import write_method
from components.publish.site.overview_page import write_overview
from components.publish.site.practices_page import write_cases
from components.publish.site.ranking_page import write_ranking
from components.publish.site.recommendations_page import (
    write_recommendation,
    write_recommendations,
)
from components.publish.site.sheet import Sheet, Written
from components.publish.site.shell import write_page
from components.publish.site.site_address import IN_MENU, Address, Kind
from components.publish.site.study_page import write_study

#: Writer of each kind of page.
WRITERS: Mapping[Kind, Callable[[Sheet], Written]] = {
    "index": write_overview,
    "study": write_study,
    "cities": write_cities,
    "ranking": write_ranking,
    "recommendations": write_recommendations,
    "practices": write_cases,
    "data": write_data,
    "method": write_method,
    "city": write_city,
    "recommendation": write_recommendation,
}


def list_addresses(edition: Edition) -> Iterator[Address]:
    """List the addresses of all pages: the pages of the menu, then of each id, by language."""
    for language in edition.languages:
        yield from (Address(language, kind) for kind in IN_MENU)
        yield from (Address(language, "recommendation", r.id) for r in edition.recommendations)
    for city in edition.study.cities:
        yield from (Address(language, "city", city.id) for language in edition.languages)


def has_page(edition: Edition, address: Address) -> bool:
    """Check whether an edition has a page of this address."""
    if address.language not in edition.languages:
        return False
    if address.kind == "city":
        return address.id in edition.study.city_by_id
    if address.kind == "recommendation":
        return any(one.id == address.id for one in edition.recommendations)
    return True


def render(edition: Edition, address: Address) -> bytes:
    """Write a page in UTF-8.

    Raises
    ------
    KeyError
        If the edition has no page of this address.
    """
    if not has_page(edition, address):
        raise KeyError(address.path)
    city = address.id if address.kind == "city" else None
    sheet = Sheet(edition, edition.reader(address.language, city), address)
    return write_page(sheet, WRITERS[address.kind](sheet))
