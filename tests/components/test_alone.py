"""Tests of a chart alone, for another site."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest
import streamlit as st

from components import show
from components.alone import draw_missing, is_left_out, way_to_page
from components.reader import OneChart
from components.words.captions import caption_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is drawn as HTML from here on."""
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", lambda text, **_: drawn.append(str(text)))
    return drawn


def nothing() -> go.Figure:
    raise AssertionError("drawn, though another chart is shown alone")


def test_a_whole_page_leaves_nothing_out(make_reader: MakeReader, html: list[str]) -> None:
    reader = make_reader()
    assert not is_left_out(reader, "dimensions")
    draw_missing(reader)
    assert html == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_charts_the_named_one_alone_is_drawn(
    make_reader: MakeReader, html: list[str], language: Language
) -> None:
    reader = replace(make_reader(language), alone=OneChart("scores"))
    table = show.Table("Scores", [], [], pd.DataFrame())
    show.figure(reader, "others", nothing, lambda: table)
    show.grid(reader, "others", lambda: table)
    assert html == []
    show.table_expander(reader, "scores", lambda: table)
    (foot,) = html
    assert str(caption_words(reader)) in foot
    assert reader.t("alone.open", app=reader.t("app.name")) in foot
    assert reader.alone is not None
    assert reader.alone.found
    draw_missing(reader)
    assert len(html) == 1
    show.table_expander(reader, "scores", lambda: table, source="Others.")
    assert "Others." in html[1]
    assert str(caption_words(reader)) not in html[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_without_a_chart_is_said(
    make_reader: MakeReader, html: list[str], language: Language
) -> None:
    reader = replace(make_reader(language), alone=OneChart("<b>"))
    draw_missing(reader)
    (said,) = html
    assert "&lt;b&gt;" in said
    assert 'role="alert"' in said


def test_the_way_to_the_app_has_the_view(make_reader: MakeReader) -> None:
    way = way_to_page(make_reader("es", city="arco"))
    assert "city=arco" in way
    assert 'target="_blank" rel="noopener"' in way


def test_what_is_drawn_alone_is_kept_apart_from_the_page(make_page: MakePage) -> None:
    page = make_page("en")
    alone = replace(page, alone=OneChart("dimensions"))
    assert page.shared_key != alone.shared_key
