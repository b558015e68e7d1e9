"""Style a template: named styles, colors of the pillars, column widths and print layout."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from smartgov.model import Framework
from smartgov.palette import INK, LINE, MUTED, PANEL, PILLARS, mix
from smartgov.study.questionnaire import Questionnaire

#: Widths of a question column and of the city column, in characters.
COLUMN, CITY_COLUMN = 19, 28

PAPER = "#ffffff"

#: The color of questions without a pillar.
NO_PILLAR = MUTED

#: Share of ink mixed into the header color of every second dimension.
DARKER = 0.3

#: Shares of paper mixed into the color of the cells, alternating between dimensions.
TINTS = (0.94, 0.88)


def argb(color: str) -> str:
    """Format a color for workbooks."""
    return color.removeprefix("#").upper()


_FONT = "Calibri"
_THIN = Side(style="thin", color=argb(LINE))
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_CENTER = Alignment(vertical="center")
_MIDDLE = Alignment(vertical="center", wrap_text=True)


def add_styles(book: Workbook) -> None:
    """Add the named styles of templates to a workbook."""
    for style in (
        _style("sg_title", size=20, bold=True, color=PILLARS[0], align=_CENTER),
        _style("sg_heading", size=13, bold=True, color=PILLARS[0], align=_CENTER),
        _style("sg_text"),
        _style("sg_lead", size=12, color=MUTED),
        _style("sg_header", bold=True, color=PAPER, fill=INK, align=_MIDDLE, border=_GRID),
        _style("sg_cell", border=_GRID),
        _style("sg_field", bold=True, fill=PANEL, border=_GRID),
        _style("sg_entry", border=_GRID),
        _style("sg_last", color=MUTED, fill=LINE, border=_GRID),
        _style("sg_help", color=MUTED, border=_GRID),
    ):
        book.add_named_style(style)


def _style(
    name: str,
    size: int = 11,
    *,
    bold: bool = False,
    color: str = INK,
    fill: str = "",
    align: Alignment = _TOP,
    border: Border | None = None,
) -> NamedStyle:
    style = NamedStyle(name=name)
    style.font = Font(name=_FONT, size=size, bold=bold, color=argb(color))
    style.alignment = align
    if fill:
        style.fill = PatternFill("solid", fgColor=argb(fill))
    if border is not None:
        style.border = border
    return style


def finish_sheet(
    sheet: Worksheet,
    *,
    rows: int,
    widths: Sequence[float],
    header_height: float = 30,
    frozen: str = "A2",
) -> None:
    """Style the header and cells of a table, set the column widths and freeze the header."""
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.cell(1, at).style = "sg_header"
        sheet.cell(2, at).style = "sg_entry"
        _style_like_first(sheet, at, rows)
    sheet.row_dimensions[1].height = header_height
    sheet.freeze_panes = frozen
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100


def hue_of(framework: Framework, dimension: str | None) -> str:
    """Look up the color of the pillar of a dimension."""
    if dimension is None:
        return NO_PILLAR
    pillars = [pillar.id for pillar in framework.pillars]
    return PILLARS[pillars.index(framework.dimension(dimension).pillar) % len(PILLARS)]


def color_dimensions(sheet: Worksheet, questionnaire: Questionnaire, rows: int) -> None:
    """Color the question columns by pillar, alternating two shades between dimensions."""
    column = 2
    scored = ((q.dimension if q.role == "scored" else None) for q in questionnaire.questions)
    for turn, (dimension, group) in enumerate(groupby(scored)):
        hue = hue_of(questionnaire.framework, dimension)
        header = PatternFill("solid", fgColor=argb(mix(hue, INK, DARKER * (turn % 2))))
        tint = PatternFill("solid", fgColor=argb(mix(hue, PAPER, TINTS[turn % 2])))
        last = column + len(list(group))
        for at in range(column, last):
            sheet.cell(1, at).fill = header
            sheet.cell(2, at).fill = tint
            _style_like_first(sheet, at, rows)
        column = last


def _style_like_first(sheet: Worksheet, column: int, rows: int) -> None:
    """Give the cells of a column the style of the first below the header.

    Looking a style up among those of the workbook, as openpyxl does whenever one is set, takes
    most of the time of a template.
    """
    style = sheet.cell(2, column)._style  # type: ignore[union-attr]
    for row in range(3, rows + 1):
        sheet.cell(row, column)._style = copy(style)  # type: ignore[union-attr]


def _repeat_first_column(sheet: Worksheet) -> None:
    """Print the first column and row on each page.

    Written by hand, columns before rows: openpyxl puts rows first, and LibreOffice then keeps a
    second copy of the name.
    """
    quoted = quote_sheetname(sheet.title)
    name = DefinedName("_xlnm.Print_Titles", attr_text=f"{quoted}!$A:$A,{quoted}!$1:$1")
    sheet.defined_names.add(name)


def print_sheet(
    sheet: Worksheet, *, landscape: bool, wide: bool = False, header: bool = True
) -> None:
    """Set up a sheet to print on A4, with its header on each page; fit to width unless wide."""
    page = sheet.page_setup
    page.paperSize = sheet.PAPERSIZE_A4
    page.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not wide)
    page.fitToWidth, page.fitToHeight = 1, 0
    if wide:
        page.scale = 60
        _repeat_first_column(sheet)
    elif header:
        sheet.print_title_rows = "1:1"
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", "&P / &N"
    sheet.oddFooter = footer
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
