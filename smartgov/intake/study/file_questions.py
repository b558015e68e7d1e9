"""Questions and a framework that a visitor's workbook brings along, in the format of a study."""

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


def own_questions(tables: Tables) -> tuple[Questionnaire | None, list[Problem]]:
    """Return the questions of a workbook's own sheet; None where there is none, or it is wrong."""
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
    """Return a grid as a table in the format of a study; None where it cannot be one."""
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
    """Return problems of a table of a study with the spot where they stand in a visitor's file."""
    positions = {name.lower(): position for position, name in grid.header.items()}
    return [
        replace(
            grid.problem(p.code, p.row, positions.get(p.column), p.value, p.allowed),
            column=p.column,
        )
        for p in problems
    ]
