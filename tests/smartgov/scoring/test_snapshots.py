"""Tests of the figures of the shipped survey: published ones, and every score of every city.

A changed score changes what the explorer says about a city, so it must be intended. If it is,
rewrite the snapshots and review the difference before committing it::

    SMARTGOV_REWRITE_SNAPSHOTS=1 python -m pytest tests/smartgov/scoring/test_snapshots.py

With the variable each snapshot is written and its test skipped; without it they are compared.
"""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest

from smartgov.advice.practice_counts import count_practices
from smartgov.model import Scores, Spec, Study
from smartgov.scoring.score import score

SNAPSHOTS = Path(__file__).parent / "snapshots"
REWRITE = os.environ.get("SMARTGOV_REWRITE_SNAPSHOTS") == "1"

#: Every choice away from its default, a pillar, a dimension and a zero among the weights.
OTHER = Spec(
    weights=(("strategic_management", 2.0), ("participation", 3.0), ("foresight", 0.0)),
    aggregation="geometric",
    min_coverage=0.5,
)

SPECS = {
    "urban-governance-survey-2015-default": Spec(),
    "urban-governance-survey-2015-weighted-geometric": OTHER,
}


def shown(value: float) -> float | None:
    """Return a number with 6 decimals; blank as null."""
    return None if math.isnan(value) else round(float(value), 6)


def snapshot(scores: Scores) -> dict[str, dict[str, object]]:
    """Return every score by city."""
    return {
        city: {
            "overall": shown(scores.overall[city]),
            "pillars": {name: shown(value) for name, value in scores.pillars.loc[city].items()},
            "dimensions": {n: shown(value) for n, value in scores.dimensions.loc[city].items()},
            "coverage": shown(scores.coverage[city]),
            "rank": shown(scores.rank[city]),
        }
        for city in scores.overall.index
    }


def write(path: Path, found: dict[str, dict[str, object]]) -> None:
    """Write a snapshot with a line for each city, so that a difference can be read."""
    lines = [f"{json.dumps(city)}: {json.dumps(values)}" for city, values in found.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


@pytest.mark.parametrize("name", SPECS)
def test_scores_are_those_of_the_snapshot(name: str, survey: Study) -> None:
    found = snapshot(score(survey, SPECS[name]))
    path = SNAPSHOTS / f"{name}.json"
    if REWRITE:
        write(path, found)
        pytest.skip(f"{path.name} was written, not compared")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert list(found) == list(expected)
    assert {c: v for c, v in found.items() if v != expected[c]} == {}


def test_every_snapshot_is_compared() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.json")} == set(SPECS)


def test_69_cities_are_ranked_and_9_are_not(survey_scores: Scores) -> None:
    not_ranked = survey_scores.rank.index[survey_scores.rank.isna()]
    assert survey_scores.ranked == 69
    assert len(not_ranked) == 9
    assert "bilbao" in not_ranked


def test_asker_and_ilo_share_the_first_rank(survey_scores: Scores) -> None:
    first = survey_scores.rank.index[survey_scores.rank == 1]
    assert list(first) == ["asker", "ilo"]
    assert survey_scores.rank.sort_values().iloc[2] == 3


def test_barcelona_has_80_6_and_rank_24(survey_scores: Scores) -> None:
    assert round(survey_scores.overall["barcelona"], 1) == 80.6
    assert survey_scores.rank["barcelona"] == 24


def test_five_of_nine_dimensions_were_asked_about(survey: Study, survey_scores: Scores) -> None:
    not_asked = ["transparency", "collaboration", "open_data", "evaluation"]
    assert [d.id for d in survey.not_asked] == not_asked
    assert survey_scores.dimensions[not_asked].isna().all(axis=None)
    assert survey_scores.dimensions.drop(columns=not_asked).notna().any().all()


@pytest.mark.parametrize(
    ("question", "have", "answered"),
    [
        ("strategic_plan", 63, 77),
        ("corruption_reporting", 62, 74),
        ("participatory_budgeting", 34, 78),
        ("forecasting", 38, 71),
        ("scenarios", 41, 72),
        ("representation_quota", 15, 67),
    ],
)
def test_how_many_cities_have_a_practice(
    survey: Study, survey_scores: Scores, question: str, have: int, answered: int
) -> None:
    counts = count_practices(survey_scores, survey.scored).loc[question]
    assert (counts["have"], counts["answered"]) == (have, answered)
    assert counts["share"] == have / answered
