"""Tests of the template for a new edition: filled in, it is read as an edition of the series."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from smartgov.cli.commands import main
from smartgov.intake.read_file import read_file
from smartgov.intake.template.next_edition import answer_words, name_cities, to_edition_xlsx
from smartgov.intake.template.wording import Template
from smartgov.intake.vocabulary import words
from smartgov.model import Study
from smartgov.scoring.score import score
from smartgov.study.load import load_study
from smartgov.study.questionnaire import Questionnaire
from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, load_shipped


def open_book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(book: openpyxl.Workbook, role: str, language: Language):
    return book[words(language)["sheets"][role]]


def answer_as_last_time(book: openpyxl.Workbook, language: Language) -> bytes:
    """Copy the answers of the grey sheet to the sheet that is read."""
    last, answers = sheet_of(book, "last", language), sheet_of(book, "answers", language)
    for row in last.iter_rows(min_row=2, min_col=2):
        for cell in row:
            answers.cell(cell.row, cell.column, cell.value)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_in_as_last_time_it_is_the_same_study(language: Language) -> None:
    last = load_shipped(DEMO)
    book = open_book(to_edition_xlsx(last, language))
    read = read_file(answer_as_last_time(book, language), "next.xlsx")
    assert read.problems == ()
    again = read.sound
    assert [city.id for city in again.cities] == [city.id for city in last.cities]
    assert [city.region for city in again.cities] == [city.region for city in last.cities]
    assert [q.id for q in again.questions] == [q.id for q in last.questions]
    pd.testing.assert_frame_equal(again.answers, last.answers)
    assert score(again).overall.equals(score(last).overall)


def test_the_grey_sheet_is_not_read() -> None:
    last = load_shipped(DEMO)
    empty = read_file(to_edition_xlsx(last, "en"), "next.xlsx")
    assert empty.study is None
    assert {problem.code for problem in empty.problems} == {"no_answers"}


def test_it_is_imported_as_an_edition_of_the_series(tmp_path) -> None:
    out, studies = tmp_path / "next.xlsx", tmp_path / "studies"
    written = CliRunner().invoke(main, ["template", str(out), "--edition-after", DEMO])
    assert written.exit_code == 0, written.output
    assert DEMO in written.output
    book = open_book(out.read_bytes())
    last = load_shipped(DEMO)
    column = 2 + next(at for at, q in enumerate(last.questions) if q.role == "scored")
    content = answer_as_last_time(book, "en")
    book = open_book(content)
    sheet_of(book, "answers", "en").cell(2, column, None)
    book.save(out)
    place = ["--series", "demonstration", "--edition", "2021", "--status", "demonstration"]
    arguments = ["import", str(out), "--id", "demo-2021", "--out", str(studies), *place]
    imported = CliRunner().invoke(main, arguments)
    assert imported.exit_code == 0, imported.output
    study = load_study(studies / "demo-2021").sound
    assert (study.info.series, study.info.edition) == ("demonstration", "2021")
    assert study.answers.isna().sum().sum() - last.answers.isna().sum().sum() in (0, 1)
    changed = CliRunner().invoke(main, ["change", str(studies / "demo-2021"), "--since", "2019"])
    assert changed.exit_code == 0, changed.output


def test_only_a_workbook_can_have_it(tmp_path) -> None:
    out = tmp_path / "next.csv"
    result = CliRunner().invoke(main, ["template", str(out), "--edition-after", DEMO])
    assert result.exit_code == 2
    assert ".xlsx" in result.output
    assert not out.exists()


def test_cities_of_one_name_are_told_apart_by_id() -> None:
    last = load_shipped(DEMO)
    first, second, *others = last.cities
    twins = (first, replace(second, name=first.name), *others)
    assert name_cities(last.cities) == [city.name for city in last.cities]
    assert name_cities(twins) == [city.id for city in twins]
    book = open_book(to_edition_xlsx(replace(last, cities=twins), "en"))
    again = read_file(answer_as_last_time(book, "en"), "next.xlsx").sound
    pd.testing.assert_frame_equal(again.answers, last.answers)


def test_answers_are_in_the_words_of_the_lists(survey: Study) -> None:
    template = Template(Questionnaire("x", survey.framework, survey.questions), "en")
    yes_no = next(q for q in survey.questions if q.type == "yes_no")
    assert answer_words(template, yes_no, np.nan) is None
    assert answer_words(template, yes_no, 1.0) == template.choices(yes_no)[0]
    assert answer_words(template, yes_no, 0.0) == template.choices(yes_no)[1]


def test_a_questionnaire_beside_the_last_edition_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "next.xlsx"
    options = ("--edition-after", DEMO, "--questionnaire", "smart-governance")
    result = CliRunner().invoke(main, ["template", str(out), *options])
    assert result.exit_code == 2
    assert "leave out --questionnaire" in " ".join(result.output.split())
    assert not out.exists()
