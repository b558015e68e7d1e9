"""Tests of the theme in the first message of a run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from serving import session_message

SECTIONS = ("theme", *(f"theme.{category.value}" for category in config.CustomThemeCategories))


@pytest.fixture(autouse=True)
def no_theme_is_kept() -> Iterator[None]:
    """Forget the themes that were read before and during a test, and who reads them."""
    session_message._theme.cache_clear()
    yield
    session_message._theme.cache_clear()
    app_session._populate_theme_msg = session_message._populate


@pytest.mark.parametrize("section", SECTIONS)
def test_the_theme_is_what_streamlit_reads(section: str) -> None:
    expected, first, second = (CustomThemeConfig() for _ in range(3))
    session_message._populate(expected, section)
    session_message.keep_themes()
    app_session._populate_theme_msg(first, section)
    app_session._populate_theme_msg(second, section)
    assert expected == first == second
    assert (section != "theme") or expected.font_faces


def test_the_settings_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(session_message, "_populate", lambda _, section: read.append(section))
    session_message.keep_themes()
    for _ in range(3):
        app_session._populate_theme_msg(CustomThemeConfig())
    assert read == ["theme"]
