"""The tables of a visitor's file by what they hold, from a workbook or from one CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from smartgov.intake.archive import Archive
from smartgov.intake.delimited import decode, find_separator, read_rows
from smartgov.intake.grid import Grid, Place, RefusedError, Row, read_grid
from smartgov.intake.headers import is_city_header, is_study_header, row_limit
from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.vocabulary import ids, key
from smartgov.intake.workbook import Workbook, open_workbook
from smartgov.problems import Problem

Progress = Callable[[float], None]

#: Sheets that are there to help whoever fills a workbook in.
_HELP = frozenset({"instructions", "lists"})


@dataclass(eq=False)
class Tables:
    """What a file holds.

    Attributes
    ----------
    file
        Where problems of the file as a whole stand.
    study
        The rows of the sheet of the study, with its place; None where there is none.
    grids
        The other tables by what they hold: ``questions``, ``framework``, ``cities``, ``answers``.
    comma
        Whether a lone comma is always a decimal one.
    problems
        What was wrong so far.
    sheets
        The names of all sheets, in order.
    """

    file: Place
    study: tuple[Place, list[Row]] | None = None
    grids: dict[str, Grid] = field(default_factory=dict)
    comma: bool = False
    problems: list[Problem] = field(default_factory=list)
    sheets: tuple[str, ...] = ()


def read_csv(content: bytes, place: Place, progress: Progress) -> Tables:
    """Read a CSV file: one table of answers."""
    text = decode(content, place)
    separator, start = find_separator(text, is_city_header)
    rows = read_rows(text, separator, start, place, progress)
    tables = Tables(place, comma=separator != ",")
    _add_answers(tables, place, rows)
    return tables


def read_workbook(archive: Archive, progress: Progress) -> Tables:
    """Read a workbook: its sheets by what they hold."""
    book = open_workbook(archive)
    place = archive.place
    tables = Tables(place, sheets=tuple(book.sheets))
    for there, code in ((book.has_macros, "macros"), (book.has_links, "external_links")):
        if there:
            tables.problems.append(place.problem(code))
    roles, others = _assign(book)
    for role, sheet in roles.items():
        _add_sheet(tables, role, Place(place.file, sheet), book.rows(sheet, _quiet))
    if "answers" in roles:
        sheet = roles["answers"]
        _add_answers(tables, Place(place.file, sheet), book.rows(sheet, progress))
    else:
        _find_answers(tables, book, others, progress)
    answering = tables.grids["answers"].place.sheet if "answers" in tables.grids else ""
    tables.problems += [
        Place(place.file, sheet).problem("unknown_sheet")
        for sheet in others
        if sheet != answering and next(book.rows(sheet, _quiet), None)
    ]
    return tables


def _quiet(_: float) -> None:
    """Tell nobody of the progress."""


def _assign(book: Workbook) -> tuple[dict[str, str], list[str]]:
    """Return the sheet of each role, the first of several, and the sheets that have none."""
    known = ids("sheets")
    roles: dict[str, str] = {}
    others = []
    for sheet in book.sheets:
        role = known.get(key(sheet))
        if role in _HELP:
            continue
        if role is None or role in roles:
            others.append(sheet)
        else:
            roles[role] = sheet
    return roles, others


def _add_sheet(tables: Tables, role: str, place: Place, rows: Iterator[Row]) -> None:
    """Add a sheet other than that of the answers."""
    if role == "study":
        tables.study = (place, [row for row, _ in zip(rows, range(MAX_QUESTIONS), strict=False)])
    elif role == "cities":
        grid = read_grid(place, rows, is_city_header, row_limit)
        if grid is None:
            tables.problems.append(place.problem("no_header"))
        else:
            tables.grids[role] = grid
    elif role in {"questions", "framework"}:
        limit = (MAX_QUESTIONS, "too_many_questions")
        grid = read_grid(place, rows, is_study_header(role), lambda _: limit)
        if grid is not None:
            tables.grids[role] = grid


def _add_answers(tables: Tables, place: Place, rows: Iterator[Row]) -> None:
    first = next(rows, None)
    if first is None:
        raise RefusedError(place.problem("no_rows"))
    grid = read_grid(place, chain([first], rows), is_city_header, row_limit)
    if grid is None:
        tables.problems.append(place.problem("no_header"))
    else:
        tables.grids["answers"] = grid


def _find_answers(tables: Tables, book: Workbook, others: list[str], progress: Progress) -> None:
    """Take the answers from a sheet of another name, or from that of the cities."""
    for sheet in others:
        place = Place(tables.file.file, sheet)
        grid = read_grid(place, book.rows(sheet, progress), is_city_header, row_limit)
        if grid is not None:
            tables.grids["answers"] = grid
            return
    if "cities" in tables.grids:
        tables.grids["answers"] = tables.grids.pop("cities")
    elif not tables.problems or all(p.code != "no_header" for p in tables.problems):
        tables.problems.append(tables.file.problem("no_answers_sheet"))
