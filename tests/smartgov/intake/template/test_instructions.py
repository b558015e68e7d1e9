"""Tests that the instructions show every question in full."""

from __future__ import annotations

import openpyxl
import pytest

from smartgov.intake.template.instructions import write_instructions
from smartgov.intake.template.style import add_styles
from smartgov.intake.template.wording import Template
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_instructions_name_the_questionnaire_and_all_its_questions(language: Language) -> None:
    for questionnaire in load_questionnaires().values():
        book = openpyxl.Workbook()
        add_styles(book)
        sheet = book.worksheets[0]
        write_instructions(sheet, Template(questionnaire, language))
        cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
        assert questionnaire.description.read(language) in cells
        assert {question.text.read(language) for question in questionnaire.questions} <= cells
