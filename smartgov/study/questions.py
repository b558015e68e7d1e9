"""Read and check the questions of a study."""

from __future__ import annotations

from itertools import zip_longest

import pandas as pd

from smartgov.model import Framework, Question
from smartgov.problems import Problem, has_errors
from smartgov.study import schema
from smartgov.study.checked_rows import check_columns, list_of, number_of, text_of
from smartgov.study.csv_table import read_table
from smartgov.study.framework import read_recommendations
from smartgov.study.storage import File
from smartgov.text import Text, text_columns

#: Maximum steps of a scale, of which a visitor chooses one.
MAX_STEPS = 101


def read_questions(
    file: File, framework: Framework | None
) -> tuple[list[Question] | None, list[Problem]]:
    """Read the questions of a study; None if any has an error.

    Without a framework, the checks that need it are skipped.
    """
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    questions, found = check_questions(frame, framework, file.name)
    problems += found
    return None if has_errors(problems) else questions, problems


def check_questions(
    frame: pd.DataFrame, framework: Framework | None, file: str
) -> tuple[list[Question] | None, list[Problem]]:
    """Check a table of questions and convert its rows; None if any has an error."""
    table, problems = check_columns(frame, schema.QUESTIONS, file)
    if table is None:
        return None, problems
    problems += _check_dimensions(table, framework, file)
    problems += _check_recommendations(table, file)
    problems += _check_goalposts(table, file)
    if not has_errors(problems) and "scored" not in set(table["role"]):
        problems.append(Problem("no_scored_questions", file, column="role"))
    if has_errors(problems):
        return None, problems
    return [_to_question(row) for row in table.to_dict("records")], problems


def _check_dimensions(frame: pd.DataFrame, framework: Framework | None, file: str) -> list[Problem]:
    """Report scored questions without a dimension, and unknown dimensions."""
    blank = frame.index[(frame["dimension"] == "") & (frame["role"] == "scored")]
    problems = [Problem("required", file, int(row), "dimension") for row in blank]
    if framework is None:
        return problems
    known = [dimension.id for dimension in framework.dimensions]
    return problems + [
        Problem("unknown_dimension", file, int(row), "dimension", value, ", ".join(known))
        for row, value in frame["dimension"].items()
        if value and value not in known
    ]


def _check_recommendations(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report unknown recommendations."""
    known = [recommendation.id for recommendation in read_recommendations()]
    allowed = ", ".join(known)
    return [
        Problem("unknown_recommendation", file, int(row), "recommendations", value, allowed)
        for row, cell in frame["recommendations"].items()
        for value in list_of(cell)
        if value not in known
    ]


def _check_goalposts(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report goalposts that are missing, in the wrong order, or invalid for a logarithm."""
    low, high = schema.numbers(frame["low"]), schema.numbers(frame["high"])
    fixed = (frame["type"] == "scale") | (frame["type"] == "number") & (frame["range"] != "sample")
    logs = (frame["transform"] == "log10") & fixed
    problems = [
        Problem("required", file, int(row), column)
        for column in ("low", "high")
        for row in frame.index[fixed & (frame[column] == "")]
    ]
    problems += [
        Problem("bad_goalposts", file, int(row), "low", frame.loc[row, "low"])
        for row in frame.index[low >= high]
    ]
    problems += [
        Problem("out_of_range", file, int(row), "high", frame.loc[row, "high"], _most(low[row]))
        for row in frame.index[(frame["type"] == "scale") & (high - low >= MAX_STEPS)]
    ]
    problems += _check_yes_no(frame[frame["type"] == "yes_no"], file)
    problems += _check_levels(frame, low, high, file)
    return problems + [
        Problem("log_of_non_positive", file, int(row), "low", frame.loc[row, "low"])
        for row in frame.index[logs & (low <= 0)]
    ]


def _most(low: float) -> str:
    """Format the range of the high goalpost of a scale."""
    return f"{low + 1:g} – {low + MAX_STEPS - 1:g}"


def _check_yes_no(frame: pd.DataFrame, file: str) -> list[Problem]:
    """Report settings with which yes would not score 100, or no would not score 0."""
    allowed = {"low": ("0", {"0"}), "high": ("1", {"1"}), "transform": ("none", {"none"})}
    return [
        Problem("not_allowed", file, int(row), column, cell, shown)
        for column, (shown, right) in allowed.items()
        for row, cell in frame[column].items()
        if cell and cell not in right
    ]


def _check_levels(frame: pd.DataFrame, low: pd.Series, high: pd.Series, file: str) -> list[Problem]:
    """Report level labels that do not match the number of steps of the scale."""
    steps = (high - low + 1).where(frame["type"] == "scale", 0)
    return [
        Problem("bad_levels", file, int(row), column, str(len(list_of(cell))), f"{steps[row]:.0f}")
        for column in text_columns("levels")
        for row, cell in frame[column].items()
        if cell and len(list_of(cell)) != steps[row]
    ]


def _to_question(row: dict[str, str]) -> Question:
    text = text_of(row, "text")
    label = text_of(row, "label")
    return Question(
        id=row["id"],
        dimension=row["dimension"] or None,
        role=row["role"],  # type: ignore[arg-type]
        type=row["type"],  # type: ignore[arg-type]
        low=number_of(row, "low", 0),
        high=number_of(row, "high", 1),
        log10=row["transform"] == "log10",
        sample_range=row["range"] == "sample",
        direction=-1 if row["direction"] == "-1" else 1,
        weight=number_of(row, "weight", 1),
        unit=row["unit"],
        source_item=row["source_item"],
        recommendations=list_of(row["recommendations"]),
        label=label if label.en else text,
        text=text,
        levels=_read_levels(row),
        wording=row[schema.WORDING] or "1",
    )


def _read_levels(row: dict[str, str]) -> tuple[Text, ...]:
    """Read the labels of a scale, from low to high."""
    columns = [list_of(row[column]) for column in text_columns("levels")]
    return tuple(Text(*words) for words in zip_longest(*columns, fillvalue=""))
