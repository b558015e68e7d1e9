"""Tests of the evidence behind answers in a visitor's file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from smartgov.evidence import Evidence
from smartgov.export.spreadsheets import to_csv
from smartgov.export.study_files import study_tables, to_wide_csv, to_workbook
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.template.write_template import EVIDENCE
from smartgov.intake.vocabulary import first_spelling, words
from smartgov.model import Study
from smartgov.problems import describe
from smartgov.text import LANGUAGES, Language
from tests.conftest import load_shipped
from tests.smartgov.intake.study.test_practices import OURS, fill_in

DEMO = load_shipped("smart-cities-study-2019-demo")
FORMULA = Evidence(note="=1+1, a “note”", verified_by="@court")

#: An answered question of the template, and what stands behind the answer.
ASKED = OURS.questions[0]
ROW = {
    "city": "Arco",
    "question": ASKED.label,
    "note": "Adopted by the council.",
    "link": "https://example.org/a",
    "verified_by": "Court of audit",
    "verified_on": "2019-05",
}


def fill_evidence(language: Language, *rows: dict[str, object]) -> FileStudy:
    """Read a filled-in template with rows on its sheet of evidence."""
    book = openpyxl.load_workbook(io.BytesIO(fill_in(language, [])))
    sheet = book[first_spelling(words(language)["sheets"]["evidence"])]
    for number, row in enumerate(rows, start=2):
        for at, column in enumerate(EVIDENCE, start=1):
            sheet.cell(number, at, row.get(column))
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "filled.xlsx")
    assert all(describe(problem, other) for problem in intake.problems for other in LANGUAGES)
    return intake


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_the_template_is_read(language: Language) -> None:
    intake = fill_evidence(language, {**ROW, "question": ASKED.label.read(language)})
    assert [p.code for p in intake.problems] == []
    behind = Evidence(
        "Adopted by the council.", "https://example.org/a", "Court of audit", "2019-05"
    )
    assert dict(intake.sound.evidence) == {("arco", ASKED.id): behind}


def test_a_template_without_any_has_none() -> None:
    assert dict(fill_evidence("en").sound.evidence) == {}


@pytest.mark.parametrize(
    ("changed", "code", "letter"),
    [
        ({"city": "Atlantis"}, "unknown_city_here", "B"),
        ({"question": "No such question"}, "unknown_question_here", "B"),
        ({"link": "javascript:alert(1)"}, "bad_address", "D"),
        ({"verified_on": "May"}, "bad_date", "F"),
        ({"verified_by": None}, "verified_by_nobody", "F"),
        ({"note": "x" * 501}, "too_long", "C"),
    ],
)
def test_each_problem_says_its_cell_and_leaves_the_answer(
    changed: dict[str, object], code: str, letter: str
) -> None:
    intake = fill_evidence("en", {**ROW, "question": ASKED.label.en, **changed})
    (problem,) = intake.problems
    assert (problem.code, problem.row, problem.letter) == (code, 2, letter)
    assert problem.sheet == "Evidence"
    assert intake.sound.evidence == {}
    assert intake.sound.answers[ASKED.id].notna().all()


def test_evidence_given_twice_is_told_and_the_first_is_kept() -> None:
    row = {**ROW, "question": ASKED.label.en}
    intake = fill_evidence("en", row, {**row, "note": "Again"})
    (problem,) = intake.problems
    assert (problem.code, problem.row) == ("duplicate_answer", 3)
    assert intake.sound.evidence["arco", ASKED.id].note == ROW["note"]


# --- round trips -------------------------------------------------------------------------------


def with_formula(study: Study) -> Study:
    """Return the study with evidence that a spreadsheet would take for a formula."""
    key = next(iter(study.evidence))
    return replace(study, evidence={**study.evidence, key: FORMULA})


@pytest.mark.parametrize(
    ("name", "write"), [("study.xlsx", to_workbook), ("study.csv", to_wide_csv)]
)
def test_evidence_survives_an_export_to_one_file(name: str, write) -> None:
    study = with_formula(DEMO)
    intake = read_file(write(study), name)
    assert [p.code for p in intake.problems] == []
    assert dict(intake.sound.evidence) == dict(study.evidence)
    assert intake.sound.answers.equals(study.answers)


@pytest.mark.parametrize("write", [to_workbook, to_wide_csv])
def test_a_study_without_evidence_has_no_columns_of_it(write) -> None:
    content = write(replace(DEMO, evidence={}))
    if write is to_workbook:
        assert "Evidence" not in openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    else:
        header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert not [name for name in header if name.endswith((".note", ".link", ".verified_by"))]


def test_evidence_is_read_from_a_table_with_one_row_per_answer(survey: Study) -> None:
    answered = survey.answers[survey.scored[0].id].dropna().index[:2]
    behind = Evidence("Adopted.", "https://example.org/a", "Court", "2019")
    given = [(str(city), survey.scored[0].id) for city in answered]
    study = replace(survey, evidence=dict(zip(given, (behind, FORMULA), strict=True)))
    tables = study_tables(study)
    places = tables["cities"][["id", "name", "country", "latitude", "longitude"]]
    long = places.merge(tables["answers"], left_on="id", right_on="city").drop(columns="city")
    intake = read_file(to_csv(long), "long.csv")
    assert intake.study is not None, intake.problems
    assert dict(intake.study.evidence) == dict(study.evidence)


def test_evidence_of_a_question_without_an_answer_is_told() -> None:
    (city, question), _ = next(iter(DEMO.evidence.items()))
    answers = DEMO.answers.copy()
    answers.loc[city, question] = float("nan")
    intake = read_file(to_wide_csv(replace(DEMO, answers=answers)), "study.csv")
    (problem,) = intake.problems
    assert (problem.code, problem.severity) == ("evidence_without_answer", "warning")
    assert (city, question) not in intake.sound.evidence


def test_a_city_that_was_left_out_does_not_make_its_evidence_wrong() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(DEMO)))
    (city, _), _ = next(iter(DEMO.evidence.items()))
    row = next(cells[0].row for cells in book["Answers"].iter_rows(2) if cells[0].value == city)
    book["Answers"].cell(row, 2, 99)
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "study.xlsx")
    assert {problem.code for problem in intake.problems} == {"out_of_range"}
    assert intake.study is not None
    assert {of for of, _ in intake.study.evidence} == {of for of, _ in DEMO.evidence} - {city}
