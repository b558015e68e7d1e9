"""Charts of a presentation file: native bars, whose numbers can be edited."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn

from components.publish.slides.layout import ChartAt
from components.publish.slides.pptx.text import color_of, length, style_font
from components.publish.slides.slide import Chart, Series
from components.theme import Theme

#: Number of bars up to which each has its name and its number, and the size of these in pixels.
MOST_NAMED, LETTERS = 14, 18

#: End of an axis of scores or shares, which has a line at each quarter.
FULL = 100.0

#: Number of names up to which they are in full size.
FEW = 9


def write_chart(shapes: Any, placed: ChartAt, theme: Theme) -> Any:
    """Write a chart into its frame: bars from the top down, with the same numbers as the figure."""
    chart, box = placed.chart, placed.box
    digits = "0.0" if chart.digits else "0"
    data: Any = CategoryChartData(number_format=digits)  # type: ignore[no-untyped-call]
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [None if math.isnan(v) else v for v in series.values])
    kind = XL_CHART_TYPE.BAR_STACKED if chart.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = shapes.add_chart(kind, *map(length, (box.x, box.y, box.width, box.height)), data)
    frame.name = "chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    made = frame.chart
    made.has_legend, made.has_title = False, False
    named = len(chart.categories) <= MOST_NAMED
    size = LETTERS if len(chart.categories) <= FEW else LETTERS - 4
    _style_axes(made, chart, theme, size, named=named)
    plot = made.plots[0]
    plot.gap_width, plot.overlap = (30, 100) if chart.stacked else (45, -5)
    plot.vary_by_categories = False
    for series, made_series in zip(chart.series, plot.series, strict=True):
        _paint(series, made_series)
    if named and not chart.stacked:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format = f'{digits}"{chart.unit}"' if chart.unit else digits
        labels.number_format_is_linked = False
        labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
        style_font(labels.font, size, theme.ink)
    return frame


def _style_axes(made: Any, chart: Chart, theme: Theme, size: float, *, named: bool) -> None:
    """Set both axes: names from the top down, numbers below, a light grid."""
    names, numbers = made.category_axis, made.value_axis
    names.reverse_order = True
    names.format.line.color.rgb = color_of(theme.line)
    names.major_tick_mark = numbers.major_tick_mark = XL_TICK_MARK.NONE
    names.has_major_gridlines = False
    style_font(names.tick_labels.font, size, theme.ink)
    if not named:
        names.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    numbers.minimum_scale, numbers.maximum_scale = 0, math.ceil(chart.top)
    numbers.has_major_gridlines = True
    if chart.top == FULL:
        numbers.major_unit = FULL / 4
    numbers.major_gridlines.format.line.color.rgb = color_of(theme.line)
    numbers.format.line.fill.background()
    style_font(numbers.tick_labels.font, size - 2, theme.muted)
    numbers.tick_labels.number_format = "0"
    numbers.tick_labels.number_format_is_linked = False
    # With the names from the top down, the numbers would stand at the top.
    crosses = names._element.find(qn("c:crosses"))
    if crosses is None:
        return
    numbers._element.find(qn("c:crosses")).set("val", "max")


def _paint(series: Series, made: Any) -> None:
    """Paint the bars of a series; those that only make room are left without."""
    if series.clear:
        made.format.fill.background()
        return
    made.format.fill.solid()
    made.format.fill.fore_color.rgb = color_of(series.color)
    for at, color in enumerate(series.colors):
        fill = made.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = color_of(color)
