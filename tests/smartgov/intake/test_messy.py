"""Tests of real-world messy files: unambiguous content is read, the rest is reported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from smartgov.export.study_files import to_workbook
from smartgov.intake.headers import city_columns
from smartgov.intake.limits import MAX_PROBLEMS
from smartgov.intake.question_names import name_questions
from smartgov.intake.read_file import read_file
from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.intake.study.country_names import country_code
from smartgov.model import Study
from smartgov.problems import describe
from smartgov.study.load import LoadedStudy
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES
from tests.conftest import load_shipped
from tests.smartgov.intake.made_files import Cell, make_csv, make_workbook, make_zip, workbook_parts
from tests.smartgov.made_studies import to_zip

OURS = load_questionnaires()["smart-governance"]
QUESTIONS = {question.id: question for question in OURS.questions}
ASKED = ("budget_execution", "contracts", "decision_records")
HEADER = ("City", "Country", "Latitude", "Longitude", *ASKED)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Arco", "Spain", 1, 2, 3, 2, 1),
    ("Brae", "Chile", 3, 4, 4, 0, None),
)

ANSWERS = {"arco": [3, 2, 1], "brae": [4, 0, None]}


def read(content: bytes, name: str = "file.xlsx") -> LoadedStudy:
    return read_file(content, name)


def read_sheet(rows: Sequence[Sequence[Cell]]) -> LoadedStudy:
    return read(make_workbook({"Hoja1": rows}))


def study_of(intake: LoadedStudy) -> Study:
    assert intake.study is not None, intake.problems
    return intake.study


def told(intake: LoadedStudy) -> list[tuple[str, str, int | None]]:
    """Return code, sheet and row of what is told.

    That questions have no column, and that cities lie where no such place is, is meant so here.
    """
    meant = ("questions_left_out", "coordinates_far", "coordinates_outside")
    return [(p.code, p.sheet, p.row) for p in intake.problems if p.code not in meant]


def answers_of(intake: LoadedStudy) -> dict[str, list[float | None]]:
    answers = study_of(intake).answers[list(ASKED)].astype(object)
    return {
        str(city): [None if value != value else value for value in row]
        for city, row in zip(answers.index, answers.to_numpy().tolist(), strict=True)
    }


# --- headers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "form",
    [
        *("{} *", "{}:", "Q12. {}", "12 - {}", "3.1) {}", "P3: {}", "Pregunta 4 {}"),
        *("12.{}", "{} (0-4)", "2. {} [obligatorio]", "  {}\n"),
    ],
)
def test_headers_with_numbers_asterisks_and_remarks(form: str, language: str) -> None:
    questions = (QUESTIONS[i] for i in ASKED)
    named = [form.format(question.label.read(language)) for question in questions]
    intake = read_sheet([[form.format("City"), "2. Country (ISO) *", *HEADER[2:4], *named], *ROWS])
    assert told(intake) == []
    assert answers_of(intake) == ANSWERS


def test_remark_in_brackets_is_a_unit_where_it_stands_behind_a_number_of_people() -> None:
    assert city_columns({0: "City", 1: "Population (thousands)"}) == {"name": 0}
    assert city_columns({0: "Country (of birth)", 1: "Country"}) == {"country": 1}


def test_column_of_remarks_on_a_question_is_not_taken_for_the_question() -> None:
    header = [*HEADER, "contracts (remarks)", "Year 2018"]
    intake = read_sheet([header, *((*row, "said so", 3) for row in ROWS)])
    assert told(intake) == [("unknown_column", "Hoja1", 1)] * 2
    assert answers_of(intake) == ANSWERS


def test_lines_above_the_header_may_name_a_city_too() -> None:
    rows = [["Name", "the secretariat"], ["City", "all"], [], HEADER, *ROWS]
    assert answers_of(read_sheet(rows)) == ANSWERS


# --- rows that are no cities -------------------------------------------------------------------


@pytest.mark.parametrize("word", ["Total", "MEDIA", "Promedio:", "Moyenne", "Average"])
def test_totals_and_averages_are_no_cities(word: str) -> None:
    rows = [HEADER, *ROWS, [word, None, None, None, 99, "x"], [None, word, None, None, 3.5]]
    intake = read_sheet(rows)
    assert told(intake) == [("summary_row", "Hoja1", 4), ("summary_row", "Hoja1", 5)]
    assert answers_of(intake) == ANSWERS
    assert intake.left_out == 0


def test_city_that_is_called_like_a_total_is_a_city() -> None:
    intake = read_sheet([HEADER, *ROWS, ["Media", "US", 1, 2, 1, 1, 1]])
    assert told(intake) == []
    assert answers_of(intake) == ANSWERS | {"media": [1, 1, 1]}


def test_rows_that_say_nothing_in_the_columns_that_are_read_are_no_cities() -> None:
    legend = [*HEADER, None, "Key"]
    rows = [*((*row, None, "0 = no") for row in ROWS), [*[None] * 8, "4 = yes"]]
    open_rows = [[*[None] * 4, "don't know", "-", "n/a"]] * 3
    intake = read_sheet([legend, *rows, *open_rows])
    assert told(intake) == [("unknown_column", "Hoja1", 1)]
    assert answers_of(intake) == ANSWERS
    assert intake.left_out == 0


def test_row_with_answers_and_no_city_is_told_and_counted() -> None:
    sheets = {
        "Cities": [row[:4] for row in (HEADER, *ROWS)],
        "Answers": [("City", *ASKED), ("Arco", 3, 2, 1), (None, 4, 0, None)],
    }
    intake = read(make_workbook(sheets))
    assert told(intake) == [("city_not_matched", "Cities", 3), ("required", "Answers", 3)]
    assert intake.left_out == 1
    assert answers_of(intake) == {"arco": [3, 2, 1]}


# --- sheets ------------------------------------------------------------------------------------

CITY_SHEET = [row[:4] for row in (HEADER, *ROWS)]
ANSWER_SHEET = [(row[0], *row[4:]) for row in (HEADER, *ROWS)]


@pytest.mark.parametrize(
    ("cities", "answers"),
    [
        ("Ciudades 2019", "Respuestas 2019 FINAL"),
        ("Villes (2)", "Réponses (2)"),
        ("Hoja2", "Answers"),
        ("Cities", "Hoja1"),
        ("Listado", "Datos"),
    ],
)
def test_sheets_of_other_names(cities: str, answers: str) -> None:
    for sheets in (
        {cities: CITY_SHEET, answers: ANSWER_SHEET},
        {answers: ANSWER_SHEET, cities: CITY_SHEET},
        {"Contacts": [("Name", "Mail"), ("a", "b")], answers: ANSWER_SHEET, cities: CITY_SHEET},
    ):
        intake = read(make_workbook(sheets))
        assert [t for t in told(intake) if t != ("unknown_sheet", "Contacts", None)] == []
        assert answers_of(intake) == ANSWERS


def test_sheet_that_is_called_like_answers_has_to_have_a_header() -> None:
    sheets = {"Respuestas gráfico": [("x", "y")], "Ciudades mapa": [("x", "y")]}
    intake = read(make_workbook({**sheets, "Hoja1": ANSWER_SHEET, "Hoja2": CITY_SHEET}))
    assert told(intake) == [("unknown_sheet", sheet, None) for sheet in sheets]
    assert answers_of(intake) == ANSWERS


def test_of_two_sheets_of_answers_it_is_told_which_one_was_read() -> None:
    old = [HEADER, ("Old", "FR", 1, 2, 0, 0, 0)]
    intake = read(make_workbook({"Respuestas 2019": [HEADER, *ROWS], "Respuestas 2018": old}))
    assert told(intake) == [("other_answers", "Respuestas 2018", None)]
    assert intake.problems[-1].value == "Respuestas 2019"
    assert answers_of(intake) == ANSWERS


def test_hidden_sheet_comes_after_those_that_are_shown() -> None:
    old = [HEADER, ("Old", "FR", 1, 2, 0, 0, 0)]
    parts = workbook_parts({"Old": old, "New": [HEADER, *ROWS]})
    book = str(parts["xl/workbook.xml"]).replace('name="Old"', 'name="Old" state="hidden"')
    intake = read(make_zip({**parts, "xl/workbook.xml": book}))
    assert told(intake) == [("other_answers", "Old", None)]
    assert answers_of(intake) == ANSWERS


def test_workbook_part_of_another_name() -> None:
    parts = workbook_parts({"Answers": [HEADER, *ROWS]})
    for name in ("workbook22.xml", "Workbook.xml"):
        renamed = {key.replace("workbook.xml", name): part for key, part in parts.items()}
        assert answers_of(read(make_zip(renamed))) == ANSWERS


def mark(change: str) -> bytes:
    """Return a workbook with merged cells or a hidden row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answers"
    sheet.append(["Title", None])
    for row in (HEADER, *ROWS):
        sheet.append(list(row))
    sheet.merge_cells("A1:G1")
    if change == "hidden":
        sheet.row_dimensions[4].hidden = True
    else:
        sheet.merge_cells(change)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_merged_cells_are_told_where_answers_get_lost() -> None:
    intake = read(mark("F3:F4"))
    assert told(intake) == [("merged_cells", "Answers", 3)]
    assert answers_of(intake) == ANSWERS | {"brae": [4, None, None]}
    assert told(read(mark("I3:I4"))) == []


def test_hidden_rows_are_read_and_told() -> None:
    intake = read(mark("hidden"))
    assert told(intake) == [("hidden_rows", "Answers", None)]
    assert answers_of(intake) == ANSWERS


def test_city_merged_over_its_answers_or_written_once_counts_for_all_of_them() -> None:
    rows: list[tuple[Cell, ...]] = [("City", "Country", "Question", "Answer")]
    rows += [
        (city, country, name, answer)
        for city, country, answers in (("Arco", "ES", (3, 2, 1)), ("Brae", "CL", (4, 0, 2)))
        for name, answer in zip(ASKED, answers, strict=True)
    ]
    once = [row if number % 3 == 1 else (None, None, *row[2:]) for number, row in enumerate(rows)]
    once[0] = rows[0]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in ("A2:A4", "A5:A7", "B2:B4", "B5:B7"):
        sheet.merge_cells(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    for content in (buffer.getvalue(), make_workbook({"Hoja1": once})):
        intake = read(content)
        assert answers_of(intake) == {"arco": [3, 2, 1], "brae": [4, 0, 2]}
        told = [(p.letter, p.value) for p in intake.problems if p.code == "carried_down"]
        assert told == [("A", "4"), ("B", "4")]
    lines = ["" if cell is None else str(cell) for row in once for cell in row]
    text = "\n".join(";".join(lines[at : at + 4]) for at in range(0, len(lines), 4))
    assert answers_of(read(text.encode(), "a.csv")) == {"arco": [3, 2, 1], "brae": [4, 0, 2]}


def test_answers_by_color_alone_are_not_called_usable() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *(row[:4] for row in ROWS)):
        sheet.append(list(row))
    green = PatternFill("solid", fgColor="00FF00")
    for cell in ("E2", "F3", "G2"):
        sheet[cell].fill = green
    sheet["E3"].fill = PatternFill("solid", fgColor="FF0000")
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read(buffer.getvalue())
    assert intake.study is None
    assert {p.code for p in intake.problems} >= {"colored_answers", "no_answers"}
    (told,) = (p for p in intake.problems if p.code == "colored_answers")
    assert told.value == "E"


def test_hidden_columns_and_a_hidden_sheet_that_is_read_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *ROWS):
        sheet.append(list(row))
    sheet.column_dimensions["E"].hidden = True
    sheet.sheet_state = "hidden"
    book.create_sheet("Portada")
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read(buffer.getvalue())
    assert answers_of(intake) == ANSWERS
    assert [(p.code, p.value) for p in intake.problems if p.code.startswith("hidden")] == [
        ("hidden_columns", "E"),
        ("hidden_sheet", ""),
    ]


# --- cities ------------------------------------------------------------------------------------


def test_country_beside_the_name_tells_cities_apart() -> None:
    cities = [HEADER[:4], ("X", "ES", 1, 2), ("X", "AR", 1, 2), ("Arco", "ES", 1, 2)]
    named = ["X, Argentina", "X (España)", "ARCO (Spain)", "Arco (France)", "Arco (north)"]
    answers = [("City", *ASKED), *((name, n, n, n) for n, name in enumerate(named))]
    intake = read(make_workbook({"Cities": cities, "Answers": answers}))
    assert answers_of(intake) == {"x": [1, 1, 1], "x-2": [0, 0, 0], "arco": [2, 2, 2]}
    unknown = [("unknown_city_here", "Answers", row) for row in (5, 6)]
    assert told(intake) == unknown


def test_answers_for_a_city_of_another_country_are_not_taken() -> None:
    cities = [HEADER[:4], ("Arco", "ES", 1, 2), ("Brae", "CL", 1, 2)]
    answers = [("City", "Country", *ASKED), ("Arco", "FR", 1, 1, 1), ("Brae", "CL", 1, 1, 1)]
    intake = read(make_workbook({"Cities": cities, "Answers": answers}))
    assert answers_of(intake) == {"brae": [1, 1, 1]}
    assert told(intake) == [
        ("city_not_matched", "Cities", 2),
        ("unknown_city_here", "Answers", 2),
    ]


def test_part_of_the_country_behind_a_comma_is_heeded() -> None:
    names = ["Houston, TX", "Houston, MO", "Houston, Missouri", "Bilbao, Spain", "Lyon, Rhône"]
    rows = [(name, c, 1, 1, 1) for name, c in zip(names, ["US"] * 3 + ["ES", "FR"], strict=True)]
    intake = read(make_csv(rows, ("City", "Country", *ASKED), ";"), "file.csv")
    placed = [city.latitude and round(city.latitude) for city in study_of(intake).cities]
    assert placed == [30, 37, None, 43, 46]
    assert told(intake) == [("ambiguous_place", "", 4)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("UK", "GB"), ("U.K.", "GB"), ("USA", "US"), ("EE.UU.", "US"), ("Türkiye", "TR")),
        *(("Costa de Marfil", "CI"), ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI")),
        *(("Palestine", "PS"), ("State of Palestine", "PS"), ("Hong Kong SAR", "HK")),
        *(("Hong Kong, China", "HK"), ("Rép. dém. du Congo", "CD"), ("Korea", None)),
    ],
)
def test_usual_names_of_countries(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_two_cities_of_one_name_are_left_out_if_their_answers_do_not_say_which() -> None:
    cities = [HEADER[:4], ("Córdoba", "ES", 1, 2), ("Córdoba", "AR", 3, 4), ("Arco", "ES", 1, 2)]
    answers = [("City", *ASKED), ("Córdoba", 1, 1, 1), ("Córdoba", 2, 2, 2), ("Arco", 3, 3, 3)]
    intake = read(make_workbook({"Ciudades": cities, "Respuestas": answers}))
    assert answers_of(intake) == {"arco": [3, 3, 3]}
    assert intake.left_out == study_of(intake).info.left_out == 2
    assert told(intake) == [
        *(("city_not_matched", "Ciudades", row) for row in (2, 3)),
        *(("ambiguous_city", "Respuestas", row) for row in (2, 3)),
    ]
    assert all("remove the city" not in describe(problem) for problem in intake.problems)


def test_cities_that_are_shown_and_left_out_add_up() -> None:
    names = [f"Town {letter}" for letter in "ABCDEFGH"]
    cities = [HEADER[:4], *((name, "ES", 1, 2) for name in names)]
    answers = [("City", *ASKED), *((f"{name} (ESP)", 1, 1, 1) for name in names)]
    intake = read(make_workbook({"Cities": cities, "Answers": answers}))
    assert (len(study_of(intake).cities), intake.left_out) == (8, 0)
    said = [*(f"{name} x" for name in names[:6]), *names[6:]]
    answers = [("City", *ASKED), *((name, 1, 1, 1) for name in said)]
    intake = read(make_workbook({"Cities": cities, "Answers": answers}))
    assert (len(study_of(intake).cities), intake.left_out) == (2, 6)


def test_name_of_a_city_that_fills_pages_is_left_out() -> None:
    intake = read_sheet([HEADER, *ROWS, ("x" * 30_000, "ES", 1, 2, 1, 1, 1)])
    assert told(intake) == [("too_long", "Hoja1", 4)]
    assert answers_of(intake) == ANSWERS
    assert len(describe(intake.problems[-1])) < 200


# --- answers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        *(("2 (piloto)", 2), ("4 - en place et évalué", 4), ("4 – implantado y evaluado", 4)),
        *(("1 previsto", 1), ("3.0", 3), ("3 – implantada y evaluada", None)),
        *(("4 - en place, pas évaluée", None), ("3 - no implantada", None), ("2 - planned", None)),
        *(("III", None), ("2-3", None), ("piloto", None), ("x", None)),
    ],
)
def test_words_beside_a_level_may_be_nearly_its_own(cell: str, level: float | None) -> None:
    answer = answer_reader(QUESTIONS["contracts"], True)(cell)
    assert answer == (Wrong("not_a_level", "0 – 4") if level is None else level)


@pytest.mark.parametrize("cell", ["✓", "✔", "☑", "x", "Sí ".strip()])
def test_ticks_are_yes(cell: str) -> None:
    assert answer_reader(QUESTIONS["governance_lead"], True)(cell) == 1


@pytest.mark.parametrize("cell", ["NSNC", "DK", "s/r", "n.c.", "sin información", "(en blanco)"])
def test_more_words_for_no_answer(cell: str) -> None:
    answer = answer_reader(QUESTIONS["contracts"], True)(cell)
    assert isinstance(answer, float)
    assert answer != answer


# --- CSV ---------------------------------------------------------------------------------------


def test_row_with_a_comma_too_many_is_left_out_though_its_answers_would_pass() -> None:
    """A decimal comma that is not in quotation marks moves all answers after it by one."""
    lines = [",".join(HEADER), "Arco,Spain,1,2,3,0,2,1", "Brae,Chile,3,4,4,0,", "Cove,Peru,1,2,1"]
    intake = read("\n".join(lines).encode(), "file.csv")
    assert [t for t in told(intake) if t[0] != "no_column_name"] == [("wrong_width", "", 2)]
    assert intake.left_out == 1
    assert answers_of(intake) == {"brae": ANSWERS["brae"], "cove": [1, None, None]}


def test_header_with_a_comma_too_many_spoils_all_rows() -> None:
    lines = ["City,Country,Note, more,contracts", "Arco,Spain,x,3", "Brae,Chile,y,4"]
    intake = read("\n".join(lines).encode(), "file.csv")
    assert intake.study is None
    assert [t for t in told(intake) if t[0] == "wrong_width"] == [
        ("wrong_width", "", 2),
        ("wrong_width", "", 3),
    ]


def test_answer_with_a_comma_too_many_in_a_row_of_its_own() -> None:
    lines = ["City,Country,Latitude,Longitude,Question,Answer", "Arco,ES,1,2,contracts,3,0"]
    lines += ["Brae,ES,1,2,contracts,4", "Arco,ES,1,2,decision_records,1"]
    intake = read("\n".join(lines).encode(), "file.csv")
    assert [t for t in told(intake) if t[0] != "no_column_name"] == [("wrong_width", "", 2)]
    assert [city.id for city in study_of(intake).cities] == ["brae"]
    assert intake.left_out == 1


def test_answers_of_their_own_rows_without_a_city_are_counted() -> None:
    answers = [("City", "Question", "Answer"), ("Arco", "contracts", 3)]
    answers += [("Dell", "contracts", 1), ("Dell", "decision_records", 2)]
    intake = read(make_workbook({"Cities": CITY_SHEET, "Answers": answers}))
    assert told(intake) == [
        ("city_not_matched", "Cities", 3),
        ("unknown_city_here", "Answers", 3),
        ("unknown_city_here", "Answers", 4),
    ]
    assert intake.left_out == 1


def test_file_in_which_no_row_fits_the_header() -> None:
    lines = [",".join(HEADER), *(f"City {n},ES,1,2,3,0,2,1" for n in range(MAX_PROBLEMS + 1))]
    intake = read("\n".join(lines).encode(), "file.csv")
    assert told(intake) == [("too_many_problems", "", None)]


# --- what was exported, edited by hand ---------------------------------------------------------

DEMO = load_shipped("smart-cities-study-2019-demo")


def test_column_of_an_own_question_that_was_removed_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(DEMO)))
    book["Answers"].delete_cols(3)
    book["Answers"].delete_rows(2)
    del book["Evidence"]
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read(buffer.getvalue())
    assert [(p.code, p.value, p.allowed) for p in intake.problems] == [
        ("city_without_answers", DEMO.cities[0].name, ""),
        ("questions_left_out", "contracts", "Questions"),
    ]
    assert "contracts" not in study_of(intake).answers
    assert all(describe(intake.problems[-1], language) for language in LANGUAGES)


def test_zip_of_a_folder_in_a_folder() -> None:
    source = zipfile.ZipFile(io.BytesIO(to_zip(DEMO)))
    files = {f"Desktop/{name}": source.read(name) for name in source.namelist()}
    files |= {"__MACOSX/Desktop/._datapackage.json": b"\0", "Desktop/.DS_Store": b"\0"}
    assert len(study_of(read(make_zip(files), "study.zip")).cities) == len(DEMO.cities)


def test_surer_names_of_questions_come_first() -> None:
    asked = (QUESTIONS["contracts"],)
    assert list(name_questions(asked, ["1. contracts", "contracts (2018)", "x"])) == [
        "1. contracts"
    ]
    assert list(name_questions(asked, ["contracts (2018)", "Contratos? (contracts)"])) == [
        "Contratos? (contracts)"
    ]
    assert list(name_questions(asked, ["2019 contracts", "contracts"])) == ["contracts"]
