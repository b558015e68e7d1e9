"""Tests of the benchmarks of servers: on a stand-in, and that a server can be started at all."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from contextlib import nullcontext
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import crowds, editions, imports, load, programs, servers, visits
from benchmarks.load import VISITS, PageError, arrive
from benchmarks.relay import Relay
from benchmarks.servers import Server
from benchmarks.sizes import CROWDS, Crowd
from benchmarks.table import Measurement
from components.data_address import FOLDER
from serving.api.question import read_question
from smartgov.editions.choice import earlier_editions
from smartgov.study.load import load_study
from smartgov.text import LANGUAGES
from tests.stand_in import TEXT, StandIn, standing_in

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn()


@pytest.fixture
def server(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Return a stand-in, which is what the benchmarks start too."""
    with standing_in(stand_in) as server:
        for module in (visits, crowds, editions, programs):
            monkeypatch.setattr(module, "running", lambda *_: nullcontext(server))
        yield server


def by_name(measurements: list[Measurement]) -> dict[str, Measurement]:
    return {measurement.what: measurement for measurement in measurements}


# --- servers -----------------------------------------------------------------------------------


def test_a_server_is_started_measured_and_ended(tmp_path: Path, monkeypatch) -> None:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\n\nst.title('App')\n")
    monkeypatch.setattr(servers, "PLAIN", str(script))
    with servers.running(str(script)) as server:
        assert 0 < server.busy() < 60
        assert 10e6 < server.memory() < 4e9
        assert server.ask("/_stcore/health") > 0
    assert server.process.poll() is not None


def test_a_server_that_ends_at_once_says_why(monkeypatch) -> None:
    monkeypatch.setattr(servers, "PLAIN", "missing.py")
    with pytest.raises(RuntimeError, match=r"missing\.py"), servers.running("missing.py"):
        raise AssertionError


def test_the_floor_page_has_a_map_a_chart_and_a_table() -> None:
    page = AppTest.from_file(str(ROOT / "benchmarks" / "floor_app.py"), default_timeout=60).run()
    assert not page.exception
    kinds = [element.type for element in page.main]
    assert kinds[-4:] == ["title", "deck_gl_json_chart", "plotly_chart", "dataframe"]


# --- editions ----------------------------------------------------------------------------------


def test_a_series_is_measured_beside_the_study_alone(server: Server) -> None:
    measured = by_name(editions.measure_editions(4, 2, 2))
    limits = {what: m.limit for what, m in measured.items() if m.limit is not None}
    assert list(limits) == [
        f"first Overview of 4 cities {seen}, 2 editions, server time"
        for seen in (editions.UNSEEN, editions.SEEN)
    ]
    for what, limit in limits.items():
        alone = measured[what.replace("2 editions", "one edition")]
        assert limit == editions.LIMIT * alone.value


def test_the_series_has_its_editions_and_the_last_one_alone(tmp_path: Path) -> None:
    latest = editions.write_series(tmp_path, 4, 3)
    studies = {path.name: load_study(path).sound for path in tmp_path.iterdir()}
    series = {name: study for name, study in studies.items() if study.info.series}
    assert sorted(study.info.edition for study in series.values()) == ["2012", "2013", "2014"]
    assert studies[latest].info.edition == "2014"
    assert studies[latest].answers.equals(studies[editions.ALONE].answers)
    assert earlier_editions(studies[latest], series.values())


# --- visits ------------------------------------------------------------------------------------


def test_visits_cost_time_and_bytes(server: Server) -> None:
    measured = by_name(visits.measure_visits(2))
    assert [what for what, m in measured.items() if m.limit is not None] == [
        "first Overview that nobody has seen, server time",
        "first Overview, server time",
        "first Overview, over the connection",
        "interaction, server time",
        "interaction, over the connection",
    ]
    sent = measured["interaction, over the connection"]
    assert 0 < sent.value < len(TEXT) / 10
    assert sent.ratio == "5 kB uncompressed"
    assert all(m.value >= 0 for m in measured.values())


def test_visits_are_of_what_they_say(server: Server, stand_in: StandIn) -> None:
    visits.measure_visits(2)
    first = [query for page, query in stand_in.asked if not page]
    assert sum("lang=" in query for query in first) == 2
    assert [page for page, _ in stand_in.asked].count("ranking") == 3 * 2  # once to be seen
    assert sum("run=" in query for query in first) == 1 + 2 * len(VISITS)


def test_unseen_views_all_differ() -> None:
    made = [view for view, _ in zip(visits.unseen_views(), range(60), strict=False)]
    assert len({tuple(view.items()) for view in made}) == 60
    assert {view["lang"] for view in made} == set(LANGUAGES)


def test_costs_are_added_and_divided() -> None:
    cost = visits.Cost(1.0, 30, 40) + visits.Cost(2.0, 10, 20)
    assert cost.of(2) == visits.Cost(1.5, 20, 30)


# --- programs -----------------------------------------------------------------------------------


def test_programs_and_visitors_are_measured_alone_and_together(
    server: Server, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "EVERY", 0.05)
    measured = by_name(programs.measure_programs(0.2))
    kinds = (
        "tables made before",
        "new tables of scores and ranks",
        "new tables while visitors act",
    )
    for what in kinds:
        assert measured[f"{what}, answers a second"].value > 0
    assert measured[f"{kinds[2]}, answers a second"].ratio.endswith("× those alone")
    for what in ("interaction without programs", "interaction while programs ask"):
        assert measured[f"{what}, lost visitors"].value == 0
        assert measured[f"{what}, median wait"].value > 0
    assert "interaction without programs, server time each" in measured
    assert len(stand_in.asked) > len(VISITS) + 2 * programs.VISITORS


def test_new_tables_are_all_different_and_few_are_of_ranks() -> None:
    runs = [[at for at, _ in zip(programs.list_new(n), range(400), strict=False)] for n in (1, 2)]
    assert len({*runs[0], *runs[1]}) == 800
    assert sum("/ranks.json" in address for address in runs[0]) == 100
    for address in (runs[0][3], runs[1][399], *programs.list_kept()):
        rest, _, query = address.removeprefix(f"/{FOLDER}/").partition("?")
        assert read_question(rest, query, "").table in ("scores", "ranks", "studies")


def test_a_busy_server_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = [True, False]

    class Busy:
        def ask(self, path: str) -> float:
            if busy.pop(0):
                raise HTTPError(path, 503, "busy", Message(), None)
            return 0.5

    found = programs.Answers(seconds=1.0)
    asyncio.run(programs._ask_on(Busy(), programs.list_new(1), 0, found))
    assert (found.refused, found.taken) == (1, [])
    asyncio.run(programs._ask_on(Busy(), programs.list_new(1), 0, found))
    assert (found.taken, found.rate) == ([0.5], 1.0)
    refused = {m.what: m.value for m in programs._rates("tables", found)}["tables, refused"]
    assert refused == 1


def test_a_page_with_an_error_is_no_page(server: Server, stand_in: StandIn) -> None:
    stand_in.fails = True

    async def see() -> None:
        async with arrive(server.base, 60) as (visitor, _):
            await visitor.see("", {}, 60)

    with pytest.raises(PageError, match="no page"):
        asyncio.run(see())
    (seen,) = asyncio.run(load.run(server.base, 1, 0, 0, 1))
    assert seen.error == "PageError: no page"
    assert load.summarize([seen])["lost"] == 1


def test_a_relay_counts_what_it_passes_on(server: Server) -> None:
    async def see() -> tuple[int, int]:
        relay = Relay(server.port)
        async with relay.running(), arrive(f"http://127.0.0.1:{relay.port}", 60) as (visitor, way):
            await visitor.see("", {}, 60)
            return relay.received, way.received

    counted, received = asyncio.run(see())
    assert counted == received > 0


# --- crowds ------------------------------------------------------------------------------------

CROWD = Crowd("3 visitors", 3, 0.0, 0.3, first=1.0, act=2.0, slowest=3.0)


def test_a_crowd_is_measured(server: Server, stand_in: StandIn) -> None:
    measured = by_name(crowds.measure_crowds([CROWD], every=0.1, rest=0))
    assert {what: (m.limit, m.unit) for what, m in measured.items() if m.limit is not None} == {
        "3 visitors: lost": (0, ""),
        "3 visitors: first page, 95th percentile": (1.0, "s"),
        "3 visitors: interaction, 95th percentile": (2.0, "s"),
        "3 visitors: slowest first page": (3.0, "s"),
        "3 visitors: slowest /health/live": (1.0, "s"),
        "3 visitors: memory a session": (1.5e6, "MB"),
        "3 visitors: memory 0 s after they left / before": (1.1, "×"),
    }
    assert measured["3 visitors: lost"].value == 0
    assert measured["3 visitors: interaction, median"].value > 0
    assert measured["3 visitors: slowest /health/live"].value > 0
    assert measured["3 visitors: memory 0 s after they left / before"].value > 0.5
    assert len(stand_in.asked) > len(VISITS) + 3


def test_visitors_who_are_lost_are_counted(server: Server, stand_in: StandIn, monkeypatch) -> None:
    async def show_all_and_fail(server: Server) -> None:
        stand_in.fails = True

    monkeypatch.setattr(crowds, "_show_all", show_all_and_fail)
    measured = by_name(crowds.measure_crowds([CROWD], every=0.1, rest=0))
    lost = measured["3 visitors: lost"]
    assert (lost.value, lost.verdict, lost.ratio) == (3, "over", "PageError: no page")
    assert math.isnan(measured["3 visitors: first page, median"].value)


def test_crowds_are_those_of_the_limits() -> None:
    assert [(crowd.sessions, crowd.within) for crowd in CROWDS] == [(150, 30), (300, 30), (150, 0)]


# --- imports -----------------------------------------------------------------------------------


def test_imports_of_a_script_are_its_imports(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("import json\nfrom math import pi\n\nprint(pi)\n")
    assert imports.read_imports(script) == "import json\nfrom math import pi"
    assert "from components" in imports.read_imports(ROOT / "app.py")


def test_imports_take_time_of_a_processor() -> None:
    elapsed, busy = imports.run_in_new_process("sum(range(1_000_000))")
    assert elapsed > 0
    assert busy > 0
