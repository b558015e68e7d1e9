"""A4 pages with the project's fonts and colors: header, footer, text and drawings.

Lengths are in points. Text is drawn literally, without interpreting markup.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatchmethod
from pathlib import Path

from fpdf import FPDF, ViewerPreferences

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line, Mark
from components.publish.report.parts import Document
from components.publish.right_to_left import in_drawing_order
from components.publish.type import BOLD, REGULAR, split_by_font, text_width, wrap_text
from components.theme import LIGHT
from smartgov.palette import mix, rgb

FAMILY = "Plex"

#: Margins: sides, top and bottom.
SIDE, TOP, BOTTOM = 50.0, 34.0, 36.0

#: Font sizes: small print, body, section, title.
SMALL, BODY, SECTION, TITLE = 7.5, 8.8, 12.0, 24.0

#: Line height as a multiple of the font size: normal, and where space is short.
LEADING, TIGHT = 1.26, 1.16

#: Distance from the middle of a line to its baseline, as a multiple of the font size.
ASCENT = 0.35

#: Rotation of the watermark in degrees, and its length as a share of the page diagonal.
MARK_ANGLE, MARK_LENGTH = 55.0, 0.72

#: Replacements for control, format and surrogate characters, by Unicode category.
_UNPRINTABLE = {"Cc": " ", "Cf": "", "Cs": "\N{REPLACEMENT CHARACTER}"}


def printable(text: str) -> str:
    """Normalize text to NFC and remove control characters except line breaks."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(
        letter if letter == "\n" else _UNPRINTABLE.get(unicodedata.category(letter), letter)
        for letter in letters
    )


class Sheet(FPDF):
    """A PDF file of documents; every page has the footer and watermark of its document."""

    def __init__(self, report: Document, leading: float = LEADING) -> None:
        super().__init__(unit="pt", format="A4")
        self.leading = leading
        self.report = report
        self.first_page = 1
        self.add_font(FAMILY, "", REGULAR)
        self.add_font(FAMILY, "B", BOLD)
        self.set_margins(SIDE, TOP)
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.str_alias_nb_pages = ""
        self._in_tag = False
        self._describe(report)

    def _describe(self, report: Document) -> None:
        """Set the metadata of the file; its date is that of the answers, not of today."""
        self.set_title(printable(report.document))
        self.set_lang(report.language)
        self.set_author(report.app)
        self.set_creator(report.app)
        self.set_creation_date(report.dated)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @contextmanager
    def tagged(self, kind: str, alt: str = "") -> Iterator[None]:
        """Mark what is drawn as an element of the document, for those who have it read out.

        Parameters
        ----------
        kind
            A structure type of PDF, such as ``H1``, ``P`` or ``Figure``. What is drawn within
            another element belongs to that one.
        alt
            Alternative text of a figure.
        """
        if self._in_tag:
            yield
            return
        self._open_tag(kind, alt)
        yield
        self._close_tag()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn as decoration or as the frame of a page, which is not read out."""
        outer, self._in_tag = self._in_tag, True
        self._out("/Artifact BMC")
        yield
        self._out("EMC")
        self._in_tag = outer

    def _open_tag(self, kind: str, alt: str = "") -> None:
        number = self.struct_builder.next_mcid_for_page(self.page)
        text = printable(alt) or None
        self._add_marked_content(struct_type=f"/{kind}", mcid=number, alt_text=text)
        self._out(f"/{kind} <</MCID {number}>> BDC")
        self._in_tag = True

    def _close_tag(self) -> None:
        self._out("EMC")
        self._in_tag = False

    def begin(self, report: Document) -> None:
        """Begin a report on a new page, and add it to the outline of the file."""
        self.report = report
        self.first_page = self.page + 1
        self.add_page()

    def header(self) -> None:
        """Draw the watermark behind the page, and the city's name from the second page on."""
        with self.artifact():
            if self.report.mark:
                self._draw_mark(printable(self.report.mark))
            if self.page > self.first_page:
                self.set_xy(SIDE, TOP - 18)
                self.add_text(f"{self.report.name} · {self.report.kind}", SMALL, LIGHT.muted)
                self.set_y(TOP)

    def _draw_mark(self, word: str) -> None:
        width = MARK_LENGTH * math.hypot(self.w, self.h)
        size = width / text_width(word, 1, bold=True)
        self.set_text_color(*rgb(mix(LIGHT.paper, LIGHT.line, 0.55)))
        with self.rotation(MARK_ANGLE, self.w / 2, self.h / 2):
            self._write((self.w - width) / 2, self.h / 2 + 0.35 * size, word, size, True)

    def footer(self) -> None:
        """Draw the study and its status, and the page number."""
        report, number = self.report, str(self.page - self.first_page + 1)
        y = self.h - BOTTOM + 10
        with self.artifact():
            self.rule(y - 4)
            self.set_xy(SIDE, y)
            parts = (report.app, report.study, report.status)
            self.add_text(" · ".join(part for part in parts if part), SMALL, LIGHT.muted)
            self.set_xy(self.w - SIDE - text_width(number, SMALL), y)
            self.add_text(number, SMALL, LIGHT.muted)

    def add_text(
        self,
        text: str,
        size: float,
        color: str,
        *,
        bold: bool = False,
        width: float = 0,
        link: str = "",
        tag: str = "P",
    ) -> None:
        """Draw text at the current position, wrapped at ``width`` (0: the right margin).

        Moves the position below the text, at the same left edge. ``tag`` is the kind of element
        that it is; see `tagged`.
        """
        left, height = self.get_x(), size * self.leading
        width = width or self.w - SIDE - left
        is_outermost, page = not self._in_tag, 0
        for line in wrap_text(printable(text), width, size, bold=bold):
            self.ensure_space(height)
            if is_outermost and self.page != page:
                self._open_tag(tag)
                page = self.page
            self.set_text_color(*rgb(color))
            top = self.get_y()
            self._write(left, top + height / 2 + ASCENT * size, line, size, bold)
            if link:
                self.link(left, top, text_width(line, size, bold=bold), height, link)
            self.set_xy(left, top + height)
        if is_outermost and page:
            self._close_tag()

    def _write(self, x: float, y: float, line: str, size: float, bold: bool) -> None:
        """Write a line at a place, each piece in a font that has its letters."""
        for font, piece in split_by_font(in_drawing_order(line)):
            self._choose_font(font, size, bold)
            self.text(x, y, piece)
            x += text_width(piece, size, bold=bold)

    def _choose_font(self, font: Path | None, size: float, bold: bool) -> None:
        """Choose the typeface of the project, or a fallback font, which has one weight."""
        if font is None:
            self.set_font(FAMILY, "B" if bold else "", size)
            return
        if font.stem.lower() not in self.fonts:
            self.add_font(font.stem, "", font)
        self.set_font(font.stem, "", size)

    def text_height(self, text: str, size: float, *, width: float = 0) -> float:
        """Compute the height of a text as drawn by `add_text`."""
        return len(wrap_text(printable(text), width or self.epw, size)) * size * self.leading

    def rule(self, y: float) -> None:
        """Draw a thin line between the margins."""
        with self.artifact():
            self.set_draw_color(*rgb(LIGHT.line))
            self.set_line_width(0.5)
            self.line(SIDE, y, self.w - SIDE, y)

    def add_heading(self, text: str, size: float, *, level: int = 2, width: float = 0) -> None:
        """Draw a heading, and add it to the bookmarks of the file."""
        self.start_section(printable(text), level=level - 1)
        self.add_text(text, size, LIGHT.ink, bold=True, width=width, tag=f"H{level}")

    def ensure_space(self, height: float) -> None:
        """Start a new page if less than ``height`` is left on this one."""
        if self.will_page_break(height):
            left = self.get_x()
            if self._in_tag:
                self._close_tag()
            self.add_page()
            self.set_x(left)

    def add_drawing(self, drawing: Drawing) -> None:
        """Draw a drawing at the current position and full width, and move below it."""
        self.ensure_space(drawing.height)
        top = self.get_y()
        self.place_drawing(drawing, SIDE, top, self.epw)
        self.set_xy(SIDE, top + drawing.height * self.epw / drawing.width)

    def place_drawing(self, drawing: Drawing, left: float, top: float, width: float) -> None:
        """Draw a drawing at a place and in a width, without moving the current position."""
        with self.tagged("Figure", drawing.alt):
            for mark in drawing.marks:
                self._draw(mark, left, top, width / drawing.width)

    @singledispatchmethod
    def _draw(self, mark: Mark, left: float, top: float, scale: float) -> None:
        raise TypeError(f"cannot draw {type(mark).__name__}")

    @_draw.register
    def _line(self, mark: Line, left: float, top: float, scale: float) -> None:
        self.set_draw_color(*rgb(mark.color))
        self.set_line_width(mark.width * scale)
        start = (left + mark.x1 * scale, top + mark.y1 * scale)
        self.line(*start, left + mark.x2 * scale, top + mark.y2 * scale)

    @_draw.register
    def _band(self, mark: Band, left: float, top: float, scale: float) -> None:
        self.set_fill_color(*rgb(mark.color))
        x, y = left + mark.x * scale, top + mark.y * scale
        self.rect(x, y, mark.width * scale, mark.height * scale, style="F")

    @_draw.register
    def _dot(self, mark: Dot, left: float, top: float, scale: float) -> None:
        if mark.color:
            self.set_fill_color(*rgb(mark.color))
        self.set_draw_color(*rgb(mark.rim))
        self.set_line_width(mark.width * scale)
        x, y = left + mark.x * scale, top + mark.y * scale
        self.circle(x, y, mark.radius * scale, style="FD" if mark.color else "D")

    @_draw.register
    def _area(self, mark: Area, left: float, top: float, scale: float) -> None:
        self.set_fill_color(*rgb(mark.color))
        for outline in mark.outlines:
            self.polygon([(left + x * scale, top + y * scale) for x, y in outline], style="F")

    @_draw.register
    def _label(self, mark: Label, left: float, top: float, scale: float) -> None:
        text, size = printable(mark.text), mark.size * scale
        self.set_text_color(*rgb(mark.color))
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        x = left + mark.x * scale - shift * text_width(text, size, bold=mark.bold)
        self._write(x, top + mark.y * scale, text, size, mark.bold)
