"""Tests of the pages of an edition as a whole."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from components.publish.site.collect import WRITERS, has_page, list_addresses, render
from components.publish.site.edition import Edition
from components.publish.site.extra_files import list_extra
from components.publish.site.site_address import IN_MENU, KINDS, Address
from smartgov.model import Spec
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.components.publish.site.reading import links_of, parse
from tests.conftest import load_shipped

#: What a browser expects inside lists and tables, beside templates.
INSIDE = {
    "ul": {"li"},
    "ol": {"li"},
    "tr": {"th", "td"},
    "tbody": {"tr"},
    "dl": {"dt", "dd", "div"},
}

#: What a browser would end a paragraph at.
NOT_IN_PARAGRAPHS = {"p", "ul", "ol", "table", "div", "section"}

#: The most bytes of a page.
HEAVIEST = 150_000


def test_every_kind_has_a_writer() -> None:
    assert set(WRITERS) == set(KINDS)


def test_every_city_has_a_page_in_every_language(edition: Edition) -> None:
    addresses = list(list_addresses(edition))
    assert len({*addresses}) == len(addresses)
    kinds = Counter(address.kind for address in addresses)
    assert kinds["city"] == 3 * len(edition.study.cities)
    assert kinds["recommendation"] == 3 * len(edition.recommendations)
    assert all(has_page(edition, address) for address in addresses)


@pytest.mark.parametrize(
    "address",
    [
        Address("en", "city", "atlantis"),
        Address("en", "recommendation", "x"),
        Address("fr", "index"),
    ],
)
def test_what_is_not_there_is_not_written(tiny: Edition, address: Address) -> None:
    with pytest.raises(KeyError):
        render(replace(tiny, languages=LANGUAGES[:2]), address)


@pytest.mark.parametrize("name", ["tiny", "demonstration"])
def test_every_page_is_valid_and_every_link_leads_somewhere(
    name: str, request: pytest.FixtureRequest
) -> None:
    """The parser is strict: an error of syntax, such as an element left open, fails."""
    edition: Edition = request.getfixturevalue(name)
    languages = LANGUAGES[:2]
    edition = replace(edition, languages=languages, base_url="")
    pages = {address.path: render(edition, address) for address in list_addresses(edition)}
    parsed = {path: parse(page) for path, page in pages.items()}
    found = {path: list(walk(page.root)) for path, page in parsed.items()}
    anchors = {
        path: [str(node.attrs["id"]) for node, _ in nodes if "id" in node.attrs]
        for path, nodes in found.items()
    }
    files = {path for path, _ in list_extra(edition)}
    for path, page in parsed.items():
        assert len(pages[path]) < HEAVIEST, path
        assert len({*anchors[path]}) == len(anchors[path]), path
        names = Counter(node.name for node, _ in found[path])
        assert names["h1"] == names["main"] == 1
        expect_known_children(found[path], path)
        for link in links_of(page):
            target, _, part = link.partition("#")
            if target.startswith(("https://", "http://", "mailto:")):
                continue
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target or "."))
            reached = whole if target else path
            assert reached in pages or reached in files, (path, link)
            assert not part or part in anchors[reached], (path, link)


def walk(node: Any, in_paragraph: bool = False) -> Iterator[tuple[Any, bool]]:
    """Return every element, and whether it is inside a paragraph."""
    for child in node.children or ():
        if child.name[0] not in "#!":  # text, comments and the doctype
            yield child, in_paragraph
            yield from walk(child, in_paragraph or child.name == "p")


def expect_known_children(nodes: list[tuple[Any, bool]], path: str) -> None:
    """Check that lists, tables and paragraphs contain only what they may."""
    for node, in_paragraph in nodes:
        assert not (in_paragraph and node.name in NOT_IN_PARAGRAPHS), (path, node.name)
        if node.name in INSIDE:
            names = {child.name for child in node.children if not child.name.startswith("#")}
            assert names <= INSIDE[node.name], (path, node.name, names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_many_cities_stay_light(language: Language) -> None:
    study = load_shipped("chile-municipalities-2021")
    large = Edition(name="large", study=study, scores=score(study, Spec()))
    addresses = [Address(language, kind) for kind in IN_MENU]
    addresses += [Address(language, "recommendation", one.id) for one in large.recommendations]
    addresses += [Address(language, "city", study.cities[place].id) for place in (0, -1)]
    sizes = {address.path: len(render(large, address)) for address in addresses}
    assert {path: size for path, size in sizes.items() if size >= HEAVIEST} == {}


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    again = replace(edition)
    for address in (Address("es", "index"), Address("fr", "city", "london"), Address("en", "data")):
        assert render(edition, address) == render(again, address)
