"""Tests of what all pages share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.i18n import translator
from components.publish.site.collect import render
from components.publish.site.edition import Edition
from components.publish.site.sheet import Sheet
from components.publish.site.shell import menu_title, source_words
from components.publish.site.site_address import IN_MENU, Address
from smartgov.model import Spec
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.components.publish.site.reading import open_page, plain, text_of

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_a_page_leads_to_all_others_and_to_its_translations(
    tiny: Edition, language: Language
) -> None:
    page = open_page(tiny, Address(language, "city", "arco"))
    assert page.query("html")[0].attrs["lang"] == language
    links = [link.attrs["href"] for link in page.query(".menu a")]
    assert links == [f"../{kind}.html" for kind in IN_MENU]
    current = page.query(".menu a[aria-current]")
    assert [link.attrs["href"] for link in current] == ["../cities.html"]
    translations = {link.attrs["lang"]: link.attrs["href"] for link in page.query(".languages a")}
    other = {one: f"../../{one}/city/arco.html" for one in LANGUAGES if one != language}
    assert translations == {**other, language: "arco.html"}


@languages
def test_titles_of_the_menu_are_known(tiny: Edition, language: Language) -> None:
    sheet = Sheet(tiny, tiny.reader(language), Address(language, "index"))
    titles = [menu_title(sheet, kind) for kind in IN_MENU]
    assert len({*titles}) == len(IN_MENU)
    assert all(titles)


def test_pages_on_the_web_name_their_address(tiny: Edition) -> None:
    page = open_page(tiny, Address("es", "ranking"))
    (canonical,) = page.query('link[rel="canonical"]')
    assert canonical.attrs["href"] == "https://example.org/tiny/es/ranking.html"
    others = {one.attrs["hreflang"]: one.attrs["href"] for one in page.query("link[hreflang]")}
    assert others["fr"] == "https://example.org/tiny/fr/ranking.html"
    assert set(others) == set(LANGUAGES)
    without = open_page(replace(tiny, base_url=""), Address("es", "ranking"))
    assert not without.query('link[rel="canonical"]')


def test_a_page_loads_nothing_from_elsewhere(edition: Edition) -> None:
    for kind in IN_MENU:
        page = open_page(edition, Address("en", kind))
        loaded = [node.attrs["src"] for node in page.query("[src]")]
        loaded += [node.attrs["href"] for node in page.query("link[href]")]
        assert loaded
        assert all(address.startswith("../assets/") for address in loaded)


@languages
def test_invented_answers_are_marked_on_every_page(
    demonstration: Edition, language: Language
) -> None:
    t = translator(language)
    addresses = [Address(language, kind) for kind in IN_MENU]
    addresses.append(Address(language, "city", demonstration.study.cities[0].id))
    addresses.append(Address(language, "recommendation", demonstration.recommendations[0].id))
    for address in addresses:
        page = open_page(demonstration, address)
        words = plain(t("status.demonstration"))
        assert text_of(page.query(".top .chip")[0]) == words
        assert words in text_of(page.query("footer")[0])


def test_weights_that_are_not_those_of_the_study_are_named(tiny: Edition) -> None:
    weighted = replace(tiny, scores=score(tiny.study, Spec(weights=(("voice", 3.0),))))
    assert "voice" in source_words(weighted.reader("en"))
    assert "voice" not in source_words(tiny.reader("en"))


def test_text_of_a_study_is_escaped(tiny: Edition) -> None:
    evil = "<img src=x onerror=alert(1)>"
    city = replace(tiny.study.cities[0], name=evil)
    study = replace(tiny.study, cities=(city, *tiny.study.cities[1:]))
    page = render(replace(tiny, study=study), Address("en", "city", "arco")).decode()
    assert "<img" not in page
    assert "&lt;img" in page
