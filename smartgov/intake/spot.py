"""Locate content in a visitor's file, and refuse a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from smartgov.intake.cells import clean
from smartgov.problems import Problem

#: Maximum characters of a file name on screen.
_NAME = 80


class Row(NamedTuple):
    """One row of a sheet or of a CSV file.

    Attributes
    ----------
    number
        Number in the spreadsheet, from 1; 0 for a missing row.
    cells
        Text by column position, from 0; blank cells may be omitted.
    width
        Number of cells in a row of a CSV file, including blank ones; 0 in a workbook.
    """

    number: int
    cells: Mapping[int, str]
    width: int = 0


#: A missing row.
NO_ROW = Row(0, {})


class RefusedError(Exception):
    """Raised when a file cannot be used at all, with the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True)
class Spot:
    """A file, or one of its sheets, as the location of problems."""

    file: str
    sheet: str = ""

    def problem(self, code: str, value: str = "", allowed: str = "") -> Problem:
        """Create a problem of the table as a whole."""
        return Problem(code, self.file, value=value, allowed=allowed, sheet=self.sheet)


def spot_of_file(name: str) -> Spot:
    """Locate a file by its name, without folders and invisible characters, and not too long."""
    name = clean(PurePath(name.replace("\\", "/")).name).strip("\0")
    return Spot(name if len(name) <= _NAME else name[: _NAME - 1] + "…")
