"""Tests of the files beside the pages."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

from PIL import Image

from components.publish.site.collect import list_addresses
from components.publish.site.edition import Edition
from components.publish.site.extra_files import (
    assets,
    draw_picture,
    list_extra,
    write_entrance,
    write_site_map,
)
from components.publish.site.shell import absolute, picture_path
from smartgov.text import LANGUAGES
from tests.components.publish.site.reading import parse, text_of

SITE_MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_site_map_lists_every_page_with_its_translations(tiny: Edition) -> None:
    root = ElementTree.fromstring(write_site_map(tiny))  # noqa: S314 - ours
    listed = [node.text for node in root.findall("s:url/s:loc", SITE_MAP)]
    assert listed == [absolute(tiny.base_url, address) for address in list_addresses(tiny)]
    first = root.findall("s:url", SITE_MAP)[0].findall("x:link", SITE_MAP)
    assert [link.attrib["hreflang"] for link in first] == list(LANGUAGES)


def test_only_an_edition_on_the_web_has_a_site_map(tiny: Edition) -> None:
    assert "sitemap.xml" in dict(list_extra(tiny))
    assert "sitemap.xml" not in dict(list_extra(replace(tiny, base_url="")))


def test_the_entrance_leads_to_every_language(tiny: Edition) -> None:
    page = parse(write_entrance(tiny))
    links = [link.attrs["href"] for link in page.query(".entrance a")]
    assert links == [f"{language}/index.html" for language in LANGUAGES]
    assert page.query('link[rel="canonical"]')[0].attrs["href"] == "https://example.org/tiny/"


def test_the_entrance_says_what_the_answers_are(demonstration: Edition) -> None:
    page = parse(write_entrance(demonstration))
    words = demonstration.reader("en").t("status.demonstration")
    assert text_of(page.query(".chip")[0]) == words


def test_files_of_all_editions_are_there() -> None:
    assert {"assets/edition.css", "assets/edition.js", "assets/OFL.txt"} <= set(assets())
    assert all(assets().values())


def test_an_edition_on_the_web_has_a_picture_in_each_language(tiny: Edition) -> None:
    files = dict(list_extra(tiny))
    for language in LANGUAGES:
        image = Image.open(io.BytesIO(files[picture_path(language)]))
        assert image.size == (1200, 630)
        assert image.text["Language"] == language
        assert draw_picture(tiny, language) == files[picture_path(language)]
    assert not [path for path in dict(list_extra(replace(tiny, base_url=""))) if "preview" in path]


def test_the_entrance_tells_of_the_study_with_its_picture(tiny: Edition) -> None:
    (picture,) = parse(write_entrance(tiny)).query('meta[property="og:image"]')
    assert picture.attrs["content"] == "https://example.org/tiny/assets/preview-en.png"
    without = parse(write_entrance(replace(tiny, base_url="")))
    assert not without.query("meta[property]")
