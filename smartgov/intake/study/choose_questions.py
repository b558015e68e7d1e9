"""Which questions a visitor's file answers, and which column is which question."""

from __future__ import annotations

from collections.abc import Mapping

from smartgov.intake.headers import is_long
from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.question_names import (
    choose_questionnaire,
    known_questionnaires,
    name_questions,
)
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.answers_long import answer_columns
from smartgov.intake.study.city_table import NEEDED
from smartgov.intake.study.two_headers import find_split
from smartgov.intake.tables.grid import Grid
from smartgov.model import Question
from smartgov.problems import Problem
from smartgov.study.questionnaire import Questionnaire


def choose_questions(grid: Grid, named: str) -> tuple[Questionnaire | None, list[Problem]]:
    """Return the questionnaire that the answers belong to, None where there is none.

    Parameters
    ----------
    grid
        The table of the answers.
    named
        The id of the questionnaire that the file itself names; may be blank.

    Raises
    ------
    RefusedError
        Where a table with a row for each answer names far more questions than a study may have.
    """
    asked = choose_questionnaire(named, question_names(grid))
    split = find_split(grid)
    if split is not None:
        return None, [split]
    if asked is None:
        known = ", ".join(asked.id for asked in known_questionnaires())
        return None, [grid.spot.problem("no_questions", allowed=known)]
    return asked, []


def question_names(grid: Grid) -> list[str]:
    """Return what may be names of questions: the header, or a column where answers are rows."""
    names = list(grid.header.values())
    if not is_long(names):
        return names
    names = list(dict.fromkeys(grid.columns[answer_columns(grid.header)["question"]]))
    if len(names) > 2 * MAX_QUESTIONS:
        allowed = f"{MAX_QUESTIONS:,}"
        raise RefusedError(grid.spot.problem("too_many_questions", str(len(names)), allowed))
    return names


def question_columns(
    grid: Grid, questions: tuple[Question, ...], columns: Mapping[str, int]
) -> tuple[dict[int, Question] | None, list[Problem]]:
    """Return which question is asked in which column; None where two ask the same.

    Parameters
    ----------
    grid
        A table of answers with a row for each city.
    questions
        The questions that it may ask.
    columns
        Where what is known of the city stands. A question may be called as one of these is,
        unless it is one that every city needs.
    """
    named = name_questions(questions, grid.header.values())
    ids = {question.id for question in questions}
    taken = {at for name, at in columns.items() if name in NEEDED or grid.header[at] not in ids}
    asked_in = {
        position: named[name]
        for position, name in grid.header.items()
        if name in named and position not in taken
    }
    problems, broken = check_columns(grid, asked_in, taken)
    return None if broken else asked_in, problems


def check_columns(
    grid: Grid, questions: Mapping[int, Question], taken: set[int]
) -> tuple[list[Problem], bool]:
    """Return what is wrong with the columns, and whether the table cannot be read so."""
    seen: set[str] = set()
    problems, broken = [], False
    for position, question in questions.items():
        if question.id in seen:
            problems.append(grid.problem("duplicate_column", grid.top, position))
            broken = True
        seen.add(question.id)
    unknown = grid.header.keys() - questions.keys() - taken
    return problems + [grid.problem("unknown_column", grid.top, at) for at in unknown], broken


def keep_asked(
    asked: Questionnaire, columns: Mapping[int, Question], grid: Grid, source: str
) -> tuple[tuple[Question, ...], list[Problem]]:
    """Return the questions that have a column, in the order of the questionnaire.

    Parameters
    ----------
    asked
        The questions that the file may answer.
    columns
        Which question is asked in which column.
    grid
        The table of the answers.
    source
        What the warning calls the place where the questions stand: a sheet, or a questionnaire.
    """
    there = {question.id for question in columns.values()}
    absent = [question.id for question in asked.questions if question.id not in there]
    if not absent:
        return asked.questions, []
    questions = tuple(question for question in asked.questions if question.id in there)
    return questions, [grid.spot.problem("questions_left_out", ", ".join(absent), source)]
