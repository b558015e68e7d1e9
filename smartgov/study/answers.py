"""The answers of a study: from long to wide, with each answer checked against its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.model import City, Question
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.allowed import allowed_range, find_disallowed
from smartgov.study.checked_rows import check_columns, unsound_rows
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File


@dataclass(frozen=True, eq=False)
class AnswerRows:
    """The rows of a table of answers: what is sound in it, and whose answers are not.

    Attributes
    ----------
    sound
        Columns ``city, question, value``, the last as floats; blank answers left out.
    unsound
        The cities that have an answer which cannot be used.
    """

    sound: pd.DataFrame
    unsound: frozenset[str]

    def widen(self, cities: Sequence[City], questions: Sequence[Question]) -> pd.DataFrame:
        """Return answers as cities × questions, in the order of both; NaN where not answered."""
        wide = self.sound.pivot(index="city", columns="question", values="value")
        wide = wide.reindex(index=[c.id for c in cities], columns=[q.id for q in questions])
        wide.index.name, wide.columns.name = "city", None
        return wide.astype(float)


def read_answer_rows(
    file: File, cities: Sequence[str] | None, questions: Sequence[Question] | None
) -> tuple[AnswerRows | None, list[Problem]]:
    """Read the answers of a study.

    Parameters
    ----------
    file
        A table with a row for each answer.
    cities, questions
        The ids of the cities, and the questions; None where they could not be read, and then
        what depends on them is not checked.

    Returns
    -------
    tuple
        The rows, or None where the table as a whole cannot be used; and the problems.
    """
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    frame, found = check_columns(frame, schema.ANSWERS, file.name)
    problems += found
    if frame is None:
        return None, problems
    problems += _check_duplicates(frame, file.name)
    if cities is not None:
        problems += _check_known(frame, "city", cities, file.name)
    if questions is not None:
        problems += _check_known(frame, "question", [q.id for q in questions], file.name)
        problems += _check_values(frame, questions, file.name)
    if len(problems) > schema.MANY:
        return None, [*problems[: schema.MANY], schema.too_many(file.name)]
    return _split(frame, problems), problems


def _split(frame: pd.DataFrame, problems: Sequence[Problem]) -> AnswerRows:
    """Return the rows that can be used, and the cities of the others."""
    unsound = frame.index.isin(sorted(unsound_rows(problems)))
    answered = frame[~unsound].assign(value=schema.numbers(frame["value"]))
    return AnswerRows(answered.dropna(subset="value"), frozenset(frame.loc[unsound, "city"]))


def _check_duplicates(frame: pd.DataFrame, file: str) -> list[Problem]:
    repeated = frame[frame.duplicated(["city", "question"]) & (frame["city"] != "")]
    return [
        Problem("duplicate_answer", file, int(row), "value", f"{a['city']}, {a['question']}")
        for row, a in repeated[: schema.MANY + 1].iterrows()
    ]


def _check_known(
    frame: pd.DataFrame, column: str, known: Sequence[str], file: str
) -> list[Problem]:
    unknown = frame.loc[~frame[column].isin(known) & (frame[column] != ""), column]
    return [
        Problem(f"unknown_{column}", file, int(row), column, value)
        for row, value in unknown[: schema.MANY + 1].items()
    ]


def _check_values(frame: pd.DataFrame, questions: Sequence[Question], file: str) -> list[Problem]:
    """Return the answers that their question does not allow."""
    values = schema.numbers(frame["value"])
    rows_of = frame.groupby("question").groups
    return [
        Problem(code, file, int(row), "value", frame.loc[row, "value"], allowed_range(question))
        for question in questions
        for code, wrong in find_disallowed(question, values[rows_of.get(question.id, [])]).items()
        for row in wrong.index[wrong][: schema.MANY + 1]
    ]


def check_ranges(wide: pd.DataFrame, questions: Sequence[Question], file: str) -> list[Problem]:
    """Return a warning for each question whose own sample cannot serve as its range."""
    return [
        Problem("no_range", file, column=question.id)
        for question in questions
        if question.sample_range and wide[question.id].nunique() < 2
    ]
