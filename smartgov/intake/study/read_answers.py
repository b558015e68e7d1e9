"""Read the answers of a visitor's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from smartgov.intake.headers import answer_columns, city_columns, is_long
from smartgov.intake.limits import MAX_ALIKE
from smartgov.intake.question_names import name_questions
from smartgov.intake.study.answer_table import Answered, AnswerTable
from smartgov.intake.study.answers_long import read_long
from smartgov.intake.study.answers_wide import read_wide
from smartgov.intake.study.choose_cities import answer_city_columns
from smartgov.intake.study.choose_questions import keep_asked, question_columns
from smartgov.intake.study.city_table import CityTable
from smartgov.intake.tables.read_tables import Tables
from smartgov.model import Question
from smartgov.problems import Problem
from smartgov.study.questionnaire import Questionnaire


@dataclass(frozen=True, eq=False)
class Answers:
    """The answers that were read, None if unreadable, and their questions.

    ``unlisted`` is the number of problems that are not listed.
    """

    answered: Answered | None
    questions: tuple[Question, ...] = ()
    unlisted: int = 0


def read_answers(
    tables: Tables, asked: Questionnaire, cities: CityTable, progress: Callable[[float], None]
) -> tuple[Answers, list[Problem]]:
    """Read the answers, from one row per city or one row per answer.

    Parameters
    ----------
    tables
        The tables of the file.
    asked
        The questions that the file may answer.
    cities
        Its cities.
    progress
        Callback that receives the completed share, from 0 to 1.
    """
    grid = tables.grids["answers"]
    has_own_cities = "cities" not in tables.grids
    columns = answer_city_columns(tables)
    table = AnswerTable(grid, columns, cities, has_own_cities, tables.comma)
    questions, problems = asked.questions, list[Problem]()
    if is_long(list(grid.header.values())):
        names = dict.fromkeys(grid.columns[answer_columns(grid.header)["question"]])
        named = name_questions(questions, names)
        answered, faults = read_long(table, named, questions, progress)
    else:
        asked_in, problems = question_columns(grid, questions, columns)
        if asked_in is None:
            return Answers(None), problems
        source = tables.grids["questions"].spot.sheet if "questions" in tables.grids else asked.id
        questions, found = keep_asked(asked, asked_in, grid, source)
        problems += found
        answered, faults = read_wide(table, asked_in, progress)
        wide = answered.wide.reindex(columns=[question.id for question in questions])
        answered = replace(answered, wide=wide)
    problems += [*faults.problems, *_cities_without_answers(tables, answered, cities)]
    if answered.unmatched:
        answered = _without_absent(answered, cities)
    unlisted = faults.unlisted + max(0, len(answered.absent) - MAX_ALIKE)
    return Answers(answered, questions, unlisted), problems


def _cities_without_answers(tables: Tables, answered: Answered, cities: CityTable) -> list[Problem]:
    """Report each city without answers, at most `MAX_ALIKE`.

    If rows of answers could not be assigned, they may be those of the city.
    """
    grid = tables.grids.get("cities", tables.grids["answers"])
    name = city_columns(grid.header).get("name")
    code = "city_not_matched" if answered.unmatched else "city_without_answers"
    return [
        grid.problem(code, row, name, cities.rows[row][1]) for row in answered.absent[:MAX_ALIKE]
    ]


def _without_absent(answered: Answered, cities: CityTable) -> Answered:
    """Leave out the cities without answers; each row that was not assigned may be one of them."""
    absent = {cities.sound[row].id for row in answered.absent}
    kept = tuple(city for city in answered.cities if city.id not in absent)
    left_out = answered.left_out - answered.unmatched + max(answered.unmatched, len(absent))
    wide = answered.wide.loc[[city.id for city in kept]]
    return replace(answered, cities=kept, wide=wide, left_out=left_out)
