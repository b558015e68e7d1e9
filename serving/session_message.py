"""The first message of every run of a page, of which the theme is the same every time."""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate = app_session._populate_theme_msg


def keep_themes() -> None:
    """Let Streamlit read the theme from its settings once, instead of in every run of a page.

    It reads 300 settings each time, which take a fortieth of a run. The settings do not change
    while the server runs.
    """
    app_session._populate_theme_msg = _fill


def _fill(msg: CustomThemeConfig, section: str = "theme") -> None:
    msg.MergeFrom(_theme(section))


@cache
def _theme(section: str) -> CustomThemeConfig:
    message = CustomThemeConfig()
    _populate(message, section)
    return message
