"""Convert a cell to the answer to a question: a number, or what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from smartgov.intake.cells import (
    CODES,
    Numeric,
    is_blank,
    is_date,
    is_formula_error,
    yes_or_no,
)
from smartgov.intake.study.shares import is_proportion, parse_share, read_share
from smartgov.intake.vocabulary import key
from smartgov.model import Question
from smartgov.numbers import (
    NUMBER_STARTS,
    find_decimal_sign,
    parse_number,
    parse_plain_number,
)
from smartgov.study.allowed import allowed_range, is_in_range
from smartgov.text import LANGUAGES

#: A level with its name: "2 - pilot", "2: pilot", "2 pilot".
_LEVEL = re.compile(r"(-?\d++)\s*+(?:[-–—:.)=]\s*+|(?<=\s))(\S.*)", re.ASCII)

#: Minimum similarity of the text beside a number to the name of the level: "4 - en place et
#: évalué" matches "évaluée", and "2 (piloto)" is a pilot.
_NEAR = 0.8


@dataclass(frozen=True)
class Wrong:
    """What is wrong with an answer, and which answers are allowed."""

    code: str
    allowed: str = ""


#: An answer as a number, NaN if missing, or what is wrong with it.
Answer = float | Wrong


def answer_reader(question: Question, comma: bool) -> Callable[[str], Answer]:
    """Build a function that reads the answers to a question, caching each distinct text.

    ``comma`` is whether the decimal sign of text is a comma; numbers of a workbook have a point.
    """
    known: dict[str, Answer] = {}
    levels = _levels(question)

    def read(cell: str) -> Answer:
        sign = comma and not isinstance(cell, Numeric)
        if not levels:
            number = parse_plain_number(cell, comma=sign)
            if number is not None:
                return number
        if isinstance(cell, Numeric):
            return _read(cell, question, levels, sign)
        found = known.get(cell)
        if found is None:
            found = known[cell] = _read(cell, question, levels, comma)
        return found

    return read


def _levels(question: Question) -> dict[str, float]:
    """Map the name of each level of a scale, in every language, to its number."""
    return {
        key(level.read(language)): question.low + step
        for language in LANGUAGES
        for step, level in enumerate(question.levels)
        if key(level.read(language))
    }


def _read(cell: str, question: Question, levels: dict[str, float], comma: bool) -> Answer:
    if cell in CODES:
        return Wrong(CODES[cell])
    if cell[0] in NUMBER_STARTS and not levels:
        return _read_number(cell, question, levels, comma)
    if is_formula_error(cell):
        return Wrong("formula_error")
    word = key(cell)
    if word and word in levels:
        return levels[word]
    if question.type == "yes_no" and (known := yes_or_no(cell)) is not None:
        return known
    return _read_number(cell, question, levels, comma)


def _read_number(cell: str, question: Question, levels: dict[str, float], comma: bool) -> Answer:
    try:
        number = _number(cell, question, levels, comma)
    except (ValueError, OverflowError):
        return math.nan if is_blank(cell) else Wrong(_code(cell, question), allowed_range(question))
    if _is_doubtful(cell, number, question, comma):
        return Wrong("ambiguous_number", allowed_range(question))
    return number if math.isfinite(number) else Wrong("not_a_number")


def _is_doubtful(cell: str, number: float, question: Question, comma: bool) -> bool:
    """Check whether a number with thousands is out of range, and in range with decimals."""
    if question.type != "number" or question.sample_range or is_in_range(question, number):
        return False
    if find_decimal_sign(cell) != "?":
        return False
    return is_in_range(question, parse_number(cell.rstrip("% "), comma=not comma))


def _code(cell: str, question: Question) -> str:
    """Find out what an answer that cannot be read looks like."""
    if is_date(cell):
        return "date_for_number"
    if cell.endswith("%"):
        return "percent_here"
    return _CODES[question.type] if parse_share(cell) is None else "share_here"


_CODES = {"yes_no": "not_yes_no", "scale": "not_a_level", "number": "not_a_number"}


def _number(cell: str, question: Question, levels: dict[str, float], comma: bool) -> float:
    """Parse the number in a cell; raises ValueError if there is none."""
    if cell.endswith("%"):
        return _percent(parse_number(cell[:-1].strip(), comma=comma), question)
    written = parse_plain_number(cell, comma=comma)
    if written is not None:
        return written
    share = parse_share(cell)
    if share is not None:
        return read_share(share, question)
    described = _LEVEL.fullmatch(cell) if levels else None
    if described:
        number = float(described[1])
        if _level(key(described[2]), levels) != number:
            raise ValueError(cell)
        return number
    return parse_number(cell, comma=comma)


def _level(word: str, levels: dict[str, float]) -> float | None:
    """Find the level that the text beside a number describes, allowing small differences.

    Every word must occur in the name of the level, so that "not" is never ignored.
    """
    near = get_close_matches(word, levels, 1, _NEAR)
    own = near[0].split() if near else []
    if not all(get_close_matches(part, own, 1, _NEAR) for part in word.split()):
        return None
    return levels[near[0]] if near else None


def _percent(number: float, question: Question) -> float:
    """Convert a percentage to the unit of a question; raises ValueError for other units."""
    if question.unit == "%":
        return number
    if is_proportion(question):
        return number / 100
    raise ValueError("no percentage")
