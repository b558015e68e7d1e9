"""Choose what counts as the header of a table: a row that names the cities, or else questions.

A header may call the column of the cities by a word that is not known, such as "Ort". It is then
recognized by its questions, and the visitor says which column names the cities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from smartgov.intake.headers import is_city_header, is_long
from smartgov.intake.spot import Row
from smartgov.intake.tables.grid import TOP
from smartgov.intake.tables.stacked import is_question

#: Minimum number of questions in a header without a word for the city.
MIN_QUESTIONS = 2

IsHeader = Callable[[Sequence[str]], bool]


def is_bare_header(cells: Sequence[str]) -> bool:
    """Check for a header with something beside its questions, or with one row per answer."""
    asked = sum(map(is_question, cells))
    return MIN_QUESTIONS <= asked < len(cells) or (len(cells) > 2 and is_long(cells))


def choose_header(rows: Iterator[Row]) -> tuple[IsHeader, Iterator[Row]]:
    """Choose the check for the header of a table, by its first rows."""
    head = list(islice(rows, TOP + 1))
    named = any(is_city_header(list(row.cells.values())) for row in head)
    return (is_city_header if named else is_bare_header), chain(head, rows)
