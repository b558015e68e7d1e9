"""Normalize answers to the range 0–100.

Min–max normalization: OECD/JRC, Handbook on Constructing Composite Indicators (2008), p. 85;
logarithms of skewed indicators: ibid., p. 83.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from smartgov.model import Question


def normalize(
    values: np.ndarray, low: float, high: float, direction: int = 1, log10: bool = False
) -> np.ndarray:
    """Scale values linearly to 0–100 between two goalposts: ``(x - low) / (high - low) * 100``.

    Parameters
    ----------
    values
        Any shape, in the unit of the goalposts; NaN stays NaN.
    low, high
        Goalposts; values beyond them are clipped. If they are equal, the result is all NaN.
    direction
        1 if more is better; -1 if less is better, which reverses the scale.
    log10
        Take logarithms of values and goalposts first; values of 0 or less become NaN.
    """
    if log10:
        values = np.log10(np.where(values > 0, values, np.nan))
        low, high = np.log10(low), np.log10(high)
    if not high > low:
        return np.full(values.shape, np.nan)
    scaled = np.clip((values - low) / (high - low) * 100, 0, 100)
    return scaled if direction == 1 else 100 - scaled


def goalposts(question: Question, values: np.ndarray) -> tuple[float, float]:
    """Determine the low and high goalposts of a question, in the unit of its answers.

    These are the fixed goalposts of the question or, with ``sample_range``, the observed minimum
    and maximum; both NaN if there are no observations.
    """
    if not question.sample_range:
        return question.low, question.high
    observed = values[np.isfinite(values)]
    if not observed.size:
        return np.nan, np.nan
    return float(observed.min()), float(observed.max())


def normalize_answers(answers: pd.DataFrame, questions: Sequence[Question]) -> pd.DataFrame:
    """Normalize the answers to ``questions`` to 0–100, cities × questions."""
    columns = {}
    for question in questions:
        values = answers[question.id].to_numpy(dtype=float)
        low, high = goalposts(question, values)
        columns[question.id] = normalize(values, low, high, question.direction, question.log10)
    return pd.DataFrame(columns, index=answers.index, dtype=float)
