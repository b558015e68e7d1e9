"""Tests that a filled-in template gives the scores of the study it was made from."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import numpy as np
import openpyxl
import pandas as pd
import pytest
from babel import Locale

from smartgov.export.study_files import to_wide_csv, to_workbook
from smartgov.intake.read_file import read_file
from smartgov.intake.template.wording import Template
from smartgov.intake.template.write_template import (
    CITY_COLUMNS,
    STUDY_FIELDS,
    to_template_csv,
    to_template_xlsx,
)
from smartgov.model import Basis, Status
from smartgov.places.countries import COUNTRIES
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.study.questionnaire import load_questionnaires
from smartgov.text import LANGUAGES
from tests.conftest import load_shipped
from tests.smartgov.made_studies import to_zip

OURS = load_questionnaires()["smart-governance"]
DEMO = load_shipped("smart-cities-study-2019-demo")
languages = pytest.mark.parametrize("language", LANGUAGES)


@cache
def template_of(language):
    """Return the template as it comes, as the bytes of a workbook."""
    return to_template_xlsx(OURS, language)


def describe(city, language):
    """Return what is entered for a city, in the order of the template's columns."""
    country = Locale.parse(language).territories[city.country]
    return [
        *(city.name, country, city.latitude, city.longitude),
        *(city.population, city.population_year, city.names.given("es"), city.names.given("fr")),
        *("; ".join(city.other_names), "; ".join(city.former_names), city.note),
    ]


def choose(template, question, value):
    """Return the entry of the drop-down list for an answer; the last one for none."""
    choices = template.choices(question)
    if pd.isna(value):
        return choices[-1]
    return choices[int(1 - value) if question.type == "yes_no" else int(value)]


@cache
def fill_in(language, *, blank=None):
    """Return the template with the demonstration's cities and answers, as a workbook."""
    template = Template(OURS, language)
    book = openpyxl.load_workbook(io.BytesIO(template_of(language)))
    study, cities, answers = (book[template.sheets[n]] for n in ("study", "cities", "answers"))
    entries = {
        "title": "Prueba / essai / test",
        "years": "2018; 2019",
        "publishers": "Bilbao; UCLG",
        "status": template.statuses["demonstration"],
        "caveat": "-- invented --",
    }
    for row, field in enumerate(STUDY_FIELDS, start=2):
        study.cell(row, 2, entries.get(field))
    for row, city in enumerate(DEMO.cities, start=2):
        for at, cell in enumerate(describe(city, language), start=1):
            cities.cell(row, at, cell)
        answers.cell(row, 1, city.name)
        for at, question in enumerate(OURS.questions, start=2):
            value = DEMO.answers.loc[city.id, question.id]
            entry = choose(template, question, value)
            answers.cell(row, at, blank if pd.isna(value) and blank is not None else entry)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def check_same(intake: LoadedStudy) -> None:
    assert [p for p in intake.problems if p.severity == "error"] == []
    assert intake.left_out == 0
    study = intake.study
    assert [city.name for city in study.cities] == [city.name for city in DEMO.cities]
    assert [city.country for city in study.cities] == [city.country for city in DEMO.cities]
    assert [city.population for city in study.cities] == [c.population for c in DEMO.cities]
    assert {q.id for q in study.questions} == {q.id for q in OURS.questions}
    wanted, found = score(DEMO), score(study)
    np.testing.assert_array_equal(found.overall.to_numpy(), wanted.overall.to_numpy())
    np.testing.assert_array_equal(found.rank.to_numpy(), wanted.rank.to_numpy())
    np.testing.assert_array_equal(found.dimensions.to_numpy(), wanted.dimensions.to_numpy())
    np.testing.assert_array_equal(found.coverage.to_numpy(), wanted.coverage.to_numpy())


@languages
def test_workbook_reads_to_the_same_scores(language) -> None:
    intake = read_file(fill_in(language), "answers.xlsx")
    check_same(intake)
    assert intake.problems == ()
    info = intake.study.info
    assert info.status == "demonstration"
    assert info.years == (2018, 2019)
    assert [publisher.en for publisher in info.publishers] == ["Bilbao", "UCLG"]
    assert info.title.read(language) == "Prueba / essai / test"


@languages
def test_empty_cells_read_as_do_not_know_does(language) -> None:
    check_same(read_file(fill_in(language, blank=""), "answers.xlsx"))


@languages
def test_questions_keep_their_words_in_all_languages(language) -> None:
    study = read_file(fill_in(language), "answers.xlsx").study
    by_id = {q.id: q for q in study.questions}
    assert [by_id[q.id] for q in OURS.questions] == list(OURS.questions)


@languages
def test_csv_reads_to_the_same_scores(language) -> None:
    header = to_template_csv(OURS, language).decode("utf-8-sig")
    separator = "," if language == "en" else ";"
    buffer = io.StringIO(header, newline="")
    buffer.seek(0, io.SEEK_END)
    writer = csv.writer(buffer, delimiter=separator)
    template = Template(OURS, language)
    for city in DEMO.cities:
        given = [choose(template, q, DEMO.answers.loc[city.id, q.id]) for q in OURS.questions]
        cells = [str(cell or "") for cell in describe(city, language)]
        cells = [
            c.replace(".", ",") if language != "en" and at in (2, 3) else c
            for at, c in enumerate(cells)
        ]
        writer.writerow([*cells, *given])
    check_same(read_file(buffer.getvalue().encode("utf-8-sig"), "answers.csv"))


@languages
def test_template_as_it_comes_is_no_study_and_says_so(language) -> None:
    intake = read_file(template_of(language), "answers.xlsx")
    assert intake.study is None
    assert intake.problems


@languages
def test_every_country_of_the_list_is_understood(language) -> None:
    """One city in each country: what the list offers is what the reader knows."""
    template = Template(OURS, language)
    book = openpyxl.load_workbook(io.BytesIO(template_of(language)))
    cities, answers = book[template.sheets["cities"]], book[template.sheets["answers"]]
    study = book[template.sheets["study"]]
    study["B2"], study["B3"], study["B7"] = "Test", "2019", template.statuses["demonstration"]
    question = OURS.questions[0]
    for row, country in enumerate(template.countries, start=2):
        for at, cell in enumerate((f"Place {row}", country, 1, 1), start=1):
            cities.cell(row, at, cell)
        answers.cell(row, 1, f"Place {row}")
        answers.cell(row, 2, template.choices(question)[3])
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "answers.xlsx")
    assert [p for p in intake.problems if p.severity == "error"] == []
    assert {city.country for city in intake.study.cities} == COUNTRIES
    assert CITY_COLUMNS[1] == "country"


# --- whether the answers are real --------------------------------------------------------------

FORMS = {"a.zip": to_zip, "a.xlsx": to_workbook, "a.csv": to_wide_csv}
KINDS: tuple[tuple[Status, Basis], ...] = (
    *(("real", "self_reported"), ("real", "recorded"), ("demonstration", "self_reported")),
    ("not_stated", "self_reported"),
)


@pytest.mark.parametrize(("status", "basis"), KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_status_comes_back_in_every_form(form: str, status: Status, basis: Basis) -> None:
    study = replace(DEMO, info=replace(DEMO.info, status=status, basis=basis))
    intake = read_file(FORMS[form](study), form)
    assert intake.study is not None
    assert (intake.study.info.status, intake.study.info.basis) == (status, basis)
    assert [p for p in intake.problems if p.code == "unknown_column"] == []


def test_table_that_does_not_say_so_is_not_called_real() -> None:
    lines = to_wide_csv(DEMO).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",status,basis")
    assert all(line.endswith(",demonstration,self_reported") for line in lines[1:])
    shorter = "\n".join(line.rsplit(",", 2)[0] for line in lines).encode()
    intake = read_file(shorter, "a.csv")
    assert intake.study is not None
    assert intake.study.info.status == "not_stated"
