"""Parse and check the entries of a file with a visitor's own city."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartgov.model import Study
from smartgov.own_city.own_city import MAX_POPULATION, are_valid_coordinates, clean_name
from smartgov.places.countries import COUNTRIES
from smartgov.problems import Problem
from smartgov.study.allowed import can_enter, entry_range


@dataclass(frozen=True)
class Entry:
    """One entry of a file: a question or ``#field``, its value, and its location."""

    about: str
    value: Any
    file: str
    row: int | None
    column: str

    def problem(self, code: str, allowed: str = "") -> Problem:
        """Create a problem at this entry."""
        shown = str(self.value) if isinstance(self.value, (str, int, float)) else ""
        return Problem(code, self.file, self.row, self.column, shown[:80], allowed)

    def text(self) -> str:
        """Read the value as text, blank if None; raise ValueError for other types."""
        if not isinstance(self.value, (str, type(None))):
            raise ValueError("not text")  # noqa: TRY004 - invalid data, not a wrong argument type
        return self.value or ""

    def number(self) -> float | None:
        """Read the value as a finite number, None if blank; raise ValueError for other values."""
        if self.value is None or self.value == "":
            return None
        try:
            number = float(self.value)
        except (TypeError, OverflowError) as error:
            raise ValueError("not a number") from error
        if not math.isfinite(number):
            raise ValueError("not a finite number")
        return number


def check_repeated(entries: Sequence[Entry]) -> list[Problem]:
    """Report entries that occur more than once."""
    problems, seen = [], set()
    for entry in entries:
        if entry.about in seen:
            problems.append(entry.problem("repeated", entry.about))
        seen.add(entry.about)
    return problems


def read_parts(entries: Sequence[Entry], study: Study) -> tuple[dict[str, Any], list[Problem]]:
    """Parse the entries about the city itself (``#name``, ``#country``, …) and report problems."""
    parts: dict[str, Any] = {}
    problems = []
    for entry in entries:
        part = entry.about.removeprefix("#")
        if part == "study":
            if entry.value != study.info.id:
                problems.append(entry.problem("foreign", study.info.id))
        elif part not in PARTS:
            named = replace(entry, value=entry.about)
            problems.append(named.problem("unknown_part", ", ".join(f"#{p}" for p in PARTS)))
        else:
            try:
                parts[part] = PARTS[part](entry)
            except ValueError:
                problems.append(entry.problem(f"bad_{part}", _ALLOWED.get(part, "")))
    if not are_valid_coordinates(parts.get("latitude"), parts.get("longitude")) and not problems:
        place = next(e for e in entries if e.about in {"#latitude", "#longitude"})
        problems.append(place.problem("half_a_place"))
    return parts, problems


def _read_name(entry: Entry) -> str:
    return clean_name(entry.text())


def _read_country(entry: Entry) -> str:
    country = entry.text().upper()
    if country and country not in COUNTRIES:
        raise ValueError(country)
    return country


def _read_within(low: float, high: float) -> Callable[[Entry], float | None]:
    """Create a parser of numbers between two bounds, inclusive."""

    def read(entry: Entry) -> float | None:
        number = entry.number()
        if number is not None and not low <= number <= high:
            raise ValueError(number)
        return number

    return read


def _read_population(entry: Entry) -> int | None:
    number = _read_within(0, MAX_POPULATION)(entry)
    return None if number is None else round(number)


#: The parser of each field of the city; raises ValueError for invalid values.
PARTS: dict[str, Callable[[Entry], Any]] = {
    "name": _read_name,
    "country": _read_country,
    "latitude": _read_within(-90, 90),
    "longitude": _read_within(-180, 180),
    "population": _read_population,
}

_ALLOWED = {"latitude": "-90 – 90", "longitude": "-180 – 180", "population": "0 – 100000000"}


def read_answers(
    entries: Sequence[Entry], study: Study
) -> tuple[dict[str, float | None], list[Problem]]:
    """Parse the answers to scored questions and report problems."""
    answers: dict[str, float | None] = {}
    problems = []
    for entry in entries:
        question = study.question_by_id.get(entry.about)
        if question is None:
            problems.append(replace(entry, value=entry.about).problem("unknown_question"))
        elif question.role == "scored":
            try:
                value = entry.number()
            except ValueError:
                problems.append(entry.problem("not_a_number"))
                continue
            if value is not None and not can_enter(question, value):
                problems.append(entry.problem("out_of_range", entry_range(question)))
            answers[question.id] = value
    return answers, problems
