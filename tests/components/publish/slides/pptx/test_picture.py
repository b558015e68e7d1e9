"""Tests of drawings as vector shapes."""

from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line
from components.publish.slides.layout import Box, PictureAt
from components.publish.slides.pptx.picture import write_picture
from components.publish.slides.slide import Picture

MARKS = (
    Area((((10, 10), (50, 10), (50, 30)), ((60, 60), (70, 60), (70, 70), (60, 70))), "#112233"),
    Band(0, 0, 20, 10, "#445566"),
    Dot(50, 50, 5, "", "#778899", 2),
    Line(0, 0, 10, 10, "#000000", 1),
    Label(50, 90, "Arco", 10, "#000000", anchor="end"),
)


@pytest.fixture
def shapes() -> Any:
    file = Presentation()
    return file.slides.add_slide(file.slide_layouts[6]).shapes


def write(shapes: Any) -> list[Any]:
    drawing = Drawing(100, 100, "Alt", MARKS)
    group = write_picture(shapes, PictureAt(Box(100, 50, 200, 300), Picture(drawing)), "en")
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Alt"
    return list(group.shapes)


def test_every_mark_is_a_shape_twice_as_large(shapes: Any) -> None:
    area, band, dot, _, label = write(shapes)
    assert (band.left, band.top, band.width) == (100 * 9525, 50 * 9525, 40 * 9525)
    assert dot.width == 20 * 9525
    assert dot.fill.type == 5
    assert label.text_frame.text == "Arco"
    assert label.left + label.width == pytest.approx((100 + 100) * 9525, abs=2)
    assert (area.left, area.top) == (120 * 9525, 70 * 9525)
    assert (area.width, area.height) == (120 * 9525, 120 * 9525)


def test_an_area_keeps_all_its_outlines(shapes: Any) -> None:
    area, *_ = write(shapes)
    path = area._element.find(".//{*}path")
    assert [len(path.findall(f"{{*}}{part}")) for part in ("moveTo", "lnTo", "close")] == [2, 5, 2]
    assert path.get("w") == str(60 * 20)


def test_the_group_is_as_large_as_all_its_shapes(shapes: Any) -> None:
    inside = write(shapes)
    (group,) = shapes
    assert group.left == min(shape.left for shape in inside)
    assert group.top == min(shape.top for shape in inside)
    assert group.left + group.width == max(shape.left + shape.width for shape in inside)
    assert group.top + group.height == max(shape.top + shape.height for shape in inside)
