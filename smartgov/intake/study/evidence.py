"""Read and check the evidence behind the answers of a visitor's file.

It is on a sheet of its own with one row per answer, in further columns of a table with one row per
answer, or, with one row per city, in columns such as ``open_data.link`` beside those of questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from smartgov.evidence import EVIDENCE_COLUMNS
from smartgov.intake.cells import is_blank
from smartgov.intake.headers import answer_columns, city_columns, evidence_columns, is_long
from smartgov.intake.question_names import name_questions
from smartgov.intake.study.city_table import KEYS, find_city
from smartgov.intake.tables.grid import Grid
from smartgov.intake.tables.read_tables import Tables
from smartgov.model import City, Evidence, Question, Study
from smartgov.problems import Problem, has_errors
from smartgov.study.answers import check_evidence
from smartgov.study.checked_rows import unsound_rows


@dataclass(frozen=True)
class Entry:
    """What a row of a table gives as evidence behind one answer, as it is written.

    Attributes
    ----------
    grid, row, place
        The table, the number of the row in it, and the column of the question, or of its evidence.
    city
        Id, name and country, as far as they are given.
    question
        The name of the question.
    cells
        Position and text of each column of the evidence; blank ones are left out.
    """

    grid: Grid
    row: int
    place: int
    city: tuple[str, str, str]
    question: str
    cells: Mapping[str, tuple[int, str]]


def take_evidence(tables: Tables) -> tuple[Tables, list[Entry]]:
    """Take the evidence out of the tables of a file, so that nothing else reads it as answers."""
    entries = [] if tables.evidence is None else list(_sheet_entries(tables.evidence))
    grid = tables.grids.get("answers")
    if grid is None or tables.layout is not None:
        return tables, entries
    long = is_long(list(grid.header.values()))
    found = _long_columns(grid) if long else _wide_columns(grid)
    positions = {at for columns in found.values() for at in columns.values()}
    if not positions:
        return tables, entries
    entries += _entries(grid, found)
    kept = grid.select({at: name for at, name in grid.header.items() if at not in positions})
    return replace(tables, grids={**tables.grids, "answers": kept}), entries


def _sheet_entries(grid: Grid) -> Iterator[Entry]:
    """List the entries of a sheet of evidence, whose cities are named or given by their id."""
    columns = evidence_columns(grid.header)
    city, question = columns["city"], columns["question"]
    for number, row in enumerate(grid.rows):
        cells = _cells(grid, number, {name: columns.get(name) for name in EVIDENCE_COLUMNS})
        if cells:
            named = ("", grid.columns[city][number], "")
            yield Entry(grid, row, question, named, grid.columns[question][number], cells)


def _wide_columns(grid: Grid) -> dict[str, dict[str, int]]:
    """Find the columns of evidence by the name of their question, which has a column too."""
    names, found = set(grid.header.values()), dict[str, dict[str, int]]()
    for position, name in grid.header.items():
        question, point, column = name.rpartition(".")
        if point and column in EVIDENCE_COLUMNS and question in names:
            found.setdefault(question, {})[column] = position
    return found


def _long_columns(grid: Grid) -> dict[str, dict[str, int]]:
    """Find the columns of evidence of a table with one row per answer."""
    known = evidence_columns(grid.header)
    return {"": {name: known[name] for name in EVIDENCE_COLUMNS if name in known}}


def _entries(grid: Grid, found: Mapping[str, Mapping[str, int]]) -> Iterator[Entry]:
    """List the entries of a table of answers; without a name the row names the question."""
    where, asked = city_columns(grid.header), answer_columns(grid.header).get("question", 0)
    if "name" not in where and "city" in answer_columns(grid.header):
        where = {**where, "name": answer_columns(grid.header)["city"]}
    for number, row in enumerate(grid.rows):
        own, name, country = (grid.columns[where[k]][number] if k in where else "" for k in KEYS)
        for question, columns in found.items():
            cells = _cells(grid, number, columns)
            if cells:
                place = asked if not question else min(columns.values())
                named = question or grid.columns[asked][number]
                yield Entry(grid, row, place, (own, name, country), named, cells)


def _cells(
    grid: Grid, number: int, columns: Mapping[str, int | None]
) -> dict[str, tuple[int, str]]:
    return {
        name: (at, str(cell).strip())
        for name, at in columns.items()
        if at is not None and not is_blank(cell := grid.columns[at][number])
    }


def read_evidence(
    entries: Sequence[Entry], study: Study
) -> tuple[dict[tuple[str, str], Evidence], list[Problem]]:
    """Read the sound entries, by the ids of city and question, and list what is wrong.

    An entry with an error is left out, its answer is not. Nothing is said of the cities that have
    been left out of the study.
    """
    asked = name_questions(study.questions, dict.fromkeys(entry.question for entry in entries))
    find = find_city(
        {at: (city.id, city.name, city.country) for at, city in enumerate(study.cities)}
    )
    problems: list[Problem] = []
    known: dict[int, tuple[City, Question]] = {}
    for number, entry in enumerate(entries):
        question, (at, code) = asked.get(entry.question), find(entry.city)
        if at is not None and question is not None:
            known[number] = (study.cities[at], question)
        elif at is not None:
            problems.append(_locate(entry, "unknown_question_here", entry.question))
        elif not study.info.left_out:
            shown = next(filter(None, (entry.city[1], entry.city[0])), "")
            problems.append(_locate(entry, code, shown))
    frame = _as_table(entries, known, study)
    found = check_evidence(frame, "")
    problems += [_locate_cell(entries[p.row or 0], p) for p in found]
    broken = unsound_rows([p for p in found if has_errors([p])])
    sound = frame[~frame.index.isin(sorted(broken)) & (frame["value"] != "")]
    rows = sound[["city", "question", *EVIDENCE_COLUMNS]].itertuples(index=False)
    return {(city, question): Evidence(*cells) for city, question, *cells in rows}, problems


def _as_table(
    entries: Sequence[Entry], known: Mapping[int, tuple[City, Question]], study: Study
) -> pd.DataFrame:
    """Write the entries as rows of ``answers.csv``, by their number, with 1 for any answer."""
    rows = [
        {
            "city": city.id,
            "question": question.id,
            "value": "" if pd.isna(study.answers.loc[city.id, question.id]) else "1",
            **{c: entries[number].cells.get(c, (0, ""))[1] for c in EVIDENCE_COLUMNS},
        }
        for number, (city, question) in known.items()
    ]
    columns = ["city", "question", "value", *EVIDENCE_COLUMNS]
    return pd.DataFrame(rows, pd.Index(list(known), dtype=int), columns, dtype=object)


def _locate(entry: Entry, code: str, value: str, allowed: str = "") -> Problem:
    return entry.grid.problem(code, entry.row, entry.place, value, allowed)


def _locate_cell(entry: Entry, problem: Problem) -> Problem:
    """Say where in the file a problem of the table of entries is."""
    at, written = entry.cells.get(problem.column, (entry.place, problem.value))
    if problem.code == "evidence_without_answer":
        written = entry.question
    elif problem.code == "verified_by_nobody":
        at, written = entry.cells.get("verified_on", (entry.place, problem.value))
    return entry.grid.problem(problem.code, entry.row, at, written, problem.allowed)
