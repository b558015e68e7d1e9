"""Which answers a question allows: in a study, in a what-if, in a visitor's own city.

There are two ranges. The *allowed range* are the goalposts, low to high. An answer on a closed
scale has to be a whole step within them; a number beyond them is read and scores as the nearer
goalpost, with a warning. The *entry range* is what can be entered: the steps of the scale, or any
number within reason.
"""

from __future__ import annotations

import pandas as pd

from smartgov.model import Question

#: Numbers that are larger are mistakes.
MAX_NUMBER = 1e15


def is_in_range(question: Question, value: float) -> bool:
    """Whether an answer is within the goalposts, and a whole step on a closed scale."""
    if not question.low <= value <= question.high:
        return False
    return question.type == "number" or value % 1 == 0


def allowed_range(question: Question) -> str:
    """Write the goalposts of a question, such as "0 – 4", for a problem's text."""
    if question.type == "yes_no":
        return "0, 1"
    return f"{question.low:.12g} – {question.high:.12g}"


def can_enter(question: Question, value: float) -> bool:
    """Whether a value can be entered as an answer: a step of the scale, or a number within reason.

    A number may lie beyond the goalposts, as in a study; it then scores as the nearer one.
    """
    if question.type != "number":
        return is_in_range(question, value)
    return abs(value) <= MAX_NUMBER and (value > 0 or not question.log10)


def entry_range(question: Question) -> str:
    """Write which values can be entered, such as "0 – 4" or "> 0", for a problem's text."""
    if question.type == "yes_no":
        return "0, 1"
    if question.type == "scale":
        return f"{question.low:g} – {question.high:g}"
    return "> 0" if question.log10 else f"\u2264 {MAX_NUMBER:g}"


def find_disallowed(question: Question, values: pd.Series) -> dict[str, pd.Series]:
    """Find the answers to a question that its range does not allow.

    Parameters
    ----------
    question
        What was asked.
    values
        Answers as numbers; NaN where there is none, which is never wrong.

    Returns
    -------
    dict
        By code of a problem, ``out_of_range``, ``beyond_goalposts`` or ``log_of_non_positive``:
        True where the answer has that problem, in the order and with the index of ``values``.
    """
    beyond = (values < question.low) | (values > question.high)
    if question.type != "number":
        return {"out_of_range": beyond | (values % 1 != 0) & values.notna()}
    found = {} if question.sample_range else {"beyond_goalposts": beyond}
    return found | ({"log_of_non_positive": values <= 0} if question.log10 else {})
