"""The menu: the pages, the view that each is opened with, and the address to share."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from markupsafe import escape

from components import browser, menu
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import SURVEY, MakePage


def test_every_page_has_its_script() -> None:
    assert all((Path(menu.__file__).parents[1] / script).exists() for script in menu.PAGES.values())
    assert menu.name_of("") == "overview"
    assert menu.name_of("city") == "city"


def test_an_address_to_share_names_language_and_study(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "page_address", lambda slug, slugs: f"https://a.org/{slug}")
    page = replace(make_page("fr", city="ilo"), slug="city")
    parts = urlsplit(menu.share_address(page))
    assert (parts.netloc, parts.path) == ("a.org", "/city")
    view = View(lang="fr", study=SURVEY, city="ilo")
    assert parse_view(parse_qs(parts.query)) == (view, [])


def test_an_address_to_cite_names_the_version_of_the_data(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "page_address", lambda slug, slugs: f"https://a.org/{slug}")
    page = make_page("fr", city="ilo")
    query = parse_qs(urlsplit(menu.share_address(page, pinned=True)).query)
    assert query["version"] == [page.study.info.version]
    assert "version" not in menu.share_address(page)


def test_from_city_the_city_is_taken_to_compare(make_page: MakePage) -> None:
    page = replace(make_page(city="ghent"), slug="city")
    taken = menu.view_for(page, "compare")
    assert taken.compared == ("ghent", *page.ordered_peers[:5])
    assert menu.view_for(page, "ranking") == page.view
    assert menu.view_for(replace(page, slug=""), "compare") == page.view
    chosen = replace(page.view, compared=("ilo", "ghent"))
    assert menu.view_for(replace(page, view=chosen), "compare") == chosen
    other = replace(page.view, compared=("ilo", "rimini"))
    assert menu.view_for(replace(page, view=other), "compare").compared[0] == "ghent"


def test_present_knows_where_it_was_opened_and_others_not_which_slide(make_page: MakePage) -> None:
    page = replace(make_page(city="ghent", deck="world", slide=3, back="data"), slug="ranking")
    assert menu.view_for(page, "present") == View(city="ghent", deck="world", back="ranking")
    assert menu.view_for(replace(page, slug=""), "present").back is None
    there = replace(page, slug="present")
    assert menu.view_for(there, "city") == View(city="ghent", deck="world")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_links_every_page_with_the_view(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    page = replace(make_page(language, city="ilo"), slug="city")
    menu.draw_menu(page)
    (body,) = drawn
    links = re.findall(r'<a href="([^"]*)" target="_self"[^>]*>([^<]*)</a>', body)
    assert [escape(page.t(f"pages.{menu.name_of(slug)}.title")) for slug in menu.PAGES] == [
        title for _, title in links
    ]
    assert [urlsplit(address).path for address, _ in links] == [slug or "." for slug in menu.PAGES]
    assert all("city=ilo" in address for address, _ in links)
    assert body.count('aria-current="page"') == 1
    assert f'aria-label="{page.t("header.menu")}"' in body
    assert page.t("weights.own") not in body


def test_the_menu_says_that_the_weights_are_the_visitors(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    page = make_page(weights=(("accountability", 2.0),))
    menu.draw_menu(page)
    assert page.t("weights.own") in drawn[0]
