"""Measure the server time of one change of a weight on the Ranking page.

The page is run by Streamlit's test runner in this process, without a browser or network.
"""

from __future__ import annotations

import contextlib
import gc
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.sizes import Sizes
from benchmarks.table import Measurement

ROOT = Path(__file__).resolve().parents[1]

EMPTY = "import streamlit as st\n\nst.title('Empty')\n"

#: Maximum extra time of the Ranking page over an empty page, in seconds.
LIMIT = 0.150

#: Timeout in seconds, long enough for the first run, which imports everything.
PATIENCE = 120


@dataclass(frozen=True)
class Cost:
    """Elapsed seconds, and seconds of processor time of this process."""

    elapsed: float
    busy: float


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_ranking(sizes.reruns)


def measure_ranking(times: int) -> list[Measurement]:
    """Measure reruns of the Ranking page after a change of a weight, and of an empty page.

    The two alternate, so that other load on the machine affects both equally. Every weight is new,
    so that no cached result is used.
    """
    with contextlib.chdir(ROOT):
        empty, ranking = _open_empty(), _open_ranking()
        fresh = (round(1.001 + number / 100, 3) for number in count())
        _change_weight(ranking, next(fresh))
        bare, full = [], []
        for _ in range(times):
            bare.append(_cost(empty))
            full.append(_change_weight(ranking, next(fresh)))
    return [
        Measurement("rerun of an empty page", median(c.elapsed for c in bare), "ms"),
        Measurement("rerun of Ranking after a weight", median(c.elapsed for c in full), "ms"),
        *_difference("Ranking less empty", [c.elapsed for c in bare], [c.elapsed for c in full]),
        *_difference(
            "Ranking less empty, processor time", [c.busy for c in bare], [c.busy for c in full]
        ),
    ]


def _difference(what: str, bare: list[float], full: list[float]) -> list[Measurement]:
    """Compute the differences of the medians and of the fastest runs."""
    return [
        Measurement(
            f"{what}: {name}",
            of(full) - of(bare),
            "ms",
            LIMIT,
            f"{of(full) / of(bare):.0f} × empty",
        )
        for name, of in (("median", median), ("fastest", min))
    ]


def _open_empty() -> AppTest:
    return _check_app(AppTest.from_string(EMPTY, default_timeout=PATIENCE).run())


def _open_ranking() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.context = {"locale": "en-US", "theme": "light", "timezone": "Europe/Paris"}
    return _check_app(app.switch_page("pages/ranking.py").run())


def _change_weight(app: AppTest, weight: float) -> Cost:
    """Set the first weight of the page and measure the rerun."""
    first = next(box for box in app.number_input if str(box.key).startswith("weight_"))
    first.set_value(weight)
    cost = _cost(app)
    if not str(app.query_params["weights"]).endswith(f":{weight}"):
        raise RuntimeError(f"the weight {weight} is not in the address: {app.query_params}")
    return cost


def _cost(app: AppTest) -> Cost:
    gc.collect()
    elapsed, busy = time.perf_counter(), time.process_time()
    app.run()
    cost = Cost(time.perf_counter() - elapsed, time.process_time() - busy)
    _check_app(app)
    return cost


def _check_app(app: AppTest) -> AppTest:
    """Check the app; raise an error if it failed, because its time is meaningless."""
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return app
