"""Tests of files with their questions in rows, from the file to the study."""

from __future__ import annotations

import io

import openpyxl
import pytest

from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.spot import Row
from smartgov.intake.tables.turned_sheets import spread_merged
from smartgov.problems import describe
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING, make_csv
from tests.smartgov.intake.made_layouts import (
    ANSWERS,
    CITIES,
    COUNTRIES,
    FORM,
    READ,
    TRANSPOSED,
    Sheet,
    answers_of,
    one_sheet_per_city,
    read_sheets,
    told,
)
from tests.smartgov.intake.made_ods import make_ods


@pytest.mark.parametrize(
    "rows",
    [
        TRANSPOSED,
        [("Encuesta",), (), *TRANSPOSED],
        [("Pregunta", *CITIES), ("País", *COUNTRIES), *ANSWERS],
        [(None, *CITIES), (None, *COUNTRIES), *ANSWERS],
        [(None, *COUNTRIES), (None, *CITIES), *ANSWERS],
        [("Ciudad", *CITIES), *ANSWERS, ("País", "ES", "FR", "PT")],
        [
            (None, *(f"{city} ({c})" for city, c in zip(CITIES, COUNTRIES, strict=True))),
            *ANSWERS,
        ],
        [("n.º", *TRANSPOSED[0]), (None, *TRANSPOSED[1]), *((1, *row) for row in ANSWERS)],
    ],
)
def test_transposed_table_is_read(rows: Sheet) -> None:
    intake = read_sheets({"Hoja1": rows})
    assert answers_of(intake) == READ
    assert told(intake) == []
    assert intake.understood.layout == "transposed"
    assert [city.country for city in intake.sound.cities] == ["ES", "FR", "PT"]


def test_transposed_table_may_be_csv_or_ods_or_called_answers_or_have_cities_of_its_own() -> None:
    assert answers_of(read_file(make_csv(TRANSPOSED[1:], TRANSPOSED[0], ";"), "a.csv")) == READ
    assert answers_of(read_sheets({"Respuestas": TRANSPOSED})) == READ
    assert answers_of(read_file(make_ods({"Hoja1": TRANSPOSED}), "a.ods")) == READ
    cities = [("Ciudad", "País"), *zip(CITIES, COUNTRIES, strict=True)]
    turned = [("Ciudad", *CITIES), *ANSWERS]
    assert answers_of(read_sheets({"Ciudades": cities, "Respuestas": turned})) == READ


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_in_rows_may_be_in_words(language: str) -> None:
    asked = load_questionnaires()["smart-governance"].questions[:2]
    rows = [(f"{n}. {q.text.read(language)}", 3, 1, 2) for n, q in enumerate(asked, 1)]
    intake = read_sheets({"Hoja1": [*TRANSPOSED[:2], *rows]})
    assert list(intake.sound.answers) == [question.id for question in asked]
    assert intake.sound.answers.to_numpy().tolist() == [[3, 3], [1, 1], [2, 2]]


def test_problems_and_columns_are_located_where_the_file_has_them() -> None:
    rows = [*TRANSPOSED[:3], (PLAN, "no", "quizá", "sí"), ("Comentario", None, "x", None)]
    intake = read_sheets({"Hoja1": rows})
    assert told(intake) == [
        ("not_yes_no", "Hoja1", 4, "C"),
        ("unknown_column", "Hoja1", 5, ""),
    ]
    assert intake.left_out == 1
    assert [c.letter for c in intake.understood.columns] == ["1", "2", "3", "4", "5"]


def test_columns_that_are_no_cities_are_not_read_as_such() -> None:
    rows = [("Ciudad", *CITIES, "Media", "Observaciones"), ("País", *COUNTRIES)]
    rows += [(*row, "0,7", "x") for row in ANSWERS]
    intake = read_sheets({"Hoja1": rows})
    assert answers_of(intake) == READ
    assert told(intake) == [("summary_row", "Hoja1", 1, "E")]


def test_country_merged_over_its_cities_counts_for_all_of_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Encuesta",), ("Ciudad", "Bilbao", "Madrid", "Porto"), (None, "España")):
        sheet.append(list(row))
    for row in ANSWERS:
        sheet.append(list(row))
    sheet["D3"] = "Portugal"
    for cells in ("A1:D1", "B3:C3"):
        sheet.merge_cells(cells)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "file.xlsx")
    assert [city.country for city in intake.sound.cities] == ["ES", "ES", "PT"]
    assert [code for code, *_ in told(intake)] == ["hidden_rows", "hidden_columns"]


def test_merged_cells_at_the_edge_are_a_title() -> None:
    rows = [Row(1, {0: "title"}), Row(2, {1: "a"})]
    spread = list(spread_merged(rows, ["A1:C1", "B2:C2", "B2:B3", "x"]))
    assert [row.cells for row in spread] == [{0: "title"}, {1: "a", 2: "a"}]


ASKED = ((VOTING, "en línea", "sí"), (PLAN, "a largo plazo", "no"))


@pytest.mark.parametrize(
    "rows",
    [
        FORM,
        [("Ciudad", "Bilbao", "País", "España"), (VOTING, "sí"), (PLAN, "no")],
        [("Ville : Bilbao", "Pays : Espagne"), (), (VOTING, "oui"), (PLAN, "non")],
        [("Municipio", "Bilbao"), ("País", "ESP"), (), (VOTING, "sí"), (PLAN, "no")],
        [("Ciudad", "Bilbao"), ("País", "ES"), ("Tema", None, "Respuesta"), *ASKED],
    ],
)
def test_form_of_one_city_is_read(rows: Sheet) -> None:
    intake = read_sheets({"Hoja1": rows})
    assert answers_of(intake) == {"Bilbao": [1, 0]}
    assert told(intake) == []
    assert intake.understood.layout == "form"
    assert "Ana García" not in repr((intake.study, intake.understood))


@pytest.mark.parametrize("named", [True, False])
def test_one_sheet_per_city_is_read(named: bool) -> None:
    sheets = one_sheet_per_city(named)
    intake = read_sheets(sheets)
    assert answers_of(intake) == READ
    assert told(intake) == []
    assert intake.understood.layout == "sheets"
    last = list(sheets)[-1]
    moved = {**sheets, last: [*sheets[last][:-2], (), *reversed(sheets[last][-2:])]}
    assert answers_of(read_sheets(moved)) == READ
    wrong = {**sheets, last: [*sheets[last][:-1], (PLAN, "quizá")]}
    found = read_sheets({**wrong, "Notas": [("x", "y")]})
    row = len(wrong[last])
    assert told(found) == [("not_yes_no", last, row, "B"), ("unknown_sheet", "Notas", None, "")]
    assert found.left_out == 1


def test_sheets_per_city_may_leave_the_countries_to_a_list_of_cities() -> None:
    cities = [("Ciudad", "País"), *zip(CITIES, COUNTRIES, strict=True)]
    sheets = {name: rows[1:] for name, rows in one_sheet_per_city().items()}
    assert answers_of(read_sheets({"Ciudades": cities, **sheets})) == READ


UNCLEAR: dict[str, dict[str, Sheet]] = {
    "transposed_unclear": {"Hoja1": [("x", "A1", "B1", "C1"), *ANSWERS]},
    "form_city_unclear": {"Hoja1": [(VOTING, "sí"), (PLAN, "no")]},
    "form_answers_unclear": {
        "Hoja1": [("Ciudad", "Bilbao"), (VOTING, "sí", "a"), (PLAN, "no", "b")]
    },
    "down_without_country": {"Hoja1": [("Ciudad", *CITIES), *ANSWERS]},
}


def sentence_of(intake: FileStudy, language: str) -> str:
    (problem,) = intake.problems
    return describe(problem, language)


@pytest.mark.parametrize("code", UNCLEAR)
def test_what_is_not_certain_is_told_with_how_to_turn_it(code: str) -> None:
    intake = read_sheets(UNCLEAR[code])
    assert intake.study is None
    assert told(intake) == [(code, "Hoja1", None, "")]
    words = {"en": ("Country", "Answer"), "es": ("País", "Respuesta"), "fr": ("Pays", "Réponse")}
    for language in LANGUAGES:
        assert any(word in sentence_of(intake, language) for word in words[language])


def test_a_list_of_questions_or_a_table_with_a_row_per_answer_is_not_turned() -> None:
    table = [("Ciudad", "País", VOTING, PLAN), ("Bilbao", "ES", "sí", "no")]
    for other in ([(VOTING,), (PLAN,)], [(VOTING, "votación electrónica"), (PLAN, PLAN)]):
        intake = read_sheets({"Preguntas del cuestionario": other, "Hoja1": table})
        assert answers_of(intake) == {"Bilbao": [1, 0]}
        assert intake.understood.layout == ""
    long = [("Bilbao", "ES", VOTING, "sí"), ("Bilbao", "ES", PLAN, "no")]
    intake = read_sheets({"Hoja1": [("Ciudad", "País", "Pregunta", "Respuesta"), *long]})
    assert (answers_of(intake), intake.understood.layout) == ({"Bilbao": [1, 0]}, "")
