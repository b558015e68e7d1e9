"""Which answers a question allows."""

from __future__ import annotations

import pandas as pd

from smartgov.model import Question

#: Numbers that are larger are mistakes.
MAX_NUMBER = 1e15


def allows(question: Question, value: float) -> bool:
    """Whether a question admits an answer: within its goalposts, whole on a closed scale."""
    if not question.low <= value <= question.high:
        return False
    return question.type == "number" or value % 1 == 0


def accepts(question: Question, value: float) -> bool:
    """Whether a question can be answered so: a step of its scale, or a number within reason.

    A number may lie beyond the goalposts, as in a study; it then scores as the nearer one.
    """
    if question.type != "number":
        return allows(question, value)
    return abs(value) <= MAX_NUMBER and (value > 0 or not question.log10)


def find_disallowed(question: Question, values: pd.Series) -> dict[str, pd.Series]:
    """Return which answers to a question are wrong, by the code of what is wrong with them.

    Parameters
    ----------
    question
        What was asked.
    values
        Answers as numbers; NaN where there is none, which is never wrong.
    """
    beyond = (values < question.low) | (values > question.high)
    if question.type != "number":
        return {"out_of_range": beyond | (values % 1 != 0) & values.notna()}
    found = {} if question.sample_range else {"beyond_goalposts": beyond}
    return found | ({"log_of_non_positive": values <= 0} if question.log10 else {})


def allowed_range(question: Question) -> str:
    """Return which numbers a question takes, or scores."""
    if question.type == "yes_no":
        return "0, 1"
    return f"{question.low:.12g} – {question.high:.12g}"
