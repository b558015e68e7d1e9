"""Tests that the benchmarks measure what they claim, whatever the time."""

from __future__ import annotations

import gc
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS, main, measure_all
from benchmarks.page import measure_ranking
from benchmarks.peak import peak
from benchmarks.sizes import Sizes
from benchmarks.studies import BLANK, make_study, read_survey
from benchmarks.table import Measurement, best_of, format_table, seconds
from smartgov.scoring.score import score

ROOT = Path(__file__).resolve().parents[1]
HERE = ("domain", "intake", "page")
TINY = Sizes(
    draws=3,
    many=(4, 20, 12),
    cities=(10, 30),
    questions=12,
    times=1,
    fast_times=1,
    reruns=1,
    files=(3, 6),
    file_questions=12,
)


@pytest.fixture(scope="module", autouse=True)
def leave_out_what_is_there() -> None:
    """Leave what other tests have made out of the collections before each measurement."""
    gc.freeze()


@pytest.fixture(scope="module")
def measured() -> dict[str, Measurement]:
    return {measurement.what: measurement for measurement in measure_all(TINY, HERE)}


# --- what is measured --------------------------------------------------------------------------


def test_everything_that_has_a_limit_is_measured(measured) -> None:
    limits = {m.what: (m.limit, m.unit) for m in measured.values() if m.limit is not None}
    assert limits == {
        "4 draws on 20 cities × 12 questions": (10, "s"),
        "4 draws on 20 cities × 12 questions: peak memory": (1.5e9, "GB"),
        "3 draws on 78 cities": (0.05, "ms"),
        "score of 30 cities × 12 questions": (2, "ms"),
        "workbook of 6 cities × 12 questions, read and scored": (10, "s"),
        "Ranking less empty: median": (0.15, "ms"),
        "Ranking less empty: fastest": (0.15, "ms"),
        "Ranking less empty, processor time: median": (0.15, "ms"),
        "Ranking less empty, processor time: fastest": (0.15, "ms"),
    }


def test_what_the_limits_are_beside_is_measured_too(measured) -> None:
    assert [what for what, m in measured.items() if m.limit is None] == [
        "4 draws on 20 cities × 12 questions: memory before",
        "score of 78 cities",
        "sensitivity of 78 cities",
        "score of 10 cities × 12 questions",
        "workbook of 3 cities × 12 questions, read and scored",
        "rerun of an empty page",
        "rerun of Ranking after a weight",
    ]


def test_measurements_are_of_something(measured) -> None:
    assert all(m.value > 0 for what, m in measured.items() if "less" not in what)
    before = measured["4 draws on 20 cities × 12 questions: memory before"].value
    peak_of_all = measured["4 draws on 20 cities × 12 questions: peak memory"].value
    assert 10e6 < before <= peak_of_all < 4e9


def test_ratios_are_of_the_same_run(measured) -> None:
    taken = [measured[f"score of {n} cities × 12 questions"] for n in (10, 30)]
    ratio = taken[1].value / 30 / (taken[0].value / 10)
    assert taken[0].ratio == "1.00 × per city at 10"
    assert taken[1].ratio == f"{ratio:.2f} × per city at 10"


def test_difference_of_the_pages_is_what_they_differ_by() -> None:
    bare, full, *differences = measure_ranking(1)
    assert differences[0].value == pytest.approx(full.value - bare.value)
    assert differences[1].value == differences[0].value


def test_sizes_are_those_of_the_limits() -> None:
    usual = Sizes()
    assert usual.draws == 1_000
    assert usual.many == (10_000, 1_000, 40)
    assert usual.cities == (1_000, 10_000, 100_000)
    assert usual.questions == 40


# --- made-up studies ---------------------------------------------------------------------------


def test_made_up_study_can_be_scored() -> None:
    study = make_study(200, 40)
    assert study.answers.shape == (200, 40)
    assert len(study.cities) == len(study.city_by_id) == 200
    assert [d.id for d in study.asked] == [d.id for d in study.framework.dimensions]
    assert study.answers.isna().mean(axis=None) == pytest.approx(BLANK, abs=0.01)
    assert study.answers.max(axis=None) <= 100
    assert 150 < score(study).ranked <= 200


def test_made_up_study_is_always_the_same() -> None:
    assert make_study(5, 9).answers.equals(make_study(5, 9).answers)


def test_survey_is_the_one_of_78_cities() -> None:
    assert len(read_survey().cities) == 78


# --- clocks ------------------------------------------------------------------------------------


def test_best_of_runs_as_often_as_it_says() -> None:
    runs = []
    assert best_of(4, lambda: runs.append(1)) >= 0
    assert len(runs) == 4
    assert seconds(lambda: runs.append(1)) >= 0
    assert len(runs) == 5


def test_memory_is_in_bytes() -> None:
    assert 10e6 < peak() < 100e9


# --- the table ---------------------------------------------------------------------------------


def test_table() -> None:
    measurements = [
        Measurement("small", 0.0123, "ms", 0.05, "2.0 × its score"),
        Measurement("exactly", 10.0, "s", 10.0),
        Measurement("too much", 1.75e9, "GB", 1.5e9),
        Measurement("beside it", 1.2345, "ms", ratio="1.00"),
        Measurement("lost", 0, "", 0),
        Measurement("bytes", 28_400, "kB", 25_000),
    ]
    assert format_table(measurements).splitlines() == [
        "what       measured   limit  of limit  verdict  ratio",
        "small       12.3 ms   50 ms       25%  ok       2.0 × its score",
        "exactly        10 s    10 s      100%  ok",
        "too much    1.75 GB  1.5 GB      117%  over",
        "beside it  1,234 ms                             1.00",
        "lost              0       0            ok",
        "bytes       28.4 kB   25 kB      114%  over",
    ]


def test_over_a_limit_is_said_and_is_no_error(capsys, monkeypatch) -> None:
    slow = [Measurement("page", 9.0, "s", 0.1)]
    monkeypatch.setattr("benchmarks.__main__.measure_all", lambda sizes, parts: iter(slow))
    main([], TINY)
    assert capsys.readouterr().out.splitlines()[2].split() == [
        "page",
        "9",
        "s",
        "0.1",
        "s",
        "9000%",
        "over",
    ]


def test_a_part_can_be_run_alone(capsys, monkeypatch) -> None:
    asked = []

    def note(sizes: Sizes, parts: list[str]) -> list[Measurement]:
        asked.append(parts)
        return []

    monkeypatch.setattr("benchmarks.__main__.measure_all", note)
    main(["--only", "visits", "crowds"], TINY)
    main([], TINY)
    assert asked == [["visits", "crowds"], PARTS]
    assert "processors" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--only", "nothing"], TINY)


def test_failure_is_an_error() -> None:
    """A time of something that failed would say nothing."""
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks.peak", "ten", "20", "12"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert process.returncode == 1
    assert process.stdout == b""


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_run(part: str) -> None:
    assert callable(import_module(f"benchmarks.{part}").measure)
