"""Which row is the header of a table, and what it says of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from smartgov.intake.limits import MAX_ANSWERS, MAX_CITIES, MAX_COLUMNS
from smartgov.intake.vocabulary import ids, key, unnumbered, unremarked

#: What the header of each table in the format of a study has.
_STUDY_COLUMNS = {"questions": {"id", "role", "type"}, "framework": {"id", "parent"}}


#: Columns that are known with a remark in brackets too: "City (required)". Others may have
#: their unit there, as in "Population (thousands)".
_REMARKED = {"name", "country"}


def city_column(cell: str) -> str | None:
    """Return which column of a city a header means; None where it is none."""
    return ids("cities").get(key(cell)) or _loosely(cell)


def _loosely(cell: str) -> str | None:
    """Return which column a header means that has a number before it or a remark after it."""
    known = ids("cities")
    column = known.get(key(unremarked(cell)))
    return column if column in _REMARKED else known.get(key(unnumbered(cell)))


def city_columns(header: Mapping[int, str]) -> dict[str, int]:
    """Return where each thing that is known of a city stands; the first of several.

    What is called just so comes before what has a number or a remark.
    """
    known = ids("cities")
    found: dict[str, int] = {}
    for find in (lambda cell: known.get(key(cell)), _loosely):
        for position, name in header.items():
            column = find(name)
            if column is not None and position not in found.values():
                found.setdefault(column, position)
    return found


def is_city_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of a table of cities or answers: it names a city's column."""
    named = map(city_column, cells[:MAX_COLUMNS])
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
