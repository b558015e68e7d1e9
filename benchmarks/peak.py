"""Measure the time and memory of rank intervals of a large made-up study, in this process.

``python -m benchmarks.peak DRAWS CITIES QUESTIONS`` prints seconds, and bytes before and at the
peak, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys

from benchmarks.studies import make_study
from benchmarks.table import seconds
from smartgov.certainty.robustness import rank_intervals
from smartgov.scoring.score import score


def peak() -> int:
    """Measure the peak memory of this process so far, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main(draws: int, cities: int, questions: int) -> None:
    study = make_study(cities, questions)
    scores = score(study)
    before = peak()
    taken = seconds(lambda: rank_intervals(study, scores, draws=draws))
    json.dump({"seconds": taken, "before": before, "peak": peak()}, sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
