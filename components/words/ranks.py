"""Format scores, ranks and rank intervals as text."""

from __future__ import annotations

import pandas as pd

from components.i18n import Translator
from components.reader import Reader, Speaker


def score_cell(reader: Speaker, value: float) -> str:
    """Format a score, or "too few answers" for NaN."""
    return reader.t("terms.too_few_answers") if pd.isna(value) else reader.t.score(value)


def rank_words(reader: Reader, city_id: str) -> str:
    """Format the rank of a city as "rank 24 of 69", or "not ranked"."""
    rank = reader.scores.rank[city_id]
    if pd.isna(rank):
        return reader.t("terms.not_ranked")
    return reader.t("terms.rank_of", rank=int(rank), ranked=reader.scores.ranked)


def interval_words(reader: Reader, city_id: str) -> str:
    """Format the 5–95 % interval of a city's rank, such as 17–33; a dash if not ranked."""
    return interval_text(reader.t, *reader.interval_ends[city_id])


def interval_text(t: Translator, low: float, high: float) -> str:
    """Format an interval of ranks, such as 17–33; one number if both ends round to the same."""
    first, last = t.number(low), t.number(high)
    return first if first == last else f"{first}–{last}"
