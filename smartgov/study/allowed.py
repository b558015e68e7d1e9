"""Check which answers a question allows: in a study, a what-if or a visitor's own city.

There are two ranges. The *allowed range* runs from the low to the high goalpost. An answer on a
closed scale must be a whole step within it; a number outside it is accepted with a warning and
scored as the nearer goalpost. The *entry range* is what can be entered: the steps of the scale,
or any number up to `MAX_NUMBER`.
"""

from __future__ import annotations

import pandas as pd

from smartgov.model import Question

#: The first and the last year of answers.
YEARS = (1000, 2200)

#: Larger numbers are assumed to be mistakes.
MAX_NUMBER = 1e15


def is_in_range(question: Question, value: float) -> bool:
    """Check whether an answer is within the goalposts, and a whole step on a closed scale."""
    if not question.low <= value <= question.high:
        return False
    return question.type == "number" or value % 1 == 0


def allowed_range(question: Question) -> str:
    """Format the goalposts of a question for a problem text, such as "0 – 4"."""
    if question.type == "yes_no":
        return "0, 1"
    return f"{question.low:.12g} – {question.high:.12g}"


def can_enter(question: Question, value: float) -> bool:
    """Check whether a value can be entered as an answer: it must be in the entry range.

    A number may be outside the goalposts; it is then scored as the nearer one.
    """
    if question.type != "number":
        return is_in_range(question, value)
    return abs(value) <= MAX_NUMBER and (value > 0 or not question.log10)


def entry_range(question: Question) -> str:
    """Format the entry range of a question for a problem text, such as "0 – 4" or "> 0"."""
    if question.type == "yes_no":
        return "0, 1"
    if question.type == "scale":
        return f"{question.low:g} – {question.high:g}"
    return "> 0" if question.log10 else f"\u2264 {MAX_NUMBER:g}"


def find_disallowed(question: Question, values: pd.Series) -> dict[str, pd.Series]:
    """Find the answers to a question that are outside its range.

    Parameters
    ----------
    question
        The question.
    values
        The answers as numbers; NaN (no answer) is always allowed.

    Returns
    -------
    dict
        A boolean Series for each problem code that applies to the question (``out_of_range``,
        ``beyond_goalposts``, ``log_of_non_positive``), aligned with ``values``: True where the
        answer has that problem. Numbers beyond `MAX_NUMBER` are out of any range.
    """
    beyond = (values < question.low) | (values > question.high)
    if question.type != "number":
        return {"out_of_range": beyond | (values % 1 != 0) & values.notna()}
    too_large = values.abs() > MAX_NUMBER
    found = {"out_of_range": too_large}
    found |= {} if question.sample_range else {"beyond_goalposts": beyond & ~too_large}
    return found | ({"log_of_non_positive": values <= 0} if question.log10 else {})
