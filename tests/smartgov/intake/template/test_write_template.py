"""Tests of the template: all questions, complete lists, three languages."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils import get_column_letter

from smartgov.cli.commands import main
from smartgov.intake.template.style import DARKER, argb, hue_of
from smartgov.intake.template.wording import ROWS, Template
from smartgov.intake.template.write_template import (
    CITY_COLUMNS,
    EVIDENCE,
    PRACTICE_COLUMNS,
    STUDY_FIELDS,
    to_template_csv,
    to_template_xlsx,
)
from smartgov.intake.vocabulary import first_spelling, ids, key, words
from smartgov.model import STATUSES
from smartgov.palette import INK, MUTED, PILLARS, contrast, mix
from smartgov.places.countries import COUNTRIES
from smartgov.study.framework import read_recommendations
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES
from tools.check_locales import placeholders

OURS = load_questionnaires()["smart-governance"]
BOOKS: dict[str, openpyxl.Workbook] = {}


def book(language):
    """Return a workbook as a spreadsheet reads it back; made once per language."""
    if language not in BOOKS:
        content = to_template_xlsx(OURS, language)
        BOOKS[language] = openpyxl.load_workbook(io.BytesIO(content))
    return BOOKS[language]


def sheet(language, name):
    return book(language)[first_spelling(words(language)["sheets"][name])]


def validation_of(sheet, cell):
    found = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    assert len(found) == 1, cell
    return found[0]


def offered(language, sheet, cell):
    """Return what the list of a cell offers."""
    source = validation_of(sheet, cell).formula1
    name, cells = re.fullmatch(r"=?'?([^'!]+)'?!(.+)", source.replace("''", "’")).groups()
    rows = book(language)[name.replace("’", "'") if name not in book(language) else name][
        cells.replace("$", "")
    ]
    return [row[0].value for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_stand_in_the_order_of_their_use(language) -> None:
    names = words(language)["sheets"]
    order = ("instructions", "study", "cities", "answers", "evidence", "practices", "lists")
    assert book(language).sheetnames == [first_spelling(names[name]) for name in order]
    assert sheet(language, "lists").sheet_state == "hidden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_column_and_its_line(language) -> None:
    header = [cell.value for cell in sheet(language, "answers")[1]]
    assert header[1:] == [q.label.read(language) for q in OURS.questions]
    shown = {cell.value for row in sheet(language, "instructions").iter_rows() for cell in row}
    assert {q.id for q in OURS.questions} <= shown
    assert {q.text.read(language) for q in OURS.questions} <= shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_offer_every_answer_and_do_not_know(language) -> None:
    answers = sheet(language, "answers")
    for at, question in enumerate(OURS.questions, start=2):
        given = offered(language, answers, f"{get_column_letter(at)}{ROWS + 1}")
        assert key(given[-1]) in ids("values")
        assert ids("values")[key(given[-1])] == "blank"
        if question.type == "yes_no":
            assert [ids("values")[key(word)] for word in given[:-1]] == ["yes", "no"]
        else:
            assert [float(word.split(" – ")[0]) for word in given[:-1]] == [0, 1, 2, 3, 4]
            assert [word.split(" – ")[1] for word in given[:-1]] == [
                level.read(language) for level in question.levels
            ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cell_shows_the_question_in_full(language) -> None:
    answers = sheet(language, "answers")
    for at, question in enumerate(OURS.questions, start=2):
        cell = validation_of(answers, f"{get_column_letter(at)}2")
        assert cell.prompt == question.text.read(language)
        assert len(cell.prompt) <= 255
        assert len(cell.promptTitle) <= 32
        assert question.text.read(language) in answers.cell(1, at).comment.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_cities_can_be_chosen_and_countries_are_all_there(language) -> None:
    cities = words(language)["sheets"]["cities"]
    source = validation_of(sheet(language, "answers"), "A2").formula1
    assert source == f"='{cities}'!$A$2:$A${ROWS + 1}"
    countries = offered(language, sheet(language, "cities"), "B2")
    assert len(countries) == len(set(countries)) == len(COUNTRIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_and_fields_read_back_as_what_they_are(language) -> None:
    header = [cell.value for cell in sheet(language, "cities")[1]]
    assert [ids("cities")[key(word)] for word in header] == list(CITY_COLUMNS)
    fields = [row[0].value for row in sheet(language, "study").iter_rows(min_row=2)]
    assert [ids("study")[key(word)] for word in fields] == [*STUDY_FIELDS, "questionnaire"]
    assert [row[1].value for row in sheet(language, "study").iter_rows(min_row=2)][-1] == OURS.id
    statuses = offered(language, sheet(language, "study"), "B7")
    assert [ids("statuses")[key(word)] for word in statuses] == list(STATUSES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_is_headed_in_the_language_and_offers_the_questions(language) -> None:
    evidence = sheet(language, "evidence")
    header = [cell.value for cell in evidence[1]]
    assert [ids("evidence")[key(word)] for word in header] == list(EVIDENCE)
    assert all(len(cell.comment.text) > 10 for cell in evidence[1])
    asked = [question.label.read(language) for question in OURS.questions]
    assert offered(language, evidence, f"B{ROWS + 1}") == asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_practices_are_headed_in_the_language_and_offer_what_is_chosen(language) -> None:
    practices = sheet(language, "practices")
    header = [cell.value for cell in practices[1]]
    assert [ids("practices")[key(word)] for word in header] == list(PRACTICE_COLUMNS)
    assert all(len(cell.comment.text) > 10 for cell in practices[1])
    titles = [r.title.read(language) for r in read_recommendations()]
    assert offered(language, practices, f"B{ROWS + 1}") == titles
    known = offered(language, practices, "H2")
    assert [ids("known")[key(word)] for word in known] == ["city", "third_party", "press"]
    assert (
        validation_of(practices, "C2").formula1
        == validation_of(sheet(language, "answers"), "A2").formula1
    )


def test_columns_bear_the_hue_of_their_pillar() -> None:
    answers = sheet("en", "answers")
    for at, question in enumerate(OURS.questions, start=2):
        hue = hue_of(OURS.framework, question.dimension if question.role == "scored" else None)
        assert answers.cell(1, at).fill.fgColor.rgb[-6:] in {argb(hue), argb(mix(hue, INK, DARKER))}


@pytest.mark.parametrize("hue", [*PILLARS, MUTED])
def test_headers_can_be_read(hue) -> None:
    assert all(contrast("#ffffff", mix(hue, INK, share)) >= 4.5 for share in (0, DARKER))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_no_formula_and_nothing_filled_in(language) -> None:
    for page in book(language).worksheets:
        cells = [c.value for row in page.iter_rows() for c in row if isinstance(c.value, str)]
        assert not any(value.startswith("=") for value in cells)
    for name in ("cities", "answers", "evidence", "practices"):
        rows = sheet(language, name).iter_rows(min_row=2, values_only=True)
        assert all(value is None for row in rows for value in row)
        assert sheet(language, name).freeze_panes is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_the_same_in_each_language(language) -> None:
    texts, model = words(language)["template"], words("en")["template"]
    assert texts.keys() == model.keys()
    for name, text in texts.items():
        assert placeholders(text) == placeholders(model[name]), name
        assert Template(OURS, language).say is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_to_print_are_written_once_with_columns_before_rows(language) -> None:
    """LibreOffice keeps a second copy of those that begin with the rows."""
    content = to_template_xlsx(OURS, language)
    part = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()
    told = re.findall(r"<definedName [^>]*Print_Titles[^>]*>([^<]*)<", part)
    sheets = re.findall(r"<definedName [^>]*Print_Titles[^>]*>", part)
    at = [re.findall(r'localSheetId="(\d+)"', sheet) for sheet in sheets]
    assert len(told) == len({number for (number,) in at}) > 1
    areas = [[area.rpartition("!")[2] for area in name.split(",")] for name in told]
    assert all(area in (["$1:$1"], ["$A:$A", "$1:$1"]) for area in areas)
    assert ["$A:$A", "$1:$1"] in areas


def test_limits_are_written_as_the_language_does() -> None:
    shown = {
        language: " ".join(
            str(cell.value) for row in sheet(language, "instructions").iter_rows() for cell in row
        )
        for language in LANGUAGES
    }
    assert "At most 5,000 cities" in shown["en"]
    assert "65% of" in shown["en"]
    assert "5\u00a0000 ciudades" in shown["es"]
    assert "65\u00a0%" in shown["fr"]


@pytest.mark.parametrize(("language", "separator"), [("en", ","), ("es", ";"), ("fr", ";")])
def test_csv_has_a_column_for_each_question(language, separator) -> None:
    content = to_template_csv(OURS, language)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))
    assert len(rows) == 1
    assert [ids("cities")[key(word)] for word in rows[0][: len(CITY_COLUMNS)]] == list(CITY_COLUMNS)
    assert rows[0][len(CITY_COLUMNS) :] == [q.id for q in OURS.questions]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_command_writes_a_template(tmp_path, name) -> None:
    out = tmp_path / name
    result = CliRunner().invoke(main, ["template", str(out), "--language", "es"])
    assert result.exit_code == 0, result.output
    writer = to_template_csv if name.endswith("csv") else to_template_xlsx
    assert abs(out.stat().st_size - len(writer(OURS, "es"))) < 100


def test_command_never_writes_over_a_file_that_may_be_filled_in(tmp_path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_text("filled in")
    result = CliRunner().invoke(main, ["template", str(out)])
    assert result.exit_code == 1
    assert "already a file" in result.output
    assert out.read_text() == "filled in"


@pytest.mark.parametrize(
    "arguments", [["out.doc"], ["out.xlsx", "--questionnaire", "none"], ["no/such/folder/out.xlsx"]]
)
def test_command_says_what_it_cannot_do(tmp_path, monkeypatch, arguments) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["template", *arguments])
    assert result.exit_code in (1, 2)
    assert "rror" in result.output
