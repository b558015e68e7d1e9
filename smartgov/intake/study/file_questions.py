"""Read questions and a framework from the sheets of a visitor's workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.model import Framework
from smartgov.problems import Problem
from smartgov.study.framework import check_framework, read_framework
from smartgov.study.questionnaire import Questionnaire
from smartgov.study.questions import check_questions


def read_file_questions(tables: Tables) -> tuple[Questionnaire | None, list[Problem]]:
    """Read the questions sheet of a workbook; None if it is missing or invalid."""
    grid = tables.grids.get("questions")
    if grid is None:
        return None, []
    framework, problems = _own_framework(tables)
    table, found = _as_table(grid)
    problems += found
    if table is None:
        return None, problems
    questions, found = check_questions(table, framework, grid.spot.file)
    problems += show_problems(grid, found)
    if framework is None or questions is None:
        return None, problems
    return Questionnaire("", framework, tuple(questions)), problems


def _own_framework(tables: Tables) -> tuple[Framework | None, list[Problem]]:
    grid = tables.grids.get("framework")
    if grid is None:
        return read_framework()
    table, problems = _as_table(grid)
    if table is None:
        return None, problems
    framework, found = check_framework(table, grid.spot.file)
    return framework, problems + show_problems(grid, found)


def _as_table(grid: Grid) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Convert a grid to a table in the study format; None if that is not possible."""
    names = {position: name.lower() for position, name in grid.header.items()}
    seen: set[str] = set()
    problems = list(grid.unreadable(names).values())
    for position, name in names.items():
        if name in seen:
            problems.append(grid.problem("duplicate_column", grid.top, position))
        seen.add(name)
    if not grid.rows:
        problems.append(grid.spot.problem("no_rows"))
    if problems:
        return None, problems
    columns = {name: grid.columns[position] for position, name in names.items()}
    return pd.DataFrame(columns, index=grid.rows, dtype=object), problems


def show_problems(grid: Grid, problems: Sequence[Problem]) -> list[Problem]:
    """Convert problems of a study table to the cells of the visitor's sheet."""
    positions = {name.lower(): position for position, name in grid.header.items()}
    return [
        replace(
            grid.problem(p.code, p.row, positions.get(p.column), p.value, p.allowed),
            column=p.column,
        )
        for p in problems
    ]
