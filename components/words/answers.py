"""Format answers and practices as text."""

from __future__ import annotations

import pandas as pd

from components.reader import Reader
from smartgov.advice.practices import is_graded
from smartgov.model import Question


def answer_words(reader: Reader, question: Question, value: float) -> str:
    """Format an answer: yes or no, a level of a scale, or a number with its unit."""
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
    """Format a level of a scale as its label, or as the number if it has none."""
    at = round(value - question.low)
    if not 0 <= at < len(question.levels):
        return reader.t.number(value)
    return reader.t.text(question.levels[at])


def graded(reader: Reader, key: str) -> str:
    """Choose the locale key that fits the study's questions: yes/no or graded.

    If practices can be partly in place, "cities that say yes" would be wrong; such texts have a
    second form under ``<key>_graded``.
    """
    return f"{key}_graded" if is_graded(reader.study.scored) else key


def graded_practices(reader: Reader, key: str) -> str:
    """Choose the locale key that fits the practices of the recommendations; see `graded`."""
    practices = [question for question in reader.study.scored if question.recommendations]
    return f"{key}_graded" if is_graded(practices) else key


def allowed_words(reader: Reader, question: Question) -> str:
    """Describe the allowed answers of a question."""
    t = reader.t
    if question.type == "yes_no":
        return t.join([t("answers.yes"), t("answers.no")], "or")
    if question.levels:
        steps = enumerate(question.levels, start=int(question.low))
        return "; ".join(f"{step} {t.text(level)}" for step, level in steps)
    if question.sample_range:
        return t("data.any_number", unit=question.unit).strip()
    low, high = (t.number(end, 0 if end % 1 == 0 else 2) for end in (question.low, question.high))
    return f"{low}–{high} {question.unit}".strip()
