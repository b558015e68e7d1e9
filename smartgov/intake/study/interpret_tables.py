"""Interpret the tables of a file: its columns, its numbers, its blank cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from smartgov.intake.choices import Choices
from smartgov.intake.headers import city_column
from smartgov.intake.study.answer_words import list_words
from smartgov.intake.study.asked_cells import find_asked_cells
from smartgov.intake.study.blanks import fill_blanks, find_blank_columns
from smartgov.intake.study.columns import describe_columns, drop_respondents, find_unnamed
from smartgov.intake.study.number_format import find_number_format
from smartgov.intake.study.suggest_columns import suggest_columns
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.understood import Understood
from smartgov.intake.vocabulary import words
from smartgov.problems import Problem
from smartgov.study.questionnaire import Questionnaire
from smartgov.study.schema import CITIES, CITY_OTHER_NAMES, FORMER_NAMES
from smartgov.text import LANGUAGES

#: The problem reported for what must be decided.
_CODES = {
    "place": "place_undecided",
    "name": "name_undecided",
    "blank": "blank_undecided",
    "decimal": "decimal_undecided",
}

#: The first columns of a template in CSV.
_TEMPLATE = ("name", "country", "latitude", "longitude", "population")


def interpret_tables(
    file: Tables, tables: Tables, asked: Questionnaire | None, choices: Choices, *, own: bool
) -> tuple[Tables, Understood, list[Problem]]:
    """Interpret tables, and report what was understood and what must be decided.

    Parameters
    ----------
    file
        The tables as they are in the file.
    tables
        The tables with chosen roles, without rows that are not cities.
    asked
        The questions that the file may answer; None if unknown.
    choices
        The visitor's choices.
    own
        Whether the file has one of the project's own formats, see `is_own_format`.
    """
    questions = asked.questions if asked is not None else ()
    unnamed = find_unnamed(tables, choices, own=own)
    tables, problems = drop_respondents(tables, questions)
    answers = find_asked_cells(tables, questions)
    grid = tables.grids["answers"]
    numbers = find_number_format(tables, answers, choices, own=own)
    blanks = () if own else find_blank_columns(grid, answers, choices)
    understood = Understood(
        tuple(questions),
        describe_columns(file, tables, questions, choices),
        list_words(grid, answers),
        blanks,
        encoding=tables.encoding,
        numbers=numbers,
        unnamed=unnamed,
        suggested=suggest_columns(tables, questions, choices),
        layout=tables.layout.kind if tables.layout is not None else "",
    )
    grids = {**tables.grids, "answers": fill_blanks(grid, answers, blanks)}
    tables = replace(tables, grids=grids, comma=numbers.decimal == ",")
    return tables, understood, problems + _list_undecided(tables, understood)


def _list_undecided(tables: Tables, understood: Understood) -> list[Problem]:
    """Report what must be decided before anything is scored."""
    spot = tables.grids["answers"].spot
    columns = [column.name for column in understood.blanks if column.means is None]
    examples = understood.numbers.ambiguous if understood.numbers is not None else ()
    values = {
        "place": ", ".join(suggestion.column for suggestion in understood.suggested),
        "name": understood.unnamed,
        "blank": ", ".join(columns),
        "decimal": "; ".join(examples),
    }
    return [spot.problem(_CODES[what], values[what]) for what in understood.undecided]


def is_own_format(tables: Tables, fields: Mapping[str, str], asked: Questionnaire | None) -> bool:
    """Check whether a file is an export or a filled-in template of this project.

    In these a blank cell means no answer, as their instructions say.

    Parameters
    ----------
    tables, fields
        The tables of the file, and what it says about itself.
    asked
        The questions that the file may answer; None if unknown.
    """
    if "questions" in tables.grids or "questionnaire" in fields:
        return True
    header = list(tables.grids["answers"].header.values())
    if set(CITIES.columns) - {*CITY_OTHER_NAMES, FORMER_NAMES} <= set(header):
        return True
    names = ([words(lang)["cities"][column][0] for column in _TEMPLATE] for lang in LANGUAGES)
    ids = {question.id for question in asked.questions} if asked is not None else set()
    begins = any(header[: len(_TEMPLATE)] == own for own in names)
    return begins and all(name in ids or city_column(name) is not None for name in header)
