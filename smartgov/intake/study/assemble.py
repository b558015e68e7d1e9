"""From the tables of a visitor's file to a study of its sound rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from smartgov.intake.headers import city_columns, is_long
from smartgov.intake.limits import MAX_ALIKE, MAX_CITIES, MAX_QUESTIONS
from smartgov.intake.question_names import Asked, choose_questionnaire, known_questionnaires
from smartgov.intake.spot import RefusedError
from smartgov.intake.study.about import describe_study, read_fields
from smartgov.intake.study.answer_table import Found
from smartgov.intake.study.answers_long import answer_columns, first_rows, read_long
from smartgov.intake.study.answers_wide import Answered, name_problems, read_wide
from smartgov.intake.study.city_table import KEYS, NEEDED, CityTable, read_cities
from smartgov.intake.study.file_questions import own_questions
from smartgov.intake.study.summary_rows import drop_blank, drop_summaries
from smartgov.intake.study.two_headers import drop_second, find_split
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Progress, Tables
from smartgov.intake.vocabulary import key, words
from smartgov.model import Question, Study, StudyInfo
from smartgov.problems import Problem
from smartgov.study.answers import check_ranges
from smartgov.text import LANGUAGES


@dataclass(eq=False)
class Draft:
    """A study in the making: what was found so far, and what is wrong."""

    tables: Tables
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    left_out: int = 0

    @property
    def answers(self) -> Grid:
        """The table of the answers."""
        return self.tables.grids["answers"]


def assemble(tables: Tables, progress: Progress) -> tuple[Study | None, Draft]:
    """Return the study of the sound rows, None where nothing can be used, and what is wrong."""
    draft = Draft(tables, progress)
    draft.problems += tables.problems
    info, fields = _describe(draft)
    own, found = own_questions(tables)
    draft.problems += found
    for grid in tables.grids.values():
        draft.problems += grid.problems
    if "answers" not in tables.grids:
        return None, draft
    asked = own or _choose(draft, fields)
    tables.grids["answers"], found = drop_second(draft.answers, asked)
    draft.problems += found
    _drop_rows(draft, asked)
    cities, columns = _read_cities(draft)
    if asked is None or cities is None:
        return None, draft
    answered, questions = _read_answers(draft, asked, columns, cities, own is not None)
    if answered is None or info is None:
        return None, draft
    return _finish(draft, info, asked, answered, questions), draft


def _drop_rows(draft: Draft, asked: Asked | None) -> None:
    """Leave out rows that are no cities."""
    grids = draft.tables.grids
    cities: set[str] = set()
    for role in ("cities", "answers"):
        if role not in grids:
            continue
        grid, found = drop_summaries(grids[role], cities)
        draft.problems += found
        columns = city_columns(grid.header)
        if "name" in columns:
            cities = set(map(key, grid.columns[columns["name"]]))
        named = asked.named(grid.header.values()) if asked is not None else {}
        read = {at for at, name in grid.header.items() if name in named} | set(columns.values())
        grids[role] = grid if is_long(list(grid.header.values())) else drop_blank(grid, read)


def _describe(draft: Draft) -> tuple[StudyInfo | None, dict[str, str]]:
    fields: dict[str, str] = {}
    if draft.tables.study is not None:
        spot, rows = draft.tables.study
        fields, found = read_fields(spot, iter(rows))
        draft.problems += found
    else:
        spot = draft.tables.file
    info, found = describe_study(spot, fields)
    draft.problems += found
    return info, fields


def _choose(draft: Draft, fields: dict[str, str]) -> Asked | None:
    """Return the questionnaire that the answers belong to."""
    if "questions" in draft.tables.grids:  # which is wrong, as has been told
        return None
    grid = draft.answers
    names = list(grid.header.values())
    if is_long(names):
        names = list(dict.fromkeys(grid.columns[answer_columns(grid.header)["question"]]))
        if len(names) > 2 * MAX_QUESTIONS:
            allowed = f"{MAX_QUESTIONS:,}"
            raise RefusedError(grid.spot.problem("too_many_questions", str(len(names)), allowed))
    named = fields.get("questionnaire", "")
    asked = choose_questionnaire(named, names)
    split = find_split(grid)
    if split is not None:
        draft.problems.append(split)
        return None
    if asked is None:
        known = ", ".join(asked.id for asked in known_questionnaires())
        draft.problems.append(grid.spot.problem("no_questions", allowed=known))
    return asked


def _read_cities(draft: Draft) -> tuple[CityTable | None, dict[str, int]]:
    """Return the cities, and where what is known of them stands in the answers."""
    answers = draft.answers
    columns = city_columns(answers.header)
    if "cities" in draft.tables.grids:  # which tells the rest
        columns = {name: at for name, at in columns.items() if name in KEYS}
    grid = draft.tables.grids.get("cities", answers)
    if grid is answers and is_long(list(answers.header.values())):
        grid = first_rows(answers, columns)
    there = city_columns(grid.header)
    missing = [column for column in NEEDED if column not in there]
    for column in missing:
        names = dict.fromkeys(words(language)["cities"][column][0] for language in LANGUAGES)
        problem = grid.problem("missing_city_column", grid.top, None, allowed=", ".join(names))
        draft.problems.append(problem)
    empty = [table for table in {id(t): t for t in (grid, answers)}.values() if not table.rows]
    draft.problems += [table.spot.problem("no_rows") for table in empty]
    if missing or empty:
        return None, columns
    if len(grid.rows) > MAX_CITIES:
        draft.problems.append(grid.spot.problem("too_many_cities", allowed=f"{MAX_CITIES:,}"))
        return None, columns
    cities, found = read_cities(grid, there, draft.tables.comma)
    draft.problems += found
    if grid is draft.tables.grids.get("cities"):
        unknown = grid.header.keys() - there.values()
        draft.problems += [grid.problem("unknown_column", grid.top, at) for at in unknown]
    draft.progress(0.7)
    return cities, columns


def _read_answers(
    draft: Draft, asked: Asked, columns: dict[str, int], cities: CityTable, own: bool
) -> tuple[Answered | None, tuple[Question, ...]]:
    grid = draft.answers

    def progress(share: float) -> None:
        draft.progress(0.7 + 0.25 * share)

    if is_long(list(grid.header.values())):
        where = answer_columns(grid.header)
        names = asked.named(dict.fromkeys(grid.columns[where["question"]]))
        columns = {**columns, "question": where["question"], "value": where["value"]}
        questions = asked.questions
        answered, found = read_long(
            grid, names, questions, columns, cities, draft.tables.comma, progress
        )
        if "cities" in draft.tables.grids:
            left_out = answered.left_out + len(found.strangers)
            answered = replace(answered, left_out=left_out)
    else:
        in_column = _question_columns(draft, asked, columns)
        if in_column is None:
            return None, ()
        questions = _in_order(draft, asked, in_column, own)
        is_own = "cities" not in draft.tables.grids
        answered, found = read_wide(
            grid, in_column, columns, cities, is_own, draft.tables.comma, progress
        )
        answered = replace(answered, wide=answered.wide.reindex(columns=[q.id for q in questions]))
    _tell(draft, found, cities)
    return answered, questions


def _question_columns(
    draft: Draft, asked: Asked, columns: dict[str, int]
) -> dict[int, Question] | None:
    """Return which question is asked in which column; None where two ask the same."""
    grid = draft.answers
    named = asked.named(grid.header.values())
    ids = {question.id for question in asked.questions}
    taken = {at for name, at in columns.items() if name in NEEDED or grid.header[at] not in ids}
    in_column = {
        position: named[name]
        for position, name in grid.header.items()
        if name in named and position not in taken
    }
    problems, broken = name_problems(grid, in_column, taken)
    draft.problems += problems
    return None if broken else in_column


def _in_order(
    draft: Draft, asked: Asked, in_column: dict[int, Question], own: bool
) -> tuple[Question, ...]:
    """Return the questions of the study; those of a questionnaire without a column are not."""
    there = {question.id for question in in_column.values()}
    absent = [question.id for question in asked.questions if question.id not in there]
    if not absent:
        return asked.questions
    named = draft.tables.grids["questions"].spot.sheet if own else asked.id
    problem = draft.answers.spot.problem("questions_left_out", ", ".join(absent), named)
    draft.problems.append(problem)
    return tuple(question for question in asked.questions if question.id in there)


def _tell(draft: Draft, found: Found, cities: CityTable) -> None:
    draft.problems += found.problems
    draft.untold += found.untold + max(0, len(found.absent) - MAX_ALIKE)
    grid = draft.tables.grids.get("cities", draft.answers)
    name = city_columns(grid.header).get("name")
    draft.problems += [
        grid.problem("city_without_answers", row, name, cities.rows[row][1])
        for row in found.absent[:MAX_ALIKE]
    ]


def _finish(
    draft: Draft, info: StudyInfo, asked: Asked, answered: Answered, questions: tuple[Question, ...]
) -> Study | None:
    """Return the study, unless nothing of it can be scored."""
    spot = draft.answers.spot
    draft.left_out = answered.left_out
    if len(questions) > MAX_QUESTIONS:
        problem = spot.problem("too_many_questions", str(len(questions)), f"{MAX_QUESTIONS:,}")
        draft.problems.append(problem)
        return None
    if not any(question.role == "scored" for question in questions):
        draft.problems.append(spot.problem("nothing_to_score", allowed=asked.id))
        return None
    if not answered.cities:
        return None
    draft.problems += [
        replace(problem, sheet=spot.sheet)
        for problem in check_ranges(answered.wide, questions, spot.file)
    ]
    info = replace(info, left_out=answered.left_out)
    return Study(info, asked.framework, questions, answered.cities, answered.wide)
