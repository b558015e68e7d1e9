"""Write a city profile as an A4 PDF with vector text and chart; the output is reproducible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from components.publish.report.paper import BODY, LEADING, SECTION, SIDE, SMALL, TIGHT, TITLE, Sheet
from components.publish.report.parts import Document, Figure, Profile, ReportText, Section, Step
from components.publish.report.profile_drawing import draw_profile
from components.publish.type import text_width, wrap_text
from components.theme import LIGHT

#: Space between columns, and between sections.
GUTTER, GAP = 22.0, 8.0

#: Indent of a step after its number, and the maximum width of the labels of its facts.
INDENT, NAMES = 20.0, 112.0

#: Width of the map of the comparison group.
MAP = 84.0

#: Width of the small picture of the profile beside the name.
SHAPE = 46.0

#: Font size of the small print at the end.
PRINT = 7.0

#: Space needed below a heading, so that it is not left alone at the bottom of a page.
COMPANY = 60.0

#: Maximum number of pages of a city profile with a section on change.
MOST_PAGES = 2

#: A URL with more characters is printed without its query; the link target is complete.
LONG_ADDRESS = 220


AnyDocument = TypeVar("AnyDocument", bound=Document)


def write_pdf(report: ReportText) -> bytes:
    """Write a city profile as a PDF file.

    On a third page the change since an earlier edition is shortened, or else left out.
    """
    sheet = _make_sheet(report, add_report)
    for shorter in _shorten(report.since):
        if sheet.page > MOST_PAGES:
            sheet = _make_sheet(replace(report, since=shorter), add_report)
    return bytes(sheet.output())


def _shorten(section: Section | None) -> list[Section | None]:
    """List shorter forms of the section on change: its first line, its title alone, and nothing."""
    if section is None:
        return []
    titled = replace(section, lines=(), subtitle="")
    return [replace(section, lines=section.lines[:1]), titled, None]


def write_sheet(document: AnyDocument, add: Callable[[Sheet, AnyDocument], None]) -> bytes:
    """Write a document as a PDF file, with tight lines if that avoids a page."""
    return bytes(_make_sheet(document, add).output())


def _make_sheet(document: AnyDocument, add: Callable[[Sheet, AnyDocument], None]) -> Sheet:
    """Lay a document out, with tight lines if that avoids a page."""
    sheet = Sheet(document, LEADING)
    add(sheet, document)
    if sheet.page > 1:
        tight = Sheet(document, TIGHT)
        add(tight, document)
        sheet = tight if tight.page < sheet.page else sheet
    return sheet


def add_report(sheet: Sheet, report: ReportText) -> None:
    """Add a city profile on new pages at the end of a document."""
    sheet.begin(report)
    add_title(sheet, report)
    add_figures(sheet, report.figures)
    for notice in report.notices:
        sheet.add_text(notice, BODY, LIGHT.ink)
        sheet.ln(5)
    add_heading(sheet, report.profile.title, report.profile.subtitle)
    sheet.add_drawing(replace(draw_profile(report.profile), alt=report.profile.spoken))
    _add_group(sheet, report.profile)
    sheet.ln(GAP)
    _add_columns(sheet, report.standing)
    if report.since is not None:
        _add_since(sheet, report.since)
    add_heading(sheet, report.next.title, report.next.subtitle)
    for number, step in enumerate(report.steps, start=1):
        add_step(sheet, number, step)
    for line in report.after:
        sheet.add_text(line, SMALL, LIGHT.muted)
    sheet.ln(GAP)
    add_about(sheet, report)


def _add_group(sheet: Sheet, profile: Profile) -> None:
    """Name the comparison group, and draw the map of it beside the names."""
    said = [text for text in (profile.not_asked, profile.group) if text]
    drawing, width, height = profile.group_map, sheet.epw, 0.0
    if drawing is not None:
        width, height = sheet.epw - MAP - GUTTER, MAP * drawing.height / drawing.width
    needed = sum(sheet.text_height(text, SMALL, width=width) for text in said)
    sheet.ensure_space(max(needed, height))
    top, page = sheet.get_y(), sheet.page
    for text in said:
        sheet.add_text(text, SMALL, LIGHT.muted, width=width)
    if drawing is not None and sheet.page == page:
        sheet.place_drawing(drawing, sheet.w - SIDE - MAP, top + 3, MAP)
        sheet.set_xy(SIDE, max(sheet.get_y(), top + 3 + height))


def add_title(sheet: Sheet, report: Document) -> None:
    """Draw the kind of document, the study and its status, and the city and its location."""
    sheet.add_text(f"{report.kind} · {report.study} · {report.status}", SMALL, LIGHT.muted)
    sheet.ln(5)
    sheet.add_heading(report.name, TITLE, level=1)
    sheet.ensure_space(BODY + SHAPE)
    sheet.place_drawing(report.shape, sheet.w - SIDE - SHAPE, sheet.get_y() - 4, SHAPE)
    sheet.add_text(report.place, BODY + 1, LIGHT.muted, width=sheet.epw - SHAPE - GUTTER)
    sheet.ln(8)


def add_figures(sheet: Sheet, figures: tuple[Figure, ...]) -> None:
    """Draw the key figures side by side between two lines; text is smaller than numbers."""
    sheet.rule(sheet.get_y())
    top, bottom = sheet.get_y() + 6, 0.0
    width = _column_width(sheet, len(figures))
    labels = max(sheet.text_height(figure.label, SMALL, width=width) for figure in figures)
    for column, figure in enumerate(figures):
        left = SIDE + column * (width + GUTTER)
        sheet.set_xy(left, top)
        sheet.add_text(figure.label, SMALL, LIGHT.muted, width=width)
        sheet.set_xy(left, top + labels)
        is_number = figure.value[:1].isdigit()
        sheet.add_text(
            figure.value, 20 if is_number else SECTION, LIGHT.ink, bold=True, width=width
        )
        sheet.add_text(figure.basis, SMALL, LIGHT.muted, width=width)
        bottom = max(bottom, sheet.get_y())
    sheet.rule(bottom + 6)
    sheet.set_xy(SIDE, bottom + 6 + GAP)


def _column_width(sheet: Sheet, columns: int) -> float:
    return (sheet.epw - GUTTER * (columns - 1)) / columns


def add_heading(sheet: Sheet, title: str, subtitle: str = "") -> None:
    """Draw the heading of a section, with a line in small print below it."""
    sheet.ensure_space(COMPANY)
    sheet.add_heading(title, SECTION)
    if subtitle:
        sheet.add_text(subtitle, SMALL, LIGHT.muted)
    sheet.ln(4)


def _add_columns(sheet: Sheet, sections: tuple[Section, ...]) -> None:
    """Draw sections side by side."""
    sheet.ensure_space(COMPANY + 12 * max(len(section.lines) for section in sections))
    top, bottom = sheet.get_y(), 0.0
    width = _column_width(sheet, len(sections))
    for column, section in enumerate(sections):
        sheet.set_xy(SIDE + column * (width + GUTTER), top)
        sheet.add_heading(section.title, SECTION, width=width)
        if section.subtitle:
            sheet.add_text(section.subtitle, SMALL, LIGHT.muted, width=width)
        for line in section.lines:
            sheet.add_text(line, BODY, LIGHT.ink, width=width)
        bottom = max(bottom, sheet.get_y())
    sheet.set_xy(SIDE, bottom + GAP)


def _add_since(sheet: Sheet, section: Section) -> None:
    """Draw the section on the change since an earlier edition."""
    add_heading(sheet, section.title, section.subtitle)
    for line in section.lines:
        sheet.add_text(line, BODY, LIGHT.ink)
    sheet.ln(GAP)


def add_step(sheet: Sheet, number: int, step: Step) -> None:
    """Draw a recommendation with its number, in the color of its pillar."""
    sheet.ensure_space(COMPANY)
    top = sheet.get_y()
    sheet.set_x(SIDE)
    sheet.add_text(str(number), BODY + 1, step.hue, bold=True, width=INDENT)
    sheet.set_xy(SIDE + INDENT, top)
    sheet.add_text(step.title, BODY + 1, step.hue, bold=True, tag="H3")
    sheet.add_text(step.text, BODY, LIGHT.muted)
    lines = [line for name, _ in step.facts for line in wrap_text(name, NAMES, BODY, bold=True)]
    names = max(text_width(line, BODY, bold=True) for line in lines) + 0.1
    for name, fact in step.facts:
        top = sheet.get_y()
        sheet.add_text(name, BODY, LIGHT.ink, bold=True, width=names)
        bottom = sheet.get_y()
        sheet.set_xy(SIDE + INDENT + names + 9, top)
        sheet.add_text(fact, BODY, LIGHT.ink)
        sheet.set_xy(SIDE + INDENT, max(bottom, sheet.get_y()))
    sheet.ln(3)


def add_about(sheet: Sheet, report: Document) -> None:
    """Draw the source, the caveats and the link to the live view."""
    lines = list(report.about.lines)
    if report.address:
        short = len(report.address) > LONG_ADDRESS
        shown = report.address.partition("?")[0] if short else report.address
        lines.append(f"{report.live} {shown}")
    sheet.ensure_space(sum(sheet.text_height(line, PRINT) for line in lines) + 1.5 * BODY)
    sheet.add_heading(report.about.title, BODY)
    for line in report.about.lines:
        sheet.add_text(line, PRINT, LIGHT.muted)
    if report.address:
        sheet.add_text(lines[-1], PRINT, LIGHT.link, link=report.address)
