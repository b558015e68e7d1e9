"""Read the tables of a workbook or CSV file, by their role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice

from smartgov.cases.own_cases import MAX_ROWS as MAX_PRACTICES
from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.headers import (
    is_city_header,
    is_evidence_header,
    is_practice_header,
    is_study_header,
    row_limit,
)
from smartgov.intake.limits import MAX_ANSWERS, MAX_QUESTIONS
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.archive import Archive
from smartgov.intake.tables.bare_header import choose_header
from smartgov.intake.tables.carry_down import carry_down
from smartgov.intake.tables.delimited import find_separator, read_rows
from smartgov.intake.tables.encodings import decode_file
from smartgov.intake.tables.grid import Grid, GridFound, read_grid
from smartgov.intake.tables.layouts import Layout
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.open_document import is_open_document, open_document
from smartgov.intake.tables.sheet_marks import check_marks
from smartgov.intake.tables.sheet_roles import answers_in, assign_sheets
from smartgov.intake.tables.stacked import Stack, check_beside, is_sure_header
from smartgov.intake.tables.turned_sheets import turn_rows, turn_sheets
from smartgov.intake.tables.workbook import Book, open_workbook
from smartgov.intake.understood import Encoding
from smartgov.problems import Problem

#: The sheets that are no tables of cities, questions or answers.
FURTHER = ("practices", "evidence")

Progress = Callable[[float], None]


@dataclass(frozen=True)
class StudySheet:
    """The sheet that describes the study, as rows of a name and a value."""

    spot: Spot
    rows: Sequence[Row]


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of a file.

    Attributes
    ----------
    file
        The location of problems that concern the whole file.
    study
        The study sheet; None if there is none.
    grids
        The other tables by role: ``questions``, ``framework``, ``cities``, ``answers``.
    comma
        Whether the decimal sign is a comma, as far as the separator of the cells tells.
    sheets
        The names of all sheets, in order.
    encoding
        The encoding of a CSV file; None for a workbook.
    layout
        How the table of answers was turned; None if it was not.
    practices
        The table of documented practices; None if there is none.
    evidence
        The table of the evidence behind answers; None if there is none.
    """

    file: Spot
    study: StudySheet | None = None
    grids: Mapping[str, Grid] = field(default_factory=dict)
    comma: bool = False
    sheets: tuple[str, ...] = ()
    encoding: Encoding | None = None
    layout: Layout | None = None
    practices: Grid | None = None
    evidence: Grid | None = None


TablesFound = tuple[Tables, list[Problem]]


def read_csv(
    content: bytes, spot: Spot, progress: Progress, choices: Choices = NO_CHOICES
) -> TablesFound:
    """Read a CSV file, which contains one table of answers.

    Of the visitor's choices, the encoding and the roles of columns matter here.
    """
    text, read_as = decode_file(content, spot, choices.encoding)
    separator, start = find_separator(text, is_city_header)
    turned = turn_rows(spot, read_rows(text, separator, start, spot, _ignore))
    grid, problems = turned.grid, list(turned.problems)
    if not turned.sheets:
        grid, problems = _read_answers(spot, read_rows(text, separator, start, spot, progress))
    if not turned.sheets and grid is not None:
        grid, _, found = carry_down(grid, chosen=choices.columns)
        problems += found
    grids = {} if grid is None else {"answers": grid}
    if read_as.certainty == "guessed":
        problems = [spot.problem("guessed_encoding", _show_samples(read_as)), *problems]
    comma = separator != ","
    layout = turned.layout
    return Tables(spot, grids=grids, comma=comma, encoding=read_as, layout=layout), problems


def _show_samples(encoding: Encoding) -> str:
    """List some names as they read in the encoding of a file."""
    return ", ".join(next((cells for _, cells in encoding.samples), ()))


def read_workbook(
    archive: Archive, progress: Progress, choices: Choices = NO_CHOICES
) -> TablesFound:
    """Read the sheets of a workbook according to their roles.

    Of the visitor's choices, the roles of columns matter here.
    """
    book: Book = open_document(archive) if is_open_document(archive) else open_workbook(archive)
    spot = archive.spot
    flags = ((book.has_macros, "macros"), (book.has_links, "external_links"))
    problems = [spot.problem(code) for there, code in flags if there]
    roles = assign_sheets(book)
    turned = turn_sheets(book, roles)
    roles = roles.without(turned.sheets)
    problems += turned.problems
    study, sheets, found = _read_sheets(book, roles.sheets, progress, choices.columns)
    problems += found
    practices, evidence = (sheets.pop(role, (None, None))[0] for role in FURTHER)
    grids = {role: grid for role, (grid, _) in sheets.items()}
    answers = roles.sheets.get("answers", "")
    if turned.grid is not None:
        grids["answers"] = turned.grid
    elif turned.sheets:
        pass
    elif not answers and "cities" in grids:
        grids["answers"] = grids.pop("cities")
    elif not answers and not any(problem.code == "no_header" for problem in problems):
        problems.append(spot.problem("no_answers_sheet"))
    problems += _check_unread(book, answers, roles.others)
    for grid, marks in sheets.values():
        problems += check_marks(grid, marks)
    read = [sheet for sheet in roles.sheets.values() if sheet in book.hidden]
    problems += [Spot(spot.file, sheet).problem("hidden_sheet") for sheet in read]
    tables = Tables(spot, study, grids, sheets=tuple(book.sheets), layout=turned.layout)
    return replace(tables, practices=practices, evidence=evidence), problems


def _read_study(book: Book, sheet: str) -> StudySheet:
    """Read the study sheet."""
    rows = book.rows(sheet, _ignore)
    return StudySheet(Spot(book.archive.spot.file, sheet), list(islice(rows, MAX_QUESTIONS)))


def _read_sheets(
    book: Book, roles: Mapping[str, str], progress: Progress, chosen: Mapping[str, str]
) -> tuple[StudySheet | None, dict[str, tuple[Grid, SheetMarks]], list[Problem]]:
    """Read the study sheet and the tables; the answers, the longest table, come last."""
    study, grids, problems = None, {}, []
    for role in sorted(roles, key=lambda role: role == "answers"):
        sheet = roles[role]
        if role == "study":
            study = _read_study(book, sheet)
        elif role in _READERS:
            build = partial(_READERS[role], Spot(book.archive.spot.file, sheet))
            told = progress if role == "answers" else _ignore
            (grid, found), marks = book.read_sheet(sheet, build, told)
            problems += found
            if grid is not None and role in FURTHER:
                grids[role] = (grid, marks)
            elif grid is not None:
                grid, marks, found = carry_down(grid, marks, chosen)
                problems += found
                grids[role] = (grid, marks)
    return study, grids, problems


def _check_unread(book: Book, answers: str, sheets: Sequence[str]) -> list[Problem]:
    """Warn about each sheet that is not read, or that may contain the actual answers."""
    problems = []
    for sheet in sheets:
        spot = Spot(book.archive.spot.file, sheet)
        if answers and answers_in(book, sheet):
            problems.append(spot.problem("other_answers", answers))
        elif next(book.rows(sheet, _ignore), None):
            problems.append(spot.problem("unknown_sheet"))
    return problems


def _ignore(_: float) -> None:
    """Ignore the progress."""


def _read_answers(spot: Spot, rows: Iterator[Row]) -> GridFound:
    """Read the table of answers, which must have rows."""
    first = next(rows, None)
    if first is None:
        raise RefusedError(spot.problem("no_rows"))
    return _read_cities(spot, chain([first], rows))


def _read_cities(spot: Spot, rows: Iterator[Row]) -> GridFound:
    """Read a table whose header names a city column."""
    is_header, rows = choose_header(rows)
    grid, problems = read_grid(
        spot, rows, is_header, row_limit, is_sure=is_sure_header, stack=Stack
    )
    if grid is None:
        return None, [spot.problem("no_header")]
    check_beside(grid)
    return grid, problems


def _read_study_table(role: str, spot: Spot, rows: Iterator[Row]) -> GridFound:
    """Read a table in the study format; None if no row is its header."""
    limit = (MAX_QUESTIONS, "too_many_questions")
    return read_grid(spot, rows, is_study_header(role), lambda _: limit)


def _read_practices(spot: Spot, rows: Iterator[Row]) -> GridFound:
    """Read a table of practices; None if no row is its header."""
    limit = (MAX_PRACTICES, "too_many_practices")
    return read_grid(spot, rows, is_practice_header, lambda _: limit)


def _read_evidence(spot: Spot, rows: Iterator[Row]) -> GridFound:
    """Read a table of evidence; None if no row is its header."""
    limit = (MAX_ANSWERS, "too_many_answers")
    return read_grid(spot, rows, is_evidence_header, lambda _: limit)


#: The function that reads the sheet of each role.
_READERS: Mapping[str, Callable[[Spot, Iterator[Row]], GridFound]] = {
    "questions": partial(_read_study_table, "questions"),
    "framework": partial(_read_study_table, "framework"),
    "cities": _read_cities,
    "answers": _read_answers,
    "practices": _read_practices,
    "evidence": _read_evidence,
}
