"""Tests of columns with only yes and blanks, in which a blank may mean no."""

from __future__ import annotations

import pytest

from smartgov.intake.choices import ALL, Blank, Choices
from smartgov.intake.read_file import read_file
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING, make_workbook
from tests.smartgov.intake.made_ticks import (
    BILBAO,
    HEADER,
    LYON,
    PORTO,
    TICKS,
    answers_of,
    codes,
    read_ticks,
)


@pytest.mark.parametrize("yes", ["X", "x", "sí", "yes", "1", "✔", "true"])
def test_nothing_is_scored_until_it_is_said_what_a_blank_means(yes: str) -> None:
    intake = read_ticks([[yes if cell == "X" else cell for cell in row] for row in TICKS])
    assert intake.study is None
    assert codes(intake) == ["blank_undecided"]
    assert intake.understood.undecided == ("blank",)
    assert [(c.question, c.yes, c.blank, c.means) for c in intake.understood.blanks] == [
        (VOTING, 2, 1, None),
        (PLAN, 2, 1, None),
    ]
    assert all(VOTING in describe(intake.problems[0], language) for language in LANGUAGES)


@pytest.mark.parametrize(("means", "read"), [("no", 0), ("missing", None)])
def test_a_blank_is_read_as_it_is_said(means: Blank, read: float | None) -> None:
    intake = read_ticks(choices=Choices(blank={ALL: means}))
    assert answers_of(intake) == {VOTING: [1, read, 1], PLAN: [read, 1, 1]}
    assert intake.understood.undecided == ()


def test_columns_may_differ() -> None:
    intake = read_ticks(choices=Choices(blank={ALL: "no", PLAN: "missing"}))
    assert answers_of(intake) == {VOTING: [1, 0, 1], PLAN: [None, 1, 1]}
    assert [column.means for column in intake.understood.blanks] == ["no", "missing"]


def test_a_choice_for_one_column_leaves_the_others_open() -> None:
    intake = read_ticks(choices=Choices(blank={VOTING: "no"}))
    assert intake.study is None
    assert [column.means for column in intake.understood.blanks] == ["no", None]


def test_a_dash_is_as_blank_as_nothing_and_a_word_is_an_answer() -> None:
    rows = [(*BILBAO, "X", "X"), (*PORTO, "-", "n/a"), (*LYON, "X", "")]
    intake = read_ticks(rows, choices=Choices(blank={ALL: "no"}))
    assert answers_of(intake) == {VOTING: [1, 0, 1], PLAN: [1, None, 0]}


def test_where_nothing_is_ticked_blank_may_mean_no_as_well() -> None:
    rows = [(*BILBAO, "X", ""), (*PORTO, "", ""), (*LYON, "X", "")]
    intake = read_ticks(rows)
    assert [(c.question, c.yes) for c in intake.understood.blanks] == [(VOTING, 2), (PLAN, 0)]
    one = read_ticks([(*BILBAO, "X", "")])
    assert [column.question for column in one.understood.blanks] == [PLAN]


def test_where_no_is_written_only_columns_without_any_are_asked_about() -> None:
    rows = [(*BILBAO, "sí", ""), (*PORTO, "no", ""), (*LYON, "", "")]
    assert answers_of(read_ticks(rows)) == {VOTING: [1, 0, None], PLAN: [None] * 3}
    rows = [(*BILBAO, "sí", "sí"), (*PORTO, "no", ""), (*LYON, "", "")]
    assert [column.question for column in read_ticks(rows).understood.blanks] == [PLAN]


def test_a_table_with_a_row_per_answer_is_asked_about_as_well() -> None:
    header = ("Ciudad", "País", "Pregunta", "Respuesta")
    rows = [
        (*c, q, "X" if n else "") for n, c in enumerate((BILBAO, PORTO)) for q in (VOTING, PLAN)
    ]
    assert [(c.question, c.blank) for c in read_ticks(rows, header).understood.blanks] == [
        (VOTING, 1),
        (PLAN, 1),
    ]
    intake = read_ticks(rows, header, Choices(blank={ALL: "no"}))
    answers = answers_of(intake)
    assert (answers[VOTING], answers[PLAN]) == ([0, 1], [0, 1])


def test_a_template_is_never_asked_about() -> None:
    """Its instructions say that a blank cell means: not answered."""
    study = [("Campo", "Valor"), ("Cuestionario", "urban-governance-survey-2015")]
    intake = read_file(make_workbook({"Estudio": study, "Respuestas": [HEADER, *TICKS]}), "a.xlsx")
    assert answers_of(intake) == {VOTING: [1, None, 1], PLAN: [None, 1, 1]}
    header = ("Ciudad", "País", "Latitud", "Longitud", "Población", VOTING, PLAN)
    csv = read_ticks([(*row[:2], "", "", "", *row[2:]) for row in TICKS], header)
    assert answers_of(csv) == {VOTING: [1, None, 1], PLAN: [None, 1, 1]}
