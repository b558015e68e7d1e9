"""Reading ``answers.csv``: from long to wide, with each answer checked against its question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from smartgov import schema
from smartgov.model import City, Question
from smartgov.problems import Problem, has_errors
from smartgov.tables import read_table


def read_answers(
    path: Path, cities: Sequence[City] | None, questions: Sequence[Question] | None
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Read the answers of a study.

    Where cities or questions could not be read, what depends on them is not checked.

    Returns
    -------
    tuple
        Cities × questions as floats, NaN where not answered, or None where there is an error;
        and the problems.
    """
    frame, problems = read_table(path)
    if frame is None:
        return None, problems
    problems += schema.check_table(frame, schema.ANSWERS, path.name)
    if any(problem.code == "missing_column" for problem in problems):
        return None, problems
    problems += _check_duplicates(frame, path.name)
    if cities is not None:
        problems += _check_known(frame, "city", [city.id for city in cities], path.name)
    if questions is not None:
        problems += _check_known(frame, "question", [q.id for q in questions], path.name)
        problems += _check_values(frame, questions, path.name)
    if cities is None or questions is None or has_errors(problems):
        return None, problems
    wide = _widen(frame, cities, questions)
    return wide, problems + _check_ranges(wide, questions)


def _check_duplicates(frame: pd.DataFrame, file: str) -> list[Problem]:
    repeated = frame[frame.duplicated(["city", "question"]) & (frame["city"] != "")]
    return [
        Problem("duplicate_answer", file, int(row), "value", f"{a['city']}, {a['question']}")
        for row, a in repeated.iterrows()
    ]


def _check_known(
    frame: pd.DataFrame, column: str, known: Sequence[str], file: str
) -> list[Problem]:
    unknown = frame.loc[~frame[column].isin(known) & (frame[column] != ""), column]
    return [
        Problem(f"unknown_{column}", file, int(row), column, value)
        for row, value in unknown.items()
    ]


def _check_values(frame: pd.DataFrame, questions: Sequence[Question], file: str) -> list[Problem]:
    """Return the answers that their question does not allow."""
    values = schema.numbers(frame["value"])
    about = pd.DataFrame(
        {q.id: {"type": q.type, "low": q.low, "high": q.high, "log": q.log10} for q in questions}
    ).T.reindex(frame["question"])
    about.index = frame.index
    low, high = about["low"].astype(float), about["high"].astype(float)
    beyond = values.notna() & ((values < low) | (values > high))
    closed = about["type"].isin(["yes_no", "scale"])
    fraction = values.notna() & closed & (values % 1 != 0)
    sampled = about.index[about["type"] == "number"].difference(_sampled(frame, questions))
    found = {
        "out_of_range": frame.index[closed & (beyond | fraction)],
        "beyond_goalposts": sampled.intersection(frame.index[beyond]),
        "log_of_non_positive": frame.index[about["log"].eq(True) & (values <= 0)],
    }
    return [
        Problem(code, file, int(row), "value", frame.loc[row, "value"], _range(about.loc[row]))
        for code, rows in found.items()
        for row in rows
    ]


def _sampled(frame: pd.DataFrame, questions: Sequence[Question]) -> pd.Index:
    """Return the rows whose question is scored by the sample's own range."""
    ids = [question.id for question in questions if question.sample_range]
    return frame.index[frame["question"].isin(ids)]


def _range(question: pd.Series) -> str:
    if question["type"] == "yes_no":
        return "0, 1"
    return f"{question['low']:.12g} – {question['high']:.12g}"


def _widen(
    frame: pd.DataFrame, cities: Sequence[City], questions: Sequence[Question]
) -> pd.DataFrame:
    """Return answers as cities × questions, in the order of both."""
    answered = frame.assign(value=schema.numbers(frame["value"])).dropna(subset="value")
    wide = answered.pivot(index="city", columns="question", values="value")
    wide = wide.reindex(index=[c.id for c in cities], columns=[q.id for q in questions])
    wide.index.name, wide.columns.name = "city", None
    return wide.astype(float)


def _check_ranges(wide: pd.DataFrame, questions: Sequence[Question]) -> list[Problem]:
    """Return a warning for each question whose own sample cannot serve as its range."""
    return [
        Problem("no_range", "answers.csv", column=question.id)
        for question in questions
        if question.sample_range and wide[question.id].nunique() < 2
    ]
