"""Turn sheets with their questions in rows into a table with one row per city.

The table is read like any other. Its problems are then located where the cells are in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import column_index_from_string, get_column_letter

from smartgov.intake.headers import city_column
from smartgov.intake.limits import MAX_CITIES, MAX_COLUMNS, MAX_HEADER, MAX_QUESTIONS
from smartgov.intake.question_names import choose_questionnaire, name_questions
from smartgov.intake.spot import RefusedError, Row, Spot
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.questions_down import Block, Filled, find_block
from smartgov.intake.understood import LayoutKind
from smartgov.intake.vocabulary import ids, key, words
from smartgov.problems import Problem

#: The fields of a city that a sheet may give, in the order of the columns.
_FIELDS = ("name", "country", "latitude", "longitude", "population", "population_year")


@dataclass(frozen=True, eq=False)
class Layout:
    """How a table was turned, to find its cells in the file.

    Attributes
    ----------
    kind
        The layout of the file.
    spot
        The location of the turned table.
    cities
        The sheet and the column, from 0, of each city, by its row in the turned table.
    rows
        The rows of the file, by sheet and by column of the turned table.
    """

    kind: LayoutKind
    spot: Spot
    cities: Mapping[int, tuple[str, int]]
    rows: Mapping[str, Mapping[int, int]]

    def locate(self, problem: Problem) -> Problem:
        """Locate a problem of the turned table in the file; others are left as they are."""
        if problem.sheet != self.spot.sheet or not (problem.row or problem.letter):
            return problem
        position = column_index_from_string(problem.letter) - 1 if problem.letter else -1
        city = self.cities.get(problem.row or 0)
        if city is not None:
            sheet, column = city
            row, letter = self.rows[sheet].get(position), get_column_letter(column + 1)
            return replace(problem, sheet=sheet, row=row, letter=letter)
        sheet = next((name for name, rows in self.rows.items() if position in rows), problem.sheet)
        row = self.rows[sheet].get(position) if sheet in self.rows else None
        return replace(problem, sheet=sheet, row=row, letter="")

    def place(self, position: int) -> str:
        """Name the place of a column of the turned table: its row in the file."""
        found = (rows[position] for rows in self.rows.values() if position in rows)
        return str(next(found, ""))


def find_blocks(
    sheets: Iterable[tuple[Spot, Iterable[Row]]],
) -> tuple[list[Block], list[Problem]]:
    """Find the sheets with their questions in rows, and the problems of those not read."""
    found = [find_block(spot, rows) for spot, rows in sheets]
    return [block for block in found if isinstance(block, Block)], [
        problem for problem in found if isinstance(problem, Problem)
    ]


def check_countries(blocks: Sequence[Block]) -> list[Problem]:
    """Report the sheets in which a city has no country."""
    return [
        block.spot.problem("down_without_country", ", ".join(names))
        for block in blocks
        if (names := [city.fields["name"] for city in block.cities if lacks_country(city)])
    ]


def lacks_country(city: Filled) -> bool:
    """Check for a city without a country; a column of totals or averages has none either."""
    return "country" not in city.fields and key(city.fields["name"]) not in ids("summaries")


def turn_blocks(file: Spot, blocks: Sequence[Block]) -> tuple[Grid, Layout]:
    """Build a table with one row per city from one or more sheets.

    Raises
    ------
    RefusedError
        If there are too many cities or questions.
    """
    cities = [(block, city) for block in blocks for city in block.cities]
    if len(cities) > MAX_CITIES:
        raise RefusedError(file.problem("too_many_cities", allowed=f"{MAX_CITIES:,}"))
    fields = [name for name in _FIELDS if any(name in city.fields for _, city in cities)]
    at_key = _match_labels(blocks, len(fields))
    header = {at: _title(blocks, name) for at, name in enumerate(fields)}
    for block in blocks:
        for label in block.labels.values():
            header.setdefault(at_key[label], label[:MAX_HEADER])
    if len(header) > MAX_COLUMNS:
        allowed = f"{MAX_QUESTIONS:,}"
        raise RefusedError(file.problem("too_many_questions", str(len(header)), allowed))
    columns = {at: [""] * len(cities) for at in header}
    for number, (block, city) in enumerate(cities):
        for at, name in enumerate(fields):
            columns[at][number] = city.fields.get(name, "")
        for row, cell in city.answers.items():
            column = columns[at_key[block.labels[row]]]
            column[number] = column[number] or cell
    kind: LayoutKind = "form" if blocks[0].is_form else "transposed"
    spot = blocks[0].spot
    if len(blocks) > 1:
        kind, spot = "sheets", file
    places = {n: (block.spot.sheet, city.column) for n, (block, city) in enumerate(cities, 1)}
    rows = {block.spot.sheet: _rows_of(block, fields, at_key) for block in blocks}
    return Grid(spot, header, 0, list(places), columns), Layout(kind, spot, places, rows)


def _title(blocks: Sequence[Block], field: str) -> str:
    """Choose the name of a column about the cities: its label in the file, if there is one."""
    labels = (block.titles[field][1] for block in blocks if field in block.titles)
    usual = str(words("en")["cities"][field][0])
    return next((label for label in labels if city_column(label) == field), usual)


def _match_labels(blocks: Sequence[Block], first: int) -> dict[str, int]:
    """Give each label a column; labels of the same question share one."""
    labels = dict.fromkeys(label for block in blocks for label in block.labels.values())
    asked = choose_questionnaire("", list(labels))
    columns: dict[str, int] = {}
    at_label: dict[str, int] = {}
    for block in blocks:
        own = list(block.labels.values())
        named = name_questions(asked.questions, own) if asked is not None else {}
        for label in own:
            meaning = f"question {named[label].id}" if label in named else f"label {key(label)}"
            at_label.setdefault(label, columns.setdefault(meaning, first + len(columns)))
    return at_label


def _rows_of(block: Block, fields: Sequence[str], at_key: Mapping[str, int]) -> dict[int, int]:
    """Map the columns of the turned table to the rows of a sheet."""
    about = {at: block.titles[name][0] for at, name in enumerate(fields) if name in block.titles}
    asked: dict[int, int] = {}
    for row, label in block.labels.items():
        asked.setdefault(at_key[label], row)
    return about | asked
