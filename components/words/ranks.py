"""Format scores, ranks and rank intervals as text."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.i18n import Translator
from components.reader import Reader, Speaker
from smartgov.scoring.rank import rank_measure


def score_cell(reader: Speaker, value: float) -> str:
    """Format a score, or "too few answers" for NaN."""
    return reader.t("terms.too_few_answers") if pd.isna(value) else reader.t.score(value)


def rank_words(reader: Reader, city_id: str, measure: str = "overall") -> str:
    """Format the rank of a city by a measure as "rank 24 of 69", or "not ranked"."""
    overall = measure == "overall"
    ranks = reader.scores.rank if overall else rank_measure(reader.scores, measure)
    if pd.isna(ranks[city_id]):
        return reader.t("terms.not_ranked")
    return reader.t("terms.rank_of", rank=int(ranks[city_id]), ranked=int(ranks.notna().sum()))


def interval_words(reader: Reader, city_id: str, measure: str = "overall") -> str:
    """Format the 5–95 % interval of a city's rank by a measure, such as 17–33.

    A dash if the city is not ranked.
    """
    return interval_text(reader.t, *reader.interval_ends(measure)[city_id])


def place_text(t: Translator, place: float, tied: float) -> str:
    """Format a rank; of one shared with ``tied`` other cities say so."""
    return t("terms.tied", rank=t.number(place)) if tied > 0 else t.number(place)


def interval_text(t: Translator, low: float, high: float) -> str:
    """Format an interval of ranks, such as 17–33; one number if both ends round to the same."""
    first, last = t.number(low), t.number(high)
    return first if first == last else f"{first}–{last}"


def missing_dimensions(reader: Reader, cities: Sequence[str]) -> dict[str, list[str]]:
    """List, per city, the dimensions in which it gave too few answers."""
    asked = reader.study.asked
    blank = reader.scores.dimensions.loc[cities, [d.id for d in asked]].isna().to_numpy()
    labels = [reader.t.text(dimension.label) for dimension in asked]
    return {
        city: [label for label, is_blank in zip(labels, row, strict=True) if is_blank]
        for city, row in zip(cities, blank, strict=True)
    }
