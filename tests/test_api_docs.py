"""Tests of what is written about the tables for programs: notebook and columns."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest

from components.data_address import STUDIES, TABLE_PARAMETERS
from smartgov.export.asked import Asked
from smartgov.export.tables import NOT_OF_STUDIES, OF_EDITIONS, make_table
from smartgov.study.catalog import STUDIES as STUDIES_AT
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.study.load import load_study
from tests.e2e.server import Server, start_server, wait_until

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", DOCUMENT, re.M))

DEMO, DEMO_BEFORE = (
    load_study(STUDIES_AT / "smart-cities-study-2019-demo").sound,
    "smart-cities-study-2017-demo",
)
RECOMMENDATIONS = recommendations_for(DEMO.framework, read_recommendations())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    server = start_server(ROOT / "server.py", tmp_path_factory.mktemp("server") / "log.txt")
    yield server
    server.stop()


def test_the_notebook_reads_tables_and_draws_a_chart(server: Server, monkeypatch) -> None:
    wait_until(lambda: '"event": "ready"' in server.log(), "the server to be ready")
    monkeypatch.setenv("SMARTGOV_ADDRESS", server.url().rstrip("/"))
    mpl.use("Agg")
    notebook = json.loads((ROOT / "docs" / "api.ipynb").read_text(encoding="utf-8"))
    known: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []  # so that what is committed says nothing of one day
            exec("".join(cell["source"]), known)  # noqa: S102 - our own
    assert isinstance(known["ranks"], pd.DataFrame)
    assert len(known["ranks"]) > 20
    assert len(known["axes"].lines) == 1
    assert known["about"]["status"] == "real"
    assert known["moved"].abs().max() > 0
    known["plt"].close("all")


def test_every_table_is_documented() -> None:
    assert list(ROWS) == list(TABLE_PARAMETERS)


@pytest.mark.parametrize("name", [name for name, told in ROWS.items() if "as in" not in told])
def test_the_columns_of_a_table_are_documented(name: str) -> None:
    told = re.findall(r"`([a-z_0-9]+)(?:\*)?`", ROWS[name].replace("_*", "_en"))
    if name == STUDIES:
        return
    columns = list(make_table(name, asked_of(name)).columns)
    assert name not in NOT_OF_STUDIES
    assert columns[-3:] == ["study", "status", "version"]
    assert set(told) <= set(columns)
    if name not in ("scores", "change") and "*" not in ROWS[name]:
        assert told == columns[:-3]


def asked_of(name: str) -> Asked:
    """Ask for a table, of the demonstration, which has another edition."""
    editions = (load_study(STUDIES_AT / DEMO_BEFORE).sound, DEMO)
    asked = Asked(DEMO, recommendations=RECOMMENDATIONS, city=DEMO.cities[0].id, draws=20)
    return replace(asked, before=editions[0], editions=editions) if name in OF_EDITIONS else asked
