"""Write the template for a new edition: cities and questions of the last one, filled in.

The answers of last time are on a grey sheet, which is not read when the file is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from smartgov.export.spreadsheets import without_point
from smartgov.export.study_files import study_tables
from smartgov.intake.template.style import CITY_COLUMN, COLUMN, argb, finish_sheet, print_sheet
from smartgov.intake.template.wording import ROWS, Template
from smartgov.intake.template.write_template import make_book, save_book
from smartgov.intake.vocabulary import first_spelling, words
from smartgov.model import City, Question, Study
from smartgov.palette import LINE
from smartgov.study.questionnaire import Questionnaire
from smartgov.text import LANGUAGES, Language, Text

#: Rows prepared for cities that are new.
MORE = 50

#: The city columns beyond those of every template: they keep the city the same.
KEPT = ("id", "region", "subregion")


def to_edition_xlsx(last: Study, language: Language) -> bytes:
    """Build a workbook to fill in with the answers of the edition after a study."""
    asked = Questionnaire(
        last.info.id,
        last.framework,
        last.questions,
        last.info.title,
        last.info.description,
        Text(*(_note(last, spoken) for spoken in LANGUAGES)),
    )
    template = Template(asked, language, max(ROWS, len(last.cities) + MORE))
    book = make_book(template)
    cities, answers = book[template.sheets["cities"]], book[template.sheets["answers"]]
    _fill_cities(cities, template, last)
    names = name_cities(last.cities)
    if any(name == city.id != city.name for name, city in zip(names, last.cities, strict=True)):
        answers.cell(1, 1, template.column("id"))
    for row, name in enumerate(names, start=2):
        answers.cell(row, 1, name)
    _write_last(book.create_sheet(template.sheets["last"], 4), template, last)
    tables = study_tables(last)
    for key in ("questions", "framework"):
        _write_table(book.create_sheet(template.sheets[key]), tables[key])
    return save_book(book)


def _note(last: Study, language: Language) -> str:
    """Say where cities and questions come from, and that last time's answers are not read."""
    texts, sheet = words(language)["template"], words(language)["sheets"]["last"]
    title = last.info.title.read(language)
    return str(texts["after"]).format(title=title, last=first_spelling(sheet))


def name_cities(cities: Sequence[City]) -> list[str]:
    """Name the cities as the sheet of answers does: by their ids if two have the same name."""
    names = [city.name for city in cities]
    return names if len(set(names)) == len(names) else [city.id for city in cities]


def _fill_cities(sheet: Worksheet, template: Template, last: Study) -> None:
    """Write the cities, with their ids and, where they are given, regions in further columns."""
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    rows = study_tables(last)["cities"].astype(object)
    rows = rows.where(rows.notna(), None)
    at = {name: columns.get(template.column(name)) for name in rows if name in _known(template)}
    for name in KEPT:
        if rows[name].astype(bool).any():
            free = sheet.max_column + 1
            at[name] = free
            sheet.cell(1, free, template.column(name)).style = "sg_header"
    for row, city in enumerate(rows.to_dict("records"), start=2):
        city["country"] = template.country_names.get(city["country"], city["country"])
        for name, column in at.items():
            if column is not None and city[name] not in (None, ""):
                sheet.cell(row, column, city[name])


def _known(template: Template) -> Mapping[str, object]:
    """Get the city columns that have a header."""
    known: Mapping[str, object] = words(template.language)["cities"]
    return known


def _write_last(sheet: Worksheet, template: Template, last: Study) -> None:
    """Write the answers of last time in the words of the drop-down lists, in grey."""
    sheet.append([template.column("name"), *(template.header(q) for q in last.questions)])
    for city, name in zip(last.cities, name_cities(last.cities), strict=True):
        values = (last.answers.loc[city.id, question.id] for question in last.questions)
        given = zip(last.questions, values, strict=True)
        sheet.append([name, *(answer_words(template, q, float(value)) for q, value in given)])
    rows, widths = len(last.cities) + 1, [CITY_COLUMN, *[COLUMN] * len(last.questions)]
    finish_sheet(sheet, rows=rows, widths=widths, header_height=78, frozen="B2")
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.style = "sg_last"
    sheet.sheet_properties.tabColor = argb(LINE)
    print_sheet(sheet, landscape=True, wide=True)


def answer_words(template: Template, question: Question, value: float) -> Any:
    """Format an answer as the drop-down list of its question has it; None if there is none."""
    if pd.isna(value):
        return None
    if question.type == "number":
        return without_point(value)
    at = (1 - value) if question.type == "yes_no" else value - question.low
    choices = template.choices(question)[:-1]
    return choices[round(at)] if at == round(at) and at < len(choices) else without_point(value)


def _write_table(sheet: Worksheet, table: pd.DataFrame) -> None:
    """Write a table of the study as it is, for the reader of the file."""
    sheet.append(list(table))
    for row in table.astype(object).where(table.notna(), None).itertuples(index=False, name=None):
        sheet.append(row)
