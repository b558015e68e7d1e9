"""What a file says of a visitor's own city, entry by entry, and what of it cannot be."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartgov.model import Study
from smartgov.own_city.own_city import MAX_POPULATION, clean_name, is_on_earth
from smartgov.places.countries import COUNTRIES
from smartgov.problems import Problem
from smartgov.study.allowed import can_enter, entry_range


@dataclass(frozen=True)
class Entry:
    """One thing that a file says: a question or ``#field``, its value, and where it stands."""

    about: str
    value: Any
    file: str
    row: int | None
    column: str

    def problem(self, code: str, allowed: str = "") -> Problem:
        """Return a problem of this entry."""
        shown = str(self.value) if isinstance(self.value, (str, int, float)) else ""
        return Problem(code, self.file, self.row, self.column, shown[:80], allowed)

    def text(self) -> str:
        """Return the value as text, blank where there is none; ValueError where it is none."""
        if not isinstance(self.value, (str, type(None))):
            raise ValueError("not text")  # noqa: TRY004 - data that is wrong, like any other
        return self.value or ""

    def number(self) -> float | None:
        """Return the value as a number, None where blank; ValueError where it is neither."""
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
    """Return what is said more than once."""
    problems, seen = [], set()
    for entry in entries:
        if entry.about in seen:
            problems.append(entry.problem("repeated", entry.about))
        seen.add(entry.about)
    return problems


def read_parts(entries: Sequence[Entry], study: Study) -> tuple[dict[str, Any], list[Problem]]:
    """Return what is said of the city itself, and what of it cannot be."""
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
    if not is_on_earth(parts.get("latitude"), parts.get("longitude")) and not problems:
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
    """Return a reader of numbers from low to high."""

    def read(entry: Entry) -> float | None:
        number = entry.number()
        if number is not None and not low <= number <= high:
            raise ValueError(number)
        return number

    return read


def _read_population(entry: Entry) -> int | None:
    number = _read_within(0, MAX_POPULATION)(entry)
    return None if number is None else round(number)


#: How each thing that is said of the city is read; ValueError where it cannot be.
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
    """Return the answers to scored questions, and what of them cannot be."""
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
