"""Tables of a presentation file, native and editable."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from components.publish.slides.grid import PAD_X, PAD_Y, GridAt, safe_grid_size
from components.publish.slides.layout import FOOT
from components.publish.slides.pptx.text import color_of, fill_frame, length
from components.theme import Theme
from smartgov.text import Language

#: The table style without a fill and without lines, by the id that every PowerPoint knows.
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

#: Width of the line below a row, and of the mark beside it, in pixels.
THIN, THICK = 1.0, 6.0


def write_table(shapes: Any, placed: GridAt, theme: Theme, language: Language) -> Any:
    """Write a table into its frame, with the widths and heights that were placed.

    Its letters are smaller than those placed if rows would grow into the foot in a wide typeface.
    """
    letters = safe_grid_size(placed, FOOT)
    rows, columns = len(placed.cells), len(placed.widths)
    size = (sum(placed.widths), sum(placed.heights))
    frame = shapes.add_table(rows, columns, *map(length, (placed.x, placed.y, *size)))
    frame.name = "table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", placed.grid.caption)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    for column, width in zip(table.columns, placed.widths, strict=True):
        column.width = length(width)
    for row, height in zip(table.rows, placed.heights, strict=True):
        row.height = length(height)
    if placed.grid.note:
        table.cell(rows - 1, 0).merge(table.cell(rows - 1, columns - 1))
    for at, texts in enumerate(placed.cells):
        is_note = bool(placed.grid.note) and at == rows - 1
        color = theme.muted if at == 0 or is_note else theme.ink
        for across, text in enumerate(texts[:1] if is_note else texts):
            cell = table.cell(at, across)
            fill_frame(cell.text_frame, text, letters, color, language, bold=at == 0)
            cell.margin_left = cell.margin_right = length(PAD_X)
            cell.margin_top = cell.margin_bottom = length(PAD_Y)
            if not is_note:
                _draw_line(cell, "a:lnB", theme.line, THIN)
    for at, color in enumerate(placed.grid.colors, start=1):
        if color:
            _draw_line(table.cell(at, 0), "a:lnL", color, THICK)
    return frame


def _draw_line(cell: Any, side: str, color: str, width: float) -> None:
    """Draw a line along a side of a cell; the sides have to stand in the order of the format."""
    properties = cell._tc.get_or_add_tcPr()
    line = OxmlElement(side)
    line.set("w", str(int(length(width))))
    fill, paint = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    paint.set("val", str(color_of(color)))
    fill.append(paint)
    line.append(fill)
    properties.insert(0, line)
