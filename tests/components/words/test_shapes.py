"""Tests of saying the shape of a profile."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from components.i18n import Translator
from components.words.shapes import name_with_shape, shape_words
from tests.components.conftest import MakeReader


def test_the_extremes_are_named(make_reader: MakeReader, t: Translator) -> None:
    reader = make_reader(t.language)
    assert shape_words(reader, "arco") == t(
        "charts.shape",
        city="Arco",
        high="look",
        high_score=t.score(100),
        low="voice",
        low_score=t.score(75),
    )


def test_a_city_without_any_score_says_so(make_reader: MakeReader, t: Translator) -> None:
    reader = make_reader(t.language)
    dimensions = reader.scores.dimensions.copy()
    dimensions.loc["dell"] = float("nan")
    reader = replace(reader, scores=replace(reader.scores, dimensions=dimensions))
    assert shape_words(reader, "dell") == t("charts.shape_none", city="Dell")


def test_the_picture_stands_before_the_name(make_reader: MakeReader) -> None:
    cell = name_with_shape(make_reader(), "arco", Markup("<a>Arco</a>"))
    assert cell.index("<img") < cell.index("<a>Arco</a>")
