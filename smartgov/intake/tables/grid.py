"""A table as it stands in a visitor's file: a header somewhere near the top, and rows below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from openpyxl.utils import get_column_letter

from smartgov.intake.cells import CODES, is_formula_error
from smartgov.intake.limits import MAX_COLUMNS, MAX_QUESTIONS, MAX_TEXT, megabytes
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.problems import Problem

#: The header is looked for in so many rows at the top.
TOP = 20

#: Columns without a name that are told one by one.
UNNAMED = 10


@dataclass(frozen=True, eq=False)
class Grid:
    """A table of text.

    Attributes
    ----------
    spot
        Where it stands.
    header
        The names of its columns by position, without those that have none.
    top
        The row of the header.
    rows
        The numbers of the rows below, blank ones left out.
    columns
        The cells of each column that has a name, in the order of ``rows``.
    problems
        What was wrong with the table as such.
    above, below
        The rows next to the header, with all their cells.
    """

    spot: Spot
    header: dict[int, str]
    top: int
    rows: list[int]
    columns: dict[int, list[str]]
    problems: list[Problem] = field(default_factory=list)
    above: Row = (0, {})
    below: Row = (0, {})

    def problem(
        self, code: str, row: int | None, position: int | None, value: str = "", allowed: str = ""
    ) -> Problem:
        """Return a problem of a cell, a row or a column."""
        name = "" if position is None else self.header.get(position, "")
        letter = "" if position is None else get_column_letter(position + 1)
        spot = self.spot
        return Problem(code, spot.file, row, name, value, allowed, spot.sheet, letter)

    def unreadable(self, positions: Iterable[int]) -> dict[tuple[int, int], Problem]:
        """Return the cells of some columns that cannot be read, by number of row and position."""
        return {
            (number, position): self.problem(code, self.rows[number], position, shown)
            for position in positions
            for number, cell in enumerate(self.columns[position])
            if cell[:1] in {"\0", "#"}
            for code, shown in _codes(cell)
        }


def _codes(cell: str) -> Iterator[tuple[str, str]]:
    if cell in CODES:
        yield CODES[cell], ""
    elif is_formula_error(cell):
        yield "formula_error", cell


def read_grid(
    spot: Spot,
    rows: Iterator[Row],
    is_header: Callable[[Sequence[str]], bool],
    limit: Callable[[Sequence[str]], tuple[int, str]],
) -> Grid | None:
    """Read a table, or None where there is no header.

    Parameters
    ----------
    spot
        Where it stands.
    rows
        Its rows that are not blank.
    is_header
        Whether a row is the header.
    limit
        How many rows there may be below this header, and what is told where there are more.

    Raises
    ------
    RefusedError
        Where there are too many rows or columns.
    """
    above, (top, header), rows = find_header(spot, rows, is_header)
    if not header:
        return None
    below = next(rows, (0, {}))
    grid = Grid(
        spot, header, top, [], {position: [] for position in header}, above=above, below=below
    )
    _fill(grid, chain([below], rows), *limit(list(header.values())))
    return grid


def _fill(grid: Grid, rows: Iterable[Row], most: int, code: str) -> None:
    """Add the rows below the header; `RefusedError` where there are too many."""
    spot, header = grid.spot, grid.header
    same: dict[str, str] = {}
    size = 0
    unnamed: set[int] = set()
    for number, cells in rows:
        if len(unnamed) < UNNAMED:
            unnamed |= cells.keys() - header.keys()
        if not cells.keys() & header.keys():
            continue
        if len(grid.rows) == most:
            raise RefusedError(spot.problem(code, allowed=f"{most:,}"))
        grid.rows.append(number)
        for position, column in grid.columns.items():
            cell = cells.get(position, "")
            known = same.get(cell)
            if known is None:
                known = same[cell] = cell
                size += len(cell)
            column.append(known)
        if size > MAX_TEXT:
            raise RefusedError(spot.problem("too_much_text", allowed=megabytes(MAX_TEXT)))
    grid.problems.extend(
        grid.problem("no_column_name", None, position) for position in sorted(unnamed)[:UNNAMED]
    )


def find_header(
    spot: Spot, rows: Iterator[Row], is_header: Callable[[Sequence[str]], bool]
) -> tuple[Row, Row, Iterator[Row]]:
    """Return the row above the header, the header, and the rows below it.

    Of several rows that may be the header the longest is: above a table there may stand a line
    such as "Name: the secretariat". The header is without cells where there is none.
    """
    head: list[Row] = []
    for row in rows:
        head.append(row)
        if row[0] > TOP:
            break
    found: tuple[int, int, dict[int, str]] = (0, 0, {})
    for at, (number, cells) in enumerate(head):
        header = {at: cells[at] for at in sorted(cells) if cells[at] not in CODES}
        if len(header) > len(found[2]) and is_header(list(header.values())):
            found = (at, number, header)
    at, top, header = found
    if len(header) > MAX_COLUMNS:
        allowed = f"{MAX_QUESTIONS:,}"
        raise RefusedError(spot.problem("too_many_questions", str(len(header)), allowed))
    above = head[at - 1] if at else (0, {})
    return above, (top, header), chain(head[at + 1 :], rows)
