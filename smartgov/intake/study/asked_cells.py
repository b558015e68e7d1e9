"""Find the cells that answer each question, however the table is laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smartgov.intake.headers import answer_columns, is_long
from smartgov.intake.question_names import name_questions
from smartgov.intake.study.answers_long import rows_of_names
from smartgov.intake.study.choose_cities import answer_city_columns
from smartgov.intake.study.choose_questions import question_columns
from smartgov.intake.tables.read_tables import Tables
from smartgov.model import Question


@dataclass(frozen=True, eq=False)
class AskedCells:
    """The cells that answer a question.

    Attributes
    ----------
    question
        The question.
    name
        Its name in the file.
    position
        The column of the cells.
    rows
        Their rows, counted from 0.
    """

    question: Question
    name: str
    position: int
    rows: Sequence[int]

    def cells(self, columns: Mapping[int, Sequence[str]]) -> list[str]:
        """Select the cells from the columns of their table."""
        column = columns[self.position]
        return [column[row] for row in self.rows]


def find_asked_cells(tables: Tables, questions: Sequence[Question]) -> list[AskedCells]:
    """Find the cells that answer each question, in the order of the file."""
    grid = tables.grids["answers"]
    if is_long(list(grid.header.values())):
        columns = answer_columns(grid.header)
        rows_of = rows_of_names(grid.columns[columns["question"]])
        named = name_questions(questions, rows_of)
        value = columns["value"]
        return [AskedCells(named[n], n, value, rows) for n, rows in rows_of.items() if n in named]
    asked, _ = question_columns(grid, tuple(questions), answer_city_columns(tables))
    rows = range(len(grid.rows))
    return [AskedCells(q, grid.name(at), at, rows) for at, q in (asked or {}).items()]
