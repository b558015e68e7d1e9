"""Write a questionnaire as a workbook or CSV file to fill in; `smartgov.intake` reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from smartgov.intake.template import instructions as template_guide
from smartgov.intake.template.style import (
    CITY_COLUMN,
    COLUMN,
    add_styles,
    color_dimensions,
    finish_sheet,
    print_sheet,
)
from smartgov.intake.template.wording import ROWS, Template
from smartgov.intake.vocabulary import first_spelling, words
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.study.questionnaire import Questionnaire
from smartgov.text import Language

STUDY_FIELDS = ("title", "years", "publishers", "citation", "licence", "status", "caveat", "source")
CITY_COLUMNS = (
    *("name", "country", "latitude", "longitude", "population", "population_year"),
    *("name_es", "name_fr", "other_names", "former_names", "note"),
)

#: The columns of the sheet of practices, with their widths.
PRACTICE_COLUMNS: Mapping[str, int] = {
    "name": 32,
    "recommendation": 32,
    "city": 24,
    "since": 10,
    "what": 60,
    "led_to": 44,
    "note": 36,
    "known": 26,
    "publisher": 28,
    "title": 36,
    "address": 44,
    "published": 18,
    "seen": 18,
}

#: The columns of the sheet of evidence, with their widths.
EVIDENCE: Mapping[str, int] = {
    "city": 24,
    "question": 48,
    "note": 60,
    "link": 44,
    "verified_by": 28,
    "verified_on": 18,
}

#: Maximum characters of a message beside a cell and of its title, in spreadsheets.
_MESSAGE, _TITLE = 255, 32


def to_template_csv(questionnaire: Questionnaire, language: Language) -> bytes:
    """Build the header of a CSV file to fill in: the city columns, then one per question.

    Questions are identified by id, which is the same in each language. The separator is the one
    that spreadsheets expect in that language.
    """
    template = Template(questionnaire, language)
    header = [template.column(column) for column in CITY_COLUMNS]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=template.csv_separator).writerow(
        [*header, *(question.id for question in questionnaire.questions)]
    )
    return buffer.getvalue().encode("utf-8-sig")


def to_template_xlsx(questionnaire: Questionnaire, language: Language) -> bytes:
    """Build a workbook to fill in, with instructions and lists."""
    return save_book(make_book(Template(questionnaire, language)))


def make_book(template: Template) -> Workbook:
    """Make the workbook of a template: its sheets, nothing filled in."""
    book = Workbook()
    add_styles(book)
    instructions = book.worksheets[0]
    instructions.title = template.sheets["instructions"]
    template_guide.write_instructions(instructions, template)
    lists = _Lists(book.create_sheet(template.sheets["lists"]))
    study = book.create_sheet(template.sheets["study"], 1)
    cities = book.create_sheet(template.sheets["cities"], 2)
    answers = book.create_sheet(template.sheets["answers"], 3)
    evidence = book.create_sheet(template.sheets["evidence"], 4)
    practices = book.create_sheet(template.sheets["practices"], 5)
    _write_study(study, template, lists)
    _write_cities(cities, template, lists)
    _write_answers(answers, template, lists)
    _write_evidence(evidence, template, lists)
    _write_practices(practices, template, lists)
    lists.sheet.sheet_state = "hidden"
    title = template.questionnaire.title.read(template.language)
    book.properties.title = template.say("title", title=title)
    book.properties.creator = "Smart Governance Explorer"
    book.properties.language = template.language
    return book


def save_book(book: Workbook) -> bytes:
    """Write a workbook to bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class _Lists:
    """The hidden sheet of drop-down entries, one column for each distinct list."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._ranges: dict[tuple[str, ...], str] = {}

    def range(self, entries: list[str]) -> str:
        """Look up the cell range of some entries, writing them on first use."""
        key = tuple(entries)
        if key not in self._ranges:
            column = len(self._ranges) + 1
            for row, entry in enumerate(entries, start=1):
                self.sheet.cell(row, column, entry)
            letter = get_column_letter(column)
            name = quote_sheetname(self.sheet.title)
            self._ranges[key] = f"{name}!${letter}$1:${letter}${len(entries)}"
        return self._ranges[key]


def _add_dropdown(sheet: Worksheet, cells: str, source: str, template: Template) -> DataValidation:
    """Add a drop-down list to cells; other entries are allowed after a warning.

    People may type the number of a level, or the code of a country.
    """
    offer = DataValidation("list", formula1=f"={source}", allow_blank=True)
    offer.errorStyle = "warning"
    offer.errorTitle = template.say("error_title")[:_TITLE]
    offer.error = template.say("error")[:_MESSAGE]
    offer.showErrorMessage = True
    return _add_validation(sheet, cells, offer)


def _add_validation(sheet: Worksheet, cells: str, validation: DataValidation) -> DataValidation:
    sheet.add_data_validation(validation)
    validation.add(cells)
    return validation


def _set_input_message(validation: DataValidation, title: str, message: str) -> None:
    """Set the message that appears beside the selected cell."""
    validation.promptTitle = _truncate(title, _TITLE)
    validation.prompt = _truncate(message, _MESSAGE)
    validation.showInputMessage = True


def _truncate(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _make_comment(text: str) -> Comment:
    """Create a comment for a column header, tall enough for its text."""
    return Comment(text, "Smart Governance Explorer", height=60 + 18 * (len(text) // 42), width=320)


def _write_study(sheet: Worksheet, template: Template, lists: _Lists) -> None:
    """Write the fields of the study, their explanations, and the id of the questionnaire."""
    names = words(template.language)["study"]
    sheet.append([template.say(key) for key in ("field", "value", "help")])
    for field in (*STUDY_FIELDS, "questionnaire"):
        value = template.questionnaire.id if field == "questionnaire" else None
        sheet.append([names[field], value, template.say(f"help_{field}")])
    status = f"B{STUDY_FIELDS.index('status') + 2}"
    source = lists.range(list(template.statuses.values()))
    _add_dropdown(sheet, status, source, template)
    finish_sheet(sheet, rows=len(STUDY_FIELDS) + 2, widths=[30, 60, 70])
    for row, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        cells[0].style, cells[1].style, cells[2].style = "sg_field", "sg_entry", "sg_help"
        sheet.row_dimensions[row].height = 34
    print_sheet(sheet, landscape=True)


def _write_cities(sheet: Worksheet, template: Template, lists: _Lists) -> None:
    """Write the city columns, with the list of countries and an explanation of each column."""
    sheet.append([template.column(column) for column in CITY_COLUMNS])
    for at, column in enumerate(CITY_COLUMNS, start=1):
        letter, title = get_column_letter(at), template.column(column)
        cells, message = f"{letter}2:{letter}{template.rows + 1}", template.say(f"help_{column}")
        sheet.cell(1, at).comment = _make_comment(message)
        if column == "country":
            validation = _add_dropdown(sheet, cells, lists.range(template.countries), template)
        else:
            validation = _add_validation(sheet, cells, DataValidation(allow_blank=True))
        _set_input_message(validation, title, message)
    finish_sheet(sheet, rows=template.rows + 1, widths=[32, 28, 14, 14, 16, 16, 28, 28, 32, 32, 48])
    print_sheet(sheet, landscape=True)


def _write_answers(sheet: Worksheet, template: Template, lists: _Lists) -> None:
    """Write one column per question, with its comment, its choices and the color of its pillar."""
    questions = template.questionnaire.questions
    sheet.append([template.column("name"), *(template.header(q) for q in questions)])
    cities = f"{quote_sheetname(template.sheets['cities'])}!$A$2:$A${template.rows + 1}"
    _set_input_message(
        _add_dropdown(sheet, f"A2:A{template.rows + 1}", cities, template),
        template.column("name"),
        template.say("help_city"),
    )
    for at, question in enumerate(questions, start=2):
        letter, choices = get_column_letter(at), template.choices(question)
        cells = f"{letter}2:{letter}{template.rows + 1}"
        text = question.text.read(template.language)
        sheet.cell(1, at).comment = _make_comment("\n".join([text, "", *choices]))
        if choices:
            validation = _add_dropdown(sheet, cells, lists.range(choices), template)
        else:
            validation = _add_validation(sheet, cells, DataValidation(allow_blank=True))
        _set_input_message(validation, template.about(question), text)
    widths = [CITY_COLUMN, *[COLUMN] * len(questions)]
    finish_sheet(sheet, rows=template.rows + 1, widths=widths, header_height=78, frozen="B2")
    color_dimensions(sheet, template.questionnaire, template.rows + 1)
    print_sheet(sheet, landscape=True, wide=True)


def _write_evidence(sheet: Worksheet, template: Template, lists: _Lists) -> None:
    """Write the columns of the evidence behind answers, with lists of cities and questions."""
    headers = [template.header(question) for question in template.questionnaire.questions]
    sources = {"city": _list_cities(template), "question": lists.range(headers)}
    _write_columns(sheet, template, ("evidence", "evidence"), EVIDENCE, sources)


def _write_practices(sheet: Worksheet, template: Template, lists: _Lists) -> None:
    """Write the columns of documented practices, with lists of what is chosen in them."""
    asked = recommendations_for(template.questionnaire.framework, read_recommendations())
    titles = [recommendation.title.read(template.language) for recommendation in asked]
    sources = {
        "recommendation": lists.range(titles) if titles else "",
        "known": lists.range(list(words(template.language)["known"].values())),
        "city": _list_cities(template),
    }
    _write_columns(sheet, template, ("practices", "practice"), PRACTICE_COLUMNS, sources)


def _list_cities(template: Template) -> str:
    """Get the cell range of the names of the cities."""
    return f"{quote_sheetname(template.sheets['cities'])}!$A$2:$A${template.rows + 1}"


def _write_columns(
    sheet: Worksheet,
    template: Template,
    texts: tuple[str, str],
    columns: Mapping[str, int],
    sources: Mapping[str, str],
) -> None:
    """Write the columns of a sheet that is no table of cities, with lists and explanations.

    Parameters
    ----------
    sheet, template
        The sheet, and the texts of its template.
    texts
        The group of words with the headers, and the name of the explanations.
    columns
        The columns with their widths.
    sources
        The cell range of the list of a column, blank for none.
    """
    group, about = texts
    names = words(template.language)[group]
    sheet.append([first_spelling(names[column]) for column in columns])
    for at, column in enumerate(columns, start=1):
        letter, message = get_column_letter(at), template.say(f"help_{about}_{column}")
        cells, source = f"{letter}2:{letter}{ROWS + 1}", sources.get(column, "")
        sheet.cell(1, at).comment = _make_comment(message)
        if source:
            validation = _add_dropdown(sheet, cells, source, template)
        else:
            validation = _add_validation(sheet, cells, DataValidation(allow_blank=True))
        _set_input_message(validation, first_spelling(names[column]), message)
    finish_sheet(sheet, rows=ROWS + 1, widths=list(columns.values()))
    print_sheet(sheet, landscape=True)
