"""Recognize further tables below the first one, and read each by its own header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from smartgov.intake.headers import city_column, city_columns, is_city_header, is_long
from smartgov.intake.question_names import (
    choose_questionnaire,
    known_question_names,
    name_questions,
)
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.grid import Grid, Part
from smartgov.intake.vocabulary import ids, key, unnumbered, unremarked
from smartgov.model import Question
from smartgov.problems import Problem

#: Maximum tables below each other; headers may be repeated for printing.
MAX_TABLES = 500

#: Maximum characters of a name.
_LONGEST = 1_000

#: A letter, which names of columns have and numbers do not.
_LETTER = re.compile(r"[^\W\d_]")

#: Maximum distinct cells remembered as names or not.
_REMEMBERED = 100_000


class Stack:
    """The rows below a header, with those of further tables brought into its order.

    Attributes
    ----------
    parts
        The further tables found so far.
    problems
        Warnings about them and the lines between.
    """

    def __init__(self, spot: Spot, header: Row) -> None:
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self._spot, self._header = spot, header
        self._is_long = is_long(list(header.cells.values()))
        self._names = {word for name in header.cells.values() for word in _keys(name)}
        named = self._names | ids("cities").keys() | _question_keys()
        self._all_in_words = all(_LETTER.search(name) for name in named)
        self._known: dict[str, bool] = {}

    def unfold(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows of all tables, without further headers and the titles above them.

        Raises
        ------
        RefusedError
            If a further table does not have the columns of the first one.
        """
        titles: list[Row] = []
        part, width = None, self._header.width
        several = False
        for row in rows:
            if self.is_header(row) and (several or row.cells.keys() & self._header.cells.keys()):
                part = self._start(row, titles, several=several)
                titles, width = [], row.width
                continue
            if len(row.cells) == 1:
                titles.append(row)
                continue
            several = True
            for kept in (*titles, row):
                yield self._move(kept, part, width)
            titles = []
        for kept in titles:
            yield self._move(kept, part, width)

    def is_header(self, row: Row) -> bool:
        """Check whether most cells of a row are names of columns."""
        named = sum(map(self._is_name, row.cells.values()))
        if named < 2:
            return False
        cells = list(row.cells.values())
        if self._is_long:
            return is_long(cells)
        return 2 * named >= len(cells) or _names_a_place(row.cells)

    def _is_name(self, cell: str) -> bool:
        if self._all_in_words and cell.isascii() and not _LETTER.search(cell):
            return False
        known = self._known.get(cell)
        if known is None:
            known = any(
                word in self._names or word in ids("cities") or word in _question_keys()
                for word in _keys(cell)
            )
            if len(self._known) < _REMEMBERED:
                self._known[cell] = known
        return known

    def _start(self, row: Row, titles: list[Row], *, several: bool) -> Part | None:
        """Note a further table; None if it repeats the header before it."""
        columns = self._match(row)
        if len(self.parts) == MAX_TABLES:
            raise RefusedError(self._spot.problem("too_many_tables", allowed=str(MAX_TABLES)))
        same = all(there == here for here, there in columns.items())
        if not same and not several:
            moved = [row.cells[there] for here, there in columns.items() if here != there]
            raise self._refusal(row, ", ".join(moved))
        for title in titles:
            (cell,) = title.cells.values()
            self.problems.append(self._problem("title_row", title.number, cell))
        self.problems.append(
            self._problem("second_header" if same else "stacked_table", row.number)
        )
        self.parts.append(Part(row.number, columns))
        return self.parts[-1]

    def _match(self, row: Row) -> dict[int, int]:
        """Find the column of the first table for each column of another header."""
        first, own = self._header.cells, row.cells
        if all(first.get(at) == name for at, name in own.items()):
            return {at: at for at in own}
        meant, others = _meanings(first), _meanings(own)
        by_meaning = {meaning: at for at, meaning in reversed(meant.items())}
        columns: dict[int, int] = {}
        unmatched = []
        for at, meaning in others.items():
            here = by_meaning.get(meaning)
            if here is None or here in columns:
                unmatched.append(own[at])
            else:
                columns[here] = at
        place = city_columns(first).values()
        needed = [first[at] for at in place if at not in columns and first[at] not in unmatched]
        same = all(there == here for here, there in columns.items())
        if unmatched or (needed and not same):
            raise self._refusal(row, ", ".join(unmatched or needed))
        return columns if not needed else {at: at for at in first}

    def _move(self, row: Row, part: Part | None, width: int) -> Row:
        """Bring a row into the order of the first table."""
        if part is None:
            return row
        cells = {
            here: row.cells[there] for here, there in part.columns.items() if there in row.cells
        }
        lost = row.cells.keys() - part.columns.values()
        if lost and any(there != here for here, there in part.columns.items()):
            raise self._refusal(Row(part.row, {}), row.cells[min(lost)])
        if lost:
            return row
        return Row(row.number, cells, self._header.width + max(0, row.width - width))

    def _refusal(self, row: Row, value: str) -> RefusedError:
        return RefusedError(self._problem("second_table", row.number, value))

    def _problem(self, code: str, row: int, value: str = "") -> Problem:
        return Problem(code, self._spot.file, row, value=value, sheet=self._spot.sheet)


def is_sure_header(cells: Sequence[str]) -> bool:
    """Check whether a row names a city column and what is said of cities beside it.

    Other lines may name a city too, such as "Name: the secretariat".
    """
    if not is_city_header(cells):
        return False
    header = dict(enumerate(cells))
    others = len(cells) - len(city_columns(header))
    asked = any(key(cell) in _question_keys() for cell in cells)
    return is_long(cells) or asked or (_names_a_place(header) and others > 0)


def check_beside(grid: Grid) -> None:
    """Refuse a second table to the right of the first one, unless its cities are the same.

    Raises
    ------
    RefusedError
        If the header names the city twice with questions after it, for different cities.
    """
    name = city_columns(grid.header).get("name")
    if name is None or is_long(list(grid.header.values())):
        return
    word = key(grid.header[name])
    again = [at for at, cell in grid.header.items() if at > name and key(cell) == word]
    for at in again:
        after = [cell for position, cell in grid.header.items() if position > at]
        asked = any(key(cell) in _question_keys() or city_column(cell) for cell in after)
        if asked and list(grid.columns[at]) != list(grid.columns[name]):
            raise RefusedError(grid.problem("beside_table", grid.top, at))


def _names_a_place(cells: Mapping[int, str]) -> bool:
    """Check for the names of both columns that a city needs."""
    return {"name", "country"} <= city_columns(cells).keys()


def is_question(cell: str) -> bool:
    """Check whether a cell is the id, label or text of a question, and no word for a city."""
    return city_column(cell) is None and not _keys(cell).isdisjoint(_question_keys())


def _keys(name: str) -> set[str]:
    """List the keys of a name, with and without its number and a remark after it."""
    if len(name) > _LONGEST:
        return set()
    return {key(word) for word in {name, unnumbered(name), unremarked(name)}} - {""}


@cache
def _question_keys() -> frozenset[str]:
    return frozenset(map(key, known_question_names())) - {""}


def _meanings(header: Mapping[int, str]) -> dict[int, str]:
    """Describe what each column means: a city column, a question, or else its name."""
    places = {at: name for name, at in city_columns(header).items()}
    names = [name for at, name in header.items() if at not in places]
    asked = choose_questionnaire("", names)
    named: Mapping[str, Question] = name_questions(asked.questions, names) if asked else {}
    return {
        at: f"city {places[at]}"
        if at in places
        else f"question {named[name].id}"
        if name in named
        else f"name {key(name)}"
        for at, name in header.items()
    }
