"""Tests of native charts."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest
from pptx import Presentation

from components.publish.slides.layout import Box, ChartAt
from components.publish.slides.pptx.chart import MOST_NAMED, write_chart
from components.publish.slides.slide import Chart, Series
from components.theme import LIGHT


@pytest.fixture
def shapes() -> Any:
    file = Presentation()
    return file.slides.add_slide(file.slide_layouts[6]).shapes


def write(shapes: Any, *series: Series, names: int = 2, stacked: bool = False) -> Any:
    chart = Chart(
        go.Figure(), "Alt", tuple(f"Name {n}" for n in range(names)), series, stacked=stacked
    )
    return write_chart(shapes, ChartAt(Box(0, 0, 600, 400), chart), LIGHT)


def test_a_missing_number_is_blank_and_not_zero(shapes: Any) -> None:
    frame = write(shapes, Series("Share", (50.0, float("nan")), "#112233"))
    assert tuple(frame.chart.plots[0].series[0].values) == (50.0, None)


def test_bars_run_from_the_top_with_their_colors(shapes: Any) -> None:
    frame = write(shapes, Series("Share", (5.0, 6.0), "#112233", colors=("#445566", "#778899")))
    chart = frame.chart
    assert chart.category_axis.reverse_order
    (series,) = chart.plots[0].series
    fills = [series.points[at].format.fill.fore_color.rgb for at in range(2)]
    assert [str(fill) for fill in fills] == ["445566", "778899"]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Alt"


def test_many_bars_have_no_names_and_what_makes_room_no_color(shapes: Any) -> None:
    count = MOST_NAMED + 1
    series = [
        Series("Low", (1.0,) * count, "#112233", clear=True),
        Series("Range", (2.0,) * count, "#112233"),
    ]
    chart = write(shapes, *series, names=count, stacked=True).chart
    assert "NONE" in str(chart.category_axis.tick_label_position)
    assert chart.plots[0].series[0].format.fill.type == 5
    assert not chart.plots[0].has_data_labels


def test_numbers_have_their_unit(shapes: Any) -> None:
    chart = Chart(go.Figure(), "Alt", ("A",), (Series("Share", (5.0,), "#112233"),), unit=" %")
    frame = write_chart(shapes, ChartAt(Box(0, 0, 600, 400), chart), LIGHT)
    assert frame.chart.plots[0].data_labels.number_format == '0" %"'
    assert frame.chart.value_axis.major_unit == 25
