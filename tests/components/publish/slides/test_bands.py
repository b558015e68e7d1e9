"""Tests of the slide of the ranking."""

from __future__ import annotations

import pytest

from components.publish.slides.bands import MOST_BANDS, banded
from components.publish.slides.slide import Chart, Grid
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.components.publish.slides.test_about import one


def test_every_ranked_city_has_its_band_and_its_interval(read_as: ReadAs) -> None:
    table = banded(read_as())
    assert len(table) == 69
    assert table["band"].is_monotonic_increasing
    assert (table["rank_p05"] <= table["rank_p95"]).all()


def test_the_chart_is_of_the_intervals_and_the_list_names_the_bands(slides_of: SlidesOf) -> None:
    slide = one(slides_of("world"), "bands")
    assert isinstance(slide.main, Chart)
    assert isinstance(slide.side, Grid)
    low, span = slide.main.series
    assert low.clear
    assert len(span.values) == 69
    assert slide.main.top == pytest.approx(max(map(sum, zip(low.values, span.values, strict=True))))
    assert len(slide.side.rows) == MOST_BANDS
    assert slide.side.rows[0] == ("1", "4", "Asker, Ghent, Graz, Ilo")
    assert "4 more bands" in slide.side.note


def test_a_score_of_one_question_has_ranks_without_a_range(slides_of: SlidesOf) -> None:
    slide = one(slides_of("world", measure="accountability"), "bands")
    assert isinstance(slide.main, Chart)
    assert set(slide.main.series[1].values) == {0.0}
