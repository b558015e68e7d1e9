"""What stands out in a study, as figures; the interface puts them into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.model import Question, Scores, Study

#: A region enters a comparison with at least this many scored cities.
MIN_REGION = 5

FindingCode = Literal["dimensions", "practices", "regions", "barrier"]


@dataclass(frozen=True)
class Finding:
    """One thing that stands out.

    ``names`` holds ids (of dimensions, questions, regions), ``numbers`` what they are about;
    ``page`` is the page on which a reader can follow it up.
    """

    code: FindingCode
    names: Mapping[str, str]
    numbers: Mapping[str, float]
    page: str


def find_findings(study: Study, scores: Scores) -> list[Finding]:
    """Return up to three findings, those that the study's answers allow."""
    found = [
        _contrast_of_practices(study, scores),
        _contrast_of_regions(study, scores),
        _main_barrier(study),
        _contrast_of_dimensions(study, scores),
    ]
    return [finding for finding in found if finding is not None][:3]


def _contrast_of_practices(study: Study, scores: Scores) -> Finding | None:
    """Return the two practices of one pillar that differ most in how many cities have them.

    A number, such as the result of an audit, is nothing that a city has or has not.
    """
    counts = count_practices(scores, study.scored).dropna()
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


def _contrast_of_regions(study: Study, scores: Scores) -> Finding | None:
    """Return the dimension in which two regions are furthest apart, by their means."""
    regions = pd.Series({city.id: city.region or None for city in study.cities}, dtype=object)
    best: Finding | None = None
    for dimension in study.asked:
        values = scores.dimensions[dimension.id].dropna()
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


def _main_barrier(study: Study) -> Finding | None:
    """Return the barrier that most cities name."""
    counts = count_answers(study, study.with_role("barrier")).dropna()
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


def _contrast_of_dimensions(study: Study, scores: Scores) -> Finding | None:
    """Return the dimensions with the highest and the lowest mean score."""
    means = scores.dimensions[[d.id for d in study.asked]].mean().dropna()
    if means.nunique() < 2:
        return None
    high, low = means.idxmax(), means.idxmin()
    return Finding(
        "dimensions",
        {"high": str(high), "low": str(low)},
        {"high": float(means[high]), "low": float(means[low])},
        "method",
    )
