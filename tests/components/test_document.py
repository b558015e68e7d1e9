"""Tests of what is told to the browser: colors, language, and the place in the menu."""

from __future__ import annotations

import pytest
import streamlit as st

from components import document
from components.i18n import translator
from components.scripts import TELL_BROWSER, TOLD, script_tag
from components.theme import THEMES, Theme
from smartgov.text import LANGUAGES, Language


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the HTML that is drawn from here on."""
    bodies: list[str] = []
    monkeypatch.setattr(st, "html", lambda body, **_: bodies.append(str(body)))
    return bodies


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_style_has_the_colors_of_the_mode(said: list[str], theme: Theme) -> None:
    t = translator("es")
    document.draw_style(theme, t)
    assert f"--sg-paper:{theme.paper}" in said[0]
    assert f'--sg-upload-drop:"{t("upload.drop")}"' in said[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_is_told_language_colors_and_page(said: list[str], language: Language) -> None:
    t = translator(language)
    document.tell_browser(THEMES["dark"], t, "city", ["", "city", "data"])
    (body,) = said
    told, _, script = body.partition("</div>")
    assert f'data-language="{language}"' in told
    assert 'data-scheme="dark"' in told
    assert 'data-page="city"' in told
    assert 'data-pages=" city data"' in told
    assert f'id="{TOLD}"' in told
    assert script == script_tag(TELL_BROWSER)
