"""Run all benchmarks and print the measurements in one table: ``make bench``.

A benchmark is not a test: it succeeds whatever it measures, unless the code fails.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.domain import measure_many_draws, measure_scores, measure_survey_draws
from benchmarks.table import Measurement, format_table

#: Streamlit's logger that warns if a page runs without a server, as it does here.
NO_SERVER = "streamlit.runtime.scriptrunner_utils.script_run_context"


@dataclass(frozen=True)
class Sizes:
    """The sizes of the benchmarks, and the number of repetitions."""

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
    """Run all benchmarks, first those that need a small process."""
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
