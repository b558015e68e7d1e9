"""Tests of the addresses of pages."""

from __future__ import annotations

import posixpath

import pytest

from components.publish.site.site_address import IN_MENU, KINDS, OF_IDS, Address, parse_address
from smartgov.text import LANGUAGES, Language

EVERY = [
    Address(language, kind, "x.1-y" if kind in OF_IDS else "")
    for language in LANGUAGES
    for kind in KINDS
]


@pytest.mark.parametrize("address", EVERY)
def test_a_path_is_read_as_it_was_written(address: Address) -> None:
    assert parse_address(address.path) == address


@pytest.mark.parametrize(
    "path",
    [
        *("", "en", "en/", "en/index", "en/index.htm", "xx/index.html", "en/city.html"),
        *("en/city/.html", "en/index/x.html", "en/index/.html", "en/nothing.html", "index.html"),
    ],
)
def test_another_path_is_no_page(path: str) -> None:
    assert parse_address(path) is None


@pytest.mark.parametrize("address", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_from_every_page_to_every_other(address: Address, language: Language) -> None:
    folder = posixpath.dirname(address.path)
    for kind in IN_MENU:
        reached = posixpath.normpath(posixpath.join(folder, address.to(kind)))
        assert reached == Address(address.language, kind).path
    other = address.in_language(language)
    assert posixpath.normpath(posixpath.join(folder, address.file(other.path))) == other.path
    assert posixpath.normpath(posixpath.join(folder, address.root)) == "."


def test_a_link_may_lead_to_a_part() -> None:
    assert Address("en", "city", "ghent").to("method", part="bands") == "../method.html#bands"
    assert Address("en", "index").to("city", "ghent") == "city/ghent.html"
