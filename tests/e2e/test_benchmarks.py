"""Browser tests of the benchmark of visits: on a stand-in, which costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from benchmarks import browser as module
from benchmarks.servers import FLOOR, PLAIN, SERVER, Server
from tests.stand_in import PAGE, StandIn, standing_in


def test_visits_in_a_browser_are_measured(launch: object, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    @contextmanager
    def run(script: str) -> Iterator[Server]:
        started.append(script)
        with standing_in(StandIn()) as server:
            yield server

    monkeypatch.setattr(module, "running", run)
    with ThreadPoolExecutor(1) as pool:  # this thread may have Playwright's loop
        measured = {m.what: m for m in pool.submit(module.measure_browser, 1).result()}
    assert started == [SERVER, PLAIN, FLOOR]
    assert [(m.limit, m.unit) for m in measured.values() if m.limit is not None] == [
        (3e6, "MB"),
        (60e3, "kB"),
        (1 / 3, "×"),
        (1.1, "×"),
    ]
    assert measured["first visit in a browser"].value > len(PAGE)
    assert measured["second visit"].value > 0
    painted = [m.value for what, m in measured.items() if what.startswith("first paint")]
    assert painted[0] > module.LATENCY / 1000
    assert painted[3] == pytest.approx(painted[0] / painted[1])
    assert painted[4] == pytest.approx(painted[0] / painted[2])
