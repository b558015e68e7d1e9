"""Find the most notable results of a study, as numbers without wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.model import Question, Scores, Study

#: Minimum number of scored cities for a region to be compared.
MIN_REGION = 5

#: Minimum number of selected cities for anything to be called common, rare or notable.
MIN_CITIES = 3

FindingCode = Literal["dimensions", "practices", "regions", "barrier"]


@dataclass(frozen=True)
class Finding:
    """One notable result.

    ``names`` are the ids (of dimensions, questions or regions) and ``numbers`` the figures of the
    result; ``page`` is the page that shows the details.
    """

    code: FindingCode
    names: Mapping[str, str]
    numbers: Mapping[str, float]
    page: str


def find_findings(
    study: Study, scores: Scores, cities: Sequence[str] | None = None
) -> list[Finding]:
    """Find up to three notable results, as far as the answers of the cities permit.

    ``cities`` are the ids of those that the results are about; None for all.
    """
    ids = [city.id for city in study.cities] if cities is None else list(cities)
    if cities is not None and len(ids) < MIN_CITIES:
        return []
    found = [
        _contrast_of_practices(study, scores, ids),
        _contrast_of_regions(study, scores, ids),
        _main_barrier(study, ids),
        _contrast_of_dimensions(study, scores, ids),
    ]
    return [finding for finding in found if finding is not None][:3]


def _contrast_of_practices(study: Study, scores: Scores, cities: list[str]) -> Finding | None:
    """Find the most and least common practice of the pillar where their shares differ most.

    Numbers, such as the result of an audit, are excluded: a city cannot "have" them.
    """
    counts = count_practices(scores, study.scored, cities).dropna()
    best: Finding | None = None
    for pillar in study.framework.pillars:
        inside = [
            q.id for q in study.scored if q.type != "number" and _pillar_of(study, q) == pillar.id
        ]
        of_pillar = counts.loc[[q for q in inside if q in counts.index]]
        if len(of_pillar) < 2:
            continue
        finding = _extremes_of_practices(of_pillar)
        if finding.numbers["gap"] > (best.numbers["gap"] if best else 0):
            best = finding
    return best


def _pillar_of(study: Study, question: Question) -> str | None:
    if question.dimension is None:
        return None
    return study.framework.dimension(question.dimension).pillar


def _extremes_of_practices(counts: pd.DataFrame) -> Finding:
    most, least = counts["share"].idxmax(), counts["share"].idxmin()
    numbers = {
        "most_have": counts.loc[most, "have"],
        "most_answered": counts.loc[most, "answered"],
        "least_have": counts.loc[least, "have"],
        "least_answered": counts.loc[least, "answered"],
        "gap": counts.loc[most, "share"] - counts.loc[least, "share"],
    }
    return Finding(
        "practices",
        {"most": str(most), "least": str(least)},
        {name: float(value) for name, value in numbers.items()},
        "recommendations",
    )


def _contrast_of_regions(study: Study, scores: Scores, cities: list[str]) -> Finding | None:
    """Find the dimension with the largest difference between the means of two regions."""
    regions = pd.Series({city.id: city.region or None for city in study.cities}, dtype=object)
    best: Finding | None = None
    for dimension in study.asked:
        values = scores.dimensions.loc[cities, dimension.id].dropna()
        groups = values.groupby(regions.loc[values.index])
        means = groups.mean()[groups.size() >= MIN_REGION]
        if len(means) < 2:
            continue
        high, low = means.idxmax(), means.idxmin()
        gap = float(means[high] - means[low])
        if gap > (best.numbers["gap"] if best else 0):
            best = Finding(
                "regions",
                {"dimension": dimension.id, "high": str(high), "low": str(low)},
                {"high": float(means[high]), "low": float(means[low]), "gap": gap},
                "ranking",
            )
    return best


def _main_barrier(study: Study, cities: list[str]) -> Finding | None:
    """Find the barrier that the largest share of cities report."""
    counts = count_answers(study, study.with_role("barrier"), cities).dropna()
    if not counts["have"].any():
        return None
    first = counts["share"].idxmax()
    numbers = {"have": counts.loc[first, "have"], "answered": counts.loc[first, "answered"]}
    return Finding(
        "barrier",
        {"barrier": str(first)},
        {name: float(value) for name, value in numbers.items()},
        "city",
    )


def _contrast_of_dimensions(study: Study, scores: Scores, cities: list[str]) -> Finding | None:
    """Find the dimensions with the highest and the lowest mean score."""
    means = scores.dimensions.loc[cities, [d.id for d in study.asked]].mean().dropna()
    if means.nunique() < 2:
        return None
    high, low = means.idxmax(), means.idxmin()
    return Finding(
        "dimensions",
        {"high": str(high), "low": str(low)},
        {"high": float(means[high]), "low": float(means[low])},
        "method",
    )
