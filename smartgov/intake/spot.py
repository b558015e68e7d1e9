"""Where in a visitor's file something stands, and what is refused there."""

from __future__ import annotations

from dataclasses import dataclass

from smartgov.problems import Problem

#: A row as spreadsheets count it, and its cells by position; blank ones may be left out.
Row = tuple[int, dict[int, str]]


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
