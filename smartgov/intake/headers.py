"""Find the header row of a table, and interpret its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from smartgov.evidence import EVIDENCE_COLUMNS
from smartgov.intake.limits import MAX_ANSWERS, MAX_CITIES, MAX_COLUMNS
from smartgov.intake.vocabulary import ids, key, unnumbered, unremarked
from smartgov.study import schema

#: The columns that identify the header of each table in the study format.
_STUDY_COLUMNS = {"questions": {"id", "role", "type"}, "framework": {"id", "parent"}}


#: The columns of practices that have one text per language in the CSV file of practices.
_IN_ENGLISH = {stem: f"{stem}_en" for stem in ("name", "what", "led_to", "note")}

#: Columns recognized with a remark in brackets too: "City (required)". In other columns the
#: brackets may contain a unit, as in "Population (thousands)".
_REMARKED = {"name", "country"}


def city_column(cell: str) -> str | None:
    """Identify the city column that a header cell names; None if it names none."""
    return ids("cities").get(key(cell)) or _column_with_remark(cell)


def _column_with_remark(cell: str) -> str | None:
    """Identify a city column whose header has a number before it or a remark after it."""
    known = ids("cities")
    column = known.get(key(unremarked(cell)))
    return column if column in _REMARKED else known.get(key(unnumbered(cell)))


def city_columns(header: Mapping[int, str]) -> dict[str, int]:
    """Locate the city columns in a header; the first one of each kind counts.

    An exact name takes precedence over a name with a number or a remark, and "City" over "Name",
    which may be that of the person who answered.
    """
    known = ids("cities")
    found: dict[str, int] = {}
    for generic in (False, True):
        for find in (lambda cell: known.get(key(cell)), _column_with_remark):
            for position, name in header.items():
                column = find(name) if is_generic(name) == generic else None
                if column is not None and position not in found.values():
                    found.setdefault(column, position)
    return found


def is_generic(cell: str) -> bool:
    """Check whether a header cell is only "Name", of a city or of a person."""
    return ids("respondent").get(key(unremarked(cell))) == "name"


def respondent_columns(header: Mapping[int, str]) -> set[int]:
    """Locate the columns about the person who answered: name, position, e-mail and so on.

    "Name" is one of them unless it is the column of cities.
    """
    known, cities = ids("respondent"), city_columns(header).values()
    found = {
        position: known.get(key(name)) or known.get(key(unremarked(name)))
        for position, name in header.items()
    }
    return {at for at, column in found.items() if column is not None and at not in cities}


def is_city_header(cells: Sequence[str]) -> bool:
    """Check whether a row is the header of a table of cities or answers, with an id or a name."""
    named = map(city_column, cells[:MAX_COLUMNS])
    return len(cells) > 1 and any(column in {"id", "name"} for column in named)


def is_study_header(role: str) -> Callable[[Sequence[str]], bool]:
    """Build the check for the header row of a table in the study format."""
    needed = _STUDY_COLUMNS[role]
    return lambda cells: needed <= {cell.lower() for cell in cells}


def is_long(header: Sequence[str]) -> bool:
    """Check whether a table has one row per answer, with columns for question and value."""
    known = ids("answers")
    return {"question", "value"} <= {known.get(key(cell)) for cell in header}


def answer_columns(header: Mapping[int, str]) -> dict[str, int]:
    """Locate the columns of city, question and value."""
    known = ids("answers")
    found: dict[str, int] = {}
    for position, name in header.items():
        column = known.get(key(name))
        if column is not None:
            found.setdefault(column, position)
    return found


def row_limit(header: Sequence[str]) -> tuple[int, str]:
    """Look up how many rows a table may have, and the problem code if it has more."""
    if is_long(header):
        return MAX_ANSWERS, "too_many_answers"
    return MAX_CITIES, "too_many_cities"


def practice_columns(header: Mapping[int, str]) -> dict[str, int]:
    """Locate the columns of a table of practices, by their names in the CSV file of practices.

    A text that is written once, in any language, takes the place of the English one.
    """
    known = {key(column): column for column in schema.CASES.columns}
    known |= {word: _IN_ENGLISH.get(column, column) for word, column in ids("practices").items()}
    found: dict[str, int] = {}
    for position, name in header.items():
        column = known.get(key(name)) or known.get(key(unremarked(name)))
        if column is not None:
            found.setdefault(column, position)
    return found


def evidence_columns(header: Mapping[int, str]) -> dict[str, int]:
    """Locate the columns of a table of evidence: city, question, and what stands behind it."""
    known = ids("evidence")
    found: dict[str, int] = {}
    for position, name in header.items():
        column = known.get(key(name)) or known.get(key(unremarked(name)))
        if column is not None:
            found.setdefault(column, position)
    return found


def is_evidence_header(cells: Sequence[str]) -> bool:
    """Check whether a row is the header of a table of evidence."""
    found = evidence_columns(dict(enumerate(cells[:MAX_COLUMNS]))).keys()
    return {"city", "question"} <= found and not found.isdisjoint(EVIDENCE_COLUMNS)


def is_practice_header(cells: Sequence[str]) -> bool:
    """Check whether a row is the header of a table of practices."""
    found = practice_columns(dict(enumerate(cells[:MAX_COLUMNS])))
    return {"recommendation", "city"} <= found.keys()
