"""Buttons that save a chart as PNG or SVG, made in the browser from what is on screen."""

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
    """A chart as a file: the key of the chart, the file's name, and the words around it."""

    chart: str
    name: str
    title: str
    source: str


def image_buttons(picture: Picture, theme: Theme, t: Translator) -> None:
    """Draw the buttons that save a picture of a chart."""
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
