"""Choose the questions that a visitor's file answers, and the column of each."""

from __future__ import annotations

from collections.abc import Mapping

from smartgov.intake.headers import answer_columns, is_long
from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.question_names import (
    choose_questionnaire,
    known_questionnaires,
    name_questions,
)
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.city_table import NEEDED
from smartgov.intake.study.two_headers import find_split_header
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.sideways import check_sideways
from smartgov.model import Question
from smartgov.problems import Problem
from smartgov.study.questionnaire import Questionnaire


def choose_questions(grid: Grid, named: str) -> tuple[Questionnaire | None, list[Problem]]:
    """Choose the questionnaire of the answers; None if there is none.

    Parameters
    ----------
    grid
        The table of the answers.
    named
        The questionnaire id stated in the file; may be blank.

    Raises
    ------
    RefusedError
        If a table with one row per answer names far more questions than a study may have.
    """
    asked = choose_questionnaire(named, question_names(grid))
    split = find_split_header(grid)
    if split is not None:
        return None, [split]
    if asked is None:
        sideways = check_sideways(grid.spot, list(grid.header.values()))
        if sideways is not None:
            return None, [sideways]
        known = ", ".join(asked.id for asked in known_questionnaires())
        return None, [grid.spot.problem("no_questions", allowed=known)]
    return asked, []


def question_names(grid: Grid) -> list[str]:
    """List candidate question names: the header, or a column if each answer has a row."""
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
    """Map columns to questions; None if two columns have the same question.

    Parameters
    ----------
    grid
        A table of answers with one row per city.
    questions
        The questions that it may contain.
    columns
        Positions of the city columns. A question may have the same name as one of these, unless
        the column is required.
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
    """Report problems of the columns, and whether they make the table unreadable."""
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
    """Select the questions that have a column, in the order of the questionnaire.

    Parameters
    ----------
    asked
        The questions that the file may answer.
    columns
        The question of each column, by position.
    grid
        The table of the answers.
    source
        The name of the sheet or questionnaire of the questions, for the warning.
    """
    there = {question.id for question in columns.values()}
    absent = [question.id for question in asked.questions if question.id not in there]
    if not absent:
        return asked.questions, []
    questions = tuple(question for question in asked.questions if question.id in there)
    return questions, [grid.spot.problem("questions_left_out", ", ".join(absent), source)]
