"""Tests of columns whose entries suggest that they name the cities, though no header does."""

from __future__ import annotations

import io

import openpyxl
import pytest

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.understood import Suggestion
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING, Cell, make_csv, make_workbook

HEADER = ("Ort", "Land", "Kürzel", VOTING, PLAN)
ROWS = (
    ("Bilbao", "España", "BIO", "sí", "no"),
    ("Lyon", "Francia", "LYS", "no", "sí"),
    ("Porto", "Portugal", "OPO", "sí", "sí"),
)
BOTH = (Suggestion("name", "Ort"), Suggestion("country", "Land"))
CHOSEN = Choices(columns={"Ort": "name", "Land": "country"})


def read(
    rows: tuple[tuple[Cell, ...], ...] = ROWS,
    header: tuple[Cell, ...] = HEADER,
    choices: Choices = NO_CHOICES,
) -> FileStudy:
    return read_file(make_csv(rows, header, ";"), "a.csv", choices=choices)


def test_columns_of_places_and_countries_are_suggested_instead_of_refused() -> None:
    for intake in (read(), read_file(make_workbook({"Hoja1": [HEADER, *ROWS]}), "a.xlsx")):
        assert intake.study is None
        assert intake.understood.suggested == BOTH
        assert intake.understood.undecided == ("place",)
        errors = [problem for problem in intake.problems if problem.severity == "error"]
        assert [(problem.code, problem.value) for problem in errors] == [
            ("place_undecided", "Ort, Land")
        ]
        for language in LANGUAGES:
            assert "Ort, Land" in describe(errors[0], language)


def test_what_was_suggested_is_read_once_it_is_chosen() -> None:
    intake = read(choices=CHOSEN)
    assert intake.understood.suggested == ()
    assert [(city.name, city.country) for city in intake.sound.cities] == [
        ("Bilbao", "ES"),
        ("Lyon", "FR"),
        ("Porto", "PT"),
    ]
    refused = read(choices=Choices(columns={"Ort": "ignored", "Land": "country"}))
    assert refused.understood.suggested == ()
    assert "missing_city_column" in [problem.code for problem in refused.problems]


def test_a_table_with_one_row_per_answer_is_asked_about_too() -> None:
    rows = tuple((city, land, VOTING, answer) for city, land, _, answer, _ in ROWS)
    assert read(rows, ("Ort", "Land", "Pregunta", "Respuesta")).understood.suggested == BOTH


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (ROWS, ("Ciudad", "País", *HEADER[2:])),
        (tuple((row[0], row[0], *row[2:]) for row in ROWS), ("Ort", "Ort 2", *HEADER[2:])),
        (tuple((f"X{n}", f"Y{n}", *row[2:]) for n, row in enumerate(ROWS)), HEADER),
        (tuple(("", "", *row[2:]) for row in ROWS), HEADER),
        (tuple((n, n, *row[2:]) for n, row in enumerate(ROWS)), HEADER),
    ],
)
def test_nothing_is_suggested_where_it_is_known_or_not_certain(
    rows: tuple[tuple[Cell, ...], ...], header: tuple[Cell, ...]
) -> None:
    assert read(rows, header).understood.suggested == ()


def test_a_column_that_is_named_by_choosing_is_carried_down_over_merged_cells() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ort", "Land", VOTING, PLAN])
    for city, land, answer in (("Bilbao", "España", 1), ("Madrid", None, 0), ("Lyon", "FR", 1)):
        sheet.append([city, land, answer, 1])
    sheet.merge_cells("B2:B3")
    buffer = io.BytesIO()
    book.save(buffer)
    intake = read_file(buffer.getvalue(), "a.xlsx", choices=CHOSEN)
    assert [city.country for city in intake.sound.cities] == ["ES", "ES", "FR"]
    codes = [problem.code for problem in intake.problems]
    assert "carried_down" in codes
    assert "merged_cells" not in codes
