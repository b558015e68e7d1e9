"""Read tables that are checked against a schema, and parse the cells of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from smartgov.problems import Problem, has_errors
from smartgov.study import schema
from smartgov.study.csv_table import read_table
from smartgov.study.storage import File
from smartgov.text import Text, text_columns

Table = tuple[pd.DataFrame | None, list[Problem]]


def read_checked(file: File, table: schema.Schema) -> Table:
    """Read a table and check it; missing optional columns are added as blank."""
    frame, problems = read_table(file)
    if frame is None:
        return None, problems
    frame, found = check_columns(frame, table, file.name)
    return frame, problems + found


def read_sound(path: Path, table: schema.Schema) -> list[dict[str, str]]:
    """Read the rows of a table that is part of the project.

    Raises
    ------
    ValueError
        If the table has an error.
    """
    frame, problems = read_checked(path, table)
    if frame is None or has_errors(problems):
        raise ValueError(f"{path.name}: {problems}")
    rows: list[dict[str, str]] = frame.to_dict("records")
    return rows


def check_columns(frame: pd.DataFrame, table: schema.Schema, file: str) -> Table:
    """Check a table and add missing optional columns as blank; None if a column is missing."""
    problems = schema.check_table(frame, table, file)
    if any(problem.code in {"missing_column", "too_many_problems"} for problem in problems):
        return None, problems
    return frame.reindex(columns=list(table.columns), fill_value=""), problems


def unsound_rows(problems: Iterable[Problem]) -> set[int]:
    """Collect the numbers of the rows that have an error."""
    return {p.row for p in problems if p.row is not None and p.severity == "error"}


def text_of(row: Mapping[str, str], stem: str) -> Text:
    """Read a text of a row from its column for each language."""
    return Text(*(row[column] for column in text_columns(stem)))


def number_of(row: Mapping[str, str], column: str, default: float) -> float:
    """Read the number in a cell, or use a default if it is blank."""
    return float(row[column]) if row[column] else default


def list_of(cell: str) -> tuple[str, ...]:
    """Split a cell of values separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
