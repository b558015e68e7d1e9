"""Read what a table says of the whole study: columns with the same word in every row.

The CSV file of a study has its status and basis in such columns, so that each row can still be
told from one of invented answers after it has been copied elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smartgov.intake.cells import is_blank
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.vocabulary import ids, key
from smartgov.model import BASES
from smartgov.problems import Problem

#: The fields that may be columns.
_FIELDS = ("status", "basis")


@dataclass(frozen=True, eq=False)
class FieldColumns:
    """What the columns of a file say of the study.

    Attributes
    ----------
    tables
        The tables without these columns.
    fields
        The value of each field.
    """

    tables: Tables
    fields: Mapping[str, str]


def take_fields(tables: Tables) -> tuple[FieldColumns, list[Problem]]:
    """Take the columns that describe the study out of the tables of cities and answers."""
    grids, problems = dict(tables.grids), list[Problem]()
    said: dict[str, str] = {}
    for role in ("cities", "answers"):
        if role not in grids:
            continue
        grid = grids[role]
        for position, name in grid.header.items():
            field = ids("study").get(key(name), "")
            values = _values(grid, position, field) if field in _FIELDS else set()
            if not values:
                continue
            grids[role] = _drop_column(grids[role], position)
            values |= {said.setdefault(field, min(values))}
            if len(values) > 1:
                shown = ", ".join(sorted(values))
                problems.append(grid.problem("mixed_status", grid.top, position, shown))
    return FieldColumns(replace(tables, grids=grids), said), problems


def _values(grid: Grid, position: int, field: str) -> set[str]:
    """List the different values of a column; none if one of them is not known."""
    known = ids("statuses") if field == "status" else {key(basis): basis for basis in BASES}
    cells = {key(cell) for cell in grid.columns[position] if not is_blank(cell)}
    return {known[cell] for cell in cells} if cells <= known.keys() else set()


def _drop_column(grid: Grid, position: int) -> Grid:
    header = {at: name for at, name in grid.header.items() if at != position}
    columns = {at: cells for at, cells in grid.columns.items() if at != position}
    return replace(grid, header=header, columns=columns)
