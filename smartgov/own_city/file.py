"""A visitor's own city as a file: JSON, and CSV in the format of a study's answers.

The CSV has a row per answer, ``city,question,value``, as ``answers.csv`` of a study has; what is
known of the city itself stands in rows above, whose question begins with ``#``: no question of a
study can be called so. A blank value is "don't know".
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

import pandas as pd

from smartgov.export.spreadsheets import to_csv, without_point
from smartgov.model import OWN_ID, Study
from smartgov.numbers import comma_to_point
from smartgov.own_city.entries import PARTS, Entry, check_repeated, read_answers, read_parts
from smartgov.own_city.own_city import OwnCity
from smartgov.problems import Problem
from smartgov.study.decoding import NotTextError, decode_text
from smartgov.study.formula_guard import unguard

#: The largest file that is read, in bytes.
MAX_BYTES = 2**20

FORMAT, VERSION = "smart-governance-own-city", 1

COLUMNS = ("city", "question", "value")


def to_own_json(own: OwnCity, study: Study) -> bytes:
    """Return a city and its answers as JSON; null is "don't know"."""
    parts = asdict(own)
    answers = {question: without_point(value) for question, value in parts.pop("answers").items()}
    whole = {"format": FORMAT, "version": VERSION, "study": study.info.id}
    whole |= {"city": parts, "answers": answers}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def to_own_csv(own: OwnCity, study: Study) -> bytes:
    """Return a city and its answers as CSV, UTF-8 with byte-order mark, formulas guarded."""
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
    """Read a file that was kept, or written by hand in the same format.

    Answers to questions of the study that are not scored are left out.

    Parameters
    ----------
    content
        The file, at most `MAX_BYTES` long; JSON where it begins with a bracket.
    file
        Its name, for the problems.
    study
        The study whose questions it answers.

    Returns
    -------
    tuple
        The city, or None where anything is wrong; and everything that is wrong.
    """
    text, code = _decode(content)
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


def _decode(content: bytes) -> tuple[str | None, str]:
    """Return the text of a file, or None and why it has none."""
    if len(content) > MAX_BYTES:
        return None, "too_large"
    try:
        text = decode_text(content)
    except NotTextError:
        return None, "not_text"
    return (text, "") if text.strip() else (None, "empty_file")


class _Pairs(list[tuple[str, Any]]):
    """The pairs of a JSON object, those that stand twice included."""


def _read_json(text: str, file: str) -> Found:
    """Return what a JSON file says."""
    try:
        whole = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        return [], [Problem("not_json", file, error.lineno)]
    except (ValueError, RecursionError):
        return [], [Problem("not_json", file)]
    found = dict(whole) if isinstance(whole, _Pairs) else {}
    city, answers = found.get("city"), found.get("answers")
    if found.get("format") != FORMAT:
        return [], [Problem("not_ours", file)]
    if found.get("version") != VERSION:
        return [], [Problem("version", file)]
    if not isinstance(city, _Pairs) or not isinstance(answers, _Pairs):
        return [], [Problem("not_ours", file)]
    entries = [Entry("#study", found.get("study"), file, None, "study")]
    entries += [Entry(f"#{part}", value, file, None, f"city.{part}") for part, value in city]
    return entries + [Entry(q, value, file, None, f"answers.{q}") for q, value in answers], []


def _read_csv(text: str, file: str) -> Found:
    """Return what a CSV file says; semicolons and tabs may separate cells as well as commas."""
    separator = next((sign for sign in ";\t" if sign in text.splitlines()[0]), ",")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return [], [Problem("unreadable", file)]
    header = [cell.strip().lower() for cell in rows[0]]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        return [], [Problem("missing_column", file, 1, column) for column in missing]
    numbered = [(n, row) for n, row in enumerate(rows[1:], start=2) if any(map(str.strip, row))]
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
        Entry(cells["question"], _cell(cells["value"], separator), file, n, "value")
        for n, cells in whole.items()
    ]
    if city != OWN_ID and all(entry.about != "#name" for entry in entries):
        entries.append(Entry("#name", city, file, None, "city"))
    return entries, problems


def _cell(cell: str, separator: str) -> str:
    """Read a cell without its guard against formulas, decimals with a point."""
    return unguard(comma_to_point(cell) if separator != "," else cell)
