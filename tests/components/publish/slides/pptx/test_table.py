"""Tests of native tables."""

from __future__ import annotations

from pptx import Presentation

from components.publish.slides.grid import place_grid
from components.publish.slides.pptx.table import write_table
from components.publish.slides.slide import Grid
from components.theme import LIGHT

GRID = Grid("Caption", ("A", "B"), (0.3, 0.7), (("1", "x"), ("2", "y")), "more", ("#112233", ""))


def test_cells_widths_and_the_note_are_as_placed() -> None:
    file = Presentation()
    shapes = file.slides.add_slide(file.slide_layouts[6]).shapes
    placed = place_grid(GRID, 10, 20, 600, 300)
    frame = write_table(shapes, placed, LIGHT, "fr")
    table = frame.table
    texts = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert texts == [["A", "B"], ["1", "x"], ["2", "y"], ["more", ""]]
    assert [column.width for column in table.columns] == [180 * 9525, 420 * 9525]
    assert table.cell(3, 0).is_merge_origin
    assert table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold
    assert len(frame._element.findall(".//{*}lnL")) == 1
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Caption"
