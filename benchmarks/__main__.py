"""Measure everything that has a limit, and print it in one table: ``make bench``.

A benchmark is not a test: it ends well whatever it measures, unless something fails.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.domain import measure_many_draws, measure_scores, measure_survey_draws
from benchmarks.table import Measurement, format_table

#: Streamlit's logger that warns of a page without a server, which is how pages are measured.
NO_SERVER = "streamlit.runtime.scriptrunner_utils.script_run_context"


@dataclass(frozen=True)
class Sizes:
    """How much is measured, and how often."""

    draws: int = 1_000
    many: tuple[int, int, int] = (10_000, 1_000, 40)
    cities: tuple[int, ...] = (1_000, 10_000, 100_000)
    questions: int = 40
    times: int = 5
    fast_times: int = 30
    reruns: int = 25
    files: tuple[int, ...] = (500, 5_000)
    file_questions: int = 100


def measure_all(sizes: Sizes) -> Iterator[Measurement]:
    """Measure everything, what needs a small process first."""
    yield from measure_many_draws(*sizes.many)
    yield from measure_survey_draws(sizes.draws, sizes.fast_times)
    yield from measure_scores(sizes.cities, sizes.questions, sizes.times)
    from benchmarks.intake import measure_files
    from benchmarks.page import measure_ranking

    yield from measure_files(sizes.files, sizes.file_questions)
    yield from measure_ranking(sizes.reruns)


def main(sizes: Sizes | None = None) -> None:
    """Print the table."""
    print(format_table(list(measure_all(sizes or Sizes()))))


if __name__ == "__main__":
    logging.getLogger(NO_SERVER).disabled = True
    main()
