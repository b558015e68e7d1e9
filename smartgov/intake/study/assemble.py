"""Build a study from the valid rows of a file's tables, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass, replace

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.spot import Spot
from smartgov.intake.study.about import About, note_choices, read_about
from smartgov.intake.study.choose_cities import choose_cities
from smartgov.intake.study.choose_questions import choose_questions
from smartgov.intake.study.columns import apply_roles
from smartgov.intake.study.evidence import read_evidence, take_evidence
from smartgov.intake.study.field_columns import take_fields
from smartgov.intake.study.file_questions import read_file_questions
from smartgov.intake.study.interpret_tables import interpret_tables, is_own_format
from smartgov.intake.study.read_answers import Answers, read_answers
from smartgov.intake.study.summary_rows import drop_other_rows
from smartgov.intake.study.two_headers import drop_second_header
from smartgov.intake.tables.read_tables import Progress, Tables
from smartgov.intake.understood import NOTHING, Understood
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.answers import check_ranges
from smartgov.study.questionnaire import Questionnaire


@dataclass(frozen=True, eq=False)
class Assembled:
    """The result of assembling the tables of a file.

    Attributes
    ----------
    study
        The study of the valid rows; None if nothing can be used.
    problems
        The problems, in the order in which they were found.
    unlisted
        Number of problems that are not listed.
    left_out
        Number of cities left out of the study.
    understood
        What was understood of the file.
    """

    study: Study | None
    problems: tuple[Problem, ...]
    unlisted: int = 0
    left_out: int = 0
    understood: Understood = NOTHING


def assemble(tables: Tables, progress: Progress, choices: Choices = NO_CHOICES) -> Assembled:
    """Build the study from the tables of a file, and list everything that is wrong with it.

    Parameters
    ----------
    tables
        The tables of the file.
    progress
        Callback that receives the completed share of the whole file, from 0 to 1; reading the
        tables took 0.6 of it.
    choices
        The visitor's choices. Where one must be made first, there is no study.
    """
    said, problems = take_fields(tables)
    if problems:
        return Assembled(None, tuple(problems))
    tables, entries = take_evidence(said.tables)
    about, problems = read_about(tables, said.fields)
    asked, found = read_file_questions(tables)
    problems += found
    if "answers" not in tables.grids:
        return Assembled(None, tuple(problems))
    renamed = apply_roles(tables, choices)
    if "questions" not in tables.grids:
        named = about.fields.get("questionnaire", "")
        asked, found = choose_questions(renamed.grids["answers"], named)
        problems += found
    read, found = _drop_rows(renamed, asked)
    problems += found
    own = is_own_format(read, about.fields, asked)
    read, understood, found = interpret_tables(tables, read, asked, choices, own=own)
    problems += found
    cities, found = choose_cities(read, choices, [found.role for found in understood.suggested])
    problems += found
    if cities is not None:
        understood = replace(understood, locations=cities.locations)
    if asked is None or cities is None:
        return Assembled(None, tuple(problems), understood=understood)
    progress(0.7)
    answers, found = read_answers(read, asked, cities, lambda share: progress(0.7 + 0.25 * share))
    problems += found
    if understood.undecided:
        return Assembled(None, tuple(problems), answers.unlisted, understood=understood)
    if about.info is not None:
        about = replace(about, info=note_choices(about.info, understood))
    study, found = make_study(about, asked, answers, read.grids["answers"].spot)
    problems += found
    if study is not None:
        behind, found = read_evidence(entries, study)
        study, problems = replace(study, evidence=behind), problems + found
    left_out = study.info.left_out if study is not None else 0
    return Assembled(study, tuple(problems), answers.unlisted, left_out, understood)


def _drop_rows(tables: Tables, asked: Questionnaire | None) -> tuple[Tables, list[Problem]]:
    """Drop a repeated header row and the rows that are not cities."""
    questions = asked.questions if asked is not None else ()
    grid, problems = drop_second_header(tables.grids["answers"], questions)
    tables = replace(tables, grids={**tables.grids, "answers": grid})
    tables, found = drop_other_rows(tables, questions)
    return tables, problems + found


def make_study(
    about: About, asked: Questionnaire, answers: Answers, spot: Spot
) -> tuple[Study | None, list[Problem]]:
    """Build the study, None if nothing in it can be scored, with the problems.

    Parameters
    ----------
    about
        The description of the study in the file.
    asked
        The framework of the questions.
    answers
        The answers and their questions.
    spot
        The location of the answers.
    """
    answered, questions = answers.answered, answers.questions
    if answered is None or about.info is None:
        return None, []
    if len(questions) > MAX_QUESTIONS:
        allowed = f"{MAX_QUESTIONS:,}"
        return None, [spot.problem("too_many_questions", str(len(questions)), allowed)]
    if not any(question.role == "scored" for question in questions):
        return None, [spot.problem("nothing_to_score", allowed=asked.id)]
    if not answered.cities:
        return None, []
    if not answered.wide.notna().to_numpy().any():
        return None, [spot.problem("no_answers")]
    problems = check_ranges(answered.wide, questions, spot.file)
    info = replace(about.info, left_out=answered.left_out)
    study = Study(info, asked.framework, questions, answered.cities, answered.wide)
    return study, [replace(problem, sheet=spot.sheet) for problem in problems]
