"""Files of secretariats: lists of ticks, and tables that can be read in more than one way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.read_file import FileStudy, read_file
from tests.smartgov.intake.made_files import PLAN, VOTING, Cell, make_csv

#: Cities that the gazetteer knows, with their countries.
BILBAO, PORTO, LYON = ("Bilbao", "España"), ("Porto", "Portugal"), ("Lyon", "Francia")

#: A list of ticks: three cities, two practices.
HEADER = ("Ciudad", "País", VOTING, PLAN)
TICKS = ((*BILBAO, "X", ""), (*PORTO, "", "X"), (*LYON, "X", "X"))


def read_ticks(
    rows: Sequence[Sequence[Cell]] = TICKS,
    header: Sequence[Cell] = HEADER,
    choices: Choices = NO_CHOICES,
    separator: str = ";",
) -> FileStudy:
    """Return what is read of a CSV file."""
    return read_file(make_csv(rows, header, separator), "ticks.csv", choices=choices)


def answers_of(intake: FileStudy) -> Mapping[str, list[float | None]]:
    """Return the answers by question, in the order of the cities; None if not answered."""
    assert intake.study is not None, intake.problems
    answers = intake.study.answers.astype(object)
    return {
        str(question): [None if value != value else value for value in answers[question]]
        for question in answers
    }


def codes(intake: FileStudy) -> list[str]:
    """Return the codes of what is told, but for questions that have no column."""
    return [p.code for p in intake.problems if p.code != "questions_left_out"]
