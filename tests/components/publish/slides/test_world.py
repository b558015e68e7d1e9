"""Tests of the slides about all cities."""

from __future__ import annotations

import pytest

from components.publish.drawing import Dot
from components.publish.slides.slide import Chart, Picture
from components.publish.slides.world import MOST_COMMON, MOST_RARE
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.components.publish.slides.test_about import one


def test_the_map_has_every_placed_city(slides_of: SlidesOf) -> None:
    slide = one(slides_of("world"), "map")
    assert isinstance(slide.main, Picture)
    dots = [mark for mark in slide.main.drawing.marks if isinstance(mark, Dot)]
    assert len(dots) > 20
    assert slide.side is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["dimensions", "regions", "practices"])
def test_charts_have_numbers_for_a_presentation(
    name: str, language: Language, slides_of: SlidesOf
) -> None:
    chart = one(slides_of("world", language), name).main
    assert isinstance(chart, Chart)
    assert chart.categories
    assert all(0 <= value <= 100 for series in chart.series for value in series.values)


def test_the_chosen_city_is_beside_the_medians(slides_of: SlidesOf) -> None:
    with_city = one(slides_of("world"), "dimensions").main
    without = one(slides_of("world", city=None), "dimensions").main
    assert isinstance(with_city, Chart)
    assert isinstance(without, Chart)
    assert [series.name for series in with_city.series] == ["Median", "Barcelona"]
    assert [series.name for series in without.series] == ["Median"]


def test_of_many_practices_the_ends_are_shown(slides_of: SlidesOf) -> None:
    chart = one(slides_of("world"), "practices").main
    assert isinstance(chart, Chart)
    (series,) = chart.series
    assert len(series.values) == MOST_COMMON + MOST_RARE
    assert list(series.values) == sorted(series.values, reverse=True)


def test_what_the_data_do_not_have_is_no_slide(make_reader: MakeReader, read_as: ReadAs) -> None:
    from components.publish.slides.deck import read_decks
    from components.publish.slides.make import Choice, make_slides

    world = read_decks()[-1]
    nowhere = read_as(search="no such city", city=None)
    assert [slide.kind for slide in make_slides(nowhere, world, Choice())] == []
    assert {slide.kind for slide in make_slides(make_reader(), world, Choice())} >= {"map"}
