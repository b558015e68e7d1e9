"""Tests of what all pages share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from justhtml import JustHTML

from components.i18n import translator
from components.publish.preview import describe_view
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


@languages
def test_every_page_says_the_version_of_the_data(edition: Edition, language: Language) -> None:
    version = edition.study.info.version
    said = translator(language)("versions.version", version=version)
    assert version
    for kind in IN_MENU:
        page = open_page(edition, Address(language, kind))
        assert plain(said) in text_of(page.query("footer")[0])


def tags_of(page: JustHTML) -> dict[str, str]:
    """Return what a page tells of itself, the last of each name."""
    found = page.query("meta[property], meta[name]")
    return {one.attrs.get("property") or one.attrs["name"]: one.attrs["content"] for one in found}


@languages
def test_pages_on_the_web_tell_of_themselves(tiny: Edition, language: Language) -> None:
    t = translator(language)
    addresses = [Address(language, kind) for kind in IN_MENU]
    addresses += [Address(language, "city", city.id) for city in tiny.study.cities]
    addresses += [Address(language, "recommendation", one.id) for one in tiny.recommendations]
    told = [tags_of(open_page(tiny, address)) for address in addresses]
    for address, tags in zip(addresses, told, strict=True):
        assert tags["og:url"] == f"https://example.org/tiny/{address.path}"
        assert tags["og:locale"] == language
        assert t(f"status.{tiny.study.info.kind}") in tags["og:description"]
        assert "<" not in tags["og:description"]
        assert tags["og:title"] == tags["twitter:title"]
        picture = f"assets/preview-{language}.png"
        shown = t("pages.overview.question", count=4)
        if address.kind == "city":
            picture, shown = address.path.replace(".html", ".png"), tags["og:title"]
        assert tags["og:image"] == f"https://example.org/tiny/{picture}"
        assert shown in tags["og:image:alt"]
    assert len({tags["og:title"] for tags in told}) > len(addresses) - 3
    page = open_page(tiny, Address(language, "index"))
    others = page.query('meta[property="og:locale:alternate"]')
    expected = [one for one in LANGUAGES if one != language]
    assert [one.attrs["content"] for one in others] == expected


def test_a_city_on_the_web_is_told_by_its_score(tiny: Edition) -> None:
    tags = tags_of(open_page(tiny, Address("es", "city", "arco")))
    assert tags["og:title"] == describe_view(tiny.reader("es", "arco"), "city").title
    assert "88,8" in tags["og:title"]


def test_pages_without_an_address_tell_nothing(tiny: Edition) -> None:
    for kind in IN_MENU:
        page = open_page(replace(tiny, base_url=""), Address("es", kind))
        assert not page.query("meta[property]")
        assert "twitter:title" not in tags_of(page)
