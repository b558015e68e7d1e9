"""Carry down what a table gives once for several rows: a city above its answers, in merged cells.

Only where it is certain: the cells are merged, or every city is written once and asked nothing
twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from openpyxl.utils import column_index_from_string

from smartgov.intake.headers import answer_columns, city_columns, is_long
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.mark_reader import SheetMarks
from smartgov.problems import Problem

#: The city columns that may be merged over several cities.
_SHARED = ("country", "region", "subregion")

#: A range of cells in one column.
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?\1\$?(\d{1,7})")

Cells = dict[int, list[str]]


def carry_down(
    grid: Grid, marks: SheetMarks | None = None, chosen: Mapping[str, str] = MappingProxyType({})
) -> tuple[Grid, SheetMarks, list[Problem]]:
    """Fill the cells that the cell above speaks for.

    Parameters
    ----------
    grid, marks
        The table and the marks of its sheet.
    chosen
        The roles that the visitor chose for columns, by their names; see `Choices.columns`.

    Returns
    -------
    tuple
        The table, the marks of the sheet without the merged cells that were filled, and a warning
        for each column in which cells were filled.
    """
    marks = SheetMarks() if marks is None else marks
    header = {at: chosen.get(name, name) for at, name in grid.header.items()}
    found = city_columns(header)
    asked = answer_columns(header) if is_long(list(header.values())) else {}
    positions = [at for name, at in found.items() if asked or name in _SHARED]
    positions += [asked["question"]] if asked else []
    cells = {at: list(grid.columns[at]) for at in positions}
    merged = _fill_merged(grid.rows, cells, marks.merged)
    if asked and "name" in found:
        _fill_beside(cells, found["name"], grid.columns[found["name"]], list(found.values()))
    if asked:
        question = [asked["question"]]
        cities = [at for at in found.values() if at not in question]
        naming = [found[name] for name in ("id", "name") if name in found]
        _fill_written_once(cells, cities, naming, question)
        _fill_written_once(cells, question, question, naming)
    filled = {
        at: sum(now != before for now, before in zip(cells[at], grid.columns[at], strict=True))
        for at in positions
    }
    problems = [
        grid.problem("carried_down", None, at, str(count)) for at, count in filled.items() if count
    ]
    left = tuple(name for name in marks.merged if name not in merged)
    columns: Mapping[int, Sequence[str]] = {**grid.columns, **cells}
    return replace(grid, columns=columns), replace(marks, merged=left), problems


def _fill_merged(rows: Sequence[int], cells: Cells, merged: Iterable[str]) -> set[str]:
    """Fill the cells merged with the one above, and list the ranges that were."""
    at_row = {row: at for at, row in enumerate(rows)}
    done = set()
    for name in merged:
        found = _RANGE.fullmatch(name)
        position = column_index_from_string(found[1]) - 1 if found else -1
        if found is None or position not in cells or int(found[2]) not in at_row:
            continue
        column, start = cells[position], at_row[int(found[2])]
        for at in range(start + 1, len(rows)):
            if rows[at] > int(found[3]):
                break
            column[at] = column[at] or column[start]
        done.add(name)
    return done


def _fill_beside(
    cells: Cells, name: int, written: Sequence[str], city_columns: Iterable[int]
) -> None:
    """Fill what stands once beside the merged name of a city, such as its country.

    ``written`` are the names before merged cells were filled.
    """
    starts = [at for at, cell in enumerate(written) if cell or not cells[name][at]]
    for start, end in pairwise([*starts, len(written)]):
        for column in (cells[at] for at in city_columns if at != name):
            if end - start > 1 and column[start] and not any(column[start + 1 : end]):
                column[start:end] = [column[start]] * (end - start)


def _fill_written_once(
    cells: Cells, leading: Sequence[int], naming: Sequence[int], within: Sequence[int]
) -> None:
    """Fill columns that are written once for each block of rows, if all of them are.

    Parameters
    ----------
    cells
        The columns.
    leading
        The columns written once for each block, which are filled.
    naming
        Those of them that begin a block.
    within
        The columns that differ in each row of a block, and are never all blank.
    """
    rows = range(len(cells[within[0]])) if naming and within else range(0)
    starts = [at for at in rows if any(cells[position][at] for position in naming)]
    named = [tuple(cells[position][at] for position in leading) for at in starts]
    if starts[:1] != [0] or len(starts) == len(rows) or len(set(named)) < len(named):
        return
    block_of = _find_blocks(starts, len(rows))
    inner = [tuple(cells[position][at] for position in within) for at in rows]
    if len(set(zip(block_of, inner, strict=True))) < len(rows) or not all(map(any, inner)):
        return
    for position in leading:
        column = [cells[position][start] for start in block_of]
        if all(cell in {"", above} for cell, above in zip(cells[position], column, strict=True)):
            cells[position] = column


def _find_blocks(starts: Sequence[int], count: int) -> list[int]:
    """List the first row of the block that each row belongs to."""
    ends = [*starts[1:], count]
    return [start for start, end in zip(starts, ends, strict=True) for _ in range(start, end)]
