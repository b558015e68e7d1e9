"""Scores, ranks and their intervals in words."""

from __future__ import annotations

import pandas as pd

from components.reader import Reader


def score_cell(reader: Reader, value: float) -> str:
    """Return a score, or the words for too few answers."""
    return reader.t("terms.too_few_answers") if pd.isna(value) else reader.t.score(value)


def rank_words(reader: Reader, city_id: str) -> str:
    """Return "rank 24 of 69", or that the city is not ranked."""
    rank = reader.scores.rank[city_id]
    if pd.isna(rank):
        return reader.t("terms.not_ranked")
    return reader.t("terms.rank_of", rank=int(rank), ranked=reader.scores.ranked)


def interval_words(reader: Reader, city_id: str) -> str:
    """Return the 5–95 % interval of a city's rank, such as 17–33; a dash where it has none."""
    low, high = (reader.t.number(end) for end in reader.interval_ends[city_id])
    return low if low == high else f"{low}–{high}"
