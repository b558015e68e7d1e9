"""Say and draw the shape of a city's profile, beside its name."""

from __future__ import annotations

import math

from markupsafe import Markup

from components.figures.shape import ShapeBar, draw_shape, shape_bars
from components.reader import Reader


def city_bars(reader: Reader, city_id: str) -> list[ShapeBar]:
    """Lay out the bars of a city's profile."""
    scores = reader.scores.profile(city_id)
    return shape_bars(reader.study.framework, reader.study.asked, scores)


def city_shape(reader: Reader, city_id: str) -> Markup:
    """Draw the small picture of a city's profile, with its extremes as its name."""
    return draw_shape(reader.theme, city_bars(reader, city_id), shape_words(reader, city_id))


def shape_words(reader: Reader, city_id: str) -> str:
    """Say in which dimension a city scores highest, and in which lowest."""
    t, name = reader.t, reader.name(city_id)
    profile = reader.scores.profile(city_id)
    asked = {dimension.id: profile[dimension.id] for dimension in reader.study.asked}
    scores = {dimension: score for dimension, score in asked.items() if not math.isnan(score)}
    if not scores:
        return t("charts.shape_none", city=name)
    high, low = max(scores, key=scores.__getitem__), min(scores, key=scores.__getitem__)
    return t(
        "charts.shape",
        city=name,
        high=reader.measure_label(high),
        high_score=t.score(scores[high]),
        low=reader.measure_label(low),
        low_score=t.score(scores[low]),
    )


def name_with_shape(reader: Reader, city_id: str, name: Markup) -> Markup:
    """Put the small picture of a city's profile before its name."""
    return Markup('<span class="sg-named">{}{}</span>').format(city_shape(reader, city_id), name)
