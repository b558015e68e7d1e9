"""Which row is the header of a table, and what it says of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from smartgov.intake.limits import MAX_ANSWERS, MAX_CITIES, MAX_COLUMNS
from smartgov.intake.vocabulary import ids, key

#: What the header of each table in the format of a study has.
_STUDY_COLUMNS = {"questions": {"id", "role", "type"}, "framework": {"id", "parent"}}


def is_city_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a table of cities or answers: it names a city's column."""
    known = ids("cities")
    named = (known.get(key(cell)) for cell in cells[:MAX_COLUMNS])
    return len(cells) > 1 and any(column in {"id", "name"} for column in named)


def is_study_header(role: str) -> Callable[[Sequence[str]], bool]:
    """Return whether a row is the header of a table in the format of a study."""
    needed = _STUDY_COLUMNS[role]
    return lambda cells: needed <= {cell.lower() for cell in cells}


def is_long(header: Sequence[str]) -> bool:
    """Whether a table has a row for each answer: it names the question and the answer."""
    known = ids("answers")
    return {"question", "value"} <= {known.get(key(cell)) for cell in header}


def row_limit(header: Sequence[str]) -> tuple[int, str]:
    """Return how many rows a table may have, and what is told where there are more."""
    if is_long(header):
        return MAX_ANSWERS, "too_many_answers"
    return MAX_CITIES, "too_many_cities"
