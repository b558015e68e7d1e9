"""Find out how a file writes numbers, from all numbers in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from smartgov.intake.cells import Numeric
from smartgov.intake.choices import Choices, DecimalSign
from smartgov.intake.headers import city_columns
from smartgov.intake.study.asked_cells import AskedCells
from smartgov.intake.study.city_table import COLUMNS
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.understood import NumberFormat
from smartgov.numbers import find_decimal_sign

#: Maximum ambiguous numbers given as examples.
EXAMPLES = 3

#: City columns without numbers, or whose numbers never have thousands.
_NO_EVIDENCE = frozenset(COLUMNS) - {"population", "population_year"}


def find_number_format(
    tables: Tables, asked: Sequence[AskedCells], choices: Choices, *, own: bool
) -> NumberFormat:
    """Find out whether the decimal sign of a file is a point or a comma.

    One number such as "75,5", "1.234,5" or "1.234.567" decides for all. If none does, or if two
    contradict each other, numbers such as "2.500" are ambiguous, and the visitor decides.

    Parameters
    ----------
    tables
        The tables of the file.
    asked
        The cells that answer each question.
    choices
        The visitor's choices.
    own
        Whether the file has the project's own format, with decimal points.
    """
    signs = set(map(find_decimal_sign, _text_numbers(tables))) & {",", "."}
    people = set(_population(tables))
    signs |= {_other(cell) for cell in people if _is_grouped(cell)}
    open_cells = [*people, *_numeric_answers(tables, asked)]
    ambiguous = sorted({cell for cell in open_cells if find_decimal_sign(cell) == "?"})
    examples = tuple(ambiguous[:EXAMPLES])
    if choices.decimal:
        return NumberFormat(choices.decimal, "chosen", examples)
    if len(signs) == 1:
        return NumberFormat("," if "," in signs else ".", "certain", examples)
    if own and not signs:
        return NumberFormat(".", "stated", examples)
    usual: DecimalSign = "," if tables.comma else "."
    return NumberFormat(usual, "guessed", examples, decided=not ambiguous)


def _text_numbers(tables: Tables) -> Iterator[str]:
    """Yield the distinct cells of text with a separator, by column."""
    for grid in tables.grids.values():
        columns = city_columns(grid.header)
        left_out = {at for name, at in columns.items() if name in _NO_EVIDENCE}
        for position in grid.columns.keys() - left_out:
            yield from _separated(grid.columns[position])


def _separated(cells: Iterable[str]) -> set[str]:
    return {
        cell
        for cell in set(cells)
        if ("," in cell or "." in cell) and not isinstance(cell, Numeric)
    }


def _population(tables: Tables) -> Iterator[str]:
    for role in ("cities", "answers"):
        if role in tables.grids:
            grid = tables.grids[role]
            position = city_columns(grid.header).get("population")
            if position is not None:
                yield from _separated(grid.columns[position])


def _numeric_answers(tables: Tables, asked: Sequence[AskedCells]) -> Iterator[str]:
    columns = tables.grids["answers"].columns
    for found in asked:
        if found.question.type == "number":
            yield from _separated(found.cells(columns))


def _is_grouped(cell: str) -> bool:
    """Check whether the separator of a population marks thousands: nobody counts half a person."""
    return find_decimal_sign(cell) == "?" and not cell.endswith("000")


def _other(cell: str) -> str:
    return "." if "," in cell else ","
