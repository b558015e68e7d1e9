"""Buttons that save a chart as PNG or SVG, rendered in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from components.i18n import Translator
from components.theme import Theme

HERE = Path(__file__).parent

_IMAGE_BUTTONS = st.components.v2.component(
    "chart_image",
    html='<div class="row"></div>',
    css=(HERE / "chart_image.css").read_text(encoding="utf-8"),
    js=(HERE / "chart_image.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Picture:
    """A chart to save as a file: its widget key, the file name, the title and the source line."""

    chart: str
    name: str
    title: str
    source: str


def image_buttons(picture: Picture, theme: Theme, t: Translator) -> None:
    """Draw the buttons that save a chart as an image."""
    data = {
        "chart": picture.chart,
        "name": picture.name,
        "title": picture.title,
        "source": picture.source,
        "formats": [{"format": f, "label": t(f"tables.{f}")} for f in ("png", "svg")],
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
    }
    _IMAGE_BUTTONS(key=f"image_{picture.chart}", data=data, width="content")
