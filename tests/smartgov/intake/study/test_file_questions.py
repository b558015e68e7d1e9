"""Tests of the questions sheet of a workbook."""

from __future__ import annotations

from smartgov.intake.headers import is_study_header
from smartgov.intake.spot import Spot
from smartgov.intake.study.file_questions import read_file_questions
from smartgov.intake.tables.grid import Grid, read_grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.model import Framework
from smartgov.study.framework import read_framework
from tests.smartgov.intake.made_tables import make_rows

SPOT = Spot("file.xlsx", "Questions")
HEADER = ("id", "dimension", "Role", "type", "text_en")


def own_framework() -> Framework:
    framework, _ = read_framework()
    assert framework is not None
    return framework


DIMENSION = own_framework().dimensions[0].id


def questions(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Tables:
    found, _ = read_grid(
        SPOT, iter(make_rows(header, *rows)), is_study_header("questions"), lambda _: (9, "")
    )
    grids: dict[str, Grid] = {} if found is None else {"questions": found}
    return Tables(Spot("file.xlsx"), grids=grids)


def test_questions_belong_to_the_framework_of_the_project() -> None:
    asked, problems = read_file_questions(
        questions(("vote", DIMENSION, "scored", "yes_no", "Voting?"))
    )
    assert asked is not None
    assert ([question.id for question in asked.questions], asked.id) == (["vote"], "")
    assert asked.framework == own_framework()
    assert not [problem for problem in problems if problem.severity == "error"]


def test_wrong_questions_are_told_where_they_stand() -> None:
    asked, problems = read_file_questions(questions(("vote", DIMENSION, "x", "yes_no", "Voting?")))
    assert asked is None
    assert ("not_allowed", "Questions", 2, "C") in {
        (p.code, p.sheet, p.row, p.letter) for p in problems
    }


def test_column_that_stands_twice_and_table_without_rows_are_told() -> None:
    asked, problems = read_file_questions(questions(header=(*HEADER, "TYPE")))
    assert (asked, [p.code for p in problems]) == (None, ["duplicate_column", "no_rows"])


def test_file_without_questions_has_none() -> None:
    assert read_file_questions(Tables(Spot("file.csv"))) == (None, [])
