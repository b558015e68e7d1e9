"""Tests of the slides about the data."""

from __future__ import annotations

import pytest

from components.publish.drawing import Area
from components.publish.slides.about import CODE, draw_code
from components.publish.slides.slide import Figures, Picture, Slide, Words
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import ADDRESS, SlidesOf


def one(slides: list[Slide], name: str) -> Slide:
    (found,) = (slide for slide in slides if slide.id == name)
    return found


def words(slide: Slide) -> str:
    shown = [part for part in (slide.main, slide.side) if isinstance(part, Words)]
    return " ".join(f"{item.head} {item.text}" for part in shown for item in part.items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_says_whose_answers_these_are_and_who_calculates(
    language: Language, slides_of: SlidesOf
) -> None:
    slide = one(slides_of("study", language), "title")
    assert "78" in slide.title
    assert "LSE Cities" in words(slide)
    assert "UCLG" in words(slide) or "CGLU" in words(slide)


def test_the_study_is_told_with_its_recommendations(slides_of: SlidesOf) -> None:
    told = words(one(slides_of("study"), "study"))
    assert "Open government" in told
    assert "Evaluate more and better" in told
    assert "no published table" in told


def test_key_figures_are_those_of_the_overview(slides_of: SlidesOf) -> None:
    figures = one(slides_of("study"), "figures").main
    assert isinstance(figures, Figures)
    assert [figure.value for figure in figures.items[:3]] == ["78", "69", "72.2"]


def test_caveats_name_source_limits_and_method(slides_of: SlidesOf) -> None:
    slide = one(slides_of(), "caveats")
    told = words(slide)
    assert slide.source in told
    assert "1,000" in told
    assert "European Union" in told


def test_the_link_is_text_and_code(slides_of: SlidesOf) -> None:
    slide = one(slides_of(), "link")
    assert ADDRESS in words(slide)
    assert isinstance(slide.main, Picture)


def test_a_code_has_its_quiet_zone_and_is_black_on_white() -> None:
    drawing = draw_code("https://explorer.example/", "Code")
    (area,) = (mark for mark in drawing.marks if isinstance(mark, Area))
    xs = [x for square in area.outlines for x, _ in square]
    step = area.outlines[0][1][0] - area.outlines[0][0][0]
    assert min(xs) == pytest.approx(4 * step)
    assert max(xs) == pytest.approx(CODE - 4 * step)
    assert area.color == "#000000"
