"""Find the sheets of a file that have their questions in rows, and turn them into one table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from openpyxl.utils import column_index_from_string, get_column_letter

from smartgov.intake.headers import is_city_header, is_long
from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.spot import Row, Spot
from smartgov.intake.tables.grid import TOP, Grid
from smartgov.intake.tables.layouts import (
    Layout,
    check_countries,
    find_blocks,
    lacks_country,
    turn_blocks,
)
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.intake.tables.questions_down import MAX_ROWS, Block
from smartgov.intake.tables.sheet_roles import SheetRoles, answers_in
from smartgov.intake.tables.stacked import is_question
from smartgov.intake.tables.workbook import Book
from smartgov.problems import Problem

_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True, eq=False)
class Turned:
    """A table of answers that was turned, None if none was, with the sheets that it was made of.

    There are problems but no table if a sheet looks like one to turn, and it is not certain how.
    """

    grid: Grid | None = None
    layout: Layout | None = None
    problems: tuple[Problem, ...] = ()
    sheets: frozenset[str] = frozenset()


#: No sheet has its questions in rows.
NOT_TURNED = Turned()


def turn_rows(spot: Spot, rows: Iterator[Row]) -> Turned:
    """Turn the table of a CSV file, if it has its questions in rows."""
    head = _read_head(rows)
    if any(map(_is_header, head[:TOP])):
        return NOT_TURNED
    return _turn(spot, [(spot, head)], {}, "")


def turn_sheets(book: Book, roles: SheetRoles) -> Turned:
    """Turn the visible sheets of a workbook that have their questions in rows.

    Only where no sheet has the questions in its header.
    """
    answers, cities = (roles.sheets.get(role, "") for role in ("answers", "cities"))
    if "questions" in roles.sheets or (answers and answers_in(book, answers)):
        return NOT_TURNED
    file = book.archive.spot.file
    names = {answers, cities, *roles.others} - book.hidden
    marks: dict[str, SheetMarks] = {}

    def read_heads() -> Iterator[tuple[Spot, Iterable[Row]]]:
        for name in book.sheets:
            if name in names:
                rows, marks[name] = book.read_sheet(name, _read_head, _ignore)
                yield Spot(file, name), spread_merged(rows, marks[name].merged)

    return _turn(Spot(file), read_heads(), marks, cities)


def _turn(
    file: Spot,
    heads: Iterable[tuple[Spot, Iterable[Row]]],
    marks: Mapping[str, SheetMarks],
    cities: str,
) -> Turned:
    """Turn the sheets that can be; ``cities`` is the sheet that lists the cities, if there is one.

    Raises
    ------
    RefusedError
        If there are too many cities or questions.
    """
    blocks, problems = find_blocks(heads)
    named = {block.spot.sheet for block in blocks}
    unread = {problem.sheet for problem in problems}
    if not cities or cities in named:
        problems += check_countries(blocks)
        blocks = [b for b in blocks if not any(map(lacks_country, b.cities))]
    if not blocks:
        return Turned(problems=tuple(problems), sheets=frozenset(named | unread))
    for block in blocks:
        problems += check_marks_of(block, marks.get(block.spot.sheet, SheetMarks()))
    grid, layout = turn_blocks(file, blocks)
    return Turned(grid, layout, tuple(problems), frozenset(named | unread))


def _read_head(rows: Iterator[Row]) -> list[Row]:
    return list(islice(rows, MAX_ROWS + 1))


def _ignore(_: float) -> None:
    """Ignore the progress."""


def _is_header(row: Row) -> bool:
    """Check for a header with a city and questions, or with the columns of one row per answer."""
    cells = list(row.cells.values())
    return is_city_header(cells) and (is_long(cells) or any(map(is_question, cells)))


def spread_merged(rows: Sequence[Row], merged: Iterable[str]) -> Iterator[Row]:
    """Fill cells that are merged within a row, such as a country over its cities.

    Merged cells at the left edge are a title over the table.
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    for name in merged:
        found = _RANGE.fullmatch(name)
        if found and found[2] == found[4]:
            first, last = (column_index_from_string(found[at]) - 1 for at in (1, 3))
            spans.setdefault(int(found[2]), []).append((first, last))
    edge = min((min(row.cells) for row in rows), default=0)
    for row in rows:
        cells = dict(row.cells)
        for first, last in spans.get(row.number, ()):
            if first in cells and first > edge:
                cells = dict.fromkeys(range(first, last + 1), cells[first]) | cells
        yield row._replace(cells=cells)


def check_marks_of(block: Block, marks: SheetMarks) -> list[Problem]:
    """Report hidden rows and columns, and answers that are merged over several questions."""
    columns = {city.column for city in block.cities}
    problems = []
    for name in marks.merged:
        found = _RANGE.fullmatch(name)
        rows = range(int(found[2]), int(found[4]) + 1) if found else range(0)
        merged = found is not None and column_index_from_string(found[1]) - 1 in columns
        if merged and len(rows) > 1 and rows[0] in block.labels:
            problems.append(block.spot.problem("merged_cells", name))
    hidden = len(marks.hidden & block.labels.keys())
    if hidden:
        problems.append(block.spot.problem("hidden_rows", str(hidden)))
    within = [at for at in sorted(columns) if any(a <= at + 1 <= b for a, b in marks.columns)]
    if within:
        shown = ", ".join(get_column_letter(at + 1) for at in within)
        problems.append(block.spot.problem("hidden_columns", shown))
    return problems[:MAX_ALIKE]
