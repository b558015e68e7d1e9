"""Measure the cost of scores and rank intervals."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.sizes import Sizes
from benchmarks.table import Measurement, best_of

ROOT = Path(__file__).resolve().parents[1]


def measure(sizes: Sizes) -> Iterator[Measurement]:
    """Run this part of the benchmarks."""
    yield from measure_many_draws(*sizes.many)
    yield from measure_survey_draws(sizes.draws, sizes.fast_times)
    yield from measure_scores(sizes.cities, sizes.questions, sizes.times)


def measure_many_draws(draws: int, cities: int, questions: int) -> list[Measurement]:
    """Measure the time and peak memory of many draws, in a separate process.

    Run this before importing anything large: Linux counts the memory of the parent process into
    the peak of the child.
    """
    sizes = [str(size) for size in (draws, cities, questions)]
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks.peak", *sizes],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    measured = json.loads(process.stdout)
    what = f"{draws:,} draws on {cities:,} cities × {questions} questions"
    return [
        Measurement(what, measured["seconds"], "s", 10.0),
        Measurement(f"{what}: peak memory", measured["peak"], "GB", 1.5e9),
        Measurement(
            f"{what}: memory before",
            measured["before"],
            "GB",
            ratio=f"peak / before = {measured['peak'] / measured['before']:.2f}",
        ),
    ]


def measure_survey_draws(draws: int, times: int) -> list[Measurement]:
    """Measure rank intervals and sensitivity of the survey, as used by the Ranking page."""
    from benchmarks.studies import read_survey
    from smartgov.certainty.robustness import rank_intervals
    from smartgov.certainty.sensitivity import rank_shifts
    from smartgov.scoring.score import score

    survey = read_survey()
    scores = score(survey)
    cities = len(survey.cities)
    alone = best_of(times, lambda: score(survey))
    intervals = best_of(times, lambda: rank_intervals(survey, scores, draws=draws))
    shifts = best_of(times, lambda: rank_shifts(survey, scores))
    return [
        Measurement(f"score of {cities} cities", alone, "ms"),
        Measurement(
            f"{draws:,} draws on {cities} cities",
            intervals,
            "ms",
            0.050,
            f"{intervals / alone:.1f} × its score",
        ),
        Measurement(
            f"sensitivity of {cities} cities",
            shifts,
            "ms",
            ratio=f"{shifts / alone:.1f} × its score",
        ),
    ]


def measure_scores(sizes: Sequence[int], questions: int, times: int) -> list[Measurement]:
    """Measure scores for increasing numbers of cities; the limit applies to the largest."""
    return list(_measure_scores(sizes, questions, times))


def _measure_scores(sizes: Sequence[int], questions: int, times: int) -> Iterator[Measurement]:
    from benchmarks.studies import make_study
    from smartgov.scoring.score import score

    first = 0.0
    for cities in sizes:
        taken = best_of(times, partial(score, make_study(cities, questions)))
        first = first or taken / cities
        yield Measurement(
            f"score of {cities:,} cities × {questions} questions",
            taken,
            "ms",
            2.0 if cities == max(sizes) else None,
            f"{taken / cities / first:.2f} × per city at {sizes[0]:,}",
        )
