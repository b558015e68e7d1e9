"""Buttons that save a chart as PNG or SVG, made in the browser from what is on screen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.i18n import Translator

HERE = Path(__file__).parent

_IMAGE_BUTTONS = st.components.v2.component(
    "chart_image",
    html='<div class="row"></div>',
    css=(HERE / "chart_image.css").read_text(encoding="utf-8"),
    js=(HERE / "chart_image.js").read_text(encoding="utf-8"),
)


def image_buttons(chart: str, t: Translator) -> None:
    """Draw the buttons for the chart whose key is ``chart``."""
    formats = [{"format": f, "label": t(f"tables.{f}")} for f in ("png", "svg")]
    _IMAGE_BUTTONS(key=f"image_{chart}", data={"chart": chart, "formats": formats}, width="content")
