"""Make tables of recommendations, needs, documented practices and standards, for export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from smartgov.advice.needs import compute_lacks, compute_needs
from smartgov.advice.practice_counts import count_practices
from smartgov.advice.practices import practices_of
from smartgov.cases.case import Case, Source, Standard
from smartgov.cases.case_filter import CaseFilter
from smartgov.model import Recommendation, Scores, Study
from smartgov.text import LANGUAGES, Text, text_columns


def recommendations_table(
    study: Study,
    scores: Scores,
    recommendations: Iterable[Recommendation],
    cities: Sequence[str],
) -> pd.DataFrame:
    """Count who has and who lacks each practice of each recommendation.

    Parameters
    ----------
    study, scores
        A study and its scores.
    recommendations
        Recommendations for the framework of the study.
    cities
        Ids of the cities to count.

    Returns
    -------
    pandas.DataFrame
        One row per recommendation and practice: ``recommendation``, its titles, ``practice`` (the
        id of a question), its ``dimension`` and labels, the numbers of cities that ``answered``,
        ``have`` and ``lack`` it, and ``share``, 0–1, of those that have it among those that
        answered; NaN if none did. A recommendation without practices has one row without them.
    """
    rows: list[dict[str, Any]] = []
    for one in recommendations:
        about = {"recommendation": one.id, "pillar": one.pillar, **_words("title", one.title)}
        practices = practices_of(study, one.id)
        counts = count_practices(scores, practices, cities)
        rows += [
            {
                **about,
                "practice": practice.id,
                "dimension": practice.dimension,
                **_words("label", practice.label),
                "answered": int(counts.loc[practice.id, "answered"]),
                "have": int(counts.loc[practice.id, "have"]),
                "lack": int((counts["answered"] - counts["have"])[practice.id]),
                "share": float(counts.loc[practice.id, "share"]),
            }
            for practice in practices
        ] or [about]
    table = pd.DataFrame(rows, columns=RECOMMENDATION_COLUMNS)
    return table.astype(dict.fromkeys(("answered", "have", "lack"), "Int64"))


RECOMMENDATION_COLUMNS = (
    *("recommendation", "pillar", *text_columns("title"), "practice", "dimension"),
    *(*text_columns("label"), "answered", "have", "lack", "share"),
)


def needs_table(
    study: Study, scores: Scores, recommendations: Sequence[Recommendation]
) -> pd.DataFrame:
    """List how far each city is from each recommendation.

    Columns: ``city_id``, ``recommendation``, ``need`` (0–100, NaN if nothing was answered) and
    ``lacks``, 1 if any practice answered is not in place, 0 if all are, NA if none was answered;
    see `compute_needs` and `compute_lacks`.
    """
    needs = compute_needs(study, scores, recommendations)
    lacks = compute_lacks(study, scores, recommendations)
    parts = [
        pd.DataFrame(
            {
                "city_id": needs.index,
                "recommendation": one.id,
                "need": needs[one.id].to_numpy(),
                "lacks": lacks[one.id].astype("Int64").array,
            }
        )
        for one in recommendations
    ]
    columns = ["city_id", "recommendation", "need", "lacks"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def practices_table(cases: Iterable[Case], chosen: CaseFilter) -> pd.DataFrame:
    """List the documented practices that a filter matches, one row each, with their sources.

    Words are looked for in every language.
    """
    rows = [
        {
            "id": case.id,
            "recommendation": case.recommendation,
            "city_id": case.city.id,
            "city": case.city.name,
            "country": case.city.country,
            "region": case.city.region,
            "since": case.since,
            **_words("name", case.name),
            **_words("what", case.what),
            **_words("led_to", case.led_to),
            **_words("note", case.note),
            **_source(case.source),
        }
        for case in cases
        if any(chosen.matches(case, language) for language in LANGUAGES)
    ]
    table = pd.DataFrame(rows, columns=PRACTICE_COLUMNS)
    return table.astype({"since": "Int64"})


_SOURCE_COLUMNS = ("publisher", "source_title", "address", "known", "published", "seen")

PRACTICE_COLUMNS = (
    *("id", "recommendation", "city_id", "city", "country", "region", "since"),
    *(column for stem in ("name", "what", "led_to", "note") for column in text_columns(stem)),
    *_SOURCE_COLUMNS,
)


def standards_table(standards: Iterable[Standard], chosen: CaseFilter) -> pd.DataFrame:
    """List the standards for the recommendation of a filter, or for all, with their sources."""
    rows = [
        {
            "id": one.id,
            "recommendation": one.recommendation,
            "year": one.year,
            **_words("name", one.name),
            **_words("what", one.what),
            **_source(one.source),
        }
        for one in standards
        if chosen.recommendation in (None, one.recommendation)
    ]
    table = pd.DataFrame(rows, columns=STANDARD_COLUMNS)
    return table.astype({"year": "Int64"})


STANDARD_COLUMNS = (
    *("id", "recommendation", "year", *text_columns("name"), *text_columns("what")),
    *_SOURCE_COLUMNS,
)


def _words(stem: str, text: Text) -> dict[str, str]:
    return dict(zip(text_columns(stem), text.words, strict=True))


def _source(source: Source) -> dict[str, str]:
    told = asdict(source)
    return {"source_title": told.pop("title"), **told}
