"""Tests of the sheet of practices in a visitor's workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from smartgov.cases.case import Case
from smartgov.cases.own_cases import FILE, MAX_ROWS, read_own_cases
from smartgov.cases.read_cases import read_sound_collection
from smartgov.cli.commands import main
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.study.practices import NO_PRACTICES
from smartgov.intake.template.wording import Template
from smartgov.intake.template.write_template import PRACTICE_COLUMNS, to_template_xlsx
from smartgov.intake.vocabulary import words
from smartgov.problems import Problem, describe
from smartgov.study.framework import read_recommendations
from smartgov.study.load import load_study
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES, Language

OURS = load_questionnaires()["smart-governance"]
RECOMMENDATIONS = read_recommendations()
IDS = [one.id for one in RECOMMENDATIONS]

#: Practices of made-up cities, one for each recommendation and each way that it is known.
ROWS = [
    {
        "name": f"Plan <b>{number}</b>",
        "recommendation": one.id,
        "city": ("Arco", "Vale")[number % 2],
        "since": (2019, None)[number % 2],
        "what": "What it is; with a semicolon, and a comma",
        "led_to": "What came of it",
        "note": "",
        "known": ("city", "third_party", "press")[number % 3],
        "publisher": "City of Arco",
        "title": "A title",
        "address": f"https://example.org/{number}",
        "published": "2024-05",
        "seen": "2026-11",
    }
    for number, one in enumerate(RECOMMENDATIONS)
]

#: A country, and a place in the middle of it.
PLACES = (("FR", 46.5, 2.5), ("ES", 40.0, -3.5))

Rows = Sequence[Mapping[str, object]]


@cache
def _blank(language: Language) -> bytes:
    return to_template_xlsx(OURS, language)


def fill_in(language: Language, rows: Rows, cities: Sequence[str] = ("Arco", "Vale")) -> bytes:
    """Return the template with two made-up cities and practices, as a person would choose them."""
    return _fill_in(language, tuple(tuple(row.items()) for row in rows), tuple(cities))


@cache
def _fill_in(
    language: Language, rows: tuple[tuple[tuple[str, object], ...], ...], cities: tuple[str, ...]
) -> bytes:
    template = Template(OURS, language)
    book = openpyxl.load_workbook(io.BytesIO(_blank(language)))
    study, places, answers, practices = (
        book[template.sheets[name]] for name in ("study", "cities", "answers", "practices")
    )
    study["B2"], study["B3"], study["B7"] = "Test", "2019", template.statuses["demonstration"]
    for row, city in enumerate(cities, start=2):
        for at, cell in enumerate((city, *PLACES[row % 2]), start=1):
            places.cell(row, at, cell)
        answers.cell(row, 1, city)
        for at, question in enumerate(OURS.questions, start=2):
            answers.cell(row, at, template.choices(question)[0])
    for row, practice in enumerate(rows, start=2):
        given = dict(practice)
        for at, column in enumerate(PRACTICE_COLUMNS, start=1):
            practices.cell(row, at, _choose(given.get(column), column, language))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _choose(value: object, column: str, language: Language) -> object:
    """Return the entry of a drop-down list for a value."""
    if column == "recommendation" and value in IDS:
        return RECOMMENDATIONS[IDS.index(str(value))].title.read(language)
    if column == "known":
        return words(language)["known"].get(value, value)
    return value


def read(language: Language, rows: Rows) -> FileStudy:
    """Read a filled-in template, and check that each of its problems can be told."""
    intake = read_file(fill_in(language, rows), "filled.xlsx")
    assert intake.study is not None, intake.problems
    assert all(describe(problem, other) for problem in intake.problems for other in LANGUAGES)
    return intake


def shown(case: Case) -> dict[str, object]:
    """Return what was written of a practice, by column."""
    texts = {"name": case.name, "what": case.what, "led_to": case.led_to, "note": case.note}
    source = {name: getattr(case.source, name) for name in list(PRACTICE_COLUMNS)[7:]}
    told = {name: text.en for name, text in texts.items()}
    return {
        **told,
        "recommendation": case.recommendation,
        "city": case.city.name,
        "since": case.since,
        **source,
    }


def place(problem: Problem) -> tuple[str, str, int | None, str]:
    return problem.code, problem.sheet, problem.row, problem.letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_practices_of_a_filled_template_come_back(language: Language, tmp_path: Path) -> None:
    intake = read(language, ROWS)
    assert intake.problems == ()
    assert [shown(case) for case in intake.practices.cases] == ROWS
    assert intake.practices.left_out == 0
    file = tmp_path / "filled.xlsx"
    file.write_bytes(fill_in(language, ROWS))
    command = ["import", str(file), "--id", "mine", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    study = load_study(tmp_path / "mine").sound
    shipped = read_sound_collection().cases
    cases, problems = read_own_cases(tmp_path / "mine" / FILE, study.cities, shipped, IDS)
    assert problems == []
    assert [shown(case) for case in cases] == ROWS
    assert CliRunner().invoke(main, ["check", str(tmp_path / "mine")]).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_sheet_means_none(language: Language, tmp_path: Path) -> None:
    intake = read(language, [])
    assert (intake.practices, intake.problems) == (NO_PRACTICES, ())
    file = tmp_path / "filled.xlsx"
    file.write_bytes(fill_in(language, []))
    result = CliRunner().invoke(main, ["import", str(file), "--id", "a", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "a" / FILE).exists()


WRONG: list[tuple[dict[str, object], str, str]] = [
    ({"city": "Atlantis"}, "city_not_listed", "C"),
    ({"recommendation": "Be nice"}, "unknown_recommendation", "B"),
    ({"known": "hearsay"}, "not_allowed", "H"),
    ({"address": "javascript:alert(1)"}, "bad_address", "K"),
    ({"name": None}, "required", "A"),
    ({"what": "#REF!"}, "formula_error", "E"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_sheet_row_and_column(language: Language) -> None:
    intake = read(language, [ROWS[0], *({**ROWS[1], **changed} for changed, *_ in WRONG)])
    sheet = Template(OURS, language).sheets["practices"]
    found = [place(problem) for problem in intake.problems]
    assert found == [(code, sheet, row, at) for row, (_, code, at) in enumerate(WRONG, start=3)]
    assert len(intake.practices.cases) == 1
    assert intake.practices.left_out == len(WRONG)
    allowed = {problem.code: problem.allowed for problem in intake.problems}
    assert RECOMMENDATIONS[0].title.read(language) in allowed["unknown_recommendation"]
    assert words(language)["known"]["press"] in allowed["not_allowed"]
    values = [problem.value for problem in intake.problems]
    assert values[:2] == ["Atlantis", "Be nice"]


def test_import_wants_sound_practices_or_leave_to_omit_them(tmp_path: Path) -> None:
    file = tmp_path / "filled.xlsx"
    file.write_bytes(fill_in("en", [ROWS[0], {**ROWS[1], "known": "hearsay"}]))
    command = ["import", str(file), "--id", "mine", "--out", str(tmp_path / "out")]
    refused = CliRunner().invoke(main, command)
    assert refused.exit_code == 1
    assert not (tmp_path / "out").exists()
    assert CliRunner().invoke(main, [*command, "--skip-rows"]).exit_code == 0
    assert (tmp_path / "out" / "mine" / FILE).read_text("utf-8-sig").count("example.org") == 1


def test_a_name_of_two_cities_is_asked_about_and_an_id_is_not() -> None:
    cities = ("Arco", "Arco")
    file = fill_in("en", [ROWS[0]], cities)
    book = openpyxl.load_workbook(io.BytesIO(file))
    answers = book["Answers"]
    answers.insert_cols(2)
    answers["B1"], answers["B2"], answers["B3"] = "Country", "FR", "ES"
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "filled.xlsx")
    assert intake.study is not None
    assert [problem.code for problem in intake.problems] == ["ambiguous_city"]
    book["Practices"]["C2"] = intake.study.cities[1].id
    buffer = io.BytesIO()
    book.save(buffer)
    (case,) = read_file(buffer.getvalue(), "filled.xlsx").practices.cases
    assert case.city == intake.study.cities[1]


def test_practices_of_the_same_name_have_ids_of_their_own() -> None:
    intake = read("en", [ROWS[0], ROWS[0], {**ROWS[0], "name": "計画", "city": "arco"}])
    assert len({case.id for case in intake.practices.cases}) == 3


def test_a_column_that_is_missing_is_said_with_its_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fill_in("es", ROWS)))
    sheet = book["Prácticas"]
    sheet["K1"] = "Otra cosa"
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "filled.xlsx")
    (problem,) = [one for one in intake.problems if one.severity == "error"]
    assert (problem.code, problem.sheet, problem.column) == (
        "missing_column",
        "Prácticas",
        "Dirección",
    )
    assert intake.practices.cases == ()
    assert intake.practices.left_out == len(ROWS)


def test_too_many_practices_are_refused() -> None:
    rows = [ROWS[0]] * (MAX_ROWS + 1)
    (problem,) = read_file(fill_in("en", rows), "filled.xlsx").problems
    assert problem.code == "too_many_practices"


def test_a_sheet_of_that_name_with_other_content_is_none_of_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fill_in("en", [])))
    sheet = book["Practices"]
    sheet.delete_rows(1)
    sheet["A1"] = "Notes of the meeting"
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "filled.xlsx")
    assert [problem.code for problem in intake.problems] == ["unknown_sheet"]
    assert intake.practices == NO_PRACTICES


def test_without_a_study_its_cities_are_not_missed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fill_in("en", [{**ROWS[0], "known": "hearsay"}])))
    book["Data set"]["B7"] = "perhaps"
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "filled.xlsx")
    assert intake.study is None
    assert {problem.code for problem in intake.problems} == {"unknown_status", "not_allowed"}
    assert intake.practices.cases == ()
