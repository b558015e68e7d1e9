"""Tests of links between pages: relative, in the same tab, with the whole view."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from components.links import edition_address, href, link, link_here, link_out, link_to_part
from components.view.parameters import parse_view
from components.view.view import OWN_FILE, View


def parse(markup: Markup) -> ElementTree.Element:
    """Read a piece as XML, which forgives nothing."""
    return ElementTree.fromstring(f"<div>{markup}</div>")  # noqa: S314


def test_a_link_carries_the_view() -> None:
    view = View(lang="es", city="barcelona", regions=("002", "150"), search="a&b=<c>")
    address = parse(link("x", "city", view)).find("a").get("href")
    parts = urlsplit(address)
    assert parts.path == "city"
    assert parse_view(parse_qs(parts.query)) == (view, [])


def test_a_link_opens_in_the_same_tab() -> None:
    assert parse(link("x", "city", View())).find("a").get("target") == "_self"


@pytest.mark.parametrize(
    ("page", "view", "address"),
    [
        ("", View(), "."),
        ("", View(city="ilo"), ".?city=ilo"),
        ("ranking", View(), "ranking"),
        ("ranking", View(city="ilo"), "ranking?city=ilo"),
    ],
)
def test_addresses_are_relative(page: str, view: View, address: str) -> None:
    assert href(page, view) == address


def test_an_own_file_is_not_linked_to() -> None:
    """The link would open the page anew, which forgets the file."""
    view = View(study=f"{OWN_FILE}made", city="ilo")
    assert link("<b>", "city", view) == Markup("&lt;b&gt;")


def test_a_link_to_the_same_page_has_only_the_query() -> None:
    anchor = parse(link_here("<b>", View(city="ilo", near=(-9.5, 36, 3, 44)))).find("a")
    assert anchor.get("href") == "?city=ilo&near=-9.5%2C36%2C3%2C44"
    assert (anchor.get("target"), anchor.text) == ("_self", "<b>")
    assert link_here("<b>", View(study=f"{OWN_FILE}made")) == Markup("&lt;b&gt;")


def test_a_link_to_a_part_names_it() -> None:
    anchor = parse(link_to_part("<b>", "method", "privacy", View(city="ilo"))).find("a")
    assert anchor.get("href") == "method?city=ilo#privacy"
    assert anchor.get("target") == "_self"
    assert anchor.text == "<b>"


def test_a_link_to_a_part_leaves_the_session_of_an_own_file_open() -> None:
    view = View(lang="es", study=f"{OWN_FILE}made", city="ilo")
    anchor = parse(link_to_part("x", "method", "privacy", view)).find("a")
    assert anchor.get("href") == "method?lang=es#privacy"
    assert anchor.get("target") == "_blank"


def test_a_link_to_another_site_says_so_and_gives_nothing_away() -> None:
    anchor = parse(link_out("<b>", "https://example.org/?a=1&b=2", "leaves")).find("a")
    assert anchor.get("href") == "https://example.org/?a=1&b=2"
    assert anchor.get("rel") == "noopener noreferrer"
    assert anchor.get("target") == "_blank"
    assert "".join(anchor.itertext()) == "<b> (leaves)"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc", "", "example.org"])
def test_what_is_no_address_on_the_web_is_not_linked_to(address: str) -> None:
    assert link_out("<b>", address, "leaves") == Markup("&lt;b&gt;")


def test_the_pages_without_scripts_are_those_of_the_study_shown() -> None:
    assert edition_address(View(lang="fr", study="made")) == "edition/?lang=fr&study=made"
    assert edition_address(View(lang="fr", study=f"{OWN_FILE}x")) == "edition/?lang=fr"
