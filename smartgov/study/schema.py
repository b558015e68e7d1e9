"""Schemas of the tables of a study. This is the only module that uses pandera.

Tables are validated as text, so that an invalid cell can be shown as it was written. Numeric
cells may already be numbers, as in a visitor's file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

import numpy as np
import pandas as pd
import pandera.pandas as pa

from smartgov.evidence import MAX_NOTE
from smartgov.model import MAX_WEIGHT
from smartgov.numbers import show_cell
from smartgov.places.countries import COUNTRIES
from smartgov.problems import Problem
from smartgov.study.allowed import MAX_NUMBER, YEARS
from smartgov.text import text_columns
from smartgov.web_address import is_web_address

ID_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
ID_RULE = "letters, digits, hyphen, underscore and point, no spaces"

#: A year, a month or a day, as 2026, 2026-11 or 2026-11-30.
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

#: Maximum characters of a name or label, of a title, and of a longer text.
MAX_NAME, MAX_TITLE, MAX_TEXT = 200, 300, 5_000

#: Maximum number of problems reported per table. A table with more is not used.
MANY = 10_000

#: Columns with the name of a city in each language; ``name`` is the one in English.
CITY_NAMES = text_columns("name")[1:]

#: All columns of names besides ``name``; a study of which no city has any leaves them out.
CITY_OTHER_NAMES = (*CITY_NAMES, "other_names")

#: Columns that only editions need: earlier names of a city, the version of a question's wording.
FORMER_NAMES, WORDING = "former_names", "wording"

#: Maximum population of a city, or of a region that answers like one.
MAX_POPULATION = 1_000_000_000

Schema = pa.DataFrameSchema
Test = Callable[[pd.Series], pd.Series | np.ndarray]


def numbers(cells: pd.Series) -> pd.Series:
    """Convert cells to floats; NaN if a cell is blank or not a finite number."""
    parsed = pd.to_numeric(cells, errors="coerce").astype(float)
    return parsed.where(np.isfinite(parsed))


def _check(code: str, test: Test, allowed: str = "") -> pa.Check:
    """Create a check for non-blank cells; its failures become problems with this code."""

    def passes(cells: pd.Series) -> pd.Series | bool:
        blank = cells.to_numpy(dtype=object) == ""
        return bool(blank.all()) or pd.Series(blank | test(cells), index=cells.index)

    return pa.Check(passes, name=code, description=allowed, ignore_na=False)


def _check_each(code: str, test: Callable[[str], bool], allowed: str = "") -> pa.Check:
    """Create a check that looks at one cell after the other, all of them texts."""
    return _check(code, lambda cells: np.array([test(cell) for cell in cells], bool), allowed)


def _required() -> pa.Check:
    return pa.Check(lambda cells: cells != "", name="required", ignore_na=False)


def _number(low: float = -np.inf, high: float = np.inf) -> list[pa.Check]:
    """Create checks for a number between two bounds, inclusive."""
    checks = [_check("not_a_number", lambda cells: numbers(cells).notna())]
    if np.isfinite(low) or np.isfinite(high):
        allowed = f"{low:.12g} – {high:.12g}" if np.isfinite(high) else f"≥ {low:g}"
        checks.append(
            _check(
                "out_of_range",
                lambda cells: numbers(cells).isna() | numbers(cells).between(low, high),
                allowed,
            )
        )
    return checks


def _whole_number(high: float) -> list[pa.Check]:
    """Create checks for a whole number from 1."""
    return [
        *_number(),
        _check(
            "out_of_range",
            lambda cells: (
                numbers(cells).isna()
                | (numbers(cells).between(1, high) & (numbers(cells) % 1 == 0))
            ),
            f"1, 2, 3 … {high:,.0f}",
        ),
    ]


def _year() -> list[pa.Check]:
    """Create checks for a year, which has no decimals."""
    whole = _check("not_a_year", lambda cells: numbers(cells).isna() | (numbers(cells) % 1 == 0))
    return [*_number(*YEARS), whole]


def _one_of(*values: str) -> pa.Check:
    return _check_each("not_allowed", lambda cell: cell in values, ", ".join(values))


def _id() -> list[pa.Check]:
    return [
        _required(),
        _check_each("bad_id", lambda cell: ID_PATTERN.fullmatch(cell) is not None, ID_RULE),
        _check("duplicate_id", lambda cells: ~cells.duplicated()),
    ]


def _address() -> pa.Check:
    return _check_each("bad_address", is_web_address)


def _date() -> pa.Check:
    return _check_each("bad_date", lambda cell: _DATE.fullmatch(cell) is not None)


def _up_to(most: int) -> pa.Check:
    return _check_each("too_long", lambda cell: len(cell) <= most, str(most))


def _column(checks: Any = None, required: bool = True) -> Any:
    return pa.Column(checks=checks, required=required, nullable=True)


def _optional(*checks: pa.Check) -> Any:
    return _column(list(checks) or None, required=False)


def _texts(stem: str, english: Any, most: int = MAX_TEXT) -> dict[str, Any]:
    """Create the columns of a text, one per language; all but English are optional."""
    first, *others = text_columns(stem)
    return {first: english, **{column: _optional(_up_to(most)) for column in others}}


FRAMEWORK = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "parent": _column(),
        "weight": _optional(*_number(0, MAX_WEIGHT)),
        **_texts("label", _column([_required(), _up_to(MAX_NAME)]), MAX_NAME),
        **_texts("definition", _optional(_up_to(MAX_TEXT))),
    }
)

QUESTIONS = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "dimension": _column(),
        "role": _column([_required(), _one_of("scored", "context", "barrier")]),
        "type": _column([_required(), _one_of("yes_no", "scale", "number")]),
        **dict.fromkeys(("low", "high"), _optional(*_number(-MAX_NUMBER, MAX_NUMBER))),
        "transform": _optional(_one_of("none", "log10")),
        "range": _optional(_one_of("fixed", "sample")),
        "direction": _optional(_one_of("1", "-1")),
        "weight": _optional(*_number(0, MAX_WEIGHT)),
        WORDING: _optional(_up_to(MAX_NAME)),
        "unit": _optional(_up_to(MAX_NAME)),
        "source_item": _optional(_up_to(MAX_TEXT)),
        "recommendations": _optional(),
        **_texts("label", _optional(_up_to(MAX_NAME)), MAX_NAME),
        **_texts("text", _column([_required(), _up_to(MAX_TEXT)])),
        **_texts("levels", _optional(_up_to(MAX_TEXT))),
    }
)

CITIES = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "name": _column([_required(), _up_to(MAX_NAME)]),
        **{column: _optional(_up_to(MAX_TEXT)) for column in (*CITY_OTHER_NAMES, FORMER_NAMES)},
        "country": _column(
            [_required(), _check_each("bad_country", lambda cell: cell in COUNTRIES)]
        ),
        "latitude": _column(),
        "longitude": _column(),
        "population": _optional(*_whole_number(MAX_POPULATION)),
        "population_year": _optional(*_year()),
        **dict.fromkeys(("region", "subregion"), _optional(_up_to(MAX_NAME))),
        "note": _optional(_up_to(MAX_TEXT)),
    }
)

ANSWERS = pa.DataFrameSchema(
    {
        "city": _column(_required()),
        "question": _column(_required()),
        "value": _column(_check("not_a_number", lambda cells: numbers(cells).notna())),
        "note": _optional(_up_to(MAX_NOTE)),
        "link": _optional(_address()),
        "verified_by": _optional(_up_to(MAX_NAME)),
        "verified_on": _optional(_date()),
    }
)

RECOMMENDATIONS = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "pillar": _column(_required()),
        "dimensions": _column(_required()),
        **_texts("title", _column(_required())),
        **_texts("text", _column(_required())),
    }
)

EDITIONS = pa.DataFrameSchema(
    {
        "year": _column([_required(), *_year()]),
        "cities": _column([_required(), *_whole_number(MAX_POPULATION)]),
        "countries": _optional(*_whole_number(len(COUNTRIES))),
        **_texts("theme", _column(_required())),
        **_texts("note", _optional()),
        "report": _optional(),
        "contact": _optional(),
    }
)

#: Columns on the source of a fact: who says it, where, and when it was read.
_SOURCE = {
    "publisher": _column([_required(), _up_to(MAX_NAME)]),
    "address": _column([_required(), _address()]),
    "seen": _column([_required(), _date()]),
}

CASES = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "recommendation": _column(_required()),
        "city": _column(_required()),
        "since": _optional(*_year()),
        **_texts("name", _column([_required(), _up_to(MAX_NAME)]), MAX_NAME),
        **_texts("what", _column([_required(), _up_to(MAX_TEXT)])),
        **_texts("led_to", _optional(_up_to(MAX_TEXT))),
        **_texts("note", _optional(_up_to(MAX_TEXT))),
        "known": _column([_required(), _one_of("city", "third_party", "press")]),
        "title": _optional(_up_to(MAX_TITLE)),
        "published": _optional(_date()),
        **_SOURCE,
    }
)

STANDARDS = pa.DataFrameSchema(
    {
        "id": _column(_id()),
        "recommendation": _column(_required()),
        "year": _optional(*_year()),
        **_texts("name", _column([_required(), _up_to(MAX_NAME)]), MAX_NAME),
        **_texts("what", _column([_required(), _up_to(MAX_TEXT)])),
        "known": _column([_required(), _one_of("publisher", "third_party")]),
        **_SOURCE,
    }
)


def check_table(frame: pd.DataFrame, schema: Schema, file: str) -> list[Problem]:
    """Validate a table against its schema and report all problems, in row order."""
    unknown = [str(c) for c in frame.columns if c not in schema.columns][:MANY]
    problems = [Problem("unknown_column", file, 1, column) for column in unknown]
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = cast("list[dict[str, Any]]", error.failure_cases[:MANY].to_dict("records"))
        problems += [_to_problem(case, schema, file) for case in cases]
        if len(error.failure_cases) > MANY:
            problems.append(too_many(file))
    return sorted(problems, key=lambda problem: (problem.row or 0, problem.column))


def too_many(file: str) -> Problem:
    """Create the problem that replaces those beyond `MANY`."""
    return Problem("too_many_problems", file, value=f"{MANY:,}")


def _to_problem(case: dict[str, Any], schema: Schema, file: str) -> Problem:
    if case["check"] == "column_in_dataframe":
        return Problem("missing_column", file, 1, str(case["failure_case"]))
    column, code = str(case["column"]), str(case["check"])
    checks = schema.columns[column].checks
    allowed = next(check.description or "" for check in checks if check.name == code)
    found = case["failure_case"]
    shown = show_cell(found) if isinstance(found, float) else str(found)
    return Problem(code, file, int(case["index"]), column, shown, allowed)
