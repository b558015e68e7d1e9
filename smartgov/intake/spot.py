"""Where in a visitor's file something stands, and what is refused there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smartgov.problems import Problem


class Row(NamedTuple):
    """One row of a sheet or of a CSV file.

    Attributes
    ----------
    number
        As spreadsheets count it, from 1; 0 for a row that is not there.
    cells
        Its text by position, from 0; blank cells may be left out.
    width
        How many cells a row of a CSV file has, blank ones included; 0 in a workbook.
    """

    number: int
    cells: Mapping[int, str]
    width: int = 0


#: A row that is not there.
NO_ROW = Row(0, {})


class RefusedError(Exception):
    """A file that cannot be used at all, with what is wrong."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True)
class Spot:
    """A file, or a sheet of it."""

    file: str
    sheet: str = ""

    def problem(self, code: str, value: str = "", allowed: str = "") -> Problem:
        """Return a problem of the table as a whole."""
        return Problem(code, self.file, value=value, allowed=allowed, sheet=self.sheet)
