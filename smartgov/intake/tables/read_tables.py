"""The tables of a visitor's file by what they hold, from a workbook or from one CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from smartgov.intake.headers import is_city_header, is_study_header, row_limit
from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.delimited import decode, find_separator, read_rows, torn_rows
from smartgov.intake.tables.grid import Grid, read_grid
from smartgov.intake.tables.sheet_marks import look_at
from smartgov.intake.tables.sheet_roles import answers_in, assign_sheets
from smartgov.intake.tables.workbook import Workbook, open_workbook
from smartgov.problems import Problem

Progress = Callable[[float], None]


@dataclass(eq=False)
class Tables:
    """What a file holds.

    Attributes
    ----------
    file
        Where problems of the file as a whole stand.
    study
        The rows of the sheet of the study, with its spot; None where there is none.
    grids
        The other tables by what they hold: ``questions``, ``framework``, ``cities``, ``answers``.
    comma
        Whether a lone comma is always a decimal one.
    problems
        What was wrong so far.
    sheets
        The names of all sheets, in order.
    """

    file: Spot
    study: tuple[Spot, list[Row]] | None = None
    grids: dict[str, Grid] = field(default_factory=dict)
    comma: bool = False
    problems: list[Problem] = field(default_factory=list)
    sheets: tuple[str, ...] = ()


def read_csv(content: bytes, spot: Spot, progress: Progress) -> Tables:
    """Read a CSV file: one table of answers."""
    text = decode(content, spot)
    separator, start = find_separator(text, is_city_header)
    widths: dict[int, int] = {}
    rows = read_rows(text, separator, start, spot, progress, widths)
    tables = Tables(spot, comma=separator != ",")
    _add_answers(tables, spot, rows)
    for grid in tables.grids.values():
        grid.problems.extend(torn_rows(grid, widths))
    return tables


def read_workbook(archive: Archive, progress: Progress) -> Tables:
    """Read a workbook: its sheets by what they hold."""
    book = open_workbook(archive)
    spot = archive.spot
    tables = Tables(spot, sheets=tuple(book.sheets))
    for there, code in ((book.has_macros, "macros"), (book.has_links, "external_links")):
        if there:
            tables.problems.append(spot.problem(code))
    roles, others = assign_sheets(book)
    for role, sheet in roles.items():
        if role != "answers":
            _add_sheet(tables, role, Spot(spot.file, sheet), book.rows(sheet, _quiet))
    if "answers" in roles:
        sheet = roles["answers"]
        _add_answers(tables, Spot(spot.file, sheet), book.rows(sheet, progress))
    elif "cities" in tables.grids:
        tables.grids["answers"] = tables.grids.pop("cities")
    elif not any(problem.code == "no_header" for problem in tables.problems):
        tables.problems.append(spot.problem("no_answers_sheet"))
    _tell_unread(tables, book, roles.get("answers", ""), others)
    for grid in tables.grids.values():
        tables.problems += look_at(grid, book.seen[grid.spot.sheet])
    return tables


def _tell_unread(tables: Tables, book: Workbook, answers: str, sheets: list[str]) -> None:
    """Tell which sheets are not read, and which of them might be the one that counts."""
    for sheet in sheets:
        spot = Spot(tables.file.file, sheet)
        if answers and answers_in(book, sheet):
            tables.problems.append(spot.problem("other_answers", answers))
        elif next(book.rows(sheet, _quiet), None):
            tables.problems.append(spot.problem("unknown_sheet"))


def _quiet(_: float) -> None:
    """Tell nobody of the progress."""


def _add_sheet(tables: Tables, role: str, spot: Spot, rows: Iterator[Row]) -> None:
    """Add a sheet other than that of the answers."""
    if role == "study":
        tables.study = (spot, [row for row, _ in zip(rows, range(MAX_QUESTIONS), strict=False)])
    elif role == "cities":
        grid = read_grid(spot, rows, is_city_header, row_limit)
        if grid is None:
            tables.problems.append(spot.problem("no_header"))
        else:
            tables.grids[role] = grid
    elif role in {"questions", "framework"}:
        limit = (MAX_QUESTIONS, "too_many_questions")
        grid = read_grid(spot, rows, is_study_header(role), lambda _: limit)
        if grid is not None:
            tables.grids[role] = grid


def _add_answers(tables: Tables, spot: Spot, rows: Iterator[Row]) -> None:
    first = next(rows, None)
    if first is None:
        raise RefusedError(spot.problem("no_rows"))
    grid = read_grid(spot, chain([first], rows), is_city_header, row_limit)
    if grid is None:
        tables.problems.append(spot.problem("no_header"))
    else:
        tables.grids["answers"] = grid
