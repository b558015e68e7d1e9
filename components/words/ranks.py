"""Scores, ranks and their intervals in words."""

from __future__ import annotations

import pandas as pd

from components.page import Page


def score_cell(page: Page, value: float) -> str:
    """Return a score, or the words for too few answers."""
    return page.t("terms.too_few_answers") if pd.isna(value) else page.t.score(value)


def rank_words(page: Page, city_id: str) -> str:
    """Return "rank 24 of 69", or that the city is not ranked."""
    rank = page.scores.rank[city_id]
    if pd.isna(rank):
        return page.t("terms.not_ranked")
    return page.t("terms.rank_of", rank=int(rank), ranked=page.scores.ranked)


def interval_words(page: Page, city_id: str) -> str:
    """Return the 5–95 % interval of a city's rank, such as 17–33; a dash where it has none."""
    low, high = (page.t.number(end) for end in page.interval_ends[city_id])
    return low if low == high else f"{low}–{high}"
