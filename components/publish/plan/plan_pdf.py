"""Write a plan as an A4 PDF of one or two pages; the output is reproducible."""

from __future__ import annotations

from components.publish.plan.plan_text import Guide, PlanDocument, PlannedTime, Reading
from components.publish.report.paper import BODY, SIDE, SMALL, Sheet
from components.publish.report.pdf import (
    COMPANY,
    GAP,
    INDENT,
    add_about,
    add_figures,
    add_heading,
    add_title,
    write_sheet,
)
from components.theme import LIGHT
from smartgov.palette import rgb
from smartgov.web_address import is_web_address

#: Left edge of who is responsible, as a share of the width between the margins.
RESPONSIBLE = 0.58

#: Size of the box to tick.
BOX = 6.5


def write_plan_pdf(plan: PlanDocument) -> bytes:
    """Write a plan as a PDF file."""
    return write_sheet(plan, _add_plan)


def _add_plan(sheet: Sheet, plan: PlanDocument) -> None:
    sheet.begin(plan)
    add_title(sheet, plan)
    add_figures(sheet, plan.figures)
    for notice in plan.notices:
        sheet.add_text(notice, SMALL, LIGHT.muted)
    sheet.ln(GAP)
    add_heading(sheet, plan.heading)
    for time in plan.times:
        _add_time(sheet, plan, time)
    add_heading(sheet, plan.guides_heading, plan.guides_note if plan.guides else "")
    for guide in plan.guides:
        _add_guide(sheet, guide)
    sheet.ln(GAP)
    add_about(sheet, plan)


def _add_time(sheet: Sheet, plan: PlanDocument, time: PlannedTime) -> None:
    """Draw the tasks of a time in two columns, each with a box to tick."""
    sheet.ensure_space(COMPANY)
    top, right = sheet.get_y(), SIDE + sheet.epw * RESPONSIBLE
    sheet.add_text(f"{time.title} · {time.then}", BODY, LIGHT.ink, bold=True)
    if any(task.responsible for task in time.tasks):
        below = sheet.get_y()
        sheet.set_xy(right, top)
        sheet.add_text(plan.heads[1], SMALL, LIGHT.muted)
        sheet.set_y(max(below, sheet.get_y()))
    for task in time.tasks:
        width = sheet.epw * RESPONSIBLE - INDENT - GAP
        heights = (
            sheet.text_height(task.practice, BODY, width=width),
            sheet.text_height(task.responsible, BODY, width=sheet.epw * (1 - RESPONSIBLE)),
        )
        sheet.ensure_space(max(heights))
        top = sheet.get_y()
        sheet.set_draw_color(*rgb(LIGHT.muted))
        sheet.rect(SIDE, top + 2, BOX, BOX)
        sheet.set_xy(SIDE + INDENT, top)
        sheet.add_text(task.practice, BODY, LIGHT.ink, width=width)
        sheet.set_xy(right, top)
        sheet.add_text(task.responsible, BODY, LIGHT.ink)
        sheet.set_xy(SIDE, top + max(heights))
    sheet.ln(5)


def _add_guide(sheet: Sheet, guide: Guide) -> None:
    """Draw whom to ask about a recommendation, and what to read."""
    sheet.ensure_space(COMPANY)
    sheet.set_x(SIDE)
    sheet.add_text(guide.title, BODY + 1, guide.hue, bold=True)
    sheet.add_text(guide.ask, BODY, LIGHT.ink)
    for label, readings in guide.readings:
        sheet.add_text(label, BODY, LIGHT.ink, bold=True)
        for reading in readings:
            _add_reading(sheet, reading)
    sheet.ln(5)


def _add_reading(sheet: Sheet, reading: Reading) -> None:
    link = reading.address if is_web_address(reading.address) else ""
    sheet.set_x(SIDE + INDENT)
    sheet.add_text(reading.text, BODY, LIGHT.link if link else LIGHT.ink, link=link)
    sheet.add_text(reading.detail, SMALL, LIGHT.muted)
    sheet.set_x(SIDE)
