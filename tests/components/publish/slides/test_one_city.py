"""Tests of the slides about the chosen city."""

from __future__ import annotations

import pytest

from components.publish.slides.slide import Chart, Figures, Grid
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import SlidesOf
from tests.components.publish.slides.test_about import one


def test_the_city_has_its_score_and_its_rank_with_the_range(slides_of: SlidesOf) -> None:
    slide = one(slides_of("council"), "city")
    assert isinstance(slide.main, Figures)
    score, rank, *_ = slide.main.items
    assert (score.value, rank.value) == ("80.6", "24 of 69")
    assert "17–33" in rank.basis
    assert "Advanced analytics" in slide.subtitle


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_city_is_beside_its_named_group(language: Language, slides_of: SlidesOf) -> None:
    slide = one(slides_of("council", language), "peers")
    assert slide.title.startswith(("Barcelona", "Barcelone"))
    assert "36" in slide.subtitle
    assert isinstance(slide.main, Chart)
    assert slide.main.series[0].name in ("Barcelona", "Barcelone")


def test_a_city_with_too_few_answers_is_shown_as_that(slides_of: SlidesOf) -> None:
    slides = slides_of("council", city="gaza")
    figures = one(slides, "city").main
    assert isinstance(figures, Figures)
    assert figures.items[0].value


def test_next_steps_name_what_is_lacking_and_who_has_it(slides_of: SlidesOf) -> None:
    slide = one(slides_of("council"), "next")
    assert isinstance(slide.main, Grid)
    assert 0 < len(slide.main.rows) <= 4
    assert all(len(row) == len(slide.main.heads) and all(row) for row in slide.main.rows)
    assert slide.main.heads[1] == "Not in place"
