"""Tests of slides as HTML."""

from __future__ import annotations

from dataclasses import replace

from components.publish.slides.html_slide import stage_slide, write_image
from components.publish.slides.layout import Box
from components.theme import DARK, LIGHT
from tests.components.publish.slides.conftest import SlidesOf
from tests.components.publish.slides.test_about import one


def test_a_slide_has_one_title_its_texts_and_its_position(slides_of: SlidesOf) -> None:
    staged = stage_slide(one(slides_of(), "caveats"), 3, 12, LIGHT)
    assert staged.html.count("<h2") == 1
    assert "3 / 12" in staged.html
    assert staged.chart is None


def test_a_chart_is_left_to_the_page_below_its_legend(slides_of: SlidesOf) -> None:
    staged = stage_slide(one(slides_of(), "dimensions"), 1, 1, LIGHT)
    assert staged.chart is not None
    assert "sg-mark-triangle" in staged.html
    assert isinstance(staged.chart.box, Box)


def test_a_table_is_a_table_with_its_caption_and_its_note(slides_of: SlidesOf) -> None:
    html = stage_slide(one(slides_of(), "bands"), 1, 1, LIGHT).html
    assert "<caption>Bands of cities" in html
    assert html.count("<tr") == 6
    assert "and 4 more bands" in html


def test_a_picture_is_an_image_with_its_meaning(slides_of: SlidesOf) -> None:
    slide = one(slides_of(), "map")
    html = stage_slide(slide, 1, 1, LIGHT).html
    assert 'src="data:image/svg+xml;base64,' in html
    assert 'alt="Map of cities: Overall score.' in html
    assert "<svg" not in write_image(slide.main.drawing)  # type: ignore[union-attr]


def test_own_words_are_words(slides_of: SlidesOf) -> None:
    evil = replace(one(slides_of(), "caveats"), title="<script>1</script>", line="<b>")
    html = stage_slide(evil, 1, 1, DARK).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
