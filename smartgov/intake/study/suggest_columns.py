"""Suggest which columns name the cities and their countries, by what is written in them."""

from __future__ import annotations

from collections.abc import Container, Sequence

from smartgov.intake.cells import is_blank
from smartgov.intake.choices import Choices
from smartgov.intake.headers import answer_columns, city_columns, is_long, respondent_columns
from smartgov.intake.question_names import name_questions
from smartgov.intake.study.country_names import find_only_country
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.understood import Suggestion
from smartgov.model import Question
from smartgov.places.gazetteer import CODE, find_exact

#: Share of the entries that must be places or countries.
NEARLY_ALL = 0.9

#: Maximum entries looked up, and columns tried.
_LOOK, _MOST = 100, 20


def suggest_columns(
    tables: Tables, questions: Sequence[Question], choices: Choices
) -> tuple[Suggestion, ...]:
    """Suggest a column for the name and the country of the cities, where no header names it.

    Only if it is the only column whose entries are nearly all places, or countries, and the
    visitor has not chosen what it contains.
    """
    grid = tables.grids.get("cities", tables.grids["answers"])
    known = city_columns(grid.header)
    if {"name", "country"} <= known.keys():
        return ()
    entries = {at: _entries(grid, at) for at in _other_columns(grid, questions)}
    countries = [at for at, cells in entries.items() if _are_countries(cells)]
    words = {at: _words(cells) for at, cells in entries.items() if at not in countries}
    places = find_exact({(word, "") for cells in words.values() for word in cells})
    named = [at for at, cells in words.items() if _are_nearly_all(cells, places)]
    found = {"name": named, "country": countries}
    return tuple(
        Suggestion(role, grid.name(columns[0]))
        for role, columns in found.items()
        if role not in known and len(columns) == 1 and grid.name(columns[0]) not in choices.columns
    )


def _other_columns(grid: Grid, questions: Sequence[Question]) -> list[int]:
    """List the columns of which nothing is known."""
    asked = name_questions(questions, grid.header.values())
    taken = {*city_columns(grid.header).values(), *respondent_columns(grid.header)}
    if is_long(list(grid.header.values())):
        taken |= set(answer_columns(grid.header).values())
    return [at for at, name in grid.header.items() if at not in taken and name not in asked][:_MOST]


def _entries(grid: Grid, position: int) -> list[str]:
    """List the different entries of a column."""
    there = dict.fromkeys(cell for cell in grid.columns[position] if not is_blank(cell))
    return list(there)[:_LOOK]


def _are_countries(entries: Sequence[str]) -> bool:
    named = sum(find_only_country(cell) is not None for cell in entries)
    return bool(entries) and named >= NEARLY_ALL * len(entries)


def _words(entries: Sequence[str]) -> list[str]:
    """List the entries that may be places; none if many are too short."""
    words = [cell for cell in entries if len(cell) > CODE]
    return words if len(words) >= NEARLY_ALL * len(entries) else []


def _are_nearly_all(words: Sequence[str], places: Container[tuple[str, str]]) -> bool:
    named = sum((word, "") in places for word in words)
    return bool(words) and named >= NEARLY_ALL * len(words)
