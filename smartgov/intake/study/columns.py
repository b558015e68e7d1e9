"""Give the columns of a file their roles, as chosen by the visitor or as recognized."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from smartgov.intake.choices import IGNORED, QUESTION, Choices
from smartgov.intake.headers import (
    answer_columns,
    city_columns,
    is_generic,
    is_long,
    respondent_columns,
)
from smartgov.intake.question_names import how_named, name_questions
from smartgov.intake.study.choose_cities import answer_city_columns
from smartgov.intake.study.choose_questions import question_columns
from smartgov.intake.study.country_names import find_country
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.understood import RESPONDENT, Column, How
from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question
from smartgov.places.gazetteer import find_exact
from smartgov.problems import Problem

#: The tables whose columns are understood, in the order in which they are shown.
TABLES = ("cities", "answers")

#: Share of the entries that must be places for a column called "Name" to be that of the cities.
MOSTLY = 0.5

#: Maximum entries looked up to find out.
_LOOK = 200


def apply_roles(tables: Tables, choices: Choices) -> Tables:
    """Rename the columns with a chosen role to the id of that role, and drop ignored ones."""
    grids = dict(tables.grids)
    chosen = {name: role.removeprefix(QUESTION) for name, role in choices.columns.items()}
    for role in TABLES:
        if role in grids:
            grid = grids[role]
            header = {
                position: chosen.get(name, name)
                for position, name in grid.header.items()
                if chosen.get(name) != IGNORED
            }
            grids[role] = grid.select(header)
    return replace(tables, grids=grids)


def drop_respondents(tables: Tables, questions: Sequence[Question]) -> tuple[Tables, list[Problem]]:
    """Drop the columns about the persons who answered, and say so in one warning per table."""
    grids, problems = dict(tables.grids), []
    for role in TABLES:
        if role not in grids:
            continue
        grid = grids[role]
        asked = name_questions(questions, grid.header.values())
        found = {at for at in respondent_columns(grid.header) if grid.header[at] not in asked}
        if found:
            names = ", ".join(grid.header[at] for at in sorted(found))
            problems.append(grid.spot.problem("respondent_columns", names))
            grids[role] = grid.select({a: n for a, n in grid.header.items() if a not in found})
    return replace(tables, grids=grids), problems


def find_unnamed(tables: Tables, choices: Choices, *, own: bool = False) -> str:
    """Find a column "Name" of which nothing tells whether it names cities or persons.

    The visitor has not chosen, and hardly any entry is a place beside columns about the persons who
    answered, or none at all where the cities have no coordinates. In the project's ``own`` formats
    it names cities.
    """
    grid = tables.grids.get("cities", tables.grids["answers"])
    columns = city_columns(grid.header)
    position = columns.get("name")
    if position is None or not is_generic(grid.header[position]):
        return ""
    if grid.name(position) in choices.columns:
        return ""
    beside = ids("respondent")
    hints = {beside.get(key(grid.header[at])) for at in respondent_columns(grid.header)}
    known = _share_of_places(grid, columns)
    if hints & {"person", "position", "email", "phone"}:
        return grid.header[position] if known < MOSTLY else ""
    located = {"latitude", "longitude"} <= columns.keys()
    return grid.header[position] if known == 0 and not own and not located else ""


def _share_of_places(grid: Grid, columns: dict[str, int]) -> float:
    """Compute the share of the entries of the name column that are places of their country."""
    names = grid.columns[columns["name"]][:_LOOK]
    blank = [""] * len(names)
    countries = grid.columns[columns["country"]] if "country" in columns else blank
    pairs = {
        (name, find_country(country)[0] or "")
        for name, country in zip(names, countries, strict=False)
        if name
    }
    return len(find_exact(pairs)) / len(pairs) if pairs else 1.0


def describe_columns(
    before: Tables, after: Tables, questions: Sequence[Question], choices: Choices
) -> tuple[Column, ...]:
    """Describe every named column of a file: its role, and how it was recognized.

    ``before`` are the tables as they are in the file, ``after`` those that are read.
    """
    return tuple(
        column
        for role in TABLES
        if role in before.grids
        for column in _describe(before.grids[role], role, after, questions, choices)
    )


def _describe(
    grid: Grid, role: str, after: Tables, questions: Sequence[Question], choices: Choices
) -> Iterator[Column]:
    read = after.grids[role]
    columns = answer_city_columns(after) if role == "answers" else city_columns(read.header)
    roles = {at: (name, "") for name, at in columns.items()}
    if is_long(list(read.header.values())):
        of_answers = answer_columns(read.header)
        roles |= {of_answers[name]: (name, "") for name in ("question", "value")}
    elif role == "answers":
        asked, _ = question_columns(read, tuple(questions), columns)
        roles |= {at: ("question", question.id) for at, question in (asked or {}).items()}
    respondents = respondent_columns(grid.header) - read.header.keys()
    for position, name in grid.header.items():
        dropped = RESPONDENT if position in respondents else IGNORED
        found, question = roles.get(position, (dropped, ""))
        how = _how(name, found, question, beside=bool(respondents)) if found != IGNORED else ""
        if name in choices.columns:
            how, found = "chosen", IGNORED if choices.columns[name] == IGNORED else found
        turned = after.layout if role == "answers" else None
        letter = turned.place(position) if turned else get_column_letter(position + 1)
        yield Column(grid.spot.sheet, letter, name, found, question, how)


def _how(name: str, role: str, question: str, *, beside: bool) -> How:
    """Tell how a column was recognized, ``beside`` columns about persons or not."""
    if question:
        return how_named(question, name)
    if beside and role == "name" and is_generic(name):
        return "values"
    return "id" if name == role else "wording"
