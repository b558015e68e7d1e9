"""Write the instructions of a template: steps, scale, limits and all questions."""

from __future__ import annotations

import math

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from smartgov.intake.limits import MAX_BYTES, MAX_CITIES, MAX_QUESTIONS
from smartgov.intake.template.style import PAPER, TINTS, argb, hue_of, print_sheet
from smartgov.intake.template.wording import Template
from smartgov.model import MIN_COVERAGE
from smartgov.palette import mix
from smartgov.study.framework import read_recommendations

_STEPS = 6

#: Text spans columns A to E; in the table of the scale, column C explains the level.
_LINE_END, _MEANING = 5, 3

#: Characters of wrapped text per unit of column width, at worst.
_FILL = 1.0

#: The widths of the columns, in characters.
_WIDTHS = (6, 24, 26, 38, 74, 44, 44)


def write_instructions(sheet: Worksheet, template: Template) -> None:
    """Write the instructions sheet: how to fill in the workbook, and every question in full."""
    questionnaire, language = template.questionnaire, template.language
    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _write(sheet, template.say("title", title=questionnaire.title.read(language)), "sg_title", 34)
    _write(sheet, questionnaire.description.read(language), "sg_lead", 34)
    if questionnaire.note.en:
        _write(sheet, questionnaire.note.read(language), "sg_lead", 34)
    _write_heading(sheet, template.say("steps_title"))
    for step in range(1, _STEPS + 1):
        _write_numbered(sheet, str(step), template.say(f"step_{step}"))
    _write_scale(sheet, template)
    _write_heading(sheet, template.say("open_title"))
    _write(sheet, template.say("open_blank", unknown=template.say("unknown")))
    _write(sheet, template.say("open_coverage", share=template.percent(MIN_COVERAGE)))
    _write_heading(sheet, template.say("evidence_title"))
    _write(sheet, template.say("evidence_text"))
    _write_heading(sheet, template.say("practices_title"))
    _write(sheet, template.say("practices_text"))
    _write_heading(sheet, template.say("limits_title"))
    _write(sheet, _limits(template))
    _write(sheet, template.say("privacy"))
    _write_heading(sheet, template.say("questions_title"))
    _write_questions(sheet, template)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = argb(hue_of(questionnaire.framework, None))
    print_sheet(sheet, landscape=True, header=False)


def _limits(template: Template) -> str:
    return template.say(
        "limits",
        cities=template.count(MAX_CITIES),
        questions=MAX_QUESTIONS,
        size=MAX_BYTES // 2**20,
        rows=template.rows,
    )


def _write(sheet: Worksheet, text: str, style: str = "sg_text", height: float = 0) -> None:
    """Write a line across the sheet, in a row tall enough for its text."""
    row = _next_row(sheet)
    sheet.cell(row, 1, text).style = style
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_LINE_END)
    sheet.row_dimensions[row].height = max(height, _height(text, sum(_WIDTHS[:_LINE_END])))


def _write_heading(sheet: Worksheet, text: str) -> None:
    row = _next_row(sheet) + 1
    sheet.cell(row, 1, text).style = "sg_heading"
    sheet.row_dimensions[row].height = 24


def _write_numbered(sheet: Worksheet, number: str, text: str) -> None:
    """Write a numbered step."""
    row = _next_row(sheet)
    sheet.cell(row, 1, number).style = "sg_field"
    sheet.cell(row, 2, text).style = "sg_text"
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=_LINE_END)
    sheet.row_dimensions[row].height = _height(text, sum(_WIDTHS[1:_LINE_END]))


def _write_scale(sheet: Worksheet, template: Template) -> None:
    """Write what each level of the scale means, if all scales have the same levels."""
    scales = {q.levels for q in template.questionnaire.questions if q.levels}
    if len(scales) != 1:
        return
    _write_heading(sheet, template.say("scale_title"))
    _write(sheet, template.say("scale_intro"))
    for step, level in enumerate(scales.pop()):
        row = _next_row(sheet)
        meaning = template.say(f"scale_{step}") if f"scale_{step}" in template.texts else ""
        cells = (str(step), level.read(template.language), meaning)
        for at, text in enumerate(cells, start=1):
            sheet.cell(row, at, text).style = "sg_cell" if at == _MEANING else "sg_field"
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=_LINE_END)
        sheet.row_dimensions[row].height = 18


def _write_questions(sheet: Worksheet, template: Template) -> None:
    """Write every question with its subject, its choices and its recommendations."""
    titles = {r.id: r.title.read(template.language) for r in read_recommendations()}
    framework = template.questionnaire.framework
    row = _next_row(sheet)
    keys = ("number", "id", "dimension", "label", "question", "allowed", "recommendations")
    for at, key in enumerate(keys, start=1):
        sheet.cell(row, at, template.say(key)).style = "sg_header"
    for number, question in enumerate(template.questionnaire.questions, start=1):
        evidence = "; ".join(titles[r] for r in question.recommendations)
        allowed = " · ".join(template.choices(question)[:-1]) or template.say("number_answer")
        cells: tuple[str | int, ...] = (
            *(number, question.id, template.about(question), template.header(question)),
            *(question.text.read(template.language), allowed, evidence),
        )
        for at, cell in enumerate(cells, start=1):
            sheet.cell(row + number, at, cell).style = "sg_cell"
        hue = hue_of(framework, question.dimension if question.role == "scored" else None)
        about = sheet.cell(row + number, 3)
        about.fill = PatternFill("solid", fgColor=argb(mix(hue, PAPER, TINTS[1])))
        about.font = Font(name=about.font.name, size=about.font.sz, bold=True, color=argb(hue))
        widths = zip(cells, _WIDTHS, strict=True)
        sheet.row_dimensions[row + number].height = max(_height(str(c), w) for c, w in widths)


def _next_row(sheet: Worksheet) -> int:
    """Find the first empty row below the content."""
    return 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_row + 1


def _height(text: str, width: float) -> float:
    """Estimate the height in points of a row whose text wraps at the given width."""
    return 4 + 15 * math.ceil((len(text) + 1) / (width * _FILL))
