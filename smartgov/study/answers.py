"""Read the answers of a study and check each one against its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from smartgov.evidence import EVIDENCE_COLUMNS
from smartgov.model import City, Evidence, Question
from smartgov.problems import Problem
from smartgov.study import schema
from smartgov.study.allowed import allowed_range, find_disallowed
from smartgov.study.checked_rows import check_columns, unsound_rows
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File


@dataclass(frozen=True, eq=False)
class AnswerRows:
    """The valid rows of a table of answers, and the cities that have invalid ones.

    Attributes
    ----------
    sound
        Valid answers: columns ``city``, ``question``, ``value`` (float) and those of the evidence;
        blank answers omitted.
    unsound
        Ids of the cities with at least one invalid answer.
    """

    sound: pd.DataFrame
    unsound: frozenset[str]

    def widen(self, cities: Sequence[City], questions: Sequence[Question]) -> pd.DataFrame:
        """Pivot to cities × questions, in the given order; NaN where there is no answer."""
        wide = self.sound.pivot(index="city", columns="question", values="value")
        wide = wide.reindex(index=[c.id for c in cities], columns=[q.id for q in questions])
        wide.index.name, wide.columns.name = "city", None
        return wide.astype(float)

    def evidence(self, cities: Sequence[City]) -> dict[tuple[str, str], Evidence]:
        """Collect the evidence behind the answers of some cities, where something was given."""
        columns = list(EVIDENCE_COLUMNS)
        given = self.sound[(self.sound[columns] != "").any(axis=1)]
        given = given[given["city"].isin([city.id for city in cities])]
        rows = given[["city", "question", *columns]].itertuples(index=False, name=None)
        return {(city, question): Evidence(*cells) for city, question, *cells in rows}


def read_answer_rows(
    file: File, cities: Sequence[str] | None, questions: Sequence[Question] | None
) -> tuple[AnswerRows | None, list[Problem]]:
    """Read the answers of a study.

    Parameters
    ----------
    file
        A table with one row per answer.
    cities, questions
        The ids of the cities, and the questions; None if they could not be read, in which case
        the checks that need them are skipped.

    Returns
    -------
    tuple
        The rows, or None if the table as a whole is unusable; and the problems.
    """
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    frame, found = check_columns(frame, schema.ANSWERS, file.name)
    problems += found
    if frame is None:
        return None, problems
    problems += [*_check_duplicates(frame, file.name), *_check_behind(frame, file.name)]
    if cities is not None:
        problems += _check_known(frame, "city", cities, file.name)
    if questions is not None:
        problems += _check_known(frame, "question", [q.id for q in questions], file.name)
        problems += _check_values(frame, questions, file.name)
    if len(problems) > schema.MANY:
        return None, [*problems[: schema.MANY], schema.too_many(file.name)]
    return _separate_invalid(frame, problems), problems


def _separate_invalid(frame: pd.DataFrame, problems: Sequence[Problem]) -> AnswerRows:
    """Separate the valid rows from the cities that have invalid ones."""
    unsound = frame.index.isin(sorted(unsound_rows(problems)))
    answered = frame[~unsound].assign(value=schema.numbers(frame["value"]))
    return AnswerRows(answered.dropna(subset="value"), frozenset(frame.loc[unsound, "city"]))


def _check_duplicates(frame: pd.DataFrame, file: str) -> list[Problem]:
    repeated = frame[frame.duplicated(["city", "question"]) & (frame["city"] != "")]
    return [
        Problem("duplicate_answer", file, int(row), "value", f"{a['city']}, {a['question']}")
        for row, a in repeated[: schema.MANY + 1].iterrows()
    ]


def check_evidence(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report what is wrong with the evidence of rows that were not read from ``answers.csv``.

    ``frame`` has the columns of that file as text; where ``value`` is blank there is no answer.
    """
    problems = schema.check_table(frame, schema.ANSWERS, file)
    return [*problems, *_check_duplicates(frame, file), *_check_behind(frame, file)]


def _check_behind(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report dates of a verification by nobody, and evidence without an answer."""
    nobody = (frame["verified_on"] != "") & (frame["verified_by"] == "")
    columns = list(EVIDENCE_COLUMNS)
    without = (frame["value"] == "") & (frame[columns] != "").any(axis=1)
    return [
        Problem(code, file, int(row), column, str(frame.loc[row, value]))
        for code, column, value, wrong in (
            ("verified_by_nobody", "verified_by", "verified_on", nobody),
            ("evidence_without_answer", "value", "question", without),
        )
        for row in frame.index[wrong][: schema.MANY + 1]
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
    """Report the answers that are outside the range of their question."""
    values = schema.numbers(frame["value"])
    rows_of = frame.groupby("question").groups
    return [
        Problem(code, file, int(row), "value", frame.loc[row, "value"], allowed_range(question))
        for question in questions
        for code, wrong in find_disallowed(question, values[rows_of.get(question.id, [])]).items()
        for row in wrong.index[wrong][: schema.MANY + 1]
    ]


def check_ranges(wide: pd.DataFrame, questions: Sequence[Question], file: str) -> list[Problem]:
    """Warn about each question with a sample range but fewer than two different answers."""
    return [
        Problem("no_range", file, column=question.id)
        for question in questions
        if question.sample_range and wide[question.id].nunique() < 2
    ]
