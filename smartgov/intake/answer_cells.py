"""One answer: what a cell says to a question, in words or as a number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from smartgov.answers import allowed_range
from smartgov.intake.cells import (
    AmbiguousNumberError,
    is_blank,
    is_date,
    parse_number,
    yes_or_no,
)
from smartgov.intake.vocabulary import key
from smartgov.model import Question
from smartgov.text import LANGUAGES

#: A level with its words: "2 - pilot", "2: pilot", "2 pilot".
_LEVEL = re.compile(r"(-?\d+)\s*[-–—:.)=]?\s+(\S.*)|(-?\d+)\s*[-–—:.)=]\s*(\S.*)", re.ASCII)

NAN = math.nan


@dataclass(frozen=True)
class Answer:
    """What a cell says: a number, NaN where nothing; or what is wrong with it."""

    value: float = NAN
    code: str = ""
    allowed: str = ""


def answer_reader(question: Question, comma: bool) -> Callable[[str], Answer]:
    """Return a function that reads the answers to a question; each wording is read once."""
    known: dict[str, Answer] = {}
    levels = _levels(question)

    def read(cell: str) -> Answer:
        found = known.get(cell)
        if found is None:
            found = known[cell] = _read(cell, question, levels, comma)
        return found

    return read


def _levels(question: Question) -> dict[str, float]:
    """Return which number each word of a scale stands for, in every language."""
    return {
        key(level.read(language)): question.low + step
        for language in LANGUAGES
        for step, level in enumerate(question.levels)
        if key(level.read(language))
    }


def _read(cell: str, question: Question, levels: dict[str, float], comma: bool) -> Answer:
    word = key(cell)
    if word and word in levels:
        return Answer(levels[word])
    if question.type == "yes_no" and (known := yes_or_no(cell)) is not None:
        return Answer(known)
    if is_blank(cell):
        return Answer()
    try:
        number = _number(cell, question, levels, comma)
    except AmbiguousNumberError:
        return Answer(code="ambiguous_number")
    except (ValueError, OverflowError):
        code = "date_for_number" if is_date(cell) else _CODES[question.type]
        return Answer(code=code, allowed=allowed_range(question))
    return Answer(number) if math.isfinite(number) else Answer(code="not_a_number")


_CODES = {"yes_no": "not_yes_no", "scale": "not_a_level", "number": "not_a_number"}


def _number(cell: str, question: Question, levels: dict[str, float], comma: bool) -> float:
    """Return the number of a cell; ValueError where it has none."""
    if cell.endswith("%"):
        return _percent(parse_number(cell[:-1].strip(), comma=comma), question)
    described = _LEVEL.fullmatch(cell) if levels else None
    if described:
        number = float(described[1] or described[3])
        if levels.get(key(described[2] or described[4])) != number:
            raise ValueError(cell)
        return number
    return parse_number(cell, comma=comma)


def _percent(number: float, question: Question) -> float:
    """Return a percentage in the unit of a question; ValueError where it has another."""
    if question.unit == "%":
        return number
    if question.type == "number" and not question.sample_range and question.high <= 1:
        return number / 100
    raise ValueError("no percentage")
