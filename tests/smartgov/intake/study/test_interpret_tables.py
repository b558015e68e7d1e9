"""Tests of settling how the tables of a file are read."""

from __future__ import annotations

import pytest

from smartgov.intake.choices import Choices
from smartgov.intake.study.interpret_tables import interpret_tables, is_own_format
from smartgov.intake.template.write_template import to_template_csv
from smartgov.intake.vocabulary import words
from smartgov.study.questionnaire import load_questionnaires
from smartgov.study.schema import CITIES
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_tables import make_grid, make_tables

OURS = load_questionnaires()["smart-governance"]
TICKED, SCALE = "governance_lead", "contracts"
GRID = make_grid(("City", "Position", TICKED, "Other"), ("A", "Jefa", "X", "1"), ("B", "", "", ""))


def test_all_is_settled_in_one_step() -> None:
    file = make_tables(GRID, comma=True)
    tables, understood, problems = interpret_tables(file, file, OURS, Choices(), own=False)
    assert [p.code for p in problems] == ["respondent_columns", "blank_undecided"]
    assert list(tables.grids["answers"].header.values()) == ["City", TICKED, "Other"]
    assert understood.questions == OURS.questions
    assert [column.role for column in understood.columns] == [
        *("name", "respondent", "question", "ignored")
    ]
    assert [value.word for value in understood.values] == ["X"]
    assert tables.comma


def test_what_is_chosen_is_filled_in() -> None:
    file = make_tables(GRID)
    chosen = Choices(blank={TICKED: "no"}, decimal=",")
    tables, understood, problems = interpret_tables(file, file, OURS, chosen, own=False)
    assert [p.code for p in problems] == ["respondent_columns"]
    assert tables.grids["answers"].columns[2] == ["X", "no"]
    assert GRID.columns[2] == ["X", ""]
    assert (tables.comma, understood.undecided) == (True, ())


def test_without_a_questionnaire_columns_are_told_nevertheless() -> None:
    file = make_tables(GRID)
    _, understood, _ = interpret_tables(file, file, None, Choices(), own=False)
    assert [column.role for column in understood.columns] == [
        *("name", "respondent", "ignored", "ignored")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_and_exports_are_known_by_their_headers(language: str) -> None:
    header = to_template_csv(OURS, language).decode("utf-8-sig").strip()
    names = header.split(";" if ";" in header else ",")
    assert is_own_format(make_tables(make_grid(tuple(names))), {}, OURS)
    assert is_own_format(make_tables(make_grid(tuple(names[:-3]))), {}, OURS)
    assert not is_own_format(make_tables(make_grid((*names, "X"))), {}, OURS)
    export = make_tables(make_grid((*CITIES.columns, SCALE)))
    assert is_own_format(export, {}, OURS)
    plain = make_tables(make_grid((words(language)["cities"]["name"][0], SCALE)))
    assert not is_own_format(plain, {}, OURS)
    assert is_own_format(plain, {"questionnaire": OURS.id}, OURS)
