"""The visitor's browser: address bar, language, color mode and the address of a page."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from components import browser
from components.browser import (
    NO_WEBGL_COOKIE,
    join_address,
    lacks_webgl,
    language_of,
    page_address,
    read_embed,
    read_query,
    theme,
    write_view,
)
from components.menu import PAGES
from components.theme import THEMES
from components.view.view import View
from smartgov.paths import STATIC
from smartgov.text import Language
from tests.components.conftest import Address
from tests.conftest import OpenApp


@pytest.mark.parametrize(
    "home", ["http://127.0.0.1:8501", "https://city", "https://a.org/smart-city"]
)
@pytest.mark.parametrize("slug", PAGES)
def test_address_of_a_page_wherever_the_app_is_served(home: str, slug: str) -> None:
    for here in PAGES:
        for end in ("", "/"):
            assert join_address(f"{home}/{here}{end}", slug, PAGES) == f"{home}/{slug}"
    assert join_address(home, slug, PAGES) == f"{home}/{slug}"


@pytest.mark.parametrize("slug", ["city", "your_city"])
def test_link_to_share_is_the_page_itself(open_app: OpenApp, slug: str) -> None:
    app = open_app(slug)
    app.context["url"] = f"https://a.org/{slug}"
    app.run()
    addresses = [code.value.split("?")[0] for code in app.code]
    assert addresses
    assert set(addresses) == {f"https://a.org/{slug}"}


def test_a_view_is_a_step_in_the_address_bar(address: Address) -> None:
    address["region"] = ["150", "002"]
    assert read_query() == {"region": ["150", "002"]}
    write_view(View(lang="es", city="ilo"))
    assert address == {"lang": ["es"], "city": ["ilo"]}


@pytest.mark.parametrize(
    ("lang", "locale", "language"),
    [("fr", "es-ES", "fr"), (None, "es-ES", "es"), (None, "de-DE", "en")],
)
def test_the_language_is_that_of_the_view_else_of_the_browser(
    monkeypatch: pytest.MonkeyPatch, lang: Language | None, locale: str, language: Language
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(locale=locale))
    assert language_of(View(lang=lang)) == language


@pytest.mark.parametrize(("mode", "name"), [("dark", "dark"), ("light", "light"), (None, "light")])
def test_the_theme_is_light_where_the_mode_is_not_known(
    monkeypatch: pytest.MonkeyPatch, mode: str | None, name: str
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(theme=SimpleNamespace(type=mode)))
    assert theme() is THEMES[name]


@pytest.mark.parametrize(("cookies", "lacks"), [({}, False), ({"sg_no_webgl": "1"}, True)])
def test_a_browser_says_that_it_lacks_webgl_in_a_cookie(
    monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str], lacks: bool
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies=cookies))
    assert lacks_webgl() is lacks
    script = (STATIC / "scripts" / "after_paint.js").read_text("utf-8")
    assert f'"{NO_WEBGL_COOKIE}"' in script


def test_outside_the_app_no_address_is_known() -> None:
    assert page_address("city", PAGES) == ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lang=es&embed=map-overall", "map-overall"),
        ("embed=a%20b&embed=c", "c"),
        ("embed=true", ""),
        ("embed=false&lang=en", ""),
        ("lang=en", ""),
        ("embed=", ""),
    ],
)
def test_the_chart_alone_is_read_from_the_address(
    monkeypatch: pytest.MonkeyPatch, query: str, name: str
) -> None:
    context = SimpleNamespace(query_string=query)
    monkeypatch.setattr(browser, "get_script_run_ctx", lambda: context)
    assert read_embed() == name
    monkeypatch.setattr(browser, "get_script_run_ctx", lambda: None)
    assert read_embed() == ""
