"""Save a visitor's own city to JSON or CSV files, and read them back.

Like ``answers.csv`` of a study, the CSV has one row per answer, ``city,question,value``. The rows
above are about the city itself; their question begins with ``#``, which no id of a question can.
A blank value means "don't know".
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict

import pandas as pd

from smartgov.export.spreadsheets import to_csv, without_point
from smartgov.json_text import Pairs, read_pairs
from smartgov.model import OWN_ID, Study
from smartgov.numbers import comma_to_point
from smartgov.own_city.entries import PARTS, Entry, check_repeated, read_answers, read_parts
from smartgov.own_city.own_city import OwnCity
from smartgov.problems import Problem
from smartgov.study.decoding import decode_whole
from smartgov.study.formula_guard import unguard

#: Maximum size of a file, in bytes.
MAX_BYTES = 2**20

#: Maximum entries of a file: answers, and facts of the city.
MAX_ENTRIES = 2_000

FORMAT, VERSION = "smart-governance-own-city", 1

COLUMNS = ("city", "question", "value")


def to_own_json(own: OwnCity, study: Study) -> bytes:
    """Export a city and its answers to JSON; null means "don't know"."""
    parts = asdict(own)
    answers = {question: without_point(value) for question, value in parts.pop("answers").items()}
    whole = {"format": FORMAT, "version": VERSION, "study": study.info.id}
    whole |= {"city": parts, "answers": answers}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def to_own_csv(own: OwnCity, study: Study) -> bytes:
    """Export a city and its answers to CSV: UTF-8 with byte-order mark, formulas guarded."""
    known = {**asdict(own), "study": study.info.id}
    parts = [part for part in ("study", *PARTS) if known[part] not in ("", None)]
    rows = [(f"#{part}", known[part]) for part in parts]
    rows += [(question, without_point(value)) for question, value in own.answers.items()]
    return to_csv(
        pd.DataFrame([(OWN_ID, *row) for row in rows], columns=list(COLUMNS), dtype=object)
    )


Found = tuple[list[Entry], list[Problem]]


def read_own_file(
    content: bytes, file: str, study: Study
) -> tuple[OwnCity | None, tuple[Problem, ...]]:
    """Read a file that was saved before or written by hand in the same format.

    Answers to questions of the study that are not scored are ignored.

    Parameters
    ----------
    content
        The content, at most `MAX_BYTES` long; JSON if it begins with a bracket or brace.
    file
        The name of the file, for the problems.
    study
        The study whose questions the file answers.

    Returns
    -------
    tuple
        The city, or None if there are any problems; and the problems.
    """
    text, code = decode_whole(content, MAX_BYTES)
    if text is None:
        return None, (Problem(code, file, allowed=f"{MAX_BYTES // 2**20} MB"),)
    is_json = text.lstrip()[:1] in {"{", "["}
    entries, problems = (_read_json if is_json else _read_csv)(text, file)
    problems += check_repeated(entries)
    parts, found = read_parts([e for e in entries if e.about.startswith("#")], study)
    problems += found
    answers, found = read_answers([e for e in entries if not e.about.startswith("#")], study)
    problems += found
    own = None if problems else OwnCity(**parts, answers=answers)
    if own is not None and own.blank:
        return None, (Problem("nothing", file),)
    return own, tuple(sorted(problems, key=lambda problem: problem.row or 0))


def _read_json(text: str, file: str) -> Found:
    """Read the entries of a JSON file."""
    whole, problems = read_pairs(text, file)
    if problems:
        return [], problems
    found = dict(whole) if isinstance(whole, Pairs) else {}
    city, answers = found.get("city"), found.get("answers")
    if found.get("format") != FORMAT:
        return [], [Problem("not_ours", file)]
    if found.get("version") != VERSION:
        return [], [Problem("version", file)]
    if not isinstance(city, Pairs) or not isinstance(answers, Pairs):
        return [], [Problem("not_ours", file)]
    if len(city) + len(answers) > MAX_ENTRIES:
        return [], [_too_many(file, len(city) + len(answers))]
    entries = [Entry("#study", found.get("study"), file, None, "study")]
    entries += [Entry(f"#{part}", value, file, None, f"city.{part}") for part, value in city]
    return entries + [Entry(q, value, file, None, f"answers.{q}") for q, value in answers], []


def _read_csv(text: str, file: str) -> Found:
    """Read the entries of a CSV file separated by commas, semicolons or tabs."""
    try:
        separator, header, numbered = _split_rows(text)
    except csv.Error:
        return [], [Problem("unreadable", file)]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        return [], [Problem("missing_column", file, 1, column) for column in missing]
    if len(numbered) > MAX_ENTRIES:
        return [], [_too_many(file, len(numbered))]
    problems = [Problem("wrong_width", file, n) for n, row in numbered if len(row) != len(header)]
    whole = {
        n: dict(zip(header, map(str.strip, row), strict=True))
        for n, row in numbered
        if len(row) == len(header)
    }
    city = next((cells["city"] for cells in whole.values()), OWN_ID)
    problems += [
        Problem("several_cities", file, n, "city", cells["city"][:80], city)
        for n, cells in whole.items()
        if cells["city"] != city
    ]
    entries = [
        Entry(cells["question"], _clean_cell(cells["value"], separator), file, n, "value")
        for n, cells in whole.items()
    ]
    if city != OWN_ID and all(entry.about != "#name" for entry in entries):
        entries.append(Entry("#name", city, file, None, "city"))
    return entries, problems


def _split_rows(text: str) -> tuple[str, list[str], list[tuple[int, list[str]]]]:
    """Split a CSV file into its separator, its header, and its rows with their numbers.

    Blank rows are dropped as they are read: a file may have a million.
    """
    first = io.StringIO(text, newline="").readline()
    separator = next((sign for sign in ";\t" if sign in first), ",")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [cell.strip().lower() for cell in next(rows)]
    numbered = [(n, row) for n, row in enumerate(rows, start=2) if any(map(str.strip, row))]
    return separator, header, numbered


def _too_many(file: str, count: int) -> Problem:
    return Problem("too_many", file, value=str(count), allowed=str(MAX_ENTRIES))


def _clean_cell(cell: str, separator: str) -> str:
    """Remove the formula guard from a cell, and replace a decimal comma if it cannot separate."""
    return unguard(comma_to_point(cell) if separator != "," else cell)
