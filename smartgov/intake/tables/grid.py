"""Read a table with a header near the top and rows below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Protocol

from openpyxl.utils import get_column_letter

from smartgov.intake.cells import CODES, ERROR_STARTS, is_formula_error
from smartgov.intake.limits import (
    MAX_COLUMNS,
    MAX_HEADER,
    MAX_PROBLEMS,
    MAX_TEXT,
    megabytes,
)
from smartgov.intake.spot import NO_ROW, RefusedError, Row, Spot
from smartgov.intake.tables.sideways import describe_width
from smartgov.problems import Problem

#: Number of rows at the top in which the header is searched.
TOP = 20

#: Maximum unnamed columns listed individually.
UNNAMED = 10


@dataclass(frozen=True)
class Part:
    """A further table below: the row of its header, and where it has each column of the first."""

    row: int
    columns: Mapping[int, int]


@dataclass(frozen=True, eq=False)
class Grid:
    """A table of text.

    Attributes
    ----------
    spot
        The location of the table.
    header
        Column names by position; unnamed columns are omitted.
    top
        The row number of the header.
    rows
        The numbers of the rows below, without blank ones.
    columns
        The cells of each named column, in the order of ``rows``.
    misaligned
        The numbers of the rows whose cells do not line up with the header.
    above, below
        The rows next to the header, with all their cells.
    parts
        The further tables below, whose rows are in the order of this one.
    originals
        The names in the file of columns that were given another role, by position.
    """

    spot: Spot
    header: Mapping[int, str]
    top: int
    rows: Sequence[int]
    columns: Mapping[int, Sequence[str]]
    misaligned: frozenset[int] = frozenset()
    above: Row = NO_ROW
    below: Row = NO_ROW
    parts: tuple[Part, ...] = ()
    originals: Mapping[int, str] = field(default_factory=dict)

    def select(self, header: Mapping[int, str]) -> Grid:
        """Keep the columns of a header, some of which may have another name in it."""
        changed = {at: self.header[at] for at, name in header.items() if name != self.header[at]}
        columns = {position: self.columns[position] for position in header}
        return replace(
            self, header=header, columns=columns, originals={**self.originals, **changed}
        )

    def name(self, position: int) -> str:
        """Look up the name of a column in the file; blank if it has none."""
        return self.originals.get(position, self.header.get(position, ""))

    def keep(self, numbers: Sequence[int]) -> Grid:
        """Select rows by number, from 0, in the given order."""
        rows = [self.rows[number] for number in numbers]
        columns = {at: [cells[n] for n in numbers] for at, cells in self.columns.items()}
        return replace(self, rows=rows, columns=columns)

    def problem(
        self, code: str, row: int | None, position: int | None, value: str = "", allowed: str = ""
    ) -> Problem:
        """Create a problem of a cell, a row or a column."""
        name = "" if position is None else self.name(position)
        letter = "" if position is None else get_column_letter(self._find(row, position) + 1)
        spot = self.spot
        return Problem(code, spot.file, row, name, value, allowed, spot.sheet, letter)

    def _find(self, row: int | None, position: int) -> int:
        """Find where a column is in the table that a row belongs to."""
        parts = [part for part in self.parts if row is not None and part.row < row]
        return parts[-1].columns.get(position, position) if parts else position

    def unreadable(self, positions: Iterable[int]) -> dict[tuple[int, int], Problem]:
        """Report the unreadable cells of some columns, by row number (from 0) and position."""
        return {
            (number, position): self.problem(code, self.rows[number], position, shown)
            for position in positions
            for number, cell in enumerate(self.columns[position])
            if cell.startswith(("\0", *ERROR_STARTS))
            for code, shown in _codes(cell)
        }


def _codes(cell: str) -> Iterator[tuple[str, str]]:
    if cell in CODES:
        yield CODES[cell], ""
    elif is_formula_error(cell):
        yield "formula_error", cell


#: A table, None if it has no header, and the problems of its structure.
GridFound = tuple[Grid | None, list[Problem]]


class Stacked(Protocol):
    """The tables below a header, one under the other."""

    parts: list[Part]
    problems: list[Problem]

    def unfold(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows of all tables in the order of the first one."""


#: Looks up the maximum rows below a header, and the problem code if there are more.
Limit = Callable[[Sequence[str]], tuple[int, str]]


def read_grid(
    spot: Spot,
    rows: Iterator[Row],
    is_header: Callable[[Sequence[str]], bool],
    limit: Limit,
    *,
    is_sure: Callable[[Sequence[str]], bool] = lambda _: False,
    stack: Callable[[Spot, Row], Stacked] | None = None,
) -> GridFound:
    """Read a table: its header, near the top, and the rows below; None without a header.

    Parameters
    ----------
    spot
        The location of the table.
    rows
        Its rows that are not blank.
    is_header
        Check for a header row.
    limit
        Looks up the maximum rows below a header, and the problem code if there are more.
    is_sure
        Check for a row that can be nothing else; see `find_header`.
    stack
        Recognizes further tables below; without it, every row belongs to the first one.

    Raises
    ------
    RefusedError
        If there are too many rows or columns.
    """
    above, header, rows = find_header(spot, rows, is_header, is_sure)
    if not header.cells:
        return None, []
    below = next(rows, NO_ROW)
    found = chain([below], rows)
    stacked = stack(spot, header) if stack is not None else None
    unfolded = found if stacked is None else stacked.unfold(found)
    body = _read_body(spot, header, unfolded, limit(list(header.cells.values())))
    misaligned = _misaligned_rows(header, body)
    if len(misaligned) > MAX_PROBLEMS:
        raise RefusedError(spot.problem("too_many_problems", f"{MAX_PROBLEMS:,}"))
    grid = Grid(
        spot,
        header.cells,
        header.number,
        body.rows,
        body.columns,
        frozenset(misaligned),
        above,
        below,
        tuple(stacked.parts) if stacked is not None else (),
    )
    problems = [grid.problem("no_column_name", None, position) for position in body.unnamed]
    problems += [
        grid.problem("header_too_long", header.number, position, allowed=f"{MAX_HEADER:,}")
        for position, name in header.cells.items()
        if len(name) > MAX_HEADER
    ]
    wanted = str(header.width)
    problems += [
        grid.problem("wrong_width", row, None, str(width), wanted)
        for row, width in misaligned.items()
    ]
    return grid, problems + (stacked.problems if stacked is not None else [])


@dataclass(frozen=True, eq=False)
class _Body:
    """The rows below a header, their widths, and the positions of cells without a column name."""

    rows: Sequence[int]
    columns: Mapping[int, Sequence[str]]
    widths: Sequence[int]
    unnamed: Sequence[int]


def _read_body(spot: Spot, header: Row, rows: Iterable[Row], limit: tuple[int, str]) -> _Body:
    """Read the rows below the header; raises `RefusedError` if there are too many."""
    named = header.cells.keys()
    most, code = limit
    numbers: list[int] = []
    widths: list[int] = []
    columns: dict[int, list[str]] = {position: [] for position in named}
    same: dict[str, str] = {}
    size = 0
    unnamed: set[int] = set()
    for number, cells, width in rows:
        if len(unnamed) < UNNAMED:
            unnamed |= cells.keys() - named
        if not cells.keys() & named:
            continue
        if len(numbers) == most:
            raise RefusedError(spot.problem(code, allowed=f"{most:,}"))
        numbers.append(number)
        widths.append(width)
        for position, column in columns.items():
            cell = cells.get(position, "")
            known = same.get(cell)
            if known is None or type(known) is not type(cell):
                known = same[cell] = cell
                size += len(cell)
            column.append(known)
        if size > MAX_TEXT:
            raise RefusedError(spot.problem("too_much_text", allowed=megabytes(MAX_TEXT)))
    return _Body(numbers, columns, widths, sorted(unnamed)[:UNNAMED])


def _misaligned_rows(header: Row, body: _Body) -> dict[int, int]:
    """Find the rows whose cells do not line up with the header, with their widths.

    These are rows longer than the header. Shorter rows only lack blank cells at the end, unless
    all rows have the same shorter width: then the header itself is misaligned.
    """
    same = len(set(body.widths)) == 1 and len(body.rows) > 1
    return {
        row: width
        for row, width in zip(body.rows, body.widths, strict=True)
        if width > header.width or (same and width < header.width)
    }


def _cut_header(cell: str) -> str:
    """Cut a header that is too long to name anything, leaving a sign that it was longer."""
    return cell if len(cell) <= MAX_HEADER else cell[:MAX_HEADER] + "…"


def find_header(
    spot: Spot,
    rows: Iterator[Row],
    is_header: Callable[[Sequence[str]], bool],
    is_sure: Callable[[Sequence[str]], bool] = lambda _: False,
) -> tuple[Row, Row, Iterator[Row]]:
    """Find the header, the row above it, and the rows below it.

    Of several candidates the longest is chosen, because a line such as "Name: the secretariat" may
    precede a table; but none below one that ``is_sure``. The header has no cells if none is found.
    """
    head: list[Row] = []
    for row in rows:
        head.append(row)
        if row.number > TOP:
            break
    at, found = 0, NO_ROW
    for place, row in enumerate(head):
        cells = sorted(row.cells.items())
        header = {at: _cut_header(cell) for at, cell in cells if cell not in CODES}
        if found.cells and at < place - 1 and is_sure(list(found.cells.values())):
            break
        if len(header) > len(found.cells) and is_header(list(header.values())):
            at, found = place, row._replace(cells=header)
    if len(found.cells) > MAX_COLUMNS:
        raise RefusedError(describe_width(spot, list(found.cells.values())))
    above = head[at - 1] if at else NO_ROW
    return above, found, chain(head[at + 1 :], rows)
