"""Answers and practices in words."""

from __future__ import annotations

import pandas as pd

from components.reader import Reader
from smartgov.advice.practices import is_graded
from smartgov.model import Question


def answer_words(reader: Reader, question: Question, value: float) -> str:
    """Return an answer in words: yes, no, a step of a scale, a number with its unit."""
    t = reader.t
    if pd.isna(value):
        return t("answers.blank")
    if question.type == "yes_no":
        return t("answers.yes" if value == 1 else "answers.no")
    if question.type == "scale" and question.levels:
        return t("answers.level", value=t.number(value), level=level_words(reader, question, value))
    if question.type == "scale":
        return t("answers.scale", value=t.number(value), high=t.number(question.high))
    number = t.number(value, 0 if value % 1 == 0 else 1)
    return f"{number}\N{NO-BREAK SPACE}{question.unit}" if question.unit else number


def level_words(reader: Reader, question: Question, value: float) -> str:
    """Return the words of a step of a scale; the number where it has none."""
    at = round(value - question.low)
    if not 0 <= at < len(question.levels):
        return reader.t.number(value)
    return reader.t.text(question.levels[at])


def graded(reader: Reader, key: str) -> str:
    """Return the words of a key that fit the study's questions: yes and no, or how far.

    Where a practice can be partly there, "cities that say yes" would be wrong; such words have
    a second form under ``<key>_graded``.
    """
    return f"{key}_graded" if is_graded(reader.study.scored) else key


def graded_practices(reader: Reader, key: str) -> str:
    """Return the words of a key that fit the practices of the recommendations; see `graded`."""
    practices = [question for question in reader.study.scored if question.recommendations]
    return f"{key}_graded" if is_graded(practices) else key
